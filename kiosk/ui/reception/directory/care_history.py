# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that happened to a resource, the latest first and always in sight."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from kiosk.domain.resource_care import CareLine
from kiosk.messages import Translator
from kiosk.ui.reception.told_history import ToldHistory
from kiosk.ui.reception.words.care import care_in_words

_SHOWN_AT_ONCE = 4


class CareHistory(ToldHistory):
    """A resource's history; what was done last is what one wants to know."""

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(
            "care-history",
            translate("What happened to it"),
            zone,
            translate,
            parent,
            shown_at_once=_SHOWN_AT_ONCE,
            latest_first=True,
        )

    def show_history(self, history: Sequence[CareLine], now: datetime) -> None:
        """Tell a history that is given oldest first; `now` is the office's wall time."""
        self.tell((self.who_and_when(line.at, line.by_name, now), care_in_words(line, self._)) for line in history)
