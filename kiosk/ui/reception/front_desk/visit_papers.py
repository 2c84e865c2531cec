# SPDX-License-Identifier: GPL-3.0-or-later
"""What a visitor takes away, beside the print: the slip to look at or in a file, and a card."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.staff import Actor
from kiosk.ui.reception.front_desk.desk_dialogs import DeskDialogs
from kiosk.ui.reception.visit.greeting_strip import GreetingStrip
from kiosk.ui.reception.visit.visit_desk import VisitDesk


class VisitPapers(QObject):
    """Puts the dialogs to work for the visit on the screen."""

    problem_met = Signal(str)
    notice_given = Signal(str)

    def __init__(self, visit: VisitDesk, dialogs: DeskDialogs, greeting: GreetingStrip) -> None:
        super().__init__(dialogs)
        self._visit, self._dialogs = visit, dialogs
        self._actor: Actor | None = None
        visit.way_out.slip_shown.connect(self._show_slip)
        visit.way_out.slip_saved.connect(dialogs.ask_for_file)
        dialogs.wished.connect(visit.slip.wish)
        dialogs.print_wanted.connect(visit.way_out.print)
        dialogs.file_chosen.connect(self._on_file_chosen)
        dialogs.problem_met.connect(self.problem_met)
        dialogs.notice_given.connect(self.notice_given)
        greeting.card_wanted.connect(self._on_card_wanted)
        greeting.card_lost.connect(self._on_card_lost)

    def work_for(self, actor: Actor | None) -> None:
        """Turn to whoever is signed in, or to nobody."""
        self._actor = actor

    def close(self) -> None:
        """Leave nothing of a visit in a window beside it."""
        self._dialogs.close()

    @Slot()
    def _show_slip(self) -> None:
        visit_id, slip = self._visit.visit_id, self._visit.slip
        if visit_id is not None and self._actor is not None:
            self._dialogs.show_slip(visit_id, self._visit.visitor, self._actor, slip.wishes, slip.paper)

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self._visit.slip.save_pdf(Path(path))

    @Slot()
    def _on_card_wanted(self) -> None:
        if self._visit.visitor is not None and self._actor is not None:
            self._dialogs.make_card(self._visit.visitor, self._actor)

    @Slot()
    def _on_card_lost(self) -> None:
        if self._visit.visitor is not None:
            self._dialogs.revoke_card(self._visit.visitor)
