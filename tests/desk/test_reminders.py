# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due is said to whoever answers for it, before and at its time, and to somebody who is here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.desk.hand_over import HandTo
from kiosk.desk.keep_promise import KeepPromise
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.promise import PromiseTo
from kiosk.desk.reminders import Reminder, ReminderKind, Reminders, Whose
from kiosk.domain.hand_off import HandOff
from kiosk.domain.need import Need
from kiosk.domain.next_step import Promise, UnmetReason
from kiosk.domain.staff import Actor
from tests.desk.front_office import OFFICE, FrontOffice

TODAY = date(2026, 11, 23)
AT_THREE = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
TOLD = True
CALL = PromiseTo(text="Call", due_at=AT_THREE)


@pytest.fixture
def reminders(office: FrontOffice) -> Reminders:
    return Reminders(store=office.store, clock=office.clock)


def promised(office: FrontOffice, due_at: datetime = AT_THREE) -> Need:
    """Dana promises to call."""
    return office.needs(office.arrives().visit, "Bank", PromiseTo(text="Call", due_at=due_at))


def unmet(office: FrontOffice, day: date) -> Need:
    """Dana cannot help yet and looks again on a day."""
    choice = MarkUnmet(reason=UnmetReason.CAPACITY, review_on=day)
    return office.needs(office.arrives().visit, "A bed", choice)


def belongs_to(office: FrontOffice, need: Need, owner_id: UUID) -> None:
    with office.store.writing() as work:
        work.needs.save(replace(work.needs.get(need.id), owner_id=owner_id))
        work.commit()


def away(office: FrontOffice, called: str, first: date = TODAY, last: date = TODAY) -> None:
    with office.store.writing() as work:
        staff = work.staff.get(office.ids[called])
        work.staff.save(replace(staff, away_from=first, away_until=last))
        work.commit()


def said(reminders: Reminders, actor: Actor) -> list[tuple[ReminderKind, Whose]]:
    return [(each.kind, each.whose) for each in reminders(actor)]


@pytest.mark.parametrize(
    ("minutes", "kinds"),
    [
        (-31, []),
        (-30, [ReminderKind.SOON]),
        (-1, [ReminderKind.SOON]),
        (0, [ReminderKind.NOW]),
        (14, [ReminderKind.NOW]),
        (15, [ReminderKind.OVERDUE]),
        (3 * 24 * 60, [ReminderKind.OVERDUE]),
    ],
)
def test_a_promise_is_said_half_an_hour_before_at_its_time_and_after(
    office: FrontOffice, reminders: Reminders, minutes: int, kinds: list[ReminderKind]
) -> None:
    promised(office)
    office.clock.now = AT_THREE + timedelta(minutes=minutes)
    assert said(reminders, office.dana) == [(kind, Whose.MINE) for kind in kinds]


def test_a_reminder_says_of_which_promise_and_need_it_is(office: FrontOffice, reminders: Reminders) -> None:
    need = promised(office)
    office.clock.now = AT_THREE
    (reminder,) = reminders(office.dana)
    step = office.step(need)
    assert reminder == Reminder(
        id=f"{step.id} 2026-11-23T21:00 now",
        kind=ReminderKind.NOW,
        whose=Whose.MINE,
        need_id=need.id,
        promise_id=step.id,
        due=AT_THREE,
    )


def test_the_same_is_said_under_the_same_id_and_anything_else_under_another(
    office: FrontOffice, reminders: Reminders
) -> None:
    need = promised(office)
    ids = []
    for minutes in (-20, -10, 0, 10, 20, 90):
        office.clock.now = AT_THREE + timedelta(minutes=minutes)
        ids += [each.id for each in reminders(office.dana)]
    assert [ids[0], ids[2], ids[4]] == [ids[1], ids[3], ids[5]]
    keep = KeepPromise(store=office.store, clock=office.clock)
    keep.moved(office.step(need).id, office.clock() + timedelta(minutes=20), "Busy", TOLD, office.dana)
    (moved,) = reminders(office.dana)
    assert moved.id not in ids
    assert len({*ids, moved.id}) == 4


def test_a_promise_that_is_over_is_not_said(office: FrontOffice, reminders: Reminders) -> None:
    need = promised(office)
    KeepPromise(store=office.store, clock=office.clock).moved(
        office.step(need).id, AT_THREE + timedelta(days=1), "Busy", TOLD, office.dana
    )
    settled = promised(office)
    office.follow_up.settle(settled.id, office.dana)
    office.clock.now = AT_THREE
    assert reminders(office.dana) == []


@pytest.mark.parametrize(("days", "kinds"), [(-1, []), (0, [ReminderKind.NOW]), (1, [ReminderKind.OVERDUE])])
def test_a_need_is_said_on_the_day_to_look_at_it(
    office: FrontOffice, reminders: Reminders, days: int, kinds: list[ReminderKind]
) -> None:
    need = unmet(office, date(2026, 12, 7))
    office.clock.now = datetime(2026, 12, 7, 6, 30, tzinfo=UTC) + timedelta(days=days)  # half an hour after midnight
    found = reminders(office.dana)
    assert [(each.kind, each.by_day, each.promise_id, each.need_id) for each in found] == [
        (kind, True, None, need.id) for kind in kinds
    ]


