# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 7: on its day somebody asks how a referral went, in the way the visitor wants to be asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from kiosk.desk.due_follow_ups import DueFollowUp, DueFollowUps
from kiosk.desk.follow_up import AskedByPhone
from kiosk.desk.refer import ReferTo
from kiosk.desk.try_avenue import AvenueTried, TryAvenue
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import PleaseDoNotContact
from kiosk.domain.need import Need
from kiosk.domain.referral import AskBy, Outcome
from kiosk.domain.visitor import ContactPreference
from tests.desk.front_office import LEGAL_AID, OFFICE, PANTRY, FrontOffice

ON_TUESDAY = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE, check_on=date(2026, 11, 24))
PHONE = "(555) 010-0199"


def due(office: FrontOffice, called: str | None = None) -> Sequence[DueFollowUp]:
    whose = office.ids[called] if called else None
    return DueFollowUps(store=office.store, clock=office.clock)(OFFICE, whose)


def referred(office: FrontOffice, preference: ContactPreference = ContactPreference.ANY, phone: str = PHONE) -> Need:
    visit = office.arrives("Marya Alvarez", contact_preference=preference, phone=phone).visit
    return office.needs(visit, "Food", ON_TUESDAY)


def test_a_referral_is_asked_about_from_its_day_on(office: FrontOffice) -> None:
    need = referred(office)
    assert due(office) == []
    for _ in range(2):
        office.clock.move(days=1)
        (row,) = due(office)
        assert (row.need, row.referral, row.owner) == (need, office.step(need), "Dana")
        assert row.visitor is not None
        assert (row.visitor.name, row.ask_by, row.phone) == ("Marya Alvarez", AskBy.CALL, PHONE)


@pytest.mark.parametrize("waits", [Outcome.NOT_YET, Outcome.NEEDS_ACTION])
def test_what_waits_is_asked_again_on_its_new_day(office: FrontOffice, waits: Outcome) -> None:
    need = referred(office)
    office.clock.move(days=1)
    office.follow_up.referral_went(office.step(need).id, waits, office.dana)
    assert due(office) == []
    office.clock.move(days=3)
    assert [row.referral.outcome for row in due(office)] == [waits]


@pytest.mark.parametrize("outcome", [Outcome.NO_CAPACITY, Outcome.COULD_NOT_REACH, Outcome.GOT_HELP])
def test_what_has_ended_is_not_asked_about(office: FrontOffice, outcome: Outcome) -> None:
    need = referred(office)
    office.clock.move(days=1)
    office.follow_up.referral_went(office.step(need).id, outcome, office.dana)
    assert due(office) == []


def test_what_waits_from_before_a_reopening_is_not_asked_about(office: FrontOffice) -> None:
    need = referred(office)
    office.follow_up.settle(need.id, office.dana)
    office.clock.move(days=1)
    assert due(office) == []
    office.reopen.from_board(need.id, office.dana)
    assert due(office) == []


def test_of_two_referrals_the_one_whose_day_it_is_is_asked_about(office: FrontOffice) -> None:
    need = referred(office)
    later = ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE, check_on=date(2026, 12, 1))
    office.take.further(need.visit_id, need.id, (later,), office.dana)
    office.clock.move(days=1)
    assert [row.referral.resource_name for row in due(office)] == ["Food Pantry"]
    office.clock.move(days=7)
    assert [row.referral.resource_name for row in due(office)] == ["Food Pantry", "Legal Aid"]


def test_everybody_sees_their_own(office: FrontOffice) -> None:
    referred(office)
    office.clock.move(days=1)
    assert [row.owner for row in due(office, "Dana")] == ["Dana"]
    assert due(office, "Sam") == []


