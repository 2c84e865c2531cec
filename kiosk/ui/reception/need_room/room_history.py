# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that happened to a need, oldest first, the latest always in sight (rule 6)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.reopen_need import NeedWithHistory
from kiosk.domain.text import shortened
from kiosk.history_words import told
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, empty
from kiosk.ui.reception.words.dates import due_time, plain_day
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named

_SHOWN_AT_ONCE = 5
_LONG = 320
_BEGINNING = 240

Line = tuple[str, str]


class ToldLine(QWidget):
    """One line: who and when, and what. Of a long one its beginning, and all of it when asked."""

    def __init__(self, who: str, what: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._all, self._ = what, translate
        self._said = named(Saying("", "", self), "room-history-what")
        self._whole = button("", "room-history-whole", "quiet", self)
        self._whole.setAutoDefault(True)
        self._whole.setCheckable(True)
        self._whole.toggled.connect(self._show)
        self._whole.setVisible(len(what) > _LONG)
        lines = column(self, spacing=2)
        for each in (named(Saying(who, "soft", self), "room-history-who"), self._said):
            lines.addWidget(each)
        lines.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    @Slot()
    def _show(self) -> None:
        unfolded = self._whole.isChecked() or len(self._all) <= _LONG
        self._said.say(self._all if unfolded else shortened(self._all, _BEGINNING))
        self._whole.setText(self._("Show less") if self._whole.isChecked() else self._("Show all"))
        self._whole.setAccessibleName(self._whole.text())


class RoomHistory(QWidget):
    """The latest lines, each with who and when; all of them when asked."""

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self._told: tuple[Line, ...] = ()
        self._unfolded = False
        self.setObjectName("room-history")
        self._more = button("", "room-history-more", "quiet", self)
        self._more.clicked.connect(self._on_more)
        listed = QWidget(self)
        self._listed = column(listed, spacing=scaled(8))
        whole = column(self, spacing=scaled(6))
        whole.addWidget(Words(translate("What happened so far"), "strong", self))
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addWidget(listed)
        self.clear()

    def show_need(self, need: NeedWithHistory, now: datetime) -> None:
        """Tell its whole history; `now` is the office's wall time."""
        lines = tuple(
            (self._who_and_when(line.at, need.who.get(line.by, ""), now), told(line, self._, self._zone))
            for line in need.history
        )
        if lines != self._told:
            self._told = lines
            self._show()

    def clear(self) -> None:
        """Tell nothing."""
        self._told, self._unfolded = (), False
        self._show()

    def _who_and_when(self, at: datetime, name: str, now: datetime) -> str:
        here = at.astimezone(self._zone)
        this_year = here.year == now.year
        when = due_time(here, now.date(), self._) if this_year else plain_day(here.date(), now.date(), self._)
        return self._("{when} · {name}", when=when, name=name) if name else when

    def _show(self) -> None:
        empty(self._listed)
        first = 0 if self._unfolded else max(0, len(self._told) - _SHOWN_AT_ONCE)
        for who, what in self._told[first:]:
            self._listed.addWidget(ToldLine(who, what, self._, self))
        earlier = len(self._told) - _SHOWN_AT_ONCE
        words = self._.several("Show {count} earlier line", "Show {count} earlier lines", earlier)
        self._more.setText(self._("Show less") if self._unfolded else words)
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(earlier > 0)
        self.setVisible(bool(self._told))

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
