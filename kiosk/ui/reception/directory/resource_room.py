# SPDX-License-Identifier: GPL-3.0-or-later
"""One resource whole: what is known, what can be done about it, what the office changed, and what happened to it."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.keep_directory import OpenedResource
from kiosk.domain.opening_hours import OpenStatus
from kiosk.messages import Translator
from kiosk.ui.reception.directory.care_bar import CareBar
from kiosk.ui.reception.directory.care_history import CareHistory
from kiosk.ui.reception.directory.own_edits import OwnEdits
from kiosk.ui.reception.directory.resource_facts import FactsFiller, Shows
from kiosk.ui.reception.rows import column, empty
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, named


class ResourceRoom(Card):
    """Shows a resource; the buttons of `care` and `own_edits` say what is wanted."""

    def __init__(self, names: Mapping[str, str], zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._names, self._zone, self._ = names, zone, translate
        named(self, "resource-card")
        self.care = CareBar(translate, self)
        self.own_edits = OwnEdits(names, translate, self)
        self._history = CareHistory(zone, translate, self)
        self._head_place, self._facts_place = QWidget(self), QWidget(self)
        self._head: QVBoxLayout = column(self._head_place, spacing=scaled(6))
        self._facts: QVBoxLayout = column(self._facts_place, spacing=scaled(8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(18))
        whole.setSpacing(scaled(12))
        for each in (self._head_place, self.care, self._facts_place, self.own_edits, self._history):
            whole.addWidget(each)
        self._was: object = None
        self.show_opened(None, None, None)

    def show_opened(self, opened: OpenedResource | None, status: OpenStatus | None, now: datetime | None) -> None:
        """Show one, or nothing; `now` is the office's wall time."""
        self.care.show_opened(opened)
        self.own_edits.show_opened(opened)
        if opened is None or status is None or now is None:
            self._clear()
            return
        self.setAccessibleName(opened.resource.name)
        self._history.show_history(opened.history, now)
        facts = (opened.resource, tuple(opened.reports), status, now.date())
        if facts != self._was:  # what is read, and perhaps marked to be copied, is not taken away for nothing
            self._was = facts
            empty(self._head)
            empty(self._facts)
            filler = FactsFiller(opened, Shows(names=self._names, now=now, zone=self._zone, status=status), self._)
            filler.fill_head(self._head)
            filler.fill_facts(self._facts)
        self.show()

    def _clear(self) -> None:
        self._was = None
        self.hide()
        self.setAccessibleName("")
        self._history.clear()
        empty(self._head)
        empty(self._facts)
