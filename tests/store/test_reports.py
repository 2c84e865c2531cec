# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of a day counted by hand, on the embedded file and on PostgreSQL; midnights, and clocks that change."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from kiosk.desk.make_report import MakeReport, ReportWish
from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBack, CallBackReason, CallBackState
from kiosk.domain.category import Category
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need, NeedState
from kiosk.domain.next_step import NextStep, Promise, PromiseState, Unmet, UnmetReason
from kiosk.domain.office import Office, StationKind
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.report import Grain, Report, Span
from kiosk.domain.visit import Feedback, Visit, VisitState
from kiosk.domain.visitor import Visitor
from kiosk.store.database import Database
from kiosk.store.schema import upgrade
from tests.desk.front_office import LEGAL_AID, OFFICE, PANTRY, RIVERSIDE, FrontOffice, furnish

CHICAGO = ZoneInfo("America/Chicago")
DAY = date(2026, 11, 23)
CATEGORIES = (Category(id="food", name="Food", words=()), Category(id="work", name="Work", words=()))


def at(hour: int, minute: int = 0, day: date = DAY, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)


@dataclass
class Ledger:
    """Writes down what happened, and makes reports of it."""

    office: FrontOffice
    here: UUID = OFFICE
    home: Office = RIVERSIDE
    touch_screen: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.touch_screen = self.office.set_up.station(OFFICE, "Touch screen", StationKind.SELF_SERVICE).id

    def visitor(self, name: str = "Somebody") -> UUID:
        made = Visitor(id=new_id(), office_id=self.here, name=name, created_at=at(8))
        with self.office.store.writing() as work:
            work.visitors.add(made)
            work.commit()
        return made.id

    def visit(self, arrived_at: datetime, visitor_id: UUID | None = None, **facts: object) -> Visit:
        made = Visit(
            id=new_id(),
            office_id=self.here,
            station_id=self.office.station,
            visitor_id=visitor_id,
            arrived_at=arrived_at,
            state=VisitState.FINISHED,
        )
        made = replace(made, **facts)  # type: ignore[arg-type]  # whatever a test wishes
        with self.office.store.writing() as work:
            work.visits.add(made)
            work.commit()
        return made

    def need(self, visit: Visit, *steps: NextStep, **facts: object) -> Need:
        made = Need(
            id=new_id(),
            office_id=visit.office_id,
            visit_id=visit.id,
            visitor_id=visit.visitor_id,
            words="whatever",
            owner_id=self.office.dana.staff_id,
            created_at=visit.arrived_at,
        )
        made = replace(made, **facts)  # type: ignore[arg-type]  # whatever a test wishes
        with self.office.store.writing() as work:
            work.needs.add(made)
            for step in steps:
                work.steps.add(replace(step, need_id=made.id))
            work.commit()
        return made

    def promise(self, due_at: datetime, state: PromiseState) -> Promise:
        by = self.office.dana.staff_id
        return Promise(id=new_id(), need_id=new_id(), at=at(9), by=by, text="Call", due_at=due_at, state=state)

    def referral(self, resource: object, outcome: Outcome | None, moment: datetime | None = None) -> Referral:
        place = LEGAL_AID if resource is LEGAL_AID else PANTRY
        return Referral(
            id=new_id(), need_id=new_id(), at=moment or at(9), by=self.office.dana.staff_id,
            resource_id=place.id, resource_name=place.name, avenue=Avenue.OFFICE, outcome=outcome,
        )  # fmt: skip

    def unmet(self, reason: UnmetReason, moment: datetime) -> Unmet:
        by = self.office.dana.staff_id
        return Unmet(id=new_id(), need_id=new_id(), at=moment, by=by, reason=reason, review_on=DAY)

    def call_back(self, state: CallBackState, moment: datetime) -> None:
        by = self.office.dana.staff_id
        wanted = CallBack(
            id=new_id(), office_id=OFFICE, at=moment, by=by, owner_id=by, reason=CallBackReason.MISSED_CALL, state=state
        )
        with self.office.store.writing() as work:
            work.call_backs.add(wanted)
            work.commit()

    def report(self, first: date = DAY, last: date | None = None, grain: Grain | None = None) -> Report:
        make = MakeReport(self.office.store, self.office.clock, CATEGORIES, self.home)
        return make(ReportWish(office_id=self.here, span=Span(first, last or first), grain=grain))


