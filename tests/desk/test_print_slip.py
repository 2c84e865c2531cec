# SPDX-License-Identifier: GPL-3.0-or-later
"""Save first, print second: a slip is what was saved, and a second print says that it is one."""

from datetime import date, datetime, timedelta

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import NO_NAME, SlipWishes, make_slip
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import LineTooLong, NeedNotFound, NothingToPrint, TooManyReferrals
from kiosk.domain.need import HistoryEvent
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.reference import read_reference
from kiosk.domain.referral import Outcome
from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.domain.visit import Visit
from tests.desk.front_office import HOTLINE, LEGAL_AID, OFFICE, PANTRY, SHELTER, FrontOffice, answer

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)
CALL_LEGAL = ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE)


def printed(office: FrontOffice, visit: Visit, **wishes: object) -> Printed:
    return office.prints(visit, SlipWishes(**wishes))  # type: ignore[arg-type]


def prints_of(office: FrontOffice, slip: Slip) -> list[SlipPrint]:
    with office.store.reading() as work:
        return list(work.slips.prints(slip.id))


def fed(office: FrontOffice, name: str = "Marya Alvarez", **told: object) -> Visit:
    """A visit of somebody who was sent to the pantry."""
    visit = office.arrives(name, **told).visit
    office.needs(visit, "Food", REFER)
    return visit


def test_a_slip_is_saved_before_it_is_sent(office: FrontOffice) -> None:
    visit = fed(office)
    ready = office.print_slip(visit.id, SlipWishes(), PrintOrder(paper=Paper.LETTER), office.dana)
    assert office.printer.printed == []
    (kept,) = prints_of(office, ready.slip)
    assert (kept, kept.state, kept.paper, kept.by) == (
        ready.order, SlipState.QUEUED, Paper.LETTER, office.dana.staff_id,
    )  # fmt: skip
    with office.store.reading() as work:
        assert work.slips.of_visit(visit.id) == work.slips.of_reference(ready.slip.reference) == ready.slip
        assert work.slips.get(ready.slip.id) == ready.slip


def test_what_became_of_a_print_is_kept_and_in_the_history(office: FrontOffice) -> None:
    visit = fed(office)
    done = printed(office, visit)
    assert (done.order.state, done.order.copy, done.order.job) == (SlipState.CONFIRMED, 1, "7")
    assert prints_of(office, done.slip) == [done.order]
    need = office.finish.so_far(visit.id).needs[0]
    with office.store.reading() as work:
        line = next(line for line in work.needs.history(need.id) if line.event is HistoryEvent.SLIP_PRINTED)
    assert line.facts == {"reference": done.slip.reference, "copy": "1", "state": "confirmed", "problem": ""}
    assert read_reference(done.slip.reference) == done.slip.reference


@pytest.mark.parametrize("state", [SlipState.FAILED, SlipState.UNCONFIRMED])
def test_a_printer_in_trouble_never_blocks_the_visit(office: FrontOffice, state: SlipState) -> None:
    office.printer.state = state
    visit = fed(office)
    done = printed(office, visit)
    assert (done.order.state, done.order.problem) == (state, "nobody knows")
    assert prints_of(office, done.slip) == [done.order]
    assert not office.finish(visit.id, office.dana).is_open


def test_the_second_print_is_copy_two_of_the_same_slip(office: FrontOffice) -> None:
    visit = fed(office)
    first = printed(office, visit)
    office.clock.move(minutes=1)
    second = printed(office, visit)
    assert second.slip == first.slip
    assert (first.order.copy, second.order.copy) == (1, 2)
    assert [order.copy for _page, order in office.printer.sent] == [1, 2]


@pytest.mark.parametrize(
    ("states", "copies"),
    [
        ([SlipState.FAILED, SlipState.FAILED, SlipState.CONFIRMED], [1, 1, 1]),
        ([SlipState.CONFIRMED, SlipState.FAILED, SlipState.CONFIRMED], [1, 2, 2]),
        ([SlipState.UNCONFIRMED, SlipState.CONFIRMED], [1, 2]),
        ([SlipState.SENT, SlipState.SENT, SlipState.SENT], [1, 2, 3]),
    ],
)
def test_only_what_may_be_on_paper_counts(office: FrontOffice, states: list[SlipState], copies: list[int]) -> None:
    visit, made = fed(office), []
    for state in states:
        office.printer.state = state
        office.clock.move(seconds=1)
        made.append(printed(office, visit).order.copy)
    assert made == copies


def test_a_slip_that_may_be_on_paper_is_never_altered(office: FrontOffice) -> None:
    visit = fed(office)
    first = printed(office, visit)
    office.clock.move(minutes=1)
    office.needs(visit, "Fired", CALL_LEGAL)
    second = printed(office, visit)
    assert second.slip.reference != first.slip.reference
    assert second.order.copy == 1
    assert [len(done.slip.referrals) for done in (first, second)] == [1, 2]
    with office.store.reading() as work:
        assert work.slips.of_reference(first.slip.reference) == first.slip
        assert work.slips.of_visit(visit.id) == second.slip
        assert len(work.slips.needs_of(first.slip.id)) == 1
        assert len(work.slips.needs_of(second.slip.id)) == 2


