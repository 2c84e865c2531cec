# SPDX-License-Identifier: GPL-3.0-or-later
"""Small parts that the front desk's own widgets share."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.reception.words.texts import breakable
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import Words, named


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


def button(text: str, object_name: str, role: str = "secondary", parent: QWidget | None = None) -> QPushButton:
    """Make a button without an icon; an ampersand before a letter makes that its access key."""
    made = named(QPushButton(text, parent), object_name, text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
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


def holds_focus(widget: QWidget) -> bool:
    """Tell whether the cursor is in this widget or in something on it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