@pytest.mark.parametrize(
    ("preference", "phone", "ask_by"),
    [
        (ContactPreference.ANY, PHONE, AskBy.CALL),
        (ContactPreference.PHONE, PHONE, AskBy.CALL),
        (ContactPreference.ANY, "", AskBy.NEXT_VISIT),
        (ContactPreference.LETTER, PHONE, AskBy.LETTER),
        (ContactPreference.NONE, PHONE, AskBy.NEXT_VISIT_ONLY),
    ],
)
def test_a_number_is_given_only_for_whom_we_may_call(
    office: FrontOffice, preference: ContactPreference, phone: str, ask_by: AskBy
) -> None:
    referred(office, preference, phone)
    office.clock.move(days=1)
    (row,) = due(office)
    assert (row.ask_by, row.phone) == (ask_by, PHONE if ask_by is AskBy.CALL else "")


def test_a_guest_is_asked_at_the_next_visit(office: FrontOffice) -> None:
    office.needs(office.greet.guest(office.dana).visit, "Food", ON_TUESDAY)
    office.clock.move(days=1)
    (row,) = due(office)
    assert (row.visitor, row.ask_by) == (None, AskBy.NEXT_VISIT)


def test_who_asked_us_not_to_contact_them_is_not_called(office: FrontOffice) -> None:
    need = referred(office, ContactPreference.NONE)
    with pytest.raises(PleaseDoNotContact, match="Marya Alvarez asked us not to contact them"):
        office.follow_up.referral_went(
            office.step(need).id, Outcome.GOT_HELP, office.dana, called=AskedByPhone(number=PHONE)
        )
    assert office.need(need.id).is_open
    tried = AvenueTried(avenue=Avenue.PHONE, result=Outcome.COULD_NOT_REACH)
    with pytest.raises(PleaseDoNotContact):
        TryAvenue(office.store, office.clock).record(need.id, tried, office.dana)
    assert TryAvenue(office.store, office.clock).record(need.id, replace(tried, name="Her sister"), office.dana)


@pytest.mark.parametrize(
    ("preference", "ask_by", "phone"),
    [
        (ContactPreference.PHONE, AskBy.CALL, PHONE),
        (ContactPreference.LETTER, AskBy.LETTER, ""),
        (ContactPreference.NONE, AskBy.NEXT_VISIT_ONLY, ""),
    ],
)
def test_a_need_says_how_its_visitor_wants_to_hear_from_us(
    office: FrontOffice, preference: ContactPreference, ask_by: AskBy, phone: str
) -> None:
    reach = DueFollowUps(store=office.store, clock=office.clock).reach(referred(office, preference).id)
    assert (reach.preference, reach.ask_by, reach.phone) == (preference, ask_by, phone)


def test_a_guest_has_no_number(office: FrontOffice) -> None:
    need = office.needs(office.greet.guest(office.dana).visit, "Food")
    reach = DueFollowUps(store=office.store, clock=office.clock).reach(need.id)
    assert (reach.preference, reach.ask_by, reach.phone) == (ContactPreference.ANY, AskBy.NEXT_VISIT, "")


def test_the_calls_of_the_day_leave_out_whom_we_do_not_call(office: FrontOffice) -> None:
    calls = DueFollowUps(store=office.store, clock=office.clock).calls
    need = referred(office)
    for unwilling in (ContactPreference.LETTER, ContactPreference.NONE):
        referred(office, unwilling)
    assert calls(OFFICE) == []
    office.clock.move(days=1)
    assert [owed.need.id for owed in calls(OFFICE)] == [need.id]
    assert calls(OFFICE, office.ids["Sam"]) == []


def test_the_call_in_which_they_said_it_stands_in_the_history(office: FrontOffice) -> None:
    need = referred(office)
    called = AskedByPhone(number=PHONE, seconds=125)
    office.follow_up.referral_went(
        office.step(need).id, Outcome.NEEDS_ACTION, office.dana, note="Brings the letter", called=called
    )
    with office.store.reading() as work:
        facts = work.needs.history(need.id)[-1].facts
    assert (facts["outcome"], facts["note"]) == ("needs_action", "Brings the letter")
    assert (facts["called"], facts["called_seconds"]) == (PHONE, "125")