def test_a_slip_that_never_reached_paper_is_put_right(office: FrontOffice) -> None:
    visit = fed(office)
    office.printer.state = SlipState.FAILED
    first = printed(office, visit)
    office.clock.move(minutes=1)
    office.needs(visit, "Fired", CALL_LEGAL)
    second = printed(office, visit)
    assert (second.slip.id, second.slip.reference) == (first.slip.id, first.slip.reference)
    assert len(second.slip.referrals) == 2
    assert second.slip.printed_at - first.slip.printed_at == timedelta(minutes=1)
    with office.store.reading() as work:
        assert work.slips.of_reference(first.slip.reference) == second.slip
        assert len(work.slips.needs_of(first.slip.id)) == 2


def test_an_old_slip_prints_again_as_it_was(office: FrontOffice) -> None:
    visit = fed(office)
    first = printed(office, visit)
    office.needs(visit, "Fired", CALL_LEGAL)
    office.clock.move(days=2)
    order = PrintOrder(target="pdf:x", paper=Paper.A4)
    copy = office.print_slip.copy(first.slip.reference.lower(), SlipWishes(), order, office.sam)
    assert copy.slip == first.slip
    assert (copy.order.copy, copy.order.target, copy.order.by) == (2, "pdf:x", office.sam.staff_id)
    for wrong in ("", "K7F-3MQ", "ABCDEF"):
        with pytest.raises(NeedNotFound, match="Please check the letters"):
            office.print_slip.copy(wrong, SlipWishes(), PrintOrder(), office.dana)


def test_a_preview_keeps_nothing(office: FrontOffice) -> None:
    visit = fed(office)
    before = office.lobby.revision()
    seen = office.print_slip.preview(visit.id, SlipWishes(), office.dana)
    assert office.lobby.revision() == before
    done = printed(office, visit)
    assert seen.referrals == done.slip.referrals
    office.clock.move(minutes=1)
    assert office.print_slip.preview(visit.id, SlipWishes(), office.dana) == done.slip


def test_a_slip_says_where_to_go_and_whom_to_ask_for(office: FrontOffice) -> None:
    slip = printed(office, fed(office)).slip
    (referral,) = slip.referrals
    assert (referral.avenue, referral.name, referral.ask_for) == (Avenue.OFFICE, "Food Pantry", "Priya Nair")
    assert (referral.street, referral.town) == ("120 Court Street", "Riverside, IL 60546")
    assert (referral.directions, referral.accessibility) == ("Bus 7", "No steps")
    assert [phone.number for phone in referral.phones] == ["(555) 010-4420"]
    assert (referral.bring, referral.checked_on) == (("Photo ID",), date(2026, 11, 9))
    assert referral.hours.known
    assert referral.hours.open_until is not None
    assert referral.hours.open_until.hour == 16
    assert (slip.office, slip.come_back.person, slip.come_back.phone) == (
        "Riverside Job Center", "Dana", "(555) 010-4400",
    )  # fmt: skip
    assert slip.come_back.check_on == date(2026, 11, 26)
    assert slip.printed_at.isoformat() == "2026-11-23T09:42:00-06:00"


