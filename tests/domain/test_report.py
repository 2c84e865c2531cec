# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: spans of days, and that no small count leaves or can be worked out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.report import (
    SMALL,
    Breakdown,
    Count,
    Grain,
    Hidden,
    NamedSpan,
    Part,
    Span,
    SpanTurnedRound,
    hidden_small,
    to_share,
)
from tests.domain.reports import breakdown, report

Shown = tuple[Count, tuple[Count, ...] | None]


def shown(counts: tuple[int, ...], *, listed: bool) -> Shown:
    """What somebody outside sees of these counts; None for parts of which not even the number is told."""
    seen = hidden_small(breakdown(*counts, listed=listed))
    return seen.total, tuple(part.count for part in seen.parts) if seen.parts else None


def worlds(parts: int, most: int, least: int) -> Iterator[tuple[int, ...]]:
    return product(range(least, most + 1), repeat=parts)


@pytest.mark.parametrize("parts", [2, 3, 4])
def test_every_hidden_count_could_be_another_one(parts: int) -> None:
    """Somebody who knows the rule sorts all worlds by what they show: no hidden count is the same in all of them."""
    alike: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    most = 16 if parts < 4 else 11
    for counts in worlds(parts, most, 0):
        if sum(counts) <= most:  # beyond it some of the worlds are missing
            alike[shown(counts, listed=False)].append(counts)
    for (_total, seen), possible in alike.items():
        for at, count in enumerate(seen or ()):
            held = {counts[at] for counts in possible}
            if count is Hidden.SMALL:
                assert held == set(range(SMALL))
            elif count is Hidden.BESIDE:
                assert len(held) > 1
            else:
                assert held == {count}


def test_parts_that_are_only_listed_where_there_are_any_cannot_be_told_either() -> None:
    alike: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for parts in (2, 3):
        for counts in worlds(parts, 16, 1):
            if sum(counts) <= 16:
                alike[shown(counts, listed=True)].append(counts)
    for (_total, seen), possible in alike.items():
        for at, count in enumerate(seen or ()):
            held = {counts[at] for counts in possible}
            if count is Hidden.SMALL:
                assert held == {1, 2, 3, 4}
            elif count is Hidden.BESIDE:
                assert len(held) > 1
            else:
                assert held == {count}


@given(st.lists(st.integers(0, 40), min_size=2, max_size=8))
def test_what_is_left_of_the_total_tells_nothing(counts: list[int]) -> None:
    seen = hidden_small(breakdown(*counts))
    visible = [part.count for part in seen.parts if isinstance(part.count, int)]
    assert all(count >= SMALL for count in visible)
    hidden = len(seen.parts) - len(visible)
    assert hidden != 1
    if isinstance(seen.total, int) and 0 < hidden < len(counts):
        assert seen.total - sum(visible) >= 2 * SMALL - 1


@pytest.mark.parametrize("counts", [(12, 7, 30), (5, 5)])
def test_what_has_no_small_part_is_shown_whole(counts: tuple[int, ...]) -> None:
    whole = breakdown(*counts)
    assert hidden_small(whole) == whole


def test_a_small_count_takes_its_first_neighbour_with_it() -> None:
    assert shown((30, 2, 20), listed=False) == (52, (Hidden.BESIDE, Hidden.SMALL, 20))


def test_of_few_listed_parts_not_even_their_number_is_told() -> None:
    seen = hidden_small(Breakdown(5, tuple(Part(str(n), 1) for n in range(5)), listed=True))
    assert (seen.total, seen.parts) == (5, ())


def test_what_hangs_together_is_hidden_together() -> None:
    shared = to_share(report(who=breakdown(3, 60), visitors=breakdown(20, 30), where=breakdown(4, 59)))
    assert (shared.visitors.total, shared.visitors.is_whole) == (Hidden.BESIDE, False)
    assert {part.count for part in shared.feedback.parts} == {Hidden.BESIDE}
    assert shared.hides_small


def test_the_results_of_few_referrals_stay_here() -> None:
    shared = to_share(
        report(
            referrals=breakdown(40, 3, 12, listed=True),
            outcomes={"0": breakdown(30, 10), "1": breakdown(3, 0), "2": breakdown(6, 6)},
        )
    )
    assert [part.count for part in shared.referrals.parts] == [Hidden.BESIDE, Hidden.SMALL, 12]
    assert not any(isinstance(part.count, int) for key in "01" for part in shared.outcomes[key].parts)
    assert shared.outcomes["2"] == breakdown(6, 6)


def test_a_share_is_not_told_where_it_would_tell_a_count() -> None:
    kept = Breakdown(20, (Part("kept", 12), Part("moved", 0), Part("broken", 2), Part("overdue", 6), Part("open", 0)))
    made = report(promises=kept)
    assert made.share_kept == pytest.approx(0.6)
    assert to_share(made).share_kept is None


def test_times_of_few_people_stay_here() -> None:
    assert to_share(report(waited=4)).waits is None
    assert to_share(report(waited=5)).waits == report(waited=5).waits


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (NamedSpan.THIS_WEEK, date(2026, 11, 23), date(2026, 11, 25)),
        (NamedSpan.LAST_WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (NamedSpan.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 25)),
        (NamedSpan.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_named_spans_end_today_or_are_over(span: NamedSpan, first: date, last: date) -> None:
    assert span.around(date(2026, 11, 25)) == Span(first, last)


def test_periods_cover_the_span() -> None:
    span = Span(date(2026, 10, 30), date(2026, 11, 10))
    assert list(span.periods(Grain.WEEK)) == [date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9)]
    assert list(span.periods(Grain.MONTH)) == [date(2026, 10, 1), date(2026, 11, 1)]
    assert len(list(span.periods(Grain.DAY))) == span.days == 12


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(SpanTurnedRound):
        Span(date(2026, 11, 2), date(2026, 11, 1))
