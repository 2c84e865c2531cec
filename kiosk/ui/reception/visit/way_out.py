# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out of a visit: the slip in hand and the finish, back to the lobby, or gone before we could help."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.domain.errors import NothingToPrint
from kiosk.messages import Translator
from kiosk.ui.reception.need.kept_words import KeptWords
from kiosk.ui.reception.need.need_desk import NeedDesk
from kiosk.ui.reception.need.need_in_hand import has_something_to_print
from kiosk.ui.reception.slip.slip_bar import SlipBar
from kiosk.ui.reception.slip.slip_desk import SlipDesk
from kiosk.ui.reception.visit.on_screen import OnScreen
from kiosk.ui.reception.visit.save_first import SaveFirst
from kiosk.ui.reception.visit.still_missing import StillMissing
from kiosk.ui.reception.visit.then import Then
from kiosk.ui.reception.visit.visit_end import VisitEnd
from kiosk.ui.tasks import Worker


class WayOut(QObject):
    """Does what the bar's buttons and their keys ask. Each begins with saving; `go_on` does it when that is done."""

    next_need_wanted = Signal()
    saved = Signal(object, object)
    """The OpenedVisit as it is afterwards, and the Then that waits for `go_on`."""
    slip_shown = Signal()
    """The slip is ready to be looked at."""
    slip_saved = Signal()
    """The slip is ready to be written into a file."""
    ended = Signal()
    notice_given = Signal(str)
    problem_met = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        bar: SlipBar,
        *,
        desk: Desk,
        worker: Worker,
        on_screen: OnScreen,
        need: NeedDesk,
        kept: KeptWords,
        slip: SlipDesk,
        missing: StillMissing,
        translate: Translator,
    ) -> None:
        super().__init__(bar)
        self._on_screen, self._need, self._kept, self._slip = on_screen, need, kept, slip
        self._missing, self._ = missing, translate
        self._saving = SaveFirst(desk, worker, need, kept, missing, self)
        self._end = VisitEnd(desk, worker, translate, self)
        self._connect(bar)

    def _connect(self, bar: SlipBar) -> None:
        self._saving.ready.connect(self.go_on)
        self._saving.saved.connect(self.saved)
        self._end.ended.connect(self.ended)
        self._end.notice_given.connect(self.notice_given)
        for part in (self._saving, self._end):
            part.failed.connect(self.failed)
        bar.print_wanted.connect(self.print)
        bar.preview_wanted.connect(self.show_slip)
        bar.pdf_wanted.connect(self.save_slip)
        bar.finish_wanted.connect(self.finish)
        bar.left_wanted.connect(self._on_left)
        bar.lobby_wanted.connect(self._on_lobby)

    @property
    def is_busy(self) -> bool:
        """Whether a need is being saved, or the visit is being ended."""
        return self._saving.is_busy or self._end.is_busy

    def clear(self) -> None:
        """Tell nobody of a visit that is ending any more. What is being saved is saved."""
        self._end.drop()

    @Slot()
    def add_need(self) -> None:
        """Keep the need on the screen, with its step if one is chosen, and be ready for another one."""
        self._save_then(Then.NEXT_NEED)

    @Slot()
    def print(self) -> None:
        """Save first, then print."""
        self._save_then(Then.PRINT)

    @Slot()
    def show_slip(self) -> None:
        """Save first, then look at the slip."""
        self._save_then(Then.SHOW_SLIP)

    @Slot()
    def save_slip(self) -> None:
        """Save first, then write the slip into a file."""
        self._save_then(Then.SAVE_SLIP)

    @Slot()
    def finish(self) -> None:
        """Save, then end the visit; while something is missing, say what (rule 3)."""
        missing = self._missing.in_visit(self._on_screen.so_far)
        if missing is None:
            self._save_then(Then.FINISH)
        elif self._on_screen.opened is not None:
            self._missing.refuse(missing)

    @Slot(object)
    def go_on(self, then: Then) -> None:
        """Do what was asked for; everything on the screen is saved."""
        visit_id, actor = self._on_screen.visit_id, self._on_screen.actor
        if visit_id is None or actor is None:
            return
        match then:
            case Then.NEXT_NEED:
                self.next_need_wanted.emit()
            case Then.FINISH:
                self._end.finish(visit_id, actor)
            case _ if not has_something_to_print(self._on_screen.so_far):
                self.problem_met.emit(self._(NothingToPrint.message))
            case Then.PRINT:
                self._slip.print()
                self._need.editor.take_focus()
            case Then.SHOW_SLIP:
                self.slip_shown.emit()
            case Then.SAVE_SLIP:
                self.slip_saved.emit()

    def _save_then(self, then: Then) -> None:
        visit_id, actor = self._on_screen.visit_id, self._on_screen.actor
        if visit_id is not None and actor is not None and not self.is_busy:
            self._saving.ask(then, visit_id, actor)

    @Slot()
    def _on_left(self) -> None:
        visit_id, actor = self._on_screen.visit_id, self._on_screen.actor
        if visit_id is not None and actor is not None and not self._end.is_busy:
            self._kept.forget()
            self._end.left(visit_id, self._need.words, actor)

    @Slot()
    def _on_lobby(self) -> None:
        visit_id, actor = self._on_screen.visit_id, self._on_screen.actor
        if visit_id is not None and actor is not None and not self._end.is_busy:
            self._kept.forget()
            self._end.to_lobby(visit_id, self._need.words, actor)
