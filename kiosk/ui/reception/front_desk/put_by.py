# SPDX-License-Identifier: GPL-3.0-or-later
"""What was begun when the desk was locked: kept in memory alone, for whoever began it and for the same visit."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.domain.staff import Staff
from kiosk.ui.reception.need.need_desk import StepPutBy
from kiosk.ui.reception.need.need_in_hand import need_of
from kiosk.ui.reception.visit.visit_desk import VisitDesk
from kiosk.ui.reception.visit.visit_work import OpenedVisit
from kiosk.ui.reception.whos_here.new_visitor import FormPutBy


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBy:
    """A next step and a form, as far as they were filled in. `visit_id` is the visit that was on the screen."""

    staff_id: UUID
    visit_id: UUID | None
    step: StepPutBy | None
    form: FormPutBy | None

    def is_for(self, staff: Staff) -> bool:
        """Tell whether this is the person who began it."""
        return staff.id == self.staff_id


def bring_step_back(kept: StepPutBy, visit: VisitDesk, opened: OpenedVisit) -> None:
    """Go on with a next step in its visit, unless the words or the need have changed since."""
    need = need_of(opened.so_far, kept.need_id)
    gone = kept.need_id is not None and (need is None or not need.is_open)
    if gone or kept.words != opened.draft:
        return
    if need != visit.need.need:
        visit.need.take_in_hand(need)
        visit.show_changed(opened)
    visit.need.bring_back(kept)
