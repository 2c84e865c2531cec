# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings: which printer each screen prints on and which one steps in; the office's rules; who works here."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk.ownership_check import Ownerless
from kiosk.desk.station_printers import AtStation, ChoosePrinters, SamePrinterTwice
from kiosk.domain.office import Office, Station
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.settings.choosing import Looked, StationDraft
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.office_block import OfficeBlock
from kiosk.ui.reception.settings.owner_findings import OwnerFindings
from kiosk.ui.reception.settings.printer_block import PrinterBlock
from kiosk.ui.reception.settings.printer_block_view import BlockWords
from kiosk.ui.reception.settings.printer_search import PrinterSearch
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.settings.settings_view import OtherStations, SettingsFoot, SettingsHead, SettingsView
from kiosk.ui.reception.settings.staff_block import StaffBlock
from kiosk.ui.reception.settings.station_words import (
    looked_in_words,
    station_name,
    station_note,
    what_it_prints_on,
)
from kiosk.ui.tasks import Workers


class SettingsPage(QWidget):
    """Two blocks for one station at a time. Nothing is kept before it is saved; what is not saved can be undone.

    What somebody had changed when the desk was locked is there again when they come back.
    """

    problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        *,
        choose_printers: ChoosePrinters,
        office: Office,
        station: Station,
        tools: PrinterTools,
        workers: Workers,
        translate: Translator,
        house: HouseDoor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Without `house` there are printers alone."""
        super().__init__(parent)
        self._choose, self._office, self._here = choose_printers, office, station
        self._ = translate
        self._actor: Actor | None = None
        self._drafts: dict[UUID, StationDraft] = {}
        self._put_by: dict[UUID, StationDraft] = {}
        self._last: UUID | None = None
        self._station_id = station.id
        self._head = SettingsHead(translate, self)
        self._blocks = tuple(
            PrinterBlock(words, tools, workers.printing, translate, self) for words in _block_words(translate)
        )
        self._default, self._fallback = self._blocks
        self._others, self._foot = OtherStations(translate, self), SettingsFoot(translate, self)
        cards = [block.view for block in self._blocks]
        self._rules = OfficeBlock(house, office, workers.database, translate, self) if house is not None else None
        self._staff = StaffBlock(house, office, workers.database, translate, self) if house is not None else None
        self._house: Sequence[OfficeBlock | StaffBlock] = [each for each in (self._rules, self._staff) if each]
        self._findings = OwnerFindings(translate, self)
        of_house = [block.view for block in self._house]
        self._view = SettingsView(self._head, cards, self._others, of_house, self._foot, self)
        self._reading = Errand(workers.database, self)
        self._saving = Errand(workers.database, self)
        self._search = PrinterSearch(tools, workers.looking, self)
        self._connect()
        self._head.show_stations((), "")
        self._refresh()

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Let somebody choose; what they had not saved is there again."""
        if actor.staff_id != self._last:
            self._put_by = {}
        self._actor, self._last = actor, actor.staff_id
        for block in self._house:
            block.sign_in(actor, staff)
        self._findings.sign_in(staff)
        self._refresh()

    def sign_out(self) -> None:
        """Put by what is not saved, and show nothing."""
        self._put_by = self._drafts or self._put_by
        self._actor, self._drafts, self._station_id = None, {}, self._here.id
        for errand in (self._reading, self._saving):
            errand.drop()
        for block in self._blocks:
            block.clear()
        for part in self._house:
            part.sign_out()
        self._findings.sign_out()
        self._head.show_stations((), "")
        self._search.forget()

    def others_changed(self) -> None:
        """Read what is chosen now; what is not saved here stays."""
        if self._actor is not None:
            self._reading.ask(partial(self._choose.at_each, self._office.id))
            for block in self._house:
                block.bring()

    @Slot(object)
    def tell_owners_mended(self, found: Sequence[Ownerless]) -> None:
        """Say once to a supervisor, whichever page is open, that the check found what nobody owned."""
        self._findings.add(found)

    def focus_first(self) -> None:
        """Read what is chosen, look which printers there are, and go to where the first choice is made."""
        self.others_changed()
        self._on_look()
        found = self._default.view.found
        (found if found.isVisible() else self._head.look).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._view.fit(self.width())

    @property
    def _draft(self) -> StationDraft | None:
        return self._drafts.get(self._station_id)

    # What is chosen

    @Slot(object)
    def _show_stations(self, stations: Sequence[AtStation]) -> None:
        before = self._drafts or self._put_by
        drafts = {at.station.id: before.get(at.station.id, StationDraft.of(at)).saved_elsewhere(at) for at in stations}
        if drafts != self._drafts:  # else somebody may be choosing in a box just now
            self._drafts = drafts
            names = [(station_name(at.station, self._here.id, self._), str(at.station.id)) for at in stations]
            self._head.show_stations(names, str(self._station_id))
            self._refresh()

    @Slot()
    def _on_station_chosen(self) -> None:
        self._station_id = UUID(str(self._head.station.currentData()))
        for block in self._blocks:
            block.clear()
        self._refresh()

    @Slot(object)
    def _on_default_chosen(self, choice: PrinterChoice) -> None:
        if self._draft is not None:
            self._change(replace(self._draft.printers, default=choice))

    @Slot(object)
    def _on_fallback_chosen(self, choice: PrinterChoice | None) -> None:
        if self._draft is not None:
            self._change(replace(self._draft.printers, fallback=choice))

    def _change(self, printers: StationPrinters) -> None:
        if self._draft is not None:
            self._drafts[self._station_id] = replace(self._draft, printers=printers)
            self._refresh()

    @Slot()
    def _on_undo(self) -> None:
        if self._draft is not None:
            self._change(self._draft.at.printers)

    @Slot()
    def _on_save(self) -> None:
        draft, actor = self._draft, self._actor
        if draft is not None and actor is not None and not self._saving.is_busy:
            self._saving.ask(partial(self._choose.choose, draft.printers, actor))

    @Slot(object)
    def _on_saved(self, printers: StationPrinters) -> None:
        draft = self._drafts.get(printers.station_id)
        if draft is None:
            return
        at = replace(draft.at, printers=printers, chosen=True)
        self._drafts[printers.station_id] = draft.saved_elsewhere(at)
        self._refresh()
        self.notice.emit(self._("Saved. Slips from {station} print there from now on.", station=at.station.name))

    # Looking for printers

    @Slot()
    def _on_look(self) -> None:
        if self._actor is not None:
            self._search.look()

    @Slot(object)
    def _show_looked(self, looked: Looked) -> None:
        self._head.looked.say(looked_in_words(looked, self._))
        for block in self._blocks:
            block.show_looked(looked)
        self._refresh()

    # Showing it

    def _refresh(self) -> None:
        draft = self._draft
        for block in self._blocks:
            block.view.setVisible(draft is not None)
        self._head.look.setEnabled(self._actor is not None)
        if draft is None:
            self._head.show_words("", "")
            self._foot.show_state("", wrong=False, can_save=False, changed=False)
            self._others.show_rows(())
        else:
            self._show_draft(draft)
            others = (other for id_, other in self._drafts.items() if id_ != self._station_id)
            self._others.show_rows([(other.at.station.name, what_it_prints_on(other, self._)) for other in others])

    def _show_draft(self, draft: StationDraft) -> None:
        now, saved, name = draft.printers, draft.at.printers, draft.at.station.name
        self._default.show_choice(now.default, name, saved=now.default == saved.default)
        self._fallback.show_choice(now.fallback, name, saved=now.fallback == saved.fallback)
        self._head.show_words(name, station_note(draft, self._here.id, self._))
        self._search.ask(way.target for way in now.ways)
        if self._is_same_twice(now):
            words = sentence_for(SamePrinterTwice(), self._)
            self._foot.show_state(words, wrong=True, can_save=False, changed=draft.changed)
            return
        words = self._state_in_words(printers_changed=draft.changed)
        self._foot.show_state(words, wrong=False, can_save=self._actor is not None, changed=draft.changed)

    def _state_in_words(self, *, printers_changed: bool) -> str:
        if printers_changed:
            return self._("Changes are not saved yet.")
        if self._rules is not None and self._rules.is_changed:
            return self._("Changes to our office are not saved yet. Save them beside what you changed.")
        return self._("Everything is saved.")

    @Slot()
    def _on_house_changed(self) -> None:
        self._refresh()

    def _is_same_twice(self, printers: StationPrinters) -> bool:
        fallback = printers.fallback
        return fallback is not None and self._search.looked.same(printers.default.target, fallback.target)

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    def _connect(self) -> None:
        self._default.choice_changed.connect(self._on_default_chosen)
        self._fallback.choice_changed.connect(self._on_fallback_chosen)
        self._head.station.activated.connect(self._on_station_chosen)
        self._head.look.clicked.connect(self._on_look)
        self._foot.save.clicked.connect(self._on_save)
        self._foot.undo.clicked.connect(self._on_undo)
        self._reading.answered.connect(self._show_stations)
        self._saving.answered.connect(self._on_saved)
        self._search.moved.connect(self._show_looked)
        for source in (self._reading, self._saving, self._search):
            source.failed.connect(self._show_problem)
        if self._rules is not None:
            self._rules.changed.connect(self._on_house_changed)
        for block in self._house:
            block.problem.connect(self.problem)
            block.notice.connect(self.notice)
        self._findings.notice.connect(self.notice)


def _block_words(_: Translator) -> tuple[BlockWords, BlockWords]:
    return (
        BlockWords(
            object_name="default-printer", heading=_("Printer"), none=_("No printer is chosen."), may_be_none=False
        ),
        BlockWords(
            object_name="fallback-printer",
            heading=_("If it can’t print: fallback"),
            none=_("No fallback. Slips wait until the printer can print again."),
            may_be_none=True,
        ),
    )
