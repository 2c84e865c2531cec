# SPDX-License-Identifier: GPL-3.0-or-later
"""What the bar says about the words being typed: saved, and when, or not yet and why."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.domain.errors import OnwardError
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.need.draft_keeper import DraftKeeper
from kiosk.ui.reception.slip.slip_bar import SlipBar
from kiosk.ui.reception.words.dates import time_of_day
from kiosk.ui.tasks import Worker


class KeptWords(QObject):
    """Keeps drafts and says so for the visit that is on the screen."""

    saved = Signal()

    def __init__(self, desk: Desk, worker: Worker, bar: SlipBar, office: Office, translate: Translator) -> None:
        super().__init__(bar)
        self._bar, self._office, self._ = bar, office, translate
        self._shown: UUID | None = None
        self._keeper = DraftKeeper(desk.save_draft, worker, self)
        self._keeper.saved.connect(self._show_saved)
        self._keeper.failed.connect(self._show_failed)

    def show_for(self, visit_id: UUID | None) -> None:
        """Turn to a visit, or to none; what is not saved of the one before is saved now."""
        self._keeper.flush()
        self._shown = visit_id

    def note(self, words: str, actor: Actor) -> None:
        """Take the words as they are typed."""
        if self._shown is not None:
            self._keeper.note(self._shown, words, actor)

    def note_for(self, visit_id: UUID, words: str, actor: Actor) -> None:
        """Take the words of a visit that may not be on the screen any more."""
        self._keeper.note(visit_id, words, actor)

    def forget(self) -> None:
        """The words are a need now."""
        if self._shown is not None:
            self._keeper.forget(self._shown)

    def say_saved(self, at: datetime) -> None:
        """Say when everything on the screen was saved."""
        self._bar.show_saved(self._("Saved {time}", time=time_of_day(at_office(self._office, at), self._)))

    @Slot(object, object)
    def _show_saved(self, visit_id: UUID, at: datetime) -> None:
        if visit_id == self._shown:
            self.say_saved(at)
            self.saved.emit()

    @Slot(object, object)
    def _show_failed(self, visit_id: UUID, error: object) -> None:
        if visit_id == self._shown:
            words = self._("Not saved yet. What you wrote is still on the screen. We keep trying.")
            told = sentence_for(error, self._) if isinstance(error, OnwardError) else words
            self._bar.show_saved(told, failed=True)
