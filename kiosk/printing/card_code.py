# SPDX-License-Identifier: GPL-3.0-or-later
"""The code of a visitor's card as a picture, to show on a screen."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.printing.qr import card_svg

_PIXELS_A_MODULE = 20


def card_png(token: str) -> bytes:
    """Draw the code of a card as PNG, black on white, quiet zone and all; it holds the token and nothing else."""
    drawn = QSvgRenderer(card_svg(token).encode())
    side = drawn.defaultSize().width() * _PIXELS_A_MODULE
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    drawn.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
