# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a need stands is kept right by every kind of write, without anybody asking for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from kiosk.desk.call_back import CallBacks, CallWanted
from kiosk.desk.hand_over import HandTo
from kiosk.desk.keep_promise import KeepPromise
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep
from kiosk.domain.question import Question, Ruling
from kiosk.domain.referral import Outcome
from kiosk.domain.spoken_words import folded
from kiosk.domain.standing import Standing, WaitsFor, standing_of
from kiosk.store.need_records import NOTHING_DUE, NeedRecord
from kiosk.store.opening import SCHEMA
from kiosk.store.schema import downgrade, upgrade
from tests.desk.front_office import OFFICE, PANTRY, FrontOffice
from tests.desk.self_service.touch_screen import TouchScreen, saying

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def record_of(office: FrontOffice, need_id: UUID) -> NeedRecord:
    with office.store.looking() as session:
        record = session.scalars(select(NeedRecord).where(NeedRecord.id == need_id)).one()
        session.expunge(record)
        return record


def kept(office: FrontOffice, need_id: UUID) -> Standing:
    record = record_of(office, need_id)
    return Standing(
        waits_for=record.waits_for,
        due_at=None if record.due_at == NOTHING_DUE else record.due_at,
        by_day=record.due_by_day,
        offered_to_id=record.offered_to_id,
    )


def worked_out(office: FrontOffice, need_id: UUID) -> Standing:
    with office.store.reading() as work:
        return standing_of(
            work.needs.get(need_id),
            work.steps.of_needs([need_id]).get(need_id, ()),
            zone=ZoneInfo(work.offices.get(OFFICE).timezone),
            questions=work.questions.of_needs([need_id]).get(need_id, ()),
            call_backs=work.call_backs.of_needs([need_id]).get(need_id, ()),
        )


class Story:
    """Everything that can happen to a need, one thing after another."""

    def __init__(self, office: FrontOffice) -> None:
        self.office = office
        self.need: Need = office.needs(office.arrives("Marya Alvarez").visit, "My own words")

    def tell(self) -> Iterator[WaitsFor]:
        """Do one thing at a time, and say what the need then waits for."""
        office, need, dana = self.office, self.need, self.office.dana
        calls = CallBacks(store=office.store, clock=office.clock)
        promises = KeepPromise(store=office.store, clock=office.clock)
        yield WaitsFor.NEXT_STEP
        office.take.further(need.visit_id, need.id, (REFER,), dana)
        yield WaitsFor.OUTCOME
        office.follow_up.referral_went(self.last().id, Outcome.NO_CAPACITY, dana)
        yield WaitsFor.NEXT_STEP
        office.take.further(need.visit_id, need.id, (PromiseTo(text="Call", due_at=self.later(2)),), dana)
        yield WaitsFor.PROMISE
        promises.moved(self.last().id, self.later(4), "They are closed", visitor_told=True, actor=dana)
        yield WaitsFor.PROMISE
        office.take.further(need.visit_id, need.id, (HandTo(staff_id=office.sam.staff_id, not_done="Call"),), dana)
        yield WaitsFor.HAND_OFF
        question = Question(id=new_id(), need_id=need.id, at=office.clock(), by=dana.staff_id, text="May I?")
        with office.store.writing() as work:
            work.questions.add(question)
            work.commit()
        yield WaitsFor.RULING
        with office.store.writing() as work:
            ruled = question.answered(Ruling.GO_AHEAD, "", office.lee.acting_at(office.clock()))
            work.questions.save(ruled)
            work.commit()
        yield WaitsFor.HAND_OFF
        offer = self.last()
        assert isinstance(offer, HandOff)
        office.hand_offs.accept(offer.id, offer.to_do, office.sam)
        yield WaitsFor.NEXT_STEP
        call_back = calls.wanted(CallWanted(phone="555 010 0142", need_id=need.id), office.sam)
        yield WaitsFor.CALL_BACK
        calls.tried(call_back.id, office.sam, reached=True)
        yield WaitsFor.NEXT_STEP
        office.follow_up.settle(need.id, office.sam)
        yield WaitsFor.SETTLED
        office.reopen(need.visit_id, [need.id], office.lee)
        yield WaitsFor.NEXT_STEP

    def last(self) -> NextStep:
        step = self.office.steps(self.need)[-1]
        self.office.clock.move(seconds=1)
        return step

    def later(self, hours: int) -> datetime:
        self.office.clock.move(seconds=1)
        return self.office.clock() + timedelta(hours=hours)


