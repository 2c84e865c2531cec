# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping what is being typed, so that a crash costs at most the last second."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import Clock, Store
from kiosk.domain.draft import Draft
from kiosk.domain.staff import Actor
from kiosk.domain.text import without_controls


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Saves and brings back the unfinished words of a visit."""

    store: Store
    clock: Clock

    def __call__(self, visit_id: UUID, words: str, actor: Actor) -> Draft:
        """Keep the words as they stand; none at all clears the draft. Raises VisitNotFound."""
        draft = Draft(visit_id=visit_id, words=without_controls(words), saved_at=self.clock(), saved_by=actor.staff_id)
        with self.store.writing() as work:
            work.visits.get(visit_id)
            if draft.words.strip():
                work.drafts.put(draft)
            else:
                work.drafts.clear(visit_id)
            work.commit()
        return draft

    def of(self, visit_id: UUID) -> Draft | None:
        """Bring back what was being typed."""
        with self.store.reading() as work:
            return work.drafts.get(visit_id)
