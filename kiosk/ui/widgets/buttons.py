# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons; an icon always stands beside a word."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from kiosk.ui.theme import LOOK, icon, scaled, set_role
from kiosk.ui.widgets.words import Chip

_GAP = 4
_ICON_COLOURS = {"primary": LOOK.card, "quiet": LOOK.teal}


class IconButton(QPushButton):
    """A button with an icon before its words. Roles: primary, secondary, quiet, big."""

    def __init__(self, icon_name: str, text: str, role: str = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self._icon_name = icon_name
        self.setIconSize(QSize(scaled(20) + _GAP, scaled(20)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_role(role)

    def show_role(self, role: str) -> None:
        """Take on another role, icon and all."""
        set_role(self, role)
        self.setIcon(icon(self._icon_name, _ICON_COLOURS.get(role, LOOK.ink), scaled(20), _GAP))

    def show_icon(self, icon_name: str) -> None:
        """Put another icon before the words."""
        self._icon_name = icon_name
        self.show_role(str(self.property("role")))


class ChipButton(QToolButton):
    """A chip that can be pressed. Roles: chip, chip-add, chip-waiting, chip-due, chip-settled."""

    def __init__(self, text: str, role: str = "chip", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon_name:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.setIconSize(QSize(scaled(14) + _GAP, scaled(14)))
            colour = LOOK.rust if role == "chip-due" else LOOK.teal_dark
            self.setIcon(icon(icon_name, colour, scaled(14), _GAP))
        set_role(self, role)


class NavButton(QPushButton):
    """A page of the window in the sidebar: icon, word, and a badge when something is due there."""

    def __init__(self, icon_name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setIconSize(QSize(scaled(20) + _GAP, scaled(20)))
        self.setIcon(icon(icon_name, LOOK.ink, scaled(20), _GAP))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, "nav")
        self.badge = Chip("", "badge", self)
        self.badge.setVisible(False)
        self._badge_forms = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self.badge)

    def show_badge(self, text: str, short: str = "") -> None:
        """Say what is due, in the short form where there is no room; no text takes the badge away."""
        self._badge_forms = (text, short or text)
        self.badge.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self._fit_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form of the badge that leaves the word readable."""
        super().resizeEvent(event)
        self._fit_badge()

    def _fit_badge(self) -> None:
        text, short = self._badge_forms
        self.badge.setText(text)
        word = self.fontMetrics().horizontalAdvance(self.text()) + self.iconSize().width() + scaled(24)
        if word + self.badge.sizeHint().width() > self.width():
            self.badge.setText(short)