def test_a_slip_never_shows_the_address_of_a_confidential_site(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.needs(visit, "A bed", ReferTo(resource_id=SHELTER.id, avenue=Avenue.PHONE))
    (referral,) = printed(office, visit).slip.referrals
    assert (referral.name, referral.phones[0].number) == ("Harbor House", "(555) 010-4420")
    assert (referral.street, referral.town, referral.directions, referral.accessibility) == ("", "", "", "")


@pytest.mark.parametrize(
    ("name", "called", "chosen", "shown"),
    [
        ("Marya Alvarez", "Mia", "", "Mia"),
        ("Marya Alvarez", "", "", ""),
        ("Marya", "", "", "Marya"),
        ("王小明", "", "", "王小明"),
        ("Marya Alvarez", "Mia", NO_NAME, ""),
        ("Marya Alvarez", "Mia", "Marya\u202e A.\n", "Marya A."),
    ],
)
def test_a_slip_shows_the_name_the_visitor_chose(
    office: FrontOffice, name: str, called: str, chosen: str, shown: str
) -> None:
    visit = fed(office, name, preferred_name=called)
    assert printed(office, visit, for_name=chosen).slip.for_name == shown


def test_a_name_for_the_slip_is_a_name(office: FrontOffice) -> None:
    with pytest.raises(LineTooLong):
        printed(office, fed(office), for_name="x" * 201)


def test_a_guests_slip_has_no_name(office: FrontOffice) -> None:
    visit = office.greet.guest(office.dana).visit
    office.needs(visit, "Food", REFER)
    assert printed(office, visit).slip.for_name == ""


@pytest.mark.parametrize(
    ("known", "wished", "language"), [((), "", "en"), (("vi", "en"), "", "vi"), (("vi",), "es", "es")]
)
def test_a_slip_speaks_the_visitors_language(
    office: FrontOffice, known: tuple[str, ...], wished: str, language: str
) -> None:
    assert printed(office, fed(office, languages=known), language=wished).slip.language == language


@pytest.mark.parametrize(("known", "wished", "large"), [(True, None, True), (True, False, False), (False, True, True)])
def test_large_print_is_the_visitors_choice(office: FrontOffice, known: bool, wished: bool | None, large: bool) -> None:
    visit = fed(office, large_print=known)
    assert printed(office, visit, large_print=wished).slip.large_print is large


def test_every_kind_of_step_is_on_the_slip(office: FrontOffice) -> None:
    visit = office.arrives().visit
    due = office.clock() + timedelta(days=1)
    office.needs(visit, "Hours?", answer("Nine to five."))
    office.needs(visit, "Bank", PromiseTo(text="Call the bank", due_at=due))
    office.needs(visit, "Fired", HandTo(staff_id=office.sam.staff_id, not_done="Appeal"))
    office.needs(visit, "Ride", MarkUnmet(reason=UnmetReason.COST))
    slip = printed(office, visit).slip
    assert [answered.text for answered in slip.answers] == ["Nine to five."]
    (promise,) = slip.promises
    assert (promise.text, promise.by_whom, promise.due_at) == ("Call the bank", "Dana", due)
    assert promise.due_at.utcoffset() == timedelta(hours=-6)
    assert [hand_off.to_whom for hand_off in slip.hand_offs] == ["Sam"]
    assert [unmet.review_on for unmet in slip.unmet] == [date(2026, 12, 7)]
    assert slip.come_back.check_on == date(2026, 11, 24)


def test_what_failed_or_was_settled_before_is_not_on_the_slip(office: FrontOffice) -> None:
    visit = fed(office)
    need = office.finish.so_far(visit.id).needs[0]
    office.follow_up.referral_went(office.step(need).id, Outcome.NO_CAPACITY, office.dana)
    with pytest.raises(NothingToPrint):
        printed(office, visit)
    office.take.further(need.visit_id, need.id, (CALL_LEGAL,), office.dana)
    assert [referral.name for referral in printed(office, visit).slip.referrals] == ["Legal Aid"]


def test_steps_of_an_earlier_visit_are_not_on_todays_slip(office: FrontOffice) -> None:
    visit = fed(office)
    office.finish(visit.id, office.dana)
    office.clock.move(days=1)
    assert visit.visitor_id is not None
    again = office.greet.known(visit.visitor_id, office.dana).visit
    office.reopen(again.id, [need.id for need in office.finish.so_far(visit.id).needs], office.dana)
    with pytest.raises(NothingToPrint, match="Choose a next step first"):
        printed(office, again)


def test_a_visit_without_a_step_has_nothing_to_print(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.needs(visit)
    with pytest.raises(NothingToPrint):
        printed(office, visit)
    assert office.printer.printed == []


def test_a_slip_holds_three_referrals(office: FrontOffice) -> None:
    visit = office.arrives().visit
    for resource in (PANTRY, LEGAL_AID, HOTLINE):
        office.needs(visit, "Help", ReferTo(resource_id=resource.id, avenue=Avenue.PHONE))
    assert len(office.print_slip.preview(visit.id, SlipWishes(), office.dana).referrals) == 3
    with pytest.raises(TooManyReferrals, match="3 referrals at most"):
        office.needs(visit, "Help", ReferTo(resource_id=SHELTER.id, avenue=Avenue.PHONE))
    assert len(printed(office, visit).slip.referrals) == 3


def test_references_are_never_given_twice(office: FrontOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    first = printed(office, fed(office)).slip.reference
    drawn = iter([first, first, "K7F3MH"])
    monkeypatch.setattr("kiosk.desk.make_slip.new_reference", lambda: next(drawn))
    assert printed(office, fed(office, "Bo Li")).slip.reference == "K7F3MH"


def test_a_changed_directory_changes_no_slip_that_was_made(office: FrontOffice) -> None:
    visit = fed(office)
    first = printed(office, visit).slip
    office.know_visitor.change(visit.visitor_id, VisitorDetails(name="Somebody Else"))  # type: ignore[arg-type]
    office.import_directory(PANTRY.source, [])
    with office.store.reading() as work:
        assert work.slips.of_reference(first.reference) == first
        act = office.dana.acting_at(datetime(2026, 11, 23, 16, tzinfo=first.printed_at.tzinfo))
        assert make_slip(work, visit, SlipWishes(), act)[0].referrals == first.referrals


def test_what_the_duty_desk_owns_names_nobody_on_the_slip(office: FrontOffice) -> None:
    desk = office.set_up.command_line(OFFICE)
    visit = office.arrives().visit
    promise = PromiseTo(text="Call the bank", due_at=office.clock() + timedelta(days=1))
    office.take(visit.id, NeedHeard(words="Bank"), (promise,), desk)
    slip = printed(office, visit).slip
    assert (slip.come_back.person, slip.come_back.phone) == ("", "(555) 010-4400")
    assert [promised.by_whom for promised in slip.promises] == [""]
