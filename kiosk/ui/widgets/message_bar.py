# SPDX-License-Identifier: GPL-3.0-or-later
"""One calm sentence in the window, with at most one thing to do about it; never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kiosk.ui.theme import LOOK, icon, repolish, scaled, set_role
from kiosk.ui.widgets.words import Words, named

NOTICE_MILLISECONDS = 12_000


class MessageBar(QFrame):
    """Shows the latest problem, notice or news until it is closed, another comes, or `clear` is called.

    A notice that asks nothing goes away by itself; a problem stays until somebody has seen to it.
    The words of the buttons ("Close") are given, since they are translated elsewhere.
    """

    def __init__(self, close_text: str = "Close", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._icon = QLabel(self)
        self._words = named(Words("", parent=self, wraps=True), "message-words")
        self._action = named(QPushButton(self), "message-action")
        self._close = named(QPushButton(close_text, self), "message-close")
        set_role(self._close, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        for widget, stretch in ((self._icon, 0), (self._words, 1), (self._action, 0), (self._close, 0)):
            row.addWidget(widget, stretch)
        for button in (self._action, self._close):
            button.setAutoDefault(True)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(NOTICE_MILLISECONDS)
        self._fading.timeout.connect(self.clear)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.clear)
        self.setObjectName("message-bar")
        self.clear()

    def show_problem(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what went wrong, with the words of a button and what it does."""
        self._show_role("message-error", "circle-alert", LOOK.rust)
        self._show(text, action, act)

    def show_notice(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what went well."""
        self._show_role("message-ok", "circle-check", LOOK.leaf)
        self._show(text, action, act)

    def show_news(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what waits for somebody here."""
        self._show_role("message-news", "bell", LOOK.sun_dark)
        self._show(text, action, act)

    def ask(self, text: str, action: str, act: Callable[[], object]) -> None:
        """Say something that waits for a decision, with the focus on it."""
        self.show_news(text, action, act)
        self._action.setFocus()

    @property
    def text(self) -> str:
        """What it says now, "" when it says nothing."""
        return self._words.text()

    @property
    def is_problem(self) -> bool:
        """Whether what it says is a problem."""
        return bool(self.text) and bool(self.property("role") == "message-error")

    @Slot()
    def clear(self) -> None:
        """Say nothing, and keep nothing of what was said."""
        self._fading.stop()
        self._act = None
        self._words.setText("")
        self.setAccessibleName("")
        self.setVisible(False)

    def _show_role(self, role: str, icon_name: str, colour: str) -> None:
        side = scaled(20)
        self._icon.setPixmap(icon(icon_name, colour, side).pixmap(QSize(side, side), self.devicePixelRatio()))
        set_role(self, role)
        repolish(self._words)

    def _show(self, text: str, action: str, act: Callable[[], object] | None) -> None:
        self._act = act
        self._words.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action and act))
        self.setAccessibleName(text)
        self.setVisible(True)
        self._fading.stop()
        if act is None and not self.is_problem:
            self._fading.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def _on_action(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
