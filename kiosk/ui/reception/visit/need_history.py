# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened so far to an earlier need that is in hand again (rule 6)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.reopen_need import NeedWithHistory
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button
from kiosk.ui.reception.words.steps import history_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Words, named

_SHOWN_AT_ONCE = 3


class NeedHistory(Card):
    """The latest lines of its history, a line each with who and when; all of them when asked."""

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self._told: tuple[str, ...] = ()
        self._unfolded = False
        self.setObjectName("need-history")
        self.lines = named(Saying("", "soft", self), "need-history-lines")
        self.more = button("", "need-history-more", "quiet", self)
        self.more.clicked.connect(self._on_more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(10))
        whole.setSpacing(scaled(4))
        whole.addWidget(Words(translate("What happened so far"), "strong", self))
        whole.addWidget(self.lines)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_need(self, need: NeedWithHistory | None, now: datetime) -> None:
        """Tell this need's history, none for words that are new; `now` is the office's wall time."""
        lines = need.history if need else ()
        who = need.who if need else {}
        told = tuple(history_in_words(line, who, self._zone, now, self._) for line in lines)
        if told[:1] != self._told[:1]:
            self._unfolded = False
        self._told = told
        self._show()

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        self._told, self._unfolded = (), False
        self._show()

    def _show(self) -> None:
        shown = self._told if self._unfolded else self._told[-_SHOWN_AT_ONCE:]
        self.lines.say("\n".join(shown))
        earlier = len(self._told) - _SHOWN_AT_ONCE
        words = self._.several("Show {count} earlier line", "Show {count} earlier lines", earlier)
        self.more.setText(self._("Show less") if self._unfolded else words)
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(earlier > 0)
        self.setVisible(bool(self._told))

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
