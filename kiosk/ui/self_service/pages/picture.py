# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that fills its room and keeps its shape."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.widgets import named


class Picture(QWidget):
    """A PNG on white, at a width in pixels and never wider than its room; its height follows."""

    def __init__(
        self, png: bytes, width: int, object_name: str, accessible_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, object_name, accessible_name)
        self._image = QImage.fromData(png)
        self._wide = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see: it could not be drawn, or not be read."""
        return self._image.isNull()

    def fit(self, height: int, least: int) -> bool:
        """Be narrow enough to be seen whole within a height in pixels, unless that is narrower than `least`."""
        whole = min(self._wide, self._image.width() * height // max(1, self._image.height()))
        if whole < least:
            return False
        self._wide = whole
        return True

    def sizeHint(self) -> QSize:
        """The width it was given, and the height that goes with it."""
        if self.is_blank:
            return QSize(0, 0)
        return QSize(self._wide, round(self._image.height() * self._wide / self._image.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self._image)
        painter.end()
