# SPDX-License-Identifier: GPL-3.0-or-later
"""A day on which everything happens once: every table gets rows, every repository is asked."""

from dataclasses import replace
from datetime import date, timedelta

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.answer import AnswerHere
from kiosk.desk.board import Board
from kiosk.desk.call_back import CallBacks, CallWanted
from kiosk.desk.check_in import Arrival
from kiosk.desk.hand_over import HandTo
from kiosk.desk.import_visitors import VisitorLine
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.ports import BoardWish
from kiosk.desk.print_slip import PrintOrder
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.desk.waits import LobbyDisplay, Waits
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.question import Question, Ruling
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import Contact, Phone, ResourceKind
from kiosk.domain.resource_care import CareAction, ResourceDetails, SourceFile
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.standing import WaitsFor
from kiosk.domain.visit import CallReason, Feedback, VisitState
from kiosk.domain.visitor import ContactPreference
from tests.desk.fakes import BY_SETTINGS
from tests.desk.front_office import (
    DIRECTORY,
    LEGAL_AID,
    OFFICE,
    PANTRY,
    PINS,
    SHELTER,
    SOURCE,
    TODAY,
    FrontOffice,
)
from tests.desk.self_service.touch_screen import MARYA as MARYA_SAID
from tests.desk.self_service.touch_screen import PROMISE, TouchScreen

MARYA = VisitorDetails(
    name="Marya Álvarez 王",
    preferred_name="Mia",
    languages=("es", "en"),
    phone="555-010-0199",
    birth_date=date(1984, 2, 29),
    external_id="A-17",
    confidential=True,
    contact_preference=ContactPreference.LETTER,
    note="Zwölf Boxkämpfer 👩\u200d👧",
)


def a_full_day(office: FrontOffice) -> None:
    """Let it happen, and check on the way that what went in comes out."""
    office.sign_in(office.dana.staff_id, PINS["Dana Whitfield"])
    office.set_pin(office.sam.staff_id, "998877")
    needs = _first_visit(office)
    _next_days(office, needs)
    _follow_through(office, needs)
    _in_the_lobby(office)
    _in_bulk(office)
    _at_once(office)
    _at_the_screen(TouchScreen(office))
    _in_the_directory(office)


def _first_visit(office: FrontOffice) -> dict[str, Need]:
    visit = office.greet.new(MARYA, office.dana).visit
    office.save_draft(visit.id, "fo", office.dana)
    assert office.lobby(OFFICE)[0].said == "fo"
    later = office.clock() + timedelta(days=1)
    call = ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PERSON, call_outcome=Outcome.COULD_NOT_REACH)
    chosen: dict[str, StepChoice] = {
        "food": ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE),
        "bank": PromiseTo(text="Call the bank", due_at=later),
        "fired": HandTo(staff_id=office.sam.staff_id, not_done="Appeal"),
        "ride": MarkUnmet(reason=UnmetReason.TRANSPORT),
        "hours": AnswerHere(text="Nine to five"),
    }
    needs = {}
    for words, choice in chosen.items():
        office.clock.move(seconds=1)
        heard = NeedHeard(words=words, categories=("a", "b"), deadline=date(2026, 12, 3))
        needs[words] = office.take(visit.id, heard, (choice,), office.dana)
    office.take.further(needs["food"].visit_id, needs["food"].id, (call,), office.dana)
    so_far = office.finish.so_far(visit.id)
    assert [need.words for need in so_far.needs] == list(chosen)
    assert (so_far.needs[0].categories, so_far.needs[0].deadline) == (("a", "b"), date(2026, 12, 3))
    receipts = PrinterChoice(target="escpos:192.0.2.7:9100", paper=Paper.RECEIPT_80, name="Counter")
    chosen_printers = StationPrinters(station_id=office.station, default=receipts, fallback=BY_SETTINGS)
    office.printers.choose(chosen_printers, office.lee)
    assert office.printers.of(OFFICE, office.station) == chosen_printers
    office.printer.state = SlipState.UNCONFIRMED
    printed = office.prints(visit, SlipWishes(language="es"))
    office.printer.state = SlipState.CONFIRMED
    assert [waiting.order for waiting in office.queue(OFFICE)] == [printed.order]
    assert [need.words for need in office.look_up(printed.slip.reference)[0].needs] == list(chosen)
    office.finish(visit.id, office.dana)
    return needs


