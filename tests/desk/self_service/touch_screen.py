# SPDX-License-Identifier: GPL-3.0-or-later
"""A touch screen in the small office, and the words its tests speak."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiosk.desk.log_need import NeedHeard
from kiosk.desk.ports import Journal
from kiosk.desk.self_service.bring_in import BringIn
from kiosk.desk.self_service.give_card import GiveCard
from kiosk.desk.self_service.recognise import Recognise
from kiosk.desk.self_service.say_need import SayNeed
from kiosk.desk.self_service.stay import StayAtScreen
from kiosk.domain.need import Need
from kiosk.domain.office import StationKind
from kiosk.domain.staff import Actor
from kiosk.domain.told import Stranded, Told
from kiosk.domain.visit import SaidOfSelf, Visit
from tests.desk.fakes import PaperJournal
from tests.desk.front_office import OFFICE, FrontOffice

MARYA = SaidOfSelf(name="Marya Alvarez", contact="555 010 0199", birthday="02-29")
PROMISE = "We call you and say what we found."


@dataclass
class TouchScreen:
    """One screen beside the front desk; nobody is signed in at it, so the duty desk stands behind what it saves."""

    office: FrontOffice
    journal: Journal = field(default_factory=PaperJournal)

    def __post_init__(self) -> None:
        store, clock = self.office.store, self.office.clock
        with store.reading() as work:
            duty_desk = work.staff.duty_desk(OFFICE).id
        station = self.office.set_up.station(OFFICE, "Touch screen", StationKind.SELF_SERVICE)
        self.actor = Actor(staff_id=duty_desk, office_id=OFFICE, station_id=station.id)
        self.stay, self.say_need = StayAtScreen(store=store, clock=clock), SayNeed(store=store, clock=clock)
        self.recognise, self.give_card = Recognise(store=store), GiveCard(store=store, clock=clock)
        self.bring_in = BringIn(store=store, journal=self.journal, clock=clock)

    def told(self, words: str = "", said: SaidOfSelf = MARYA) -> Told:
        """Somebody stands at the screen and tells something."""
        return Told(arrived_at=self.office.clock(), said=said, words=words, language="es")

    def anybody(self) -> Told:
        """Somebody stands at the screen and has told nothing."""
        return self.told(said=SaidOfSelf())

    def needed(self, words: str = "I need food.") -> Told:
        """Somebody has said what they need, and that it was read back right."""
        told = self.told(words)
        self.say_need(told, self.actor)
        return told

    def taken_up(self, told: Told) -> Visit:
        """Dana turns to them."""
        return self.office.greet.take_up(told.visit_id, self.office.dana).visit

    def logged_at_reception(self, told: Told, words: str) -> Need:
        """Dana writes down what they say."""
        return self.office.take(told.visit_id, NeedHeard(words=words), (), self.office.dana)

    def strands(self, told: Told) -> Told:
        """What they told is kept on this machine alone."""
        kept = Stranded(told=told, station_id=self.actor.station_id, kept_at=self.office.clock())
        self.journal.keep(kept)
        return told

    def visit(self, told: Told) -> Visit:
        return self.office.visit(told.visit_id)

    def visits(self) -> Sequence[Visit]:
        """Who is in the lobby."""
        with self.office.store.reading() as work:
            return work.visits.lobby(OFFICE)

    def needs(self, told: Told) -> Sequence[Need]:
        with self.office.store.reading() as work:
            return work.needs.of_visit(told.visit_id)

    def need(self, told: Told) -> Need:
        """The one need of this stay."""
        (only,) = self.needs(told)
        return only

    def draft(self, told: Told) -> str:
        """What is being typed, "" for nothing."""
        draft = self.office.save_draft.of(told.visit_id)
        return draft.words if draft else ""


def saying(told: Told, words: str) -> Told:
    """The same person says something else."""
    return replace(told, words=words)
