# SPDX-License-Identifier: GPL-3.0-or-later
"""Small parts that the front desk's own widgets share."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShortcutEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.reception.words.texts import breakable
from kiosk.ui.theme import LOOK, icon, scaled, set_role
from kiosk.ui.widgets import IconButton, IconWords, ScrolledColumn, Words, named


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def column(parent: QWidget | None = None, spacing: int = 8) -> QVBoxLayout:
    """Make a column without margins."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


def row(parent: QWidget | None = None, spacing: int = 8) -> QHBoxLayout:
    """Make a row without margins."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


class Choice(QComboBox):
    """A combo box whose arrow lies on the field itself, without a frame of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QComboBox::drop-down { border: none; background: transparent; width: 28px; }")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow where the line ends."""
        super().paintEvent(event)
        side = scaled(18)
        place = QRect(self.width() - side - 10, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        drawn = icon("chevron-down", LOOK.soft, side)
        drawn.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        painter.end()


class AtOnce:
    """A button whose access key acts at once; Qt's own animates for a tenth of a second, and typing overtakes it."""

    def event(self, event: QEvent) -> bool:
        """Press it when its key is."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous() and isinstance(self, QAbstractButton):
            self.click()
            return True
        return bool(super().event(event))  # type: ignore[misc] # the button behind it has it


class KeyedButton(AtOnce, QPushButton):
    """A button without an icon."""


class KeyedIconButton(AtOnce, IconButton):
    """A button with an icon."""


def stacked(parent: QWidget, *widgets: QWidget, spacing: int = 2) -> QWidget:
    """Put widgets under one another on a widget of their own."""
    made = QWidget(parent)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    lines = column(made, spacing=spacing)
    for widget in widgets:
        lines.addWidget(widget)
    return made


def button(text: str, object_name: str, role: str = "secondary", parent: QWidget | None = None) -> QPushButton:
    """Make a button without an icon; an ampersand before a letter makes that its access key."""
    made = named(KeyedButton(text, parent), object_name, text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
    set_role(made, role)
    return made


class Saying(Words):
    """Words that wrap, however long a single one of them is; screen readers get them as they were written."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", role, parent, wraps=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Say something else."""
        self.setText(breakable(text))
        self.setAccessibleName(text)


def from_top(shown: IconWords) -> IconWords:
    """Let words begin beside their icon where they are given more height than they need."""
    for words in shown.findChildren(Words):
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    return shown


def holds_focus(widget: QWidget) -> bool:
    """Tell whether the cursor is in this widget or in something on it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def lay_out_list(
    page: QWidget, scrolled: ScrolledColumn, head: QLayout, nothing: QWidget, listed: QWidget, chosen: QWidget
) -> None:
    """Lay out a page with a list: its head, what is said when it is empty, the list, and what is chosen in it."""
    around = QVBoxLayout(page)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(scrolled)
    column = scrolled.column
    column.setContentsMargins(26, 20, 26, 20)
    column.setSpacing(14)
    column.addLayout(head)
    column.addWidget(nothing)
    column.addWidget(listed, 1)
    column.addWidget(chosen)
    column.addStretch(0)
