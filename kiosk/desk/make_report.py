# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a report: the figures of one office, or of all, for a span of days on their own clocks."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from statistics import fmean, median
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Arrived, Clock, ReferralsGone, Store, Stretch, UnitOfWork, VisitFigures
from kiosk.domain.call_back import CallBackState
from kiosk.domain.category import Category
from kiosk.domain.next_step import PromiseState, UnmetReason
from kiosk.domain.office import Office
from kiosk.domain.referral import Outcome
from kiosk.domain.report import Breakdown, Grain, Lengths, Part, Report, Span
from kiosk.domain.visit import Feedback

NOT_FILED = ""
NOT_KNOWN, OTHERWISE = "not_known", "other"
TOLD_OUTCOMES = (Outcome.GOT_HELP, Outcome.COULD_NOT_REACH, Outcome.NOT_ELIGIBLE, Outcome.NO_CAPACITY)
"""The results that have a column of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWish:
    """Which report: `office_id` None for all offices; `grain` None for what suits the span."""

    office_id: UUID | None
    span: Span
    grain: Grain | None = None


@dataclass(frozen=True, slots=True)
class MakeReport:
    """Counts what happened. `home` is the office at whose clock a report of all offices is made."""

    store: Store
    clock: Clock
    categories: Sequence[Category]
    home: Office

    def __call__(self, wish: ReportWish) -> Report:
        """Make the report, with true counts: see kiosk.domain.report.to_share before it leaves the office."""
        now, span, grain = self.clock(), wish.span, wish.grain or wish.span.grain
        with self.store.reading() as work:
            all_offices = work.offices.all()
            offices = [office for office in all_offices if wish.office_id in {None, office.id}]
            within = _stretches(offices, span, everywhere=len(offices) == len(all_offices))
            arrived = [(stretch, work.reports.arrivals(stretch)) for stretch in within]
            figures = work.reports.visits(within)
            gone = work.reports.referrals(within)
            settled = work.reports.settled(within)
            return Report(
                office=offices[0].name if wish.office_id else "",
                span=span,
                grain=grain,
                made_at=at_office(self.home, now),
                visits=_by_period(arrived, span, grain),
                who=_parted(figures.visits, "anonymous", figures.anonymous, "named"),
                where=_parted(figures.visits, "touch_screen", figures.touch_screen, "desk"),
                endings=_endings(figures),
                visitors=_parted(figures.visitors, "returning", work.reports.returning(within), "first_time"),
                feedback=_feedback(figures),
                needs=self._needs(work.reports.needs_filed(within)),
                settled=len(settled),
                open_now=work.reports.open_now(office.id for office in offices),
                waits=_lengths([each.waited for _here, some in arrived for each in some if each.waited is not None]),
                to_settled=_lengths(settled),
                promises=_promises(work, within, now),
                referrals=_referrals(gone),
                outcomes={str(key): _outcomes(some) for key, some in _of_each(gone)},
                unmet=_whole({reason.value: 0 for reason in UnmetReason} | _words(work.reports.unmet(within))),
                call_backs=_whole({s.value: 0 for s in CallBackState} | _words(work.reports.call_backs(within))),
            )

    def offices(self) -> Sequence[Office]:
        """List the offices that can be reported on."""
        with self.store.reading() as work:
            return work.offices.all()

    def _needs(self, filed: Mapping[tuple[str, ...], int]) -> Breakdown:
        """Count needs by kind of help; a kind that this version does not know keeps its id for a name."""
        by_kind = Counter[str]()
        for kinds, count in filed.items():
            by_kind.update(dict.fromkeys(kinds or (NOT_FILED,), count))
        names = {category.id: category.name for category in self.categories}
        known = [kind for kind in names if by_kind[kind]]
        others = sorted(kind for kind in by_kind if kind not in names and kind != NOT_FILED)
        parts = [Part(kind, by_kind[kind], names.get(kind, kind)) for kind in (*known, *others)]
        return Breakdown(sum(filed.values()), (*parts, Part(NOT_FILED, by_kind[NOT_FILED])), listed=True)


def _stretches(offices: Sequence[Office], span: Span, *, everywhere: bool) -> list[Stretch]:
    """Put the span on each clock: a day begins at its own midnight, also where clocks change."""
    stretches = []
    for zone_name, sharing in groupby(sorted(offices, key=lambda each: each.timezone), key=lambda each: each.timezone):
        zone = ZoneInfo(zone_name)
        start, end = (_midnight(day, zone) for day in (span.first, span.last + timedelta(days=1)))
        ids = tuple(office.id for office in sharing)
        stretches.append(Stretch(None if everywhere and len(ids) == len(offices) else ids, zone, start, end))
    return stretches


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _by_period(arrived: Iterable[tuple[Stretch, Sequence[Arrived]]], span: Span, grain: Grain) -> Breakdown:
    """Sort arrivals between the midnights at which periods begin, each office's own."""
    periods = list(span.periods(grain))
    counts = Counter[int]()
    for stretch, some in arrived:
        midnights = [_midnight(day, stretch.zone) for day in periods[1:]]
        counts.update(bisect_right(midnights, each.at) for each in some)
    parts = tuple(Part(begins.isoformat(), counts[at]) for at, begins in enumerate(periods))
    return Breakdown(counts.total(), parts)


