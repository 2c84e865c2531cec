# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving what is being typed: half a second after the first unsaved keystroke, and again until it works."""

import logging
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.save_draft import SaveDraft
from kiosk.domain.draft import Draft
from kiosk.domain.staff import Actor
from kiosk.ui.tasks import Task, Worker

_log = logging.getLogger(__name__)
_SLOWEST_RETRY_MS = 30_000


class DraftKeeper(QObject):
    """Keeps the words of each visit until the store has them, also when another visit is on the screen by then."""

    saved = Signal(object, object)
    """The visit's id and when its words were saved (aware, UTC)."""
    failed = Signal(object, object)
    """The visit's id and the exception; the words are kept and tried again."""

    def __init__(
        self,
        save_draft: SaveDraft,
        worker: Worker,
        parent: QObject | None = None,
        *,
        pause_ms: int = 500,
        retry_ms: int = 1_000,
    ) -> None:
        super().__init__(parent)
        self._save_draft, self._worker = save_draft, worker
        self._unsaved: dict[UUID, tuple[str, Actor]] = {}
        self._under_way: tuple[UUID, tuple[str, Actor]] | None = None
        self._task: Task | None = None
        self._first_retry_ms = self._retry_ms = retry_ms
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._retry = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._save_next)
        self._retry.timeout.connect(self._save_next)

    @property
    def is_settled(self) -> bool:
        """Whether everything that was typed is saved."""
        return not self._unsaved

    def note(self, visit_id: UUID, words: str, actor: Actor) -> None:
        """Take words to be saved soon; typing on does not put it off."""
        self._unsaved[visit_id] = (words, actor)
        if not self._pause.isActive() and not self._retry.isActive():
            self._pause.start()

    def forget(self, visit_id: UUID) -> None:
        """The words are a need now, or are not wanted: save them no more."""
        self._unsaved.pop(visit_id, None)

    @Slot()
    def flush(self) -> None:
        """Save at once what is not saved yet."""
        self._pause.stop()
        self._save_next()

    @Slot()
    def _save_next(self) -> None:
        if self._under_way is not None or not self._unsaved:
            return
        visit_id, typed = next(iter(self._unsaved.items()))
        self._under_way = (visit_id, typed)
        self._task = self._worker.start(partial(self._save_draft, visit_id, *typed))
        self._task.succeeded.connect(self._on_saved)
        self._task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_saved(self, draft: Draft) -> None:
        visit_id = self._settle(keep_newer=True)
        self._retry_ms = self._first_retry_ms
        if visit_id is not None:
            self.saved.emit(visit_id, draft.saved_at)
        if self._unsaved and not self._pause.isActive():
            self._pause.start()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        visit_id = self._settle(keep_newer=False)
        _log.warning("A draft is not saved yet: %s", type(error).__name__)
        if visit_id is not None:
            self.failed.emit(visit_id, error)
        self._pause.stop()
        self._retry.start(self._retry_ms)
        self._retry_ms = min(self._retry_ms * 2, _SLOWEST_RETRY_MS)

    def _settle(self, *, keep_newer: bool) -> UUID | None:
        """End the save that was under way; returns its visit if its words still matter."""
        if self._under_way is None:
            return None
        visit_id, typed = self._under_way
        self._under_way = self._task = None
        if visit_id not in self._unsaved:
            return None
        if keep_newer and self._unsaved[visit_id] == typed:
            del self._unsaved[visit_id]
        return visit_id
