# SPDX-License-Identifier: GPL-3.0-or-later
"""Example reports, for every test that needs figures."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kiosk.domain.report import Breakdown, Lengths, Part, Report, Span

OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
NAMES = {"0": "Food", "1": "Housing", "2": "Work"}


def breakdown(*counts: int, listed: bool = False) -> Breakdown:
    parts = tuple(Part(str(at), count, NAMES.get(str(at), f"Number {at}")) for at, count in enumerate(counts))
    return Breakdown(sum(counts), parts, listed)


def keyed(**counts: int) -> Breakdown:
    return Breakdown(sum(counts.values()), tuple(Part(key, count) for key, count in counts.items()))


def report(*, waited: int = 40, span: Span = OCTOBER, **figures: object) -> Report:
    """A month of an office in which much happened, with whatever a test wishes."""
    time = Lengths(
        count=waited, median=timedelta(minutes=9), average=timedelta(minutes=12), longest=timedelta(minutes=63)
    )
    days = {begins.isoformat(): 6 + begins.day % 9 for begins in span.periods(span.grain)}
    outcomes = {"got_help": 12, "could_not_reach": 5, "not_eligible": 0, "no_capacity": 6, "other": 0, "not_known": 7}
    made = Report(
        office="Riverside Job Center",
        span=span,
        grain=span.grain,
        made_at=datetime(2026, 11, 2, 9, 15, tzinfo=UTC),
        visits=keyed(**days),
        who=keyed(anonymous=40, named=200),
        where=keyed(touch_screen=60, desk=180),
        endings=keyed(finished=220, left=12, here=8),
        visitors=keyed(returning=80, first_time=70),
        feedback=keyed(yes=30, partly=7, no=6, nothing=17),
        needs=replace(breakdown(60, 35, 8), listed=True),
        settled=90,
        open_now=33,
        waits=time,
        to_settled=replace(time, median=timedelta(days=3)),
        promises=keyed(kept=40, moved=6, broken=5, overdue=7, open=9),
        referrals=Breakdown(30, (Part("a", 30, "Legal Aid"),), listed=True),
        outcomes={"a": keyed(**outcomes)},
        unmet=keyed(no_such_help=9, cost=5, capacity=12, eligibility=6, transport=6, hours=7, language=8),
        call_backs=keyed(reached=12, given_up=5, open=6),
    )
    return replace(made, **figures)  # type: ignore[arg-type]  # whatever a test wishes


NOTHING = report(
    span=Span(date(2026, 11, 23), date(2026, 11, 29)),
    visits=keyed(**{f"2026-11-{day}": 0 for day in range(23, 30)}),
    who=keyed(anonymous=0, named=0),
    where=keyed(touch_screen=0, desk=0),
    endings=keyed(finished=0, left=0, here=0),
    visitors=keyed(returning=0, first_time=0),
    feedback=keyed(yes=0, partly=0, no=0, nothing=0),
    needs=Breakdown(0, (Part("", 0),), listed=True),
    settled=0,
    open_now=0,
    waits=None,
    to_settled=None,
    promises=keyed(kept=0, moved=0, broken=0, overdue=0, open=0),
    referrals=Breakdown(0, (), listed=True),
    outcomes={},
    unmet=keyed(no_such_help=0, cost=0, capacity=0, eligibility=0, transport=0, hours=0, language=0),
    call_backs=keyed(reached=0, given_up=0, open=0),
)
"""A week in which the office was closed."""