def _endings(figures: VisitFigures) -> Breakdown:
    here = figures.visits - figures.finished - figures.left
    return _whole({"finished": figures.finished, "left": figures.left, "here": here})


def _feedback(figures: VisitFigures) -> Breakdown:
    said = {word.value: figures.feedback.get(word, 0) for word in Feedback}
    return _whole({**said, "nothing": figures.touch_screen - sum(said.values())})


def _promises(work: UnitOfWork, within: Sequence[Stretch], now: datetime) -> Breakdown:
    counts = dict.fromkeys(("kept", "moved", "broken", "overdue", "open"), 0)
    for (state, was_due), count in work.reports.promises(within, now).items():
        counts["overdue" if state is PromiseState.OPEN and was_due else state.value] += count
    return _whole(counts)


def _referrals(gone: Sequence[ReferralsGone]) -> Breakdown:
    """Count referrals by resource, in the order of their names."""
    names = {each.resource_id: each.resource_name for each in gone}
    counts = {resource_id: sum(each.count for each in some) for resource_id, some in _of_each(gone)}
    in_order = sorted(counts, key=lambda resource_id: (names[resource_id].casefold(), resource_id))
    parts = tuple(Part(str(each), counts[each], names[each]) for each in in_order)
    return Breakdown(sum(counts.values()), parts, listed=True)


def _of_each(gone: Sequence[ReferralsGone]) -> Iterable[tuple[UUID, list[ReferralsGone]]]:
    in_order = sorted(gone, key=lambda each: each.resource_id)
    return ((key, list(some)) for key, some in groupby(in_order, key=lambda each: each.resource_id))


def _outcomes(of_one: Sequence[ReferralsGone]) -> Breakdown:
    counts = dict.fromkeys((*(outcome.value for outcome in TOLD_OUTCOMES), OTHERWISE, NOT_KNOWN), 0)
    for each in of_one:
        counts[_column(each.outcome)] += each.count
    return _whole(counts)


def _column(outcome: Outcome | None) -> str:
    if outcome is None or outcome.waits:
        return NOT_KNOWN
    return outcome.value if outcome in TOLD_OUTCOMES else OTHERWISE


def _parted(total: int, key: str, count: int, others: str) -> Breakdown:
    return _whole({key: count, others: total - count})


def _whole(counts: Mapping[str, int]) -> Breakdown:
    return Breakdown(sum(counts.values()), tuple(Part(key, count) for key, count in counts.items()))


def _words(counts: Mapping[UnmetReason, int] | Mapping[CallBackState, int]) -> dict[str, int]:
    return {word.value: count for word, count in counts.items()}


def _lengths(some: Sequence[timedelta]) -> Lengths | None:
    if not some:
        return None
    seconds = [max(0.0, each.total_seconds()) for each in some]
    middle, average, longest = median(seconds), fmean(seconds), max(seconds)
    return Lengths(
        count=len(seconds),
        median=timedelta(seconds=middle),
        average=timedelta(seconds=average),
        longest=timedelta(seconds=longest),
    )
