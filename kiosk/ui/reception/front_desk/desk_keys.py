# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the front desk.

Ctrl+K who's here, Ctrl+N new visitor, Ctrl+G guest, Alt+1 to Alt+6 who can help, Ctrl+P print, Ctrl+Shift+P look at
the slip, Alt+F or Ctrl+Enter finish; in the words, Ctrl+Enter moves on. Alt+letter, the next step, is its buttons' own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kiosk.ui.reception.visit.visit_desk import VisitDesk
from kiosk.ui.reception.visit.visit_view import VisitView
from kiosk.ui.reception.who_can_help.help_list import MOST_CARDS
from kiosk.ui.reception.whos_here.whos_here import WhosHere


class DeskKeys(QObject):
    """The keys of a visit work only while a visit is in sight."""

    def __init__(self, whos_here: WhosHere, visit: VisitDesk, view: VisitView, page: QWidget) -> None:
        super().__init__(page)
        self._page, self._visit, self._view = page, visit, view
        self._key("Ctrl+K", whos_here.take_focus)
        self._key("Ctrl+N", whos_here.ask_for_new)
        self._key("Ctrl+G", whos_here.ask_for_guest)
        self._of_visit = [
            self._key("Ctrl+P", visit.way_out.print),
            self._key("Ctrl+Shift+P", visit.way_out.show_slip),
            self._key("Alt+F", visit.way_out.finish),
            self._key("Ctrl+Return", self._on_ctrl_enter),
            self._key("Ctrl+Enter", self._on_ctrl_enter),
        ]
        for number in range(1, MOST_CARDS + 1):
            self._of_visit.append(self._key(f"Alt+{number}", partial(view.help.choose_number, number)))

    def allow_visit(self, *, allowed: bool) -> None:
        """Let the keys of a visit work, or not."""
        for key in self._of_visit:
            key.setEnabled(allowed)

    def _key(self, key: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.activated.connect(act)
        return shortcut

    @Slot()
    def _on_ctrl_enter(self) -> None:
        if self._view.editor.words.hasFocus():
            self._visit.need.move_on()
        else:
            self._visit.way_out.finish()
