# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in one go: greet, log, next step, save; then print; then finish."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.check_in import Arrival, CheckedIn
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.print_slip import PrintOrder
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import DueInThePast, NameMissing, ResourceNotOffered, WordsMissing
from kiosk.domain.need import HistoryEvent
from kiosk.domain.next_step import StepKind
from kiosk.domain.slip import SlipState
from tests.desk.front_office import OLD_CLINIC, PANTRY, FrontOffice, answer

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def check_in(
    office: FrontOffice,
    name: str = "Marya Alvarez",
    choice: StepChoice | None = REFER,
    *,
    words: str = "Food",
    card: str = "",
    prints: bool = False,
    **told: object,
) -> CheckedIn:
    details = replace(VisitorDetails(name=name), **told)  # type: ignore[arg-type]  # whatever a test wishes
    order = PrintOrder() if prints else None
    arrival = Arrival(details=details, card=card, heard=NeedHeard(words=words), choice=choice, order=order)
    return office.check_in(arrival, office.dana)


def test_everything_is_done_in_one_go(office: FrontOffice) -> None:
    done = check_in(office, prints=True, phone="555 0199")
    assert (done.step, done.finished, done.greeting.returning) == (StepKind.REFERRAL, True, False)
    assert done.printed is not None
    assert (done.printed.order.state, len(done.printed.slip.referrals)) == (SlipState.CONFIRMED, 1)
    assert not office.visit(done.greeting.visit.id).is_open
    assert office.visitor(done.greeting.visit.visitor_id).phone == "555 0199"
    assert set(office.events(done.need)) == {
        HistoryEvent.LOGGED, HistoryEvent.REFERRED, HistoryEvent.SLIP_PRINTED, HistoryEvent.VISIT_FINISHED,
    }  # fmt: skip


def test_without_a_next_step_the_visit_stays_open_and_nothing_prints(office: FrontOffice) -> None:
    done = check_in(office, choice=None, prints=True)
    assert (done.step, done.finished, done.printed) == (None, False, None)
    assert office.visit(done.greeting.visit.id).is_open
    assert office.printer.printed == []


def test_a_dead_printer_never_loses_a_check_in(office: FrontOffice) -> None:
    office.printer.state = SlipState.FAILED
    done = check_in(office, prints=True)
    assert done.printed is not None
    assert (done.printed.order.state, done.finished) == (SlipState.FAILED, True)
    assert office.need(done.need.id).words == "Food"


@pytest.mark.parametrize(
    "again",
    [
        {"name": "Marya Alvarez"},
        {"name": " marya  ALVAREZ "},
        {"name": "Mia", "phone": "(555) 010 0199"},
        {"name": "Marya Alvarez", "phone": "+1 (555) 010-0199"},
        {"name": "Marya Alvarez", "birth_date": date(1990, 1, 2)},
    ],
)
def test_somebody_returning_is_found_by_name(office: FrontOffice, again: dict[str, object]) -> None:
    told = {"preferred_name": "Mia", "phone": "555-010-0199", "birth_date": date(1990, 1, 2)}
    first = check_in(office, **told)  # type: ignore[arg-type]  # whatever a test wishes
    office.clock.move(days=1)
    second = check_in(office, **again)  # type: ignore[arg-type]  # whatever a test wishes
    assert second.greeting.visit.visitor_id == first.greeting.visit.visitor_id
    assert (second.greeting.returning, second.greeting.visit_number) == (True, 2)
    assert office.visitor(first.greeting.visit.visitor_id).phone == "555-010-0199"


def test_a_first_name_alone_is_not_enough_to_be_somebody_we_know(office: FrontOffice) -> None:
    first = check_in(office, preferred_name="Mia")
    second = check_in(office, name="Mia")
    assert second.greeting.visit.visitor_id != first.greeting.visit.visitor_id


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Marya Alvares"},
        {"name": "Marya"},
        {"name": "Marya Alvarez", "phone": "555-010-0198"},
        {"name": "Marya Alvarez", "birth_date": date(1990, 2, 1)},
    ],
)
def test_somebody_who_differs_is_somebody_else(office: FrontOffice, other: dict[str, object]) -> None:
    first = check_in(office, phone="555-010-0199", birth_date=date(1990, 1, 2))
    second = check_in(office, **other)  # type: ignore[arg-type]  # whatever a test wishes
    assert second.greeting.visit.visitor_id != first.greeting.visit.visitor_id
    assert not second.greeting.returning


