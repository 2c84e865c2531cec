# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that was begun and not saved when the desk was locked; it waits here, in memory alone, for whoever began it."""

from kiosk.domain.staff import Staff
from kiosk.ui.reception.front_desk.put_by import PutBy, bring_step_back
from kiosk.ui.reception.front_desk.welcome import Welcome
from kiosk.ui.reception.visit.visit_desk import VisitDesk
from kiosk.ui.reception.visit.visit_work import OpenedVisit


class BegunWork:
    """Puts by the next step and the form of one person, and brings each back to where it belongs."""

    def __init__(self, visit: VisitDesk, welcome: Welcome) -> None:
        self._visit, self._welcome = visit, welcome
        self._kept: PutBy | None = None

    def put_by(self, staff: Staff) -> None:
        """Keep what is on the screen for this person, and what was kept before no more."""
        visit_id = self._visit.visit_id
        step = self._visit.need.put_by() if visit_id is not None else None
        self._kept = PutBy(staff_id=staff.id, visit_id=visit_id, step=step, form=self._welcome.put_by())

    def bring_back_form(self, staff: Staff) -> None:
        """Go on with a form that was begun without a visit. What somebody else had begun is lost."""
        if self._kept is not None and not self._kept.is_for(staff):
            self._kept = None
        if self._kept is not None and self._kept.visit_id is None:
            self._welcome.bring_back(self._kept.form)

    def bring_back_visit(self, opened: OpenedVisit) -> None:
        """Go on with what was begun in this visit; with another one on the screen it is lost."""
        kept, self._kept = self._kept, None
        if kept is None or kept.visit_id != opened.greeting.visit.id:
            return
        if kept.step is not None:
            bring_step_back(kept.step, self._visit, opened)
        self._welcome.bring_back(kept.form)
