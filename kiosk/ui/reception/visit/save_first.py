# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is asked of a visit begins with saving: another need, the slip on paper or to look at, the finish."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.domain.errors import NeedWithoutNextStep
from kiosk.domain.staff import Actor
from kiosk.domain.text import shortened
from kiosk.ui.errand import Errand
from kiosk.ui.reception.need.kept_words import KeptWords
from kiosk.ui.reception.need.need_desk import NeedDesk
from kiosk.ui.reception.visit.still_missing import StillMissing
from kiosk.ui.reception.visit.then import Then
from kiosk.ui.reception.visit.visit_work import NeedToSave, OpenedVisit, save_need
from kiosk.ui.tasks import Worker


class SaveFirst(QObject):
    """Saves the need on the screen with its step. Words that could not be saved are kept as a draft."""

    ready = Signal(object)
    """Nothing was left to save: the Then that was asked for can be done."""
    saved = Signal(object, object)
    """The OpenedVisit as it is afterwards, and the Then."""
    failed = Signal(object)

    def __init__(
        self, desk: Desk, worker: Worker, need: NeedDesk, kept: KeptWords, missing: StillMissing, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._need, self._kept, self._missing = desk, need, kept, missing
        self._then = Then.NEXT_NEED
        self._being_saved: tuple[UUID, str, Actor] | None = None
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self._on_saved)
        self._errand.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether a need is being saved."""
        return self._errand.is_busy

    def ask(self, then: Then, visit_id: UUID, actor: Actor) -> None:
        """Save what is not saved yet, unless it lacks something. Ask for nothing while a need is being saved."""
        if self._need.panel.missing:
            self._missing.refuse(None)
            return
        wanted = self._need.to_save()
        self._then = then
        self._missing.forget()
        if wanted is None:
            self.ready.emit(then)
        elif then is not Then.NEXT_NEED and not wanted.steps:
            self._missing.refuse(NeedWithoutNextStep(words=shortened(self._need.editor.words_to_help_with)))
        else:
            self._save(visit_id, wanted, actor)

    def _save(self, visit_id: UUID, wanted: NeedToSave, actor: Actor) -> None:
        self._need.lock(locked=True)
        self._being_saved = (visit_id, self._need.words, actor)
        if wanted.heard is not None:
            self._kept.forget()
        self._errand.ask(partial(save_need, self._desk, visit_id, wanted, actor))

    @Slot(object)
    def _on_saved(self, opened: OpenedVisit) -> None:
        self.saved.emit(opened, self._then)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        """The words stay on the screen, and are kept as a draft, also where they are not on the screen any more."""
        if self._being_saved is not None and self._being_saved[1].strip():
            self._kept.note_for(*self._being_saved)
        self._need.lock(locked=False)
        self.failed.emit(error)
