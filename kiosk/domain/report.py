# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office did in a span of days, in figures that name nobody.

What each figure counts:

- A visit belongs to the day of its arrival, at its own office. Left: before we could help.
- Visitors are counted once, however often they came. Returning: somebody who had been here before this period.
- A need belongs to the day on which it was told. Filed under two kinds of help, it counts under both.
- Settled: the needs that were settled in this period and still are, whenever they were told. Open now: today.
- A wait lasts from the arrival until somebody of ours first turned to them; who helped themselves has none.
- A promise belongs to the day on which it was due. Moved: a later one stands in its place. Share kept: of those kept,
  broken and overdue.
- A referral, and what became of it, belongs to the day on which it was made. Not known: nobody has heard yet.
- Unmet: the needs that were marked so in this period, each by the last reason given in it.
- Call-backs belong to the day on which they were put on the list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.errors import OnwardError

SMALL = 5
"""Counts under it leave no office: few people are soon somebody."""


class Hidden(StrEnum):
    """What stands in place of a count that is not to be seen. BESIDE would have given a small one away."""

    SMALL = "<5"
    BESIDE = "hidden"


Count = int | Hidden


class SpanTurnedRound(OnwardError):
    """A span ends before it begins."""

    message = "The last day is before the first. Please choose them the other way round."


class Grain(StrEnum):
    """How finely visits are told apart in time. A week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def begin_of(self, day: date) -> date:
        """Return the first day of the day's period."""
        match self:
            case Grain.DAY:
                return day
            case Grain.WEEK:
                return day - timedelta(days=day.weekday())
            case Grain.MONTH:
                return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, the first and the last included. Raises SpanTurnedRound."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise SpanTurnedRound

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def grain(self) -> Grain:
        """How finely it is told on one page."""
        if self.days <= 31:
            return Grain.DAY
        return Grain.WEEK if self.days <= 7 * 31 else Grain.MONTH

    def periods(self, grain: Grain) -> Iterator[date]:
        """List the first days of its periods; that of the first one may lie before the span."""
        seen = None
        for number in range(self.days):
            begins = grain.begin_of(self.first + timedelta(days=number))
            if begins != seen:
                yield begins
            seen = begins


class NamedSpan(StrEnum):
    """The spans that offices ask for."""

    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"

    def around(self, today: date) -> Span:
        """Return its days; a week or month that is under way ends today."""
        grain = Grain.WEEK if self in {NamedSpan.THIS_WEEK, NamedSpan.LAST_WEEK} else Grain.MONTH
        begins = grain.begin_of(today)
        if self in {NamedSpan.THIS_WEEK, NamedSpan.THIS_MONTH}:
            return Span(begins, today)
        last = begins - timedelta(days=1)
        return Span(grain.begin_of(last), last)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a count. `name` is source text for translation or a resource's name, "" where the key says it all."""

    key: str
    count: Count
    name: str = ""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A count and its parts, always in an order that does not depend on how many they are.

    `listed` says that parts are there only where there is something to count.
    """

    total: Count
    parts: tuple[Part, ...] = ()
    listed: bool = False

    def of(self, key: str) -> Count:
        """Return a part's count, 0 for one that is not there."""
        return next((part.count for part in self.parts if part.key == key), 0)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is hidden."""
        return not any(isinstance(count, Hidden) for count in (self.total, *(part.count for part in self.parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How long something took, for `count` of them."""

    count: int
    median: timedelta
    average: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An office's figures for a span of days; `office` is "" for all offices. See the module for what each one counts.

    `visits` has a part for each period (its first day, ISO), `who` tells anonymous visits from others, `where` the
    touch screen from the desk, `endings` how visits ended. `needs` has a part for each kind of help, and one with the
    key "" for those that are not filed. `referrals` has a part for each resource, whose results are in `outcomes` under
    the same key. `waits` and `to_settled` are None where there were none, and where there were too few to be shared.
    """

    office: str
    span: Span
    grain: Grain
    made_at: datetime
    visits: Breakdown
    who: Breakdown
    where: Breakdown
    endings: Breakdown
    visitors: Breakdown
    feedback: Breakdown
    needs: Breakdown
    settled: Count
    open_now: Count
    waits: Lengths | None = None
    to_settled: Lengths | None = None
    promises: Breakdown
    referrals: Breakdown
    outcomes: Mapping[str, Breakdown] = field(default_factory=dict)
    unmet: Breakdown
    call_backs: Breakdown
    hides_small: bool = False

    @property
    def share_kept(self) -> float | None:
        """How many of the promises that are over were kept, from 0 to 1; None without any, and where it would tell."""
        kept, broken, overdue = (self.promises.of(key) for key in ("kept", "broken", "overdue"))
        if isinstance(kept, Hidden) or isinstance(broken, Hidden) or isinstance(overdue, Hidden):
            return None
        over = kept + broken + overdue
        return kept / over if over else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that could be told."""
        told = (self.visits, self.needs, self.promises, self.referrals, self.unmet, self.call_backs)
        return not self.settled and not any(each.total for each in told)