def _next_days(office: FrontOffice, needs: dict[str, Need]) -> None:
    office.clock.move(days=1)
    (offer,) = (step for step in office.steps(needs["fired"]) if isinstance(step, HandOff))
    office.hand_offs.accept(offer.id, offer.to_do, office.sam)
    office.follow_up.referral_went(office.steps(needs["food"])[0].id, Outcome.NO_CAPACITY, office.dana)
    office.keep_promise.kept(office.step(needs["bank"]).id, office.dana)
    visitor_id = needs["food"].visitor_id
    assert visitor_id is not None
    visitor = office.visitor(visitor_id)
    assert (visitor.name, visitor.note, visitor.languages) == (MARYA.name, MARYA.note, ("es", "en"))
    assert (visitor.confidential, visitor.birth_date) == (True, date(1984, 2, 29))
    greeting = office.greet.known(visitor_id, office.dana)
    assert (greeting.visit_number, len(greeting.open_needs)) == (2, 4)
    office.reopen(greeting.visit.id, [needs["hours"].id], office.dana)
    office.save_draft(greeting.visit.id, "and ano", office.dana)
    assert [owed.owner for owed in office.owed(OFFICE)].count("Sam") == 1
    (shown,) = office.show_need(str(needs["food"].id))
    assert len(shown.history) == 8
    card = office.issue_card(visitor_id, office.dana)
    assert office.look_up(card)[0].visitor == visitor
    assert office.look_up("marya")[0].last_visit == greeting.visit.arrived_at


def _follow_through(office: FrontOffice, needs: dict[str, Need]) -> None:
    """Everything that the board knows: whom we owe what, whom somebody asks about, whom to call back."""
    board, calls = Board(store=office.store, clock=office.clock), CallBacks(store=office.store, clock=office.clock)
    rules = OfficeRules(region="IL", days_off=(date(2026, 12, 24),), wait_minutes=15, calls_names=True)
    ride, bank = needs["ride"], needs["bank"]
    asked = Question(id=new_id(), need_id=ride.id, at=office.clock(), by=office.dana.staff_id, text="A taxi?")
    act = office.lee.acting_at(office.clock())
    with office.store.writing() as work:
        work.offices.set_rules(OFFICE, rules, act)
        work.questions.add(asked)
        work.staff.save(replace(work.staff.get(office.sam.staff_id), away_from=TODAY, away_until=TODAY))
        work.commit()
    wanted = calls.wanted(CallWanted(name="Ruth", phone="555 010 0142", need_id=bank.id), office.sam)
    calls.tried(wanted.id, office.sam, reached=False, note="Busy")
    for each in (
        BoardWish(office_id=OFFICE, words="RIDE álvarez", category="a"),
        BoardWish(office_id=None, words="ride"),
    ):
        assert [owed.need.id for owed in board.page(each, 0, 9).rows] == [ride.id]
    for wish in (BoardWish(office_id=OFFICE, waits_for=WaitsFor.RULING), BoardWish(office_id=OFFICE, category="a")):
        page = board.page(wish, 0, 1)
        assert (page.rows[0].question or page.rows[0].last_step) is not None
        assert page.total == len(board.page(wish, 0, 9).rows)
    assert board.counts(office.lee).questions_for_me == 1
    with office.store.writing() as work:
        assert work.offices.rules(OFFICE) == rules
        assert (work.questions.get(asked.id), work.questions.waiting(OFFICE)) == (asked, [asked])
        assert work.staff.get(office.sam.staff_id).is_away(TODAY)
        assert work.needs.promised_by(office.dana.staff_id) == []
        assert work.needs.owned_wrongly() == []
        work.questions.save(asked.answered(Ruling.TRY_THIS, "The bus", act))
        work.commit()
    (listed,) = calls.list(OFFICE)
    assert [tried.note for tried in listed.tries] == ["Busy"]
    office.clock.move(seconds=1)
    office.follow_up.settle(bank.id, office.dana)
    assert [owed.need.id for owed in board.settled_since(OFFICE, office.clock())] == [bank.id]
    assert (calls.list(OFFICE), board.page(BoardWish(office_id=OFFICE, words="bank"), 0, 9).total) == ([], 0)