def test_a_day_is_the_offices_own(office: FrontOffice, reminders: Reminders) -> None:
    unmet(office, date(2026, 12, 7))
    office.clock.now = datetime(2026, 12, 7, 5, 30, tzinfo=UTC)  # still Sunday in Chicago
    assert reminders(office.dana) == []


def test_each_promise_of_a_need_is_said_and_its_day_besides(office: FrontOffice, reminders: Reminders) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Bank", CALL, PromiseTo(text="Write", due_at=AT_THREE + timedelta(minutes=5)))
    with office.store.writing() as work:
        work.needs.save(replace(work.needs.get(need.id), review_on=TODAY - timedelta(days=3)))
        work.commit()
    office.clock.now = AT_THREE
    assert [(each.kind, each.by_day) for each in reminders(office.dana)] == [
        (ReminderKind.OVERDUE, True),
        (ReminderKind.NOW, False),
        (ReminderKind.SOON, False),
    ]


def test_nobody_is_reminded_of_what_a_colleague_who_is_here_owns(office: FrontOffice, reminders: Reminders) -> None:
    promised(office)
    office.clock.now = AT_THREE
    assert reminders(office.sam) == reminders(office.lee) == []


def test_what_somebody_away_owns_comes_to_the_supervisor(office: FrontOffice, reminders: Reminders) -> None:
    promised(office)
    away(office, "Dana")
    office.clock.now = AT_THREE
    assert said(reminders, office.lee) == [(ReminderKind.NOW, Whose.AWAY)]
    assert said(reminders, office.sam) == []
    assert said(reminders, office.dana) == [(ReminderKind.NOW, Whose.MINE)]


def test_who_is_back_is_away_no_more(office: FrontOffice, reminders: Reminders) -> None:
    promised(office)
    away(office, "Dana", TODAY - timedelta(days=7), TODAY - timedelta(days=1))
    office.clock.now = AT_THREE
    assert said(reminders, office.lee) == []


def test_on_a_day_without_a_supervisor_it_comes_to_everybody(office: FrontOffice, reminders: Reminders) -> None:
    promised(office)
    away(office, "Dana")
    away(office, "Lee")
    office.clock.now = AT_THREE
    assert said(reminders, office.sam) == [(ReminderKind.NOW, Whose.AWAY)]


def test_what_the_front_desk_owns_comes_to_everybody(office: FrontOffice, reminders: Reminders) -> None:
    need = promised(office)
    with office.store.reading() as work:
        desk = work.staff.duty_desk(OFFICE).id
    belongs_to(office, need, desk)
    office.clock.now = AT_THREE
    for actor in (office.sam, office.lee):
        assert said(reminders, actor) == [(ReminderKind.NOW, Whose.FRONT_DESK)]


def test_a_need_that_is_only_offered_is_its_owners_affair(office: FrontOffice, reminders: Reminders) -> None:
    visit = office.arrives().visit
    office.needs(visit, "Bank", CALL, HandTo(staff_id=office.sam.staff_id, not_done="Call the bank"))
    office.clock.now = AT_THREE
    assert said(reminders, office.sam) == []
    assert said(reminders, office.dana) == [(ReminderKind.NOW, Whose.MINE)]


def test_a_promise_goes_with_its_need_to_whoever_takes_it_over(office: FrontOffice, reminders: Reminders) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Bank", CALL, HandTo(staff_id=office.sam.staff_id, not_done="Call the bank"))
    (offer,) = (step for step in office.steps(need) if isinstance(step, HandOff))
    office.clock.move(minutes=1)
    with office.store.writing() as work:
        work.steps.save(offer.accepted(office.sam.acting_at(office.clock())))
        work.needs.save(replace(work.needs.get(need.id), owner_id=office.sam.staff_id))
        work.commit()
    office.clock.now = AT_THREE
    assert said(reminders, office.sam) == [(ReminderKind.NOW, Whose.MINE)]
    assert said(reminders, office.dana) == []
    (step,) = (step for step in office.steps(need) if isinstance(step, Promise))
    assert step.by == office.dana.staff_id


def test_who_promised_for_a_colleagues_need_is_reminded_as_well(office: FrontOffice, reminders: Reminders) -> None:
    need = promised(office)
    belongs_to(office, need, office.sam.staff_id)
    office.clock.now = AT_THREE
    assert said(reminders, office.dana) == said(reminders, office.sam) == [(ReminderKind.NOW, Whose.MINE)]


def test_what_is_due_first_is_said_first(office: FrontOffice, reminders: Reminders) -> None:
    later, sooner = promised(office, AT_THREE + timedelta(minutes=20)), promised(office)
    office.clock.now = AT_THREE
    assert [each.need_id for each in reminders(office.dana)] == [sooner.id, later.id]