@pytest.fixture
def ledger(office: FrontOffice) -> Ledger:
    return Ledger(office)


@pytest.fixture
def shared(postgres: Engine) -> Ledger:
    upgrade(postgres)
    furnish(Database(postgres))
    return Ledger(FrontOffice(Database(postgres)))


def counts(whole: object) -> dict[str, object]:
    return {part.key: part.count for part in whole.parts}  # type: ignore[attr-defined]  # a Breakdown


def a_day(ledger: Ledger) -> None:
    """Seven visits of five people, two of them known from before; one of them anonymous, one gone."""
    known, again, new, newer = (ledger.visitor(name) for name in ("Ada", "Ben", "Cy", "Di"))
    ledger.visit(at(9, day=DAY - timedelta(days=9)), known)
    ledger.visit(at(15, day=DAY - timedelta(days=1)), again)
    first = ledger.visit(at(9), known, first_helped_at=at(9, 10), helped_at=at(9, 40))
    ledger.visit(at(16), known, first_helped_at=at(16))
    second = ledger.visit(at(10), again, first_helped_at=at(10, 20))
    third = ledger.visit(at(11), new, station_id=ledger.touch_screen, feedback=Feedback.YES)
    ledger.visit(at(11, 30), None, station_id=ledger.touch_screen, state=VisitState.LEFT)
    fourth = ledger.visit(at(12), newer, state=VisitState.WAITING, feedback=None)
    ledger.visit(at(13), newer, first_helped_at=at(13, 50), state=VisitState.BEING_HELPED)
    kept, moved = ledger.promise(at(9, 30), PromiseState.KEPT), ledger.promise(at(9, 31), PromiseState.MOVED)
    late, ahead = ledger.promise(at(9, 32), PromiseState.OPEN), ledger.promise(at(17), PromiseState.OPEN)
    ledger.need(first, kept, moved, categories=("food", "work"), state=NeedState.SETTLED, settled_at=at(11))
    ledger.need(second, late, ahead, ledger.referral(LEGAL_AID, Outcome.GOT_HELP), categories=("food",))
    ledger.need(
        third, ledger.referral(LEGAL_AID, None), ledger.referral(PANTRY, Outcome.NO_CAPACITY), categories=("x",)
    )
    ledger.need(
        fourth,
        ledger.unmet(UnmetReason.COST, at(12, 5)),
        ledger.unmet(UnmetReason.CAPACITY, at(12, 6)),
        ledger.referral(LEGAL_AID, Outcome.NOT_YET),
        ledger.referral(LEGAL_AID, Outcome.REFUSED, at(9, day=DAY - timedelta(days=1))),
    )
    ledger.call_back(CallBackState.REACHED, at(9))
    ledger.call_back(CallBackState.OPEN, at(9))
    ledger.call_back(CallBackState.OPEN, at(9, day=DAY - timedelta(days=1)))