def test_what_is_kept_is_what_the_domain_says_after_every_kind_of_write(office: FrontOffice) -> None:
    story = Story(office)
    for waits_for in story.tell():
        stands = kept(office, story.need.id)
        assert stands == worked_out(office, story.need.id)
        assert stands.waits_for is waits_for
        office.clock.move(seconds=1)


def test_a_moved_promise_moves_what_is_due(office: FrontOffice) -> None:
    need = office.needs(
        office.arrives().visit, "Quote", PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=1))
    )
    first, later = office.step(need), office.clock() + timedelta(hours=3)
    assert kept(office, need.id).due_at == office.clock() + timedelta(hours=1)
    KeepPromise(store=office.store, clock=office.clock).moved(
        first.id, later, "Away", visitor_told=False, actor=office.dana
    )
    assert kept(office, need.id).due_at == later


def test_an_offer_names_its_receiver_until_it_is_declined(office: FrontOffice) -> None:
    choice = HandTo(staff_id=office.sam.staff_id, not_done="Appeal")
    need = office.needs(office.arrives().visit, "Fired", choice)
    assert kept(office, need.id).offered_to_id == office.sam.staff_id
    office.hand_offs.decline(office.step(need).id, "Away", office.sam)
    assert kept(office, need.id).offered_to_id is None


def test_a_need_is_found_by_the_name_that_its_visitor_has_now(office: FrontOffice) -> None:
    greeting = office.arrives("Marya Alvarez")
    need = office.needs(greeting.visit, "Rent")
    assert greeting.visitor is not None
    with office.store.writing() as work:
        work.visitors.save(replace(greeting.visitor, name="Mária Novák", preferred_name="Mimi"))
        work.commit()
    assert record_of(office, need.id).found_by == folded("Mária Novák Mimi Rent")


def test_a_need_is_found_by_the_name_that_was_typed_after_it_was_said(office: FrontOffice) -> None:
    screen = TouchScreen(office)
    told = screen.anybody()
    told = replace(saying(told, "Rent"))
    screen.say_need(told, screen.actor)
    need = screen.need(told)
    screen.stay.keep(replace(told, said=replace(told.said, name="Bea")), screen.actor)
    assert record_of(office, need.id).found_by == folded("Bea Rent")


def test_nobody_looks_through_what_is_settled_until_it_is_open_again(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Rent")
    office.follow_up.settle(need.id, office.dana)
    assert (record_of(office, need.id).found_by, record_of(office, need.id).filed_under) == ("", "")
    office.reopen(need.visit_id, [need.id], office.dana)
    assert "rent" in record_of(office, need.id).found_by


def test_a_unit_that_is_not_committed_leaves_it_as_it_was(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Rent")
    before = kept(office, need.id)
    with office.store.writing() as work:
        work.needs.save(replace(need, review_on=None).settled(office.dana.acting_at(office.clock())))
    assert kept(office, need.id) == before


def test_a_migration_works_out_where_the_open_needs_stand(office: FrontOffice) -> None:
    due = office.clock() + timedelta(hours=1)
    promised = office.needs(office.arrives().visit, "Quote", PromiseTo(text="Call", due_at=due))
    settled = office.needs(office.arrives("Bo Li").visit, "Hours")
    office.follow_up.settle(settled.id, office.dana)
    downgrade(office.store.engine, "0003")
    upgrade(office.store.engine, SCHEMA)
    assert kept(office, promised.id) == Standing(waits_for=WaitsFor.PROMISE, due_at=due)
    assert record_of(office, promised.id).found_by == folded("Marya Alvarez Quote")
    assert record_of(office, settled.id).waits_for is WaitsFor.SETTLED


@pytest.mark.parametrize("words", ["Rent " * 200 + "zebra", "Miete " + "漢字" * 400 + " zebra"])
def test_an_index_entry_stays_short_and_the_whole_is_kept_beside_it(office: FrontOffice, words: str) -> None:
    record = record_of(office, office.needs(office.arrives().visit, words).id)
    assert len(record.found_by) <= 360
    assert "zebra" not in record.found_by
    assert record.found_by_more == folded(f"Marya Alvarez {words}")
