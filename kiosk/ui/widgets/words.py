# SPDX-License-Identifier: GPL-3.0-or-later
"""Text on a screen: always plain, never markup, whoever wrote it."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from kiosk.ui.theme import LOOK, icon, scaled, set_role

SomeWidget = TypeVar("SomeWidget", bound=QWidget)


def named(widget: SomeWidget, object_name: str, accessible_name: str = "") -> SomeWidget:
    """Give a widget the name that programs find it by and the one that screen readers say."""
    widget.setObjectName(object_name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def at_start(widget: QWidget) -> Qt.AlignmentFlag:
    """The side on which the layout begins. Left alone, a label would put an Arabic name at the far end of its line."""
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class Words(QLabel):
    """Plain text in one of the roles "", title, heading, strong, soft, office, error; it wraps when asked to.

    It begins on the side on which the layout begins, whatever script it is in; within the line the script decides.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)
        self.setAlignment(at_start(self))
        if role:
            set_role(self, role)

    def changeEvent(self, event: QEvent) -> None:
        """Go to the other side with the layout."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.setAlignment(at_start(self))


class Chip(Words):
    """A short state in a coloured pill; the word says it, the colour only helps.

    Roles: chip, chip-waiting, chip-due, chip-settled, badge.
    """

    def __init__(self, text: str = "", role: str = "chip", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, role: str) -> None:
        """Say another state."""
        self.setText(text)
        set_role(self, role)


class ElidedLabel(QLabel):
    """One line that ends in "…" where there is no room; the whole text is its tooltip and accessible name."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if role:
            set_role(self, role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setAccessibleName(text)
        self._tell_what_is_hidden()

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a few letters at least, whatever the text is."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice whether some of the text is hidden now."""
        super().resizeEvent(event)
        self._tell_what_is_hidden()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(self.contentsRect(), int(at_start(self)), self.shown_text())
        painter.end()

    def shown_text(self) -> str:
        """The text as it fits now."""
        line = " ".join(self.text().split())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _tell_what_is_hidden(self) -> None:
        self.setToolTip("" if self.shown_text() == self.text() else _plain_tooltip(self.text()))


class IconWords(QWidget):
    """A small icon and the words it stands beside."""

    def __init__(
        self, icon_name: str, text: str = "", role: str = "soft", colour: str = LOOK.soft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self._icon = QLabel(self)
        self._words = Words(text, role, self, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.show_icon(icon_name)

    def show_icon(self, icon_name: str) -> None:
        """Put another icon before the words."""
        side = scaled(17)
        self._icon.setPixmap(icon(icon_name, self._colour, side).pixmap(QSize(side, side), self.devicePixelRatio()))

    def setText(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)

    def text(self) -> str:
        """What it says."""
        return self._words.text()


def _plain_tooltip(text: str) -> str:
    # Tooltips guess rich text: a name with markup in it must show as it was written.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"
