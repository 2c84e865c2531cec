# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of pages put together."""

from collections.abc import Sequence


def stacked(pages: Sequence[bytes]) -> bytes:
    """Put the PNG pages of one slip below one another; a single page comes back as it is."""
    if len(pages) == 1:
        return pages[0]
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - most slips have one page
    from PySide6.QtGui import QImage, QImageWriter, QPainter  # noqa: PLC0415

    images = [QImage.fromData(page) for page in pages]
    whole = QImage(images[0].width(), sum(image.height() for image in images), QImage.Format.Format_RGB32)
    whole.setDotsPerMeterX(images[0].dotsPerMeterX())
    whole.setDotsPerMeterY(images[0].dotsPerMeterY())
    painter = QPainter(whole)
    top = 0
    for image in images:
        painter.drawImage(0, top, image)
        top += image.height()
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(whole)
    return bytes(written.data())
