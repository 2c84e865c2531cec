# SPDX-License-Identifier: GPL-3.0-or-later
"""A touch screen's journey on an office in memory, and what somebody does at it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.desk.self_service.bring_in import BringIn
from kiosk.desk.self_service.give_card import GiveCard
from kiosk.desk.self_service.recognise import Recognise
from kiosk.desk.self_service.say_need import SayNeed
from kiosk.desk.self_service.stay import StayAtScreen
from kiosk.desk.self_service.touch_desk import TouchDesk
from kiosk.domain.ids import new_id
from kiosk.domain.office import Station, StationKind
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Visitor
from kiosk.domain.visitor_card import VisitorCard
from kiosk.ui.self_service.arriving import Arriving
from kiosk.ui.self_service.asking import Asking
from kiosk.ui.self_service.card_way import CardWay
from kiosk.ui.self_service.current_stay import CurrentStay
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.recognising import Recognising
from kiosk.ui.self_service.safe_place import SafePlace
from kiosk.ui.self_service.slip_way import SlipWay
from kiosk.ui.self_service.standing import Place, Standing
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from tests.desk.fakes import PaperJournal
from tests.ui.fakes import FakeOffice


@dataclass
class FakeCardPrinter:
    """Prints every card, or none."""

    state: SlipState = SlipState.CONFIRMED
    cards: list[VisitorCard] = field(default_factory=list)

    def __call__(self, card: VisitorCard) -> Delivery:
        self.cards.append(card)
        return Delivery(state=self.state)


class SlipNotDrawnError(Exception):
    """No picture of a slip can be made."""


class TouchRoom:
    """One touch screen of Riverside."""

    def __init__(self, qtbot: QtBot, office: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.office, self.workers = qtbot, office, workers
        self.root = QObject()
        store, clock, desk = office.store, office.clock, office.desk
        self.station = Station(
            id=new_id(), office_id=office.office.id, name="Touch screen", kind=StationKind.SELF_SERVICE
        )
        store.tables.stations[self.station.id] = self.station
        self.actor = Actor(staff_id=office.duty_desk.id, office_id=office.office.id, station_id=self.station.id)
        self.journal, self.card_printer = PaperJournal(), FakeCardPrinter()
        self.can_draw = True
        self.desk = TouchDesk(
            stay=StayAtScreen(store, clock),
            say_need=SayNeed(store, clock),
            recognise=Recognise(store),
            give_card=GiveCard(store, clock),
            bring_in=BringIn(store, self.journal, clock),
            journal=self.journal,
            find_help=desk.find_help,
            categories=desk.categories,
            print_slip=desk.print_slip,
            slip_queue=desk.slip_queue,
            sign_in=desk.sign_in,
        )
        self.runner = SpoolRunner(desk.spool, workers, [self.station.id], lambda: True, self.root)
        self.safe = SafePlace(self.desk, self.actor, workers, clock, self.root)
        self.stay = CurrentStay(self.desk.stay, self.actor, workers.database, self.safe, clock, "en", self.root)
        self.recognising = Recognising(self.desk, workers.database, self.stay)
        self.arriving = Arriving(self.stay, self.recognising, self.stay)
        asking = Asking(
            find_help=desk.find_help,
            say_need=self.desk.say_need,
            categories=desk.categories,
            office=office.office,
            actor=self.actor,
            clock=clock,
        )
        card = CardWay(
            self.desk.give_card, self.actor, office.office, workers, str.encode, self.card_printer, self.stay
        )
        self.journey = Journey(self.stay, self.arriving, asking, self.slip_way(), card, workers.database, self.root)

    def slip_way(self) -> SlipWay:
        """Make the way of slips to paper, as the screen does when it starts."""
        return SlipWay(self.desk, self.actor, self.workers, self.runner, self._draw, self.stay)

    def _draw(self, slip: Slip) -> bytes:
        if not self.can_draw:
            raise SlipNotDrawnError
        return f"a picture of {slip.reference}".encode()

    def begin(self) -> None:
        """Let slips print."""
        self.runner.begin()

    def end(self) -> None:
        """Stop what goes on by itself."""
        self.safe.end()
        self.runner.end()
        self.stay.wipe()
        self.root.deleteLater()

    @property
    def at(self) -> Standing:
        return self.stay.standing

    @property
    def visit(self) -> Visit:
        """The visit of whoever stands here."""
        return self.office.store.tables.visits[self.at.told.visit_id]

    def wait_for(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=5_000)

    def settle(self) -> None:
        """Wait until the workers have nothing to do."""
        self.wait_for(lambda: self.workers.database.is_idle and self.workers.looking.is_idle)

    def card_of(self, visitor: Visitor) -> str:
        """Give somebody a card; returns what a scanner types."""
        return self.office.desk.issue_card(visitor.id, self.office.acting(self.office.dana))

    def tell(self, name: str, words: str) -> None:
        """Come for the first time, and tell both."""
        self.arriving.first_time()
        self.arriving.note_name(name)
        self.arriving.named()
        self.journey.note_words(words)
        self.journey.words_said()

    def tell_right(self, name: str, words: str) -> None:
        """Tell both, and say that it was read back right."""
        self.tell(name, words)
        self.journey.right()
        self.wait_for(lambda: self.at.place is Place.WHO_CAN_HELP)
