# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that happened to a need, oldest first, the latest always in sight (rule 6)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from kiosk.desk.reopen_need import NeedWithHistory
from kiosk.history_words import told
from kiosk.messages import Translator
from kiosk.ui.reception.told_history import ToldHistory

_SHOWN_AT_ONCE = 5


class RoomHistory(ToldHistory):
    """A need's history, in the order in which it came about."""

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        heading = translate("What happened so far")
        super().__init__("room-history", heading, zone, translate, parent, shown_at_once=_SHOWN_AT_ONCE)

    def show_need(self, need: NeedWithHistory, now: datetime) -> None:
        """Tell its whole history; `now` is the office's wall time."""
        self.tell(
            (self.who_and_when(line.at, need.who.get(line.by, ""), now), told(line, self._, self._zone))
            for line in need.history
        )
