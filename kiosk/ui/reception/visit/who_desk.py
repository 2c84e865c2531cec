# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose visit it is that was begun at the touch screen: what was typed there is compared with whom we know."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.desk.office_time import today_at
from kiosk.desk.who_it_may_be import Likely
from kiosk.domain.greeting import Greeting
from kiosk.domain.office import Office
from kiosk.domain.visit import SaidOfSelf
from kiosk.ui.errand import Errand
from kiosk.ui.reception.visit.likely_strip import LikelyStrip
from kiosk.ui.tasks import Worker


class WhoDesk(QObject):
    """Looks up once for each thing that was typed; the answer to the question is kept elsewhere."""

    failed = Signal(object)

    def __init__(self, desk: Desk, worker: Worker, strip: LikelyStrip, office: Office) -> None:
        super().__init__(strip)
        self._desk, self._strip, self._office = desk, strip, office
        self._asked: tuple[UUID, SaidOfSelf] | None = None
        self._today = date.min
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self._show_likely)
        self._errand.failed.connect(self.failed)

    def show_for(self, greeting: Greeting, today: date) -> None:
        """Turn to whoever is greeted; the strip goes once it is known who they are."""
        self._today = today
        if not greeting.said:
            self.clear()
        elif self._asked != (greeting.visit.id, greeting.said):
            self._asked = (greeting.visit.id, greeting.said)
            self._errand.ask(partial(self._desk.who_it_may_be, greeting.visit.id))

    def clear(self) -> None:
        """Turn to nobody."""
        self._asked = None
        self._errand.drop()
        self._strip.clear()

    @Slot(object)
    def _show_likely(self, likely: Sequence[Likely]) -> None:
        if self._asked is None:
            return
        _visit_id, said = self._asked
        days = [today_at(self._office, each.last_visit) if each.last_visit else None for each in likely]
        self._strip.ask(said, likely, days, self._today)
