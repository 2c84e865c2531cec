# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 8: whoever left before we could help, or whose call we missed, is called back until reached or given up."""

from dataclasses import replace

import pytest

from kiosk.desk.call_back import CallBacks, CallWanted, ToCall, read_call
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBackReason, CallBackState
from kiosk.domain.errors import CallBackIsOver, NeedIsSettled, PleaseDoNotContact, TextMissing
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.visit import CallReason, SaidOfSelf
from kiosk.domain.visitor import ContactPreference
from tests.desk.front_office import OFFICE, PANTRY, TODAY, FrontOffice
from tests.desk.self_service.touch_screen import TouchScreen

PHONE = "555 010 0199"


@pytest.fixture
def calls(office: FrontOffice) -> CallBacks:
    return CallBacks(store=office.store, clock=office.clock)


def only(calls: CallBacks) -> ToCall:
    (listed,) = calls.list(OFFICE)
    return listed


def lines(office: FrontOffice, need: Need, event: HistoryEvent) -> list[HistoryLine]:
    with office.store.reading() as work:
        return [line for line in work.needs.history(need.id) if line.event is event]


def left(office: FrontOffice, **told: object) -> Need:
    """Somebody said what they need, and went away before anything came of it."""
    visit = office.arrives(**{"phone": PHONE} | told).visit  # type: ignore[arg-type]  # whatever a test wishes
    need = office.needs(visit, "Out by Friday")
    office.finish.left(visit.id, office.dana)
    return office.need(need.id)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ruth Park 555 010 0199 bus pass", CallWanted(name="Ruth Park", phone="555 010 0199", about="bus pass")),
        ("Ruth, (555) 010-0199: her wages", CallWanted(name="Ruth", phone="(555) 010-0199", about="her wages")),
        ("+44 20 7946 0999", CallWanted(phone="+44 20 7946 0999")),
        ("Unit 12 Ruth 5550100199", CallWanted(name="Unit 12 Ruth", phone="5550100199")),
        ("Ruth from the library", CallWanted(name="Ruth from the library")),
        ("  ", CallWanted()),
    ],
)
def test_a_missed_call_is_one_line(line: str, read: CallWanted) -> None:
    assert read_call(line) == read


def test_a_missed_call_is_on_the_list_of_whoever_wrote_it_down(office: FrontOffice, calls: CallBacks) -> None:
    calls.wanted(read_call("Ruth Park 555 010 0199 bus pass"), office.sam)
    listed = only(calls)
    assert (listed.owner, listed.tries, listed.call_back.reason) == ("Sam", (), CallBackReason.MISSED_CALL)
    assert (listed.call_back.name, listed.call_back.phone) == ("Ruth Park", "555 010 0199")


def test_nobody_to_call_is_refused(office: FrontOffice, calls: CallBacks) -> None:
    with pytest.raises(TextMissing):
        calls.wanted(CallWanted(about="bus pass"), office.sam)
    assert calls.list(OFFICE) == []


def test_who_waits_longest_is_at_the_top(office: FrontOffice, calls: CallBacks) -> None:
    for name in ("First", "Second"):
        calls.wanted(CallWanted(name=name), office.sam)
        office.clock.move(minutes=1)
    assert [listed.call_back.name for listed in calls.list(OFFICE)] == ["First", "Second"]


def test_a_call_about_a_need_is_its_owners_and_due_today(office: FrontOffice, calls: CallBacks) -> None:
    need = office.needs(office.arrives(phone=PHONE).visit, "Out by Friday")
    wanted = calls.wanted(CallWanted(need_id=need.id, reason=CallBackReason.ASKED_FOR_IT), office.lee)
    assert (wanted.owner_id, wanted.name, wanted.phone) == (office.dana.staff_id, "Marya Alvarez", PHONE)
    assert (wanted.visitor_id, wanted.about, office.need(need.id).review_on) == (
        need.visitor_id, "Out by Friday", TODAY,
    )  # fmt: skip
    (line,) = lines(office, need, HistoryEvent.CALL_BACK_WANTED)
    assert line.facts == {"call_back": str(wanted.id), "reason": "asked_for_it", "owner": "Dana"}
    assert line.by == office.lee.staff_id