def as_counted_by_hand(made: Report) -> None:
    assert made.visits.total == 7
    assert counts(made.who) == {"anonymous": 1, "named": 6}
    assert counts(made.where) == {"touch_screen": 2, "desk": 5}
    assert counts(made.endings) == {"finished": 4, "left": 1, "here": 2}
    assert counts(made.visitors) == {"returning": 2, "first_time": 2}
    assert counts(made.feedback) == {"yes": 1, "partly": 0, "no": 0, "nothing": 1}
    assert (made.needs.total, counts(made.needs)) == (4, {"food": 2, "work": 1, "x": 1, "": 1})
    assert (made.settled, made.open_now) == (1, 3)
    assert made.waits is not None
    assert (made.waits.count, made.waits.median, made.waits.longest) == (
        4, timedelta(minutes=15), timedelta(minutes=50),
    )  # fmt: skip
    assert made.waits.average == timedelta(minutes=20)
    assert made.to_settled is not None
    assert made.to_settled.median == timedelta(hours=2)
    assert counts(made.promises) == {"kept": 1, "moved": 1, "broken": 0, "overdue": 1, "open": 1}
    assert made.share_kept == pytest.approx(0.5)
    assert [(part.name, part.count) for part in made.referrals.parts] == [("Food Pantry", 1), ("Legal Aid", 3)]
    legal_aid = {"got_help": 1, "could_not_reach": 0, "not_eligible": 0, "no_capacity": 0, "other": 0, "not_known": 2}
    assert counts(made.outcomes[str(LEGAL_AID.id)]) == legal_aid
    assert counts(made.outcomes[str(PANTRY.id)])["no_capacity"] == 1
    assert {key: count for key, count in counts(made.unmet).items() if count} == {"capacity": 1}
    assert counts(made.call_backs) == {"open": 1, "reached": 1, "given_up": 0}


def test_a_day_counted_by_hand(ledger: Ledger) -> None:
    a_day(ledger)
    as_counted_by_hand(ledger.report())


def test_a_day_counted_by_hand_on_postgresql(shared: Ledger) -> None:
    a_day(shared)
    as_counted_by_hand(shared.report())


def test_a_day_lasts_from_midnight_to_midnight_at_the_office(ledger: Ledger) -> None:
    for moment in (at(0), at(23, 59), at(0) - timedelta(seconds=1), at(0, day=DAY + timedelta(days=1))):
        ledger.visit(moment)
    assert ledger.report().visits.total == 2
    week = ledger.report(DAY - timedelta(days=1), DAY + timedelta(days=1))
    assert list(counts(week.visits).values()) == [1, 2, 1]


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25)])
def test_days_on_which_clocks_change_are_shorter_or_longer(ledger: Ledger, day: date, hours: int) -> None:
    begins = at(0, day=day)
    for moment in (begins, begins + timedelta(hours=hours) - timedelta(seconds=1), begins + timedelta(hours=hours)):
        ledger.visit(moment)
    assert ledger.report(day).visits.total == 2
    assert list(counts(ledger.report(day, day + timedelta(days=1)).visits).values()) == [2, 1]


def test_each_office_has_its_own_midnight(ledger: Ledger) -> None:
    tokyo = Office(id=new_id(), name="Minato", timezone="Asia/Tokyo")
    with ledger.office.store.writing() as work:
        work.offices.add(tokyo)
        work.commit()
    ledger.visit(at(12))
    ledger.visit(at(0, zone=ZoneInfo("Asia/Tokyo")), office_id=tokyo.id)
    ledger.visit(at(12), office_id=tokyo.id)  # the day after in Tokyo
    make = MakeReport(ledger.office.store, ledger.office.clock, CATEGORIES, RIVERSIDE)
    assert {office.name for office in make.offices()} == {"Minato", RIVERSIDE.name}
    assert make(ReportWish(office_id=None, span=Span(DAY, DAY))).visits.total == 2
    assert make(ReportWish(office_id=tokyo.id, span=Span(DAY, DAY))).visits.total == 1


def test_weeks_and_months_gather_their_days(ledger: Ledger) -> None:
    for day in (1, 2, 8, 9, 30):
        ledger.visit(at(10, day=date(2026, 11, day)))
    by_week = ledger.report(date(2026, 11, 1), date(2026, 11, 30), Grain.WEEK)
    assert list(counts(by_week.visits).values()) == [1, 2, 1, 0, 0, 1]
    by_month = ledger.report(date(2026, 10, 1), date(2026, 11, 30), Grain.MONTH)
    assert list(counts(by_month.visits).values()) == [0, 5]


def test_a_closed_day_is_all_noughts(ledger: Ledger) -> None:
    made = ledger.report()
    assert made.is_empty
    assert (made.visits.total, made.waits, made.to_settled, made.share_kept) == (0, None, None, None)