def to_share(report: Report) -> Report:
    """Return the report as it may leave the office: no count under 5 is in it, nor can one be worked out from it.

    Counts that hang together are hidden together: visitors with the visits that are not anonymous, what people said at
    the touch screen with how many were there, a resource's results with its referrals. Two reports of spans that
    overlap can still be compared: what is shared should be whole weeks or months.
    """
    where, who = hidden_small(report.where), hidden_small(report.who)
    referrals = hidden_small(report.referrals)
    seen = {part.key: part.count for part in referrals.parts}
    return replace(
        report,
        visits=hidden_small(report.visits),
        who=who,
        where=where,
        endings=hidden_small(report.endings),
        visitors=hidden_small(report.visitors) if who.is_whole else withheld(report.visitors),
        feedback=hidden_small(report.feedback) if where.is_whole else withheld(report.feedback),
        needs=hidden_small(report.needs),
        settled=_hidden_alone(report.settled),
        open_now=_hidden_alone(report.open_now),
        waits=_if_many(report.waits),
        to_settled=_if_many(report.to_settled),
        promises=hidden_small(report.promises),
        referrals=referrals,
        outcomes={
            key: withheld(outcomes) if isinstance(seen[key], Hidden) else hidden_small(outcomes)
            for key, outcomes in report.outcomes.items()
            if key in seen
        },
        unmet=hidden_small(report.unmet),
        call_backs=hidden_small(report.call_backs),
        hides_small=True,
    )


def hidden_small(whole: Breakdown) -> Breakdown:
    """Hide the small parts of a count so that nothing shown tells them, also to somebody who knows this rule.

    The first part in order that is not small is hidden beside them. Then each small one may still be anything under 5:
    what is left of the total is enough for a 4 and for a part of 5, and for a 1 for each of the others that is only
    listed because it is there. Where it is not enough, no part is shown at all.
    """
    if isinstance(whole.total, Hidden) or whole.total < SMALL:
        return withheld(replace(whole, total=_hidden_alone(whole.total)))
    counts = [part.count for part in whole.parts if isinstance(part.count, int)]
    small: list[int] = [count for count in counts if count < SMALL]
    if not small:
        return whole
    beside = next((part for part in whole.parts if isinstance(part.count, int) and part.count >= SMALL), None)
    least = 2 * SMALL - 1 + (len(small) - 1 if whole.listed else 0)
    if beside is None or not isinstance(beside.count, int) or sum(small) + beside.count < least:
        return withheld(whole, total_too=False)
    return replace(whole, parts=tuple(_seen(part, beside) for part in whole.parts))


def withheld(whole: Breakdown, *, total_too: bool = True) -> Breakdown:
    """Show no part; where only those are listed that there are, not even which."""
    total = Hidden.BESIDE if total_too and isinstance(whole.total, int) else whole.total
    parts = () if whole.listed else tuple(replace(part, count=Hidden.BESIDE) for part in whole.parts)
    return replace(whole, total=total, parts=parts)


def _seen(part: Part, beside: Part) -> Part:
    if part is beside:
        return replace(part, count=Hidden.BESIDE)
    return replace(part, count=_hidden_alone(part.count))


def _hidden_alone(count: Count) -> Count:
    return Hidden.SMALL if isinstance(count, int) and count < SMALL else count


def _if_many(lengths: Lengths | None) -> Lengths | None:
    return lengths if lengths is not None and lengths.count >= SMALL else None