def test_a_settled_need_takes_no_call(office: FrontOffice, calls: CallBacks) -> None:
    need = office.needs(office.arrives().visit)
    office.follow_up.settle(need.id, office.dana)
    with pytest.raises(NeedIsSettled):
        calls.wanted(CallWanted(need_id=need.id), office.dana)


def test_whoever_left_is_on_the_list_with_what_they_said(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office)
    call_back = only(calls).call_back
    assert (call_back.need_id, call_back.visit_id, call_back.reason) == (need.id, need.visit_id, CallBackReason.LEFT)
    assert (call_back.name, call_back.phone, call_back.about) == ("Marya Alvarez", PHONE, "Out by Friday")
    assert (only(calls).owner, need.review_on) == ("Dana", TODAY)


def test_of_several_needs_one_call_is_made(office: FrontOffice, calls: CallBacks) -> None:
    visit = office.arrives(phone=PHONE).visit
    office.needs(visit, "Food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    office.clock.move(seconds=1)
    stuck = office.needs(visit, "Rent")
    office.save_draft(visit.id, "and a bus pass", office.dana)
    office.clock.move(seconds=1)
    office.finish.left(visit.id, office.dana)
    call_back = only(calls).call_back
    assert (call_back.need_id, call_back.about) == (stuck.id, "Rent; and a bus pass")


def test_who_said_nothing_is_the_duty_desks_to_call(office: FrontOffice, calls: CallBacks) -> None:
    office.finish.left(office.arrives(phone=PHONE).visit.id, office.dana)
    assert (only(calls).owner, only(calls).call_back.need_id) == ("the front desk", None)


def test_whoever_was_helped_before_they_left_is_not_called(office: FrontOffice, calls: CallBacks) -> None:
    visit = office.arrives(phone=PHONE).visit
    office.needs(visit, "Food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    office.finish.left(visit.id, office.dana)
    assert calls.list(OFFICE) == []


def test_without_a_number_there_is_nobody_to_call_and_the_need_stays(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office, phone="")
    assert (calls.list(OFFICE), need.is_open, need.review_on) == ([], True, TODAY)


@pytest.mark.parametrize("preference", [ContactPreference.NONE, ContactPreference.LETTER])
def test_who_wants_no_call_is_not_listed_and_the_need_stays(
    office: FrontOffice, calls: CallBacks, preference: ContactPreference
) -> None:
    need = left(office, contact_preference=preference)
    assert (calls.list(OFFICE), need.is_open, need.review_on) == ([], True, TODAY)


def test_please_dont_contact_me_is_obeyed(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office)
    call_back = only(calls).call_back
    with office.store.writing() as work:
        visitor = office.visitor(need.visitor_id)
        work.visitors.save(replace(visitor, contact_preference=ContactPreference.NONE))
        work.commit()
    assert calls.list(OFFICE) == []
    with pytest.raises(PleaseDoNotContact, match="Marya Alvarez asked us not to"):
        calls.tried(call_back.id, office.dana, reached=True)
    for wish in (CallWanted(need_id=need.id), CallWanted(visitor_id=need.visitor_id)):
        with pytest.raises(PleaseDoNotContact):
            calls.wanted(wish, office.dana)


def test_who_waits_for_a_call_is_not_listed_twice(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office)
    assert need.visitor_id is not None
    office.finish.left(office.greet.known(need.visitor_id, office.dana).visit.id, office.dana)
    assert only(calls).call_back.need_id == need.id
    office.follow_up.settle(need.id, office.dana)
    assert calls.list(OFFICE) == []
    office.finish.left(office.greet.known(need.visitor_id, office.dana).visit.id, office.dana)
    assert only(calls).call_back.need_id is None


def test_the_touch_screens_time_out_lists_who_left_a_number(office: FrontOffice, calls: CallBacks) -> None:
    screen = TouchScreen(office)
    screen.stay.left(screen.told("food", SaidOfSelf(name="Bea", contact="(555) 010-0177")), screen.actor)
    screen.stay.left(screen.told("heat", SaidOfSelf(name="Ola", contact="ola2026@mail.example")), screen.actor)
    screen.stay.left(screen.told("rent", SaidOfSelf()), screen.actor)
    listed = only(calls)
    assert (listed.call_back.name, listed.call_back.phone) == ("Bea", "(555) 010-0177")
    assert (listed.call_back.about, listed.owner) == ("food", "the front desk")


def test_who_called_for_a_person_waits_and_is_not_called_yet(office: FrontOffice, calls: CallBacks) -> None:
    screen = TouchScreen(office)
    told = screen.told("food")
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.stay.left(told, screen.actor)
    assert calls.list(OFFICE) == []


def test_every_try_is_kept_until_they_are_reached(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office)
    call_back = only(calls).call_back
    assert calls.tried(call_back.id, office.dana, reached=False, note="  Busy\n") == call_back
    office.clock.move(hours=1)
    assert [(tried.reached, tried.note, tried.by) for tried in only(calls).tries] == [
        (False, "Busy", office.dana.staff_id)
    ]
    over = calls.tried(call_back.id, office.sam, reached=True, note="Comes on Monday")
    assert (over.state, over.over_at, over.over_by) == (CallBackState.REACHED, office.clock(), office.sam.staff_id)
    assert calls.list(OFFICE) == []
    facts = [line.facts for line in lines(office, need, HistoryEvent.CALLED_BACK)]
    assert [(fact["result"], fact["note"]) for fact in facts] == [("no_answer", "Busy"), ("reached", "Comes on Monday")]
    assert office.need(need.id).is_open
    with pytest.raises(CallBackIsOver):
        calls.tried(call_back.id, office.dana, reached=False)


def test_giving_up_takes_a_reason_and_leaves_the_need_with_its_owner(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office)
    call_back = only(calls).call_back
    with pytest.raises(TextMissing):
        calls.give_up(call_back.id, " \n", office.sam)
    office.clock.move(days=3)
    over = calls.give_up(call_back.id, "The number is somebody else’s", office.sam)
    assert (over.state, over.why_over) == (CallBackState.GIVEN_UP, "The number is somebody else’s")
    assert (calls.list(OFFICE), office.need(need.id).owner_id) == ([], office.dana.staff_id)
    assert office.need(need.id).review_on == TODAY
    (line,) = lines(office, need, HistoryEvent.CALLED_BACK)
    assert (line.facts["result"], line.facts["note"]) == ("given_up", "The number is somebody else’s")
    with pytest.raises(CallBackIsOver):
        calls.give_up(call_back.id, "Again", office.sam)
    with pytest.raises(CallBackIsOver):
        calls.take(call_back.id, office.sam)


def test_whoever_takes_a_call_owns_it_and_what_only_the_desk_owned(office: FrontOffice, calls: CallBacks) -> None:
    screen = TouchScreen(office)
    told = screen.told("food")
    screen.stay.left(told, screen.actor)
    calls.take(only(calls).call_back.id, office.sam)
    assert (only(calls).owner, screen.need(told).owner_id) == ("Sam", office.sam.staff_id)
    assert HistoryEvent.OWNER_CHANGED in office.events(screen.need(told))
    said = lines(office, screen.need(told), HistoryEvent.CALL_BACK_WANTED)
    assert [line.facts["owner"] for line in said] == ["the front desk", "Sam"]


def test_taking_a_call_leaves_a_colleagues_need_with_them(office: FrontOffice, calls: CallBacks) -> None:
    need = left(office)
    calls.take(only(calls).call_back.id, office.lee)
    assert (only(calls).owner, office.need(need.id).owner_id) == ("Lee", office.dana.staff_id)