def _in_the_lobby(office: FrontOffice) -> None:
    waits = Waits(store=office.store, clock=office.clock)
    visit = office.finish.back_to_lobby(office.arrives("Ngozi Okafor").visit.id)
    away = waits.back_in_a_moment(visit.id, 5)
    assert (office.visit(visit.id), waits.call_next(office.sam)) == (away, None)
    office.clock.move(minutes=6)
    greeting = waits.call_next(office.sam)
    assert greeting is not None
    assert (greeting.visit.helped_at, office.visit(visit.id)) == (office.clock(), greeting.visit)
    (shown,) = LobbyDisplay(store=office.store, clock=office.clock)(OFFICE)
    assert (shown.name, shown.helper) == ("Ngozi", "Sam")
    waits.no_show(visit.id, office.sam)


def _in_bulk(office: FrontOffice) -> None:
    lines = [VisitorLine(line=n, details=VisitorDetails(name=f"Person {n}", external_id=f"X{n}")) for n in range(600)]
    assert office.import_visitors(lines, office.dana).added == 600
    assert office.import_visitors(lines, office.dana).updated == 600
    done = office.import_directory(SOURCE, [each for each in DIRECTORY if each is not PANTRY])
    assert (done.added, done.updated, done.removed) == (0, 0, 1)


def _at_once(office: FrontOffice) -> None:
    arrival = Arrival(
        details=VisitorDetails(name="Bo Li"),
        heard=NeedHeard(words="Work"),
        choice=AnswerHere(text="Ask Lee"),
        order=PrintOrder(),
    )
    done = office.check_in(arrival, office.lee)
    assert done.finished
    assert done.printed is not None
    again = office.print_slip.copy(done.printed.slip.reference, SlipWishes(large_print=True), PrintOrder(), office.lee)
    assert (again.order.copy, again.order.large_print) == (2, True)


def _at_the_screen(screen: TouchScreen) -> None:
    told = screen.needed("My heat is off")
    assert screen.say_need.none_of_these(told, PROMISE, screen.actor).called == "Lee"
    screen.stay.call(told, CallReason.NO_SLIP, screen.actor)
    holder = screen.recognise(screen.give_card(told, screen.actor))
    assert holder is not None
    screen.stay.farewell(told, Feedback.PARTLY, screen.actor)
    visit = screen.visit(told)
    assert (visit.visitor_id, visit.said, visit.feedback) == (holder.visitor_id, MARYA_SAID, Feedback.PARTLY)
    assert (visit.state, visit.called_for, visit.language) == (VisitState.FINISHED, CallReason.NO_SLIP, "es")
    stranded = screen.strands(screen.told("food"))
    assert screen.bring_in(screen.actor) == 1
    assert screen.need(stranded).words == "food"


def _in_the_directory(office: FrontOffice) -> None:
    keep, said = office.keep_directory, (Phone(number="(555) 010-4499", extension="2"),)
    asked = {"name": "Print here", "fees": "Free", "contacts": (Contact(name="Sam"),)}
    added = keep.add(ResourceDetails(kind=ResourceKind.IN_HOUSE, fields=asked), office.dana)
    assert keep.edit(LEGAL_AID.id, {"phones": said, "closes_on": None}, office.dana).phones == said
    keep.note(LEGAL_AID.id, "Side door", office.sam)
    keep.retire(SHELTER.id, "Burnt down", office.dana)
    keep.report_wrong(LEGAL_AID.id, "Nobody answers", office.sam)
    keep.favourite(added.id, office.dana, on=True)
    newer = [replace(each, phones=(Phone(number="(555) 010-4477"),)) for each in DIRECTORY if each is not PANTRY]
    file = SourceFile(format="HSDS 3.1 CSV", path="/county", mapping="", problems="2 warnings")
    assert office.import_directory(SOURCE, newer, actor=office.dana, file=file).updated == len(newer)
    opened = keep.open(LEGAL_AID.id, OFFICE)
    assert (opened.resource.phones, opened.said.phones) == (said, newer[0].phones)
    assert [edit.field_name for edit in opened.edits if edit.source_changed_at] == ["phones"]
    assert [line.action for line in opened.history][-4:] == [
        CareAction.EDITED,
        CareAction.NOTED,
        CareAction.REPORTED_WRONG,
        CareAction.SOURCE_CHANGED,
    ]
    assert keep.due_checks(OFFICE, 1)[0].resource == opened.resource
    assert keep.due_check_count(OFFICE) == 1
    assert keep.favourites(OFFICE) == {added.id}
    assert [source.file for source in keep.sources()] == [file]
    assert keep.checked(LEGAL_AID.id, office.sam).checked_on == office.clock().date()
    assert keep.due_check_count(OFFICE) == 0
