# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the editor: what is edited or added is saved, and nothing that was typed is lost on the way."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.errors import OnwardError
from kiosk.domain.resource import Resource, ResourceKind
from kiosk.domain.resource_care import ResourceDetails
from kiosk.domain.resource_rules import ChangedMeanwhile
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.directory.editor.editor import Begun, Editor
from kiosk.ui.reception.directory.looking import Looking
from kiosk.ui.reception.directory.refusals import field_of
from kiosk.ui.reception.need_room.doing import Doing
from kiosk.ui.tasks import Worker


class EditDesk(QObject):
    """One resource at a time. What is half written when the desk is locked waits, in memory alone, for its writer."""

    began = Signal()
    saved = Signal(object)
    """The Resource as it is now."""
    given_up = Signal()
    failed = Signal(object)

    def __init__(self, editor: Editor, looking: Looking, worker: Worker, translate: Translator) -> None:
        super().__init__(editor)
        self._editor, self._looking, self._ = editor, looking, translate
        self._actor: Actor | None = None
        self.is_open = False
        self._put_by: tuple[UUID, Begun] | None = None
        self._doing, self._again = Doing(worker, self), Errand(worker, self)
        self._conflict: OnwardError | None = None
        editor.save_wanted.connect(self._on_save)
        editor.left.connect(self._on_left)
        self._doing.turned.connect(self._on_turned)
        self._doing.done.connect(self._on_saved)
        self._doing.failed.connect(self._on_failed)
        self._again.answered.connect(self._show_conflict)
        self._again.failed.connect(self.failed)

    def sign_in(self, actor: Actor) -> None:
        """Work for somebody; what they had begun to write is there again."""
        self._actor = actor
        put_by, self._put_by = self._put_by, None
        if put_by is not None and put_by[0] == actor.staff_id:
            self._editor.go_on(put_by[1])
            self._open()

    def sign_out(self) -> None:
        """Leave nothing on the page; what is half written is put by."""
        if self._actor is not None and self.is_open and self._editor.has_changes:
            self._put_by = (self._actor.staff_id, self._editor.begun)
        self._actor = None
        self._again.drop()
        self._close()

    def edit(self, resource: Resource) -> None:
        """Edit a resource as it is shown."""
        self._editor.begin(resource.kind, resource)
        self._open()

    def add(self, kind: ResourceKind) -> None:
        """Write a new one."""
        self._editor.begin(kind, None)
        self._open()

    @Slot()
    def _on_save(self) -> None:
        if self._doing.is_busy or self._actor is None or not self.is_open:
            return
        changes = self._editor.changes()
        if changes is None:
            return
        seen, keep = self._editor.seen, self._looking.keep
        if seen is None:
            details = ResourceDetails(kind=self._editor.kind, fields=changes)
            self._doing.start(partial(keep.add, details, self._actor), "")
        elif changes:
            self._doing.start(partial(keep.edit, seen.id, changes, self._actor, seen=seen), "")
        else:
            self._on_left()

    @Slot(object, str)
    def _on_saved(self, resource: Resource, _note: str) -> None:
        if self._actor is not None:
            self._close()
            self.saved.emit(resource)

    @Slot(object)
    def _on_failed(self, problem: object) -> None:
        if self._actor is None:
            return
        seen = self._editor.seen
        if isinstance(problem, ChangedMeanwhile) and seen is not None:
            self._conflict = problem
            self._again.ask(partial(self._looking.whole, seen.id))
        elif isinstance(problem, OnwardError):
            self._editor.refuse(sentence_for(problem, self._), field_of(problem))
        else:
            self._editor.refuse(sentence_for(problem, self._))

    @Slot(object)
    def _show_conflict(self, opened: object) -> None:
        """Take in what the other desk wrote, and leave what was typed; saving again is a decision now."""
        problem, self._conflict = self._conflict, None
        resource = getattr(opened, "resource", None)
        if isinstance(resource, Resource) and problem is not None:
            self._editor.rebase(resource)
            self._editor.refuse(sentence_for(problem, self._), field_of(problem))

    @Slot()
    def _on_left(self) -> None:
        self._close()
        self.given_up.emit()

    @Slot()
    def _on_turned(self) -> None:
        self._editor.show_busy(busy=self._doing.is_busy)

    def _open(self) -> None:
        self.is_open = True
        self.began.emit()

    def _close(self) -> None:
        self.is_open = False
        self._editor.close_editor()