def test_a_name_that_two_share_makes_a_third(office: FrontOffice) -> None:
    office.arrives("Marya Alvarez")
    office.arrives("Marya Alvarez")
    assert not check_in(office).greeting.returning
    assert office.everybody() == ["Marya Alvarez"] * 3


def test_a_card_says_who_it_is_whatever_name_is_typed(office: FrontOffice) -> None:
    visitor = office.arrives("Marya Alvarez").visitor
    assert visitor is not None
    token = office.issue_card(visitor.id, office.dana)
    done = check_in(office, "M.", card=token)
    assert done.greeting.visitor == visitor
    assert office.everybody() == ["Marya Alvarez"]


def test_a_card_that_is_none_falls_back_to_the_name(office: FrontOffice) -> None:
    visitor = office.arrives("Marya Alvarez").visitor
    assert visitor is not None
    lost = office.issue_card(visitor.id, office.dana)
    office.issue_card(visitor.id, office.dana)
    for card in (lost, "4006381333931", "ONW"):
        assert check_in(office, "Bo Li", card=card).greeting.visitor != visitor
    assert office.everybody() == ["Bo Li", "Marya Alvarez"]


@pytest.mark.parametrize(
    ("arrival", "error"),
    [
        ({"choice": ReferTo(resource_id=OLD_CLINIC.id, avenue=Avenue.OFFICE)}, ResourceNotOffered),
        ({"words": " "}, WordsMissing),
        ({"name": ""}, NameMissing),
    ],
)
def test_when_a_part_is_refused_nothing_is_saved(
    office: FrontOffice, arrival: dict[str, object], error: type[Exception]
) -> None:
    before = office.lobby.revision()
    with pytest.raises(error):
        check_in(office, prints=True, **arrival)  # type: ignore[arg-type]  # whatever a test wishes
    assert (office.everybody(), office.lobby.revision()) == ([], before)
    assert office.lobby(office.dana.office_id) == []
    assert office.printer.printed == []


def test_an_earlier_need_without_a_step_keeps_the_visit_open(office: FrontOffice) -> None:
    first = check_in(office, choice=None, words="Heat")
    second = check_in(office, words="Food", prints=True)
    assert second.greeting.visit.id == first.greeting.visit.id
    assert (second.finished, second.step) == (False, StepKind.REFERRAL)
    assert second.printed is not None
    office.take.further(first.need.visit_id, first.need.id, (answer(),), office.dana)
    assert check_in(office, words="Hours?", choice=answer()).finished


def test_wishes_reach_the_slip(office: FrontOffice) -> None:
    arrival = Arrival(
        details=VisitorDetails(name="Marya Alvarez"),
        heard=NeedHeard(words="Food", categories=("food",), deadline=date(2026, 12, 1)),
        choice=REFER,
        order=PrintOrder(target="pdf:slip.pdf"),
        wishes=SlipWishes(language="es", large_print=True, for_name="Marya"),
    )
    done = office.check_in(arrival, office.sam)
    assert done.printed is not None
    slip = done.printed.slip
    assert (slip.language, slip.large_print, slip.for_name) == ("es", True, "Marya")
    need = office.need(done.need.id)
    assert (need.categories, need.deadline, need.owner_id) == (("food",), date(2026, 12, 1), office.sam.staff_id)
    assert done.printed.order.target == "pdf:slip.pdf"


def test_what_is_promised_lies_ahead(office: FrontOffice) -> None:
    with pytest.raises(DueInThePast):
        check_in(office, choice=PromiseTo(text="Call", due_at=office.clock()))
    assert office.everybody() == []


def test_somebody_who_does_not_say_who_they_are_gets_a_slip_that_names_nobody(office: FrontOffice) -> None:
    arrival = Arrival(details=None, heard=NeedHeard(words="Food"), choice=answer("At nine."), order=PrintOrder())
    done = office.check_in(arrival, office.dana)
    assert (done.greeting.visitor, done.finished) == (None, True)
    assert done.printed is not None
    assert (done.printed.slip.for_name, done.printed.order.state) == ("", SlipState.CONFIRMED)
