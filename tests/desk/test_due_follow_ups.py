# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 7: on its day somebody asks how a referral went, in the way the visitor wants to be asked."""

from collections.abc import Sequence
from datetime import date

import pytest

from kiosk.desk.due_follow_ups import DueFollowUp, DueFollowUps
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import PleaseDoNotContact, StepNotFound
from kiosk.domain.need import Need
from kiosk.domain.referral import AskBy, Outcome
from kiosk.domain.visitor import ContactPreference
from tests.desk.front_office import LEGAL_AID, OFFICE, PANTRY, FrontOffice, answer, unknown

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
    follow_ups = DueFollowUps(store=office.store, clock=office.clock)
    refuses = office.step(referred(office, ContactPreference.NONE)).id
    with pytest.raises(PleaseDoNotContact, match="Marya Alvarez asked us not to contact them"):
        follow_ups.call_about(refuses)
    assert follow_ups.call_about(office.step(referred(office)).id).phone == PHONE
    assert follow_ups.call_about(office.step(referred(office, ContactPreference.LETTER)).id).phone == ""


def test_a_step_of_another_kind_is_nothing_to_call_about(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer())
    for step_id in (office.step(need).id, unknown()):
        with pytest.raises(StepNotFound):
            DueFollowUps(store=office.store, clock=office.clock).call_about(step_id)
