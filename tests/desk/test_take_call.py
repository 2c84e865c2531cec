# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 8: what somebody says who was called back is kept like everybody's, with the whole story of the call."""

import pytest

from kiosk.desk.call_back import CallBacks, CallWanted
from kiosk.desk.take_call import TakeCall
from kiosk.domain.errors import CallBackIsOver, WordsMissing
from kiosk.domain.need import HistoryEvent
from tests.desk.front_office import OFFICE, FrontOffice

WORDS = "I got a letter and I cannot read it."


@pytest.fixture
def calls(office: FrontOffice) -> CallBacks:
    return CallBacks(store=office.store, clock=office.clock)


@pytest.fixture
def take_call(office: FrontOffice) -> TakeCall:
    return TakeCall(store=office.store, clock=office.clock)


def test_the_history_begins_with_the_missed_call_and_every_try(
    office: FrontOffice, calls: CallBacks, take_call: TakeCall
) -> None:
    call = calls.wanted(CallWanted(name="Rosa Diaz", phone="555 010 0177", about="letter"), office.sam)
    missed_at = office.clock()
    office.clock.move(minutes=30)
    calls.tried(call.id, office.dana, reached=False, note="voice mail")
    office.clock.move(minutes=30)
    visit = take_call(call.id, WORDS, office.dana)
    with office.store.reading() as work:
        (need,) = work.needs.of_visit(visit.id)
        history = work.needs.history(need.id)
    assert [(line.event, line.by) for line in history] == [
        (HistoryEvent.CALL_BACK_WANTED, office.sam.staff_id),
        (HistoryEvent.CALLED_BACK, office.dana.staff_id),
        (HistoryEvent.CALLED_BACK, office.dana.staff_id),
        (HistoryEvent.LOGGED, office.dana.staff_id),
    ]
    assert history[0].at == missed_at
    assert [line.facts["result"] for line in history[1:3]] == ["no_answer", "reached"]
    assert (need.words, need.owner_id) == (WORDS, office.dana.staff_id)


def test_they_are_off_the_list_and_their_visit_is_open(
    office: FrontOffice, calls: CallBacks, take_call: TakeCall
) -> None:
    call = calls.wanted(CallWanted(name="Rosa Diaz", phone="555 010 0177"), office.dana)
    visit = take_call(call.id, WORDS, office.dana)
    assert calls.list(OFFICE) == []
    assert (visit.is_open, visit.said_name, visit.said_contact) == (True, "Rosa Diaz", "555 010 0177")
    with pytest.raises(CallBackIsOver):
        take_call(call.id, WORDS, office.dana)


def test_somebody_we_know_is_greeted_as_themselves(office: FrontOffice, calls: CallBacks, take_call: TakeCall) -> None:
    visitor_id = office.arrives("Ruth Park", phone="555 010 0199").visit.visitor_id
    call = calls.wanted(CallWanted(visitor_id=visitor_id), office.dana)
    assert take_call(call.id, WORDS, office.dana).visitor_id == visitor_id


def test_without_words_nothing_is_kept_and_they_stay_on_the_list(
    office: FrontOffice, calls: CallBacks, take_call: TakeCall
) -> None:
    call = calls.wanted(CallWanted(name="Rosa Diaz", phone="555 010 0177"), office.dana)
    with pytest.raises(WordsMissing):
        take_call(call.id, "  ", office.dana)
    assert [each.tries for each in calls.list(OFFICE)] == [()]
