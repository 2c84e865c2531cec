# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives one resource: it is opened as the list comes to it, and what somebody does about it is done."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.keep_directory import OpenedResource
from kiosk.desk.office_time import at_office
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.directory.care_bar import Care
from kiosk.ui.reception.directory.looking import Listed, Looking
from kiosk.ui.reception.directory.resource_room import ResourceRoom
from kiosk.ui.reception.need_room.doing import Doing
from kiosk.ui.tasks import Worker


class CareDesk(QObject):
    """One resource at a time; what is pressed while something is under way is not done twice."""

    opened = Signal()
    """Another resource is shown, or the same one as it is now."""
    done = Signal(str)
    """It is done; what to say of it."""
    checked = Signal()
    """Its details were checked."""
    failed = Signal(object)

    def __init__(self, room: ResourceRoom, looking: Looking, worker: Worker, translate: Translator) -> None:
        super().__init__(room)
        self._room, self._looking, self._ = room, looking, translate
        self._actor: Actor | None = None
        self._wanted: UUID | None = None
        self.resource: OpenedResource | None = None
        self._bring, self._doing = Errand(worker, self), Doing(worker, self)
        self._care = Care.CHECKED
        self._bring.answered.connect(self._show)
        self._bring.failed.connect(self.failed)
        self._doing.turned.connect(self._on_turned)
        self._doing.done.connect(self._on_done)
        self._doing.failed.connect(self.failed)
        room.care.wanted.connect(self._on_wanted)
        room.own_edits.source_wanted.connect(self._on_source_wanted)

    def work_for(self, actor: Actor | None) -> None:
        """Sign what is done from now on."""
        self._actor = actor

    @Slot(object)
    def show_listed(self, listed: Listed | None) -> None:
        """Open what the list has come to."""
        self._wanted = listed.resource.id if listed is not None else None
        if self._wanted is None:
            self._bring.drop()
            self.resource = None
            self._room.show_opened(None, None, None)
        else:
            self._bring.ask(partial(self._looking.whole, self._wanted))

    @Slot(object)
    def _show(self, opened: OpenedResource) -> None:
        if opened.resource.id != self._wanted:
            return
        self.resource = opened
        now = at_office(self._looking.office, self._looking.clock())
        self._room.show_opened(opened, self._looking.status_of(opened.resource), now)
        self.opened.emit()

    @Slot(object, str)
    def _on_wanted(self, care: Care, words: str) -> None:
        if self.resource is None or self._actor is None or self._doing.is_busy:
            return
        self._care = care
        self._doing.start(self._job(care, words, self.resource.resource.id, self._actor), _said(care, self._))

    def _job(self, care: Care, words: str, resource_id: UUID, actor: Actor) -> Callable[[], object]:
        keep = self._looking.keep
        match care:
            case Care.CHECKED:
                return partial(keep.checked, resource_id, actor)
            case Care.WRONG:
                return partial(keep.report_wrong, resource_id, words, actor)
            case Care.NOTE:
                return partial(keep.note, resource_id, words, actor)
            case Care.RETIRE:
                return partial(keep.retire, resource_id, words, actor)
            case Care.RESTORE:
                return partial(keep.restore, resource_id, actor)
            case Care.FAVOURITE | Care.NO_FAVOURITE:
                return partial(keep.favourite, resource_id, actor, on=care is Care.FAVOURITE)

    @Slot(str)
    def _on_source_wanted(self, field_name: str) -> None:
        if self.resource is None or self._actor is None:
            return
        job = partial(self._looking.keep.take_the_sources, self.resource.resource.id, field_name, self._actor)
        self._care = Care.NOTE
        self._doing.start(job, self._("It follows its source again."))

    @Slot()
    def _on_turned(self) -> None:
        self._room.care.show_busy(busy=self._doing.is_busy)

    @Slot(object, str)
    def _on_done(self, _answer: object, note: str) -> None:
        self._room.care.line.fold()
        if self._actor is None:
            return
        self.done.emit(note)
        if self._care is Care.CHECKED:
            self.checked.emit()


def _said(care: Care, _: Translator) -> str:
    match care:
        case Care.CHECKED:
            return _("Thank you. The details were checked today.")
        case Care.WRONG:
            return _("Thank you. It is on the list to be checked.")
        case Care.NOTE:
            return _("The note is kept.")
        case Care.RETIRE:
            return _("It is not offered any more. Its history is kept.")
        case Care.RESTORE:
            return _("It is offered again.")
        case Care.FAVOURITE:
            return _("It is one of your office’s favourites now.")
        case Care.NO_FAVOURITE:
            return _("It is no favourite any more.")
