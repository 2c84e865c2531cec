# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the directory's list: what is looked for, which parts of it are brought, and which row it has come to."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.office_time import at_office
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.directory.browse_view import BrowseView
from kiosk.ui.reception.directory.list_words import listed_in_words
from kiosk.ui.reception.directory.looking import MOST_BY_NAME, PART, Listed, ListPart, ListWish, Looking, Marks, Shown
from kiosk.ui.tasks import Worker

PAUSE_MILLISECONDS = 120
_MOST_PARTS_WAITING = 3

Brought = tuple[ListPart, Marks]


class ListDesk(QObject):
    """One list at a time. What is chosen stays chosen when the list is brought anew."""

    chosen = Signal(object)
    """The Listed that the list has come to, or None."""
    listed = Signal(object)
    """The ids of what can be taken along on paper, best first; none while everything is listed."""
    failed = Signal(object)

    def __init__(self, view: BrowseView, looking: Looking, worker: Worker, translate: Translator) -> None:
        super().__init__(view)
        self._view, self._looking, self._worker, self._ = view, looking, worker, translate
        self._is_on = False
        self._shown: ListWish | None = None
        self._marks: Marks | None = None
        self._follow: UUID | None = None
        self._parts_wanted: list[int] = []
        self._part_under_way = False
        self._bring = Errand(worker, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._connect()

    def begin(self) -> None:
        """List everything, by name."""
        self._is_on = True
        self.look_again()

    def end(self) -> None:
        """List nothing, and forget what was looked for."""
        self._is_on, self._shown, self._marks, self._follow = False, None, None, None
        self._pause.stop()
        self._bring.drop()
        self._parts_wanted.clear()
        self._view.field.setText("")
        self._view.filters.choose(Shown.ALL)
        self._view.filters.show_to_check(0)
        self._view.model.clear()
        self._view.say("", is_empty=True)
        self.chosen.emit(None)
        self.listed.emit(())

    def follow(self, resource_id: UUID, name: str = "") -> None:
        """Come to a resource; one that may not be listed now is looked for by its name."""
        self._follow, self._marks = resource_id, None
        if name and self._view.model.row_of(resource_id) < 0:
            self._view.filters.choose(Shown.ALL)
            self._view.field.setText(name)
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Bring the list as it is now."""
        self._pause.stop()
        if self._is_on:
            wish = ListWish(self._view.filters.shown, self._view.field.text())
            row = max(0, self._view.list.currentIndex().row()) if wish == self._shown else 0
            self._parts_wanted.clear()
            marks = None if wish == self._shown else self._marks  # they are the same for every list
            self._bring.ask(partial(_bring, self._looking, wish, row // PART * PART, marks))

    @property
    def wish(self) -> ListWish:
        """What is listed."""
        return self._shown or ListWish()

    # What came

    @Slot(object)
    def _show(self, brought: Brought) -> None:
        part, self._marks = brought
        view, was = self._view, self._view.list.chosen
        same, row = part.wish == self._shown, view.list.currentIndex().row()
        follow = self._follow or (was.resource.id if was is not None and same else None)
        self._shown, self._follow = part.wish, None
        view.model.begin(part, self._marks, at_office(self._looking.office, self._looking.clock()))
        view.filters.show_to_check(self._marks.to_check)
        view.say(listed_in_words(part, self._), is_empty=not part.total)
        view.list.choose(follow, row if same else 0)
        if not part.total:
            self.chosen.emit(None)
        self._tell_listed(part)

    def _tell_listed(self, part: ListPart) -> None:
        everything = part.wish.shown is Shown.ALL and not part.wish.is_search
        held = part.rows[: part.fitting] if part.wish.is_search else part.rows
        self.listed.emit(() if everything else tuple(row.resource.id for row in held[:MOST_BY_NAME]))

    # Parts that are looked at later

    @Slot(int)
    def _on_part_wanted(self, first: int) -> None:
        """Bring what is looked at last first; what was only scrolled past is not brought."""
        if first not in self._parts_wanted and self._shown is not None:
            self._parts_wanted = [*self._parts_wanted[1 - _MOST_PARTS_WAITING :], first]
            self._bring_part()

    def _bring_part(self) -> None:
        if self._part_under_way or not self._parts_wanted or self._shown is None:
            return
        self._part_under_way = True
        task = self._worker.start(partial(self._looking.part, self._shown, self._parts_wanted[-1]))
        task.succeeded.connect(self._on_part)
        task.failed.connect(self._on_part_failed)

    @Slot(object)
    def _on_part(self, part: ListPart) -> None:
        self._part_under_way = False
        self._parts_wanted = [first for first in self._parts_wanted if first != part.first]
        if part.wish == self._shown:
            self._view.model.add(part)
        self._bring_part()

    @Slot(object)
    def _on_part_failed(self, problem: object) -> None:
        self._part_under_way = False
        self._parts_wanted.clear()
        self.failed.emit(problem)

    # What somebody does

    @Slot()
    def _on_typed(self) -> None:
        if self._is_on:
            self._pause.start()

    @Slot(int)
    def _on_stepped(self, _rows: int) -> None:
        if self._view.model.rowCount():
            self._view.list.setFocus()

    @Slot()
    def _on_dismissed(self) -> None:
        self._view.field.setText("")

    @Slot(object)
    def _on_chosen(self, listed: Listed | None) -> None:
        if self._is_on:
            self.chosen.emit(listed)

    def _connect(self) -> None:
        view = self._view
        view.field.textChanged.connect(self._on_typed)
        view.field.stepped.connect(self._on_stepped)
        view.field.accepted.connect(self.look_again)
        view.field.dismissed.connect(self._on_dismissed)
        view.filters.chosen.connect(self.look_again)
        view.model.wanted.connect(self._on_part_wanted)
        view.list.resource_chosen.connect(self._on_chosen)
        self._pause.timeout.connect(self.look_again)
        self._bring.answered.connect(self._show)
        self._bring.failed.connect(self.failed)


def _bring(looking: Looking, wish: ListWish, first: int, marks: Marks | None) -> Brought:
    return looking.part(wish, first), marks or looking.marks()
