# SPDX-License-Identifier: GPL-3.0-or-later
"""What the visit on the screen still lacks before it may end (rule 3): said in the bar, and refused when asked for."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.desk.finish_visit import VisitSoFar
from kiosk.domain.errors import OnwardError
from kiosk.messages import Translator
from kiosk.ui.reception.need.need_desk import NeedDesk
from kiosk.ui.reception.need.need_in_hand import what_is_missing
from kiosk.ui.reception.visit.visit_view import VisitView


class StillMissing(QObject):
    """Looks at what is saved of the visit and at what is on the screen together; it keeps no visit itself."""

    refused = Signal(str)
    """Why it cannot be done, in one sentence."""
    taken_back = Signal()
    """The reason of the last refusal may be gone."""

    def __init__(self, view: VisitView, need: NeedDesk, translate: Translator) -> None:
        super().__init__(view)
        self._view, self._need, self._ = view, need, translate
        self._has_refused = False

    def show(self, so_far: VisitSoFar | None) -> None:
        """Say below what is missing now; nothing while nobody is here."""
        missing = self.in_visit(so_far) if so_far is not None else None
        self._view.bar.show_missing(self._need.panel.missing or self._said(missing) if missing else "")
        self._view.next_step.setVisible(self._may_need_a_step(so_far))

    def in_visit(self, so_far: VisitSoFar | None) -> OnwardError | None:
        """Tell why the visit could not be finished now; None when it could."""
        in_hand: UUID | None = self._need.need.id if self._need.need else None
        return what_is_missing(so_far, self._need.words, in_hand, ready=self._need.is_ready)

    def refuse(self, missing: OnwardError | None) -> None:
        """Say why not, and go to where it can be put right. What the next step itself lacks is said first."""
        self.refused.emit(self._need.panel.missing or self._said(missing))
        self._need.take_focus()
        self._has_refused = True

    def take_back(self) -> None:
        """Something was changed: say so, if anything was refused."""
        if self._has_refused:
            self._has_refused = False
            self.taken_back.emit()

    def forget(self) -> None:
        """The last refusal does not stand any more."""
        self._has_refused = False

    def _said(self, missing: OnwardError | None) -> str:
        return self._(missing.message, **missing.facts) if missing else ""

    def _may_need_a_step(self, so_far: VisitSoFar | None) -> bool:
        """Whether there is, or may soon be, a need on the screen that lacks its step."""
        return so_far is None or not so_far.needs or self._need.has_words
