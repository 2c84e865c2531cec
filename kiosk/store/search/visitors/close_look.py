# SPDX-License-Identifier: GPL-3.0-or-later
"""One visitor beside the query: each typed word takes one part of the name, and no part is taken twice."""

from typing import NamedTuple

import numpy as np

from kiosk.domain.matching import MatchReason
from kiosk.store.search.visitors.evidence import Evidence, WordEvidence
from kiosk.store.search.visitors.visitor_rows import JOINED, NEXT_NAME, VisitorRows
from kiosk.store.search.visitors.vocabulary import REASONS

BEST_BUT_EXACT = 0.995
_LEFT_OVER, _MOST_LEFT_OVER = 0.012, 3
_OUT_OF_ORDER = 0.004
_SAME = 0.0005
_SURE_WORD, _SURE_SHARE = 0.86, 0.2
FAINTEST_SURE, FAINTEST_UNSURE = 0.3, 0.46


class Weighed(NamedTuple):
    """A row that fits, its score from 0 to 1, why, and whether one of the words or numbers is surely meant."""

    row: int
    score: float
    why: tuple[MatchReason, ...]
    sure: bool = True

    @property
    def holds(self) -> bool:
        """Whether it is near enough to be shown: a sure word may stand alone, faint ones only together."""
        return self.score >= (FAINTEST_SURE if self.sure else FAINTEST_UNSURE)


class _Place(NamedTuple):
    """A part of a name: its number, which of the names, where in it; a joined form has place -1."""

    number: int
    name: int
    place: int


def _places(parts: list[int]) -> list[_Place]:
    found: list[_Place] = []
    name, place, joined = 0, 0, False
    for number in parts:
        if number == NEXT_NAME:
            name, place, joined = name + 1, 0, False
        elif number == JOINED:
            joined = True
        else:
            found.append(_Place(number, name, -1 if joined else place))
            place += 1
    return found


def _taken(words: tuple[WordEvidence, ...], places: list[_Place]) -> dict[int, tuple[_Place, float]]:
    """For each word the part it takes, the surest pairs first."""
    pairs = [
        (float(word.likeness[place.number]), -at, -order, place)
        for at, word in enumerate(words)
        for order, place in enumerate(places)
        if word.likeness[place.number] > 0
    ]
    taken: dict[int, tuple[_Place, float]] = {}
    used: set[tuple[int, int]] = set()
    for likeness, minus_at, _, place in sorted(pairs, reverse=True):
        spot = (place.name, place.place if place.place >= 0 else -1 - place.number)
        if -minus_at not in taken and spot not in used:
            taken[-minus_at] = (place, likeness)
            used.add(spot)
    return taken


def agreement(rows: VisitorRows, evidence: Evidence, row: int) -> float:
    """How far the words and one of the row's names are the same, from 0 to 1; what one has more counts against it."""
    places = _places(rows.parts(row))
    best = 0.0
    for name in {place.name for place in places}:
        own = [place for place in places if place.name == name]
        likeness = sum(like for _, like in _taken(evidence.words, own).values())
        best = max(best, 2 * likeness / (len(evidence.words) + sum(place.place >= 0 for place in own)))
    return min(best, 1.0)


def _left_over(places: list[_Place], taken: dict[int, tuple[_Place, float]]) -> int:
    """How many parts of the name that fits best were not typed."""
    chosen = [place for place, _ in taken.values()]
    if any(place.place < 0 for place in chosen):
        return 0
    names = {place.name for place in chosen}
    sizes = [
        sum(p.name == name and p.place >= 0 for p in places) - sum(p.name == name for p in chosen) for name in names
    ]
    return min(sizes, default=0)


def _in_order(taken: dict[int, tuple[_Place, float]]) -> bool:
    order = [taken[at][0][1:] for at in sorted(taken)]
    return order == sorted(order)


def closely(rows: VisitorRows, evidence: Evidence, row: int, rough: float) -> Weighed:
    """The row with its final score; `rough` is the score in which a part may serve two words."""
    places = _places(rows.parts(row))
    taken = _taken(evidence.words, places)
    likest = [max((float(word.likeness[place.number]) for place in places), default=0.0) for word in evidence.words]
    apart = sum(word.weight * like * like for word, like in zip(evidence.words, likest, strict=True))
    kept = sum(evidence.words[at].weight * like * like for at, (_, like) in taken.items())
    runs = _runs_of(evidence, row)
    digits = sum(evidence.digits[at].weight * fit for at, fit, _ in runs)
    reasons = [_reason(evidence.words[at], place.number) for at, (place, _) in sorted(taken.items())]
    run_reasons = [reason for _, _, reason in runs]
    if rough > (apart + digits) / evidence.total_weight + _SAME:
        together = _reasons_together(evidence, places) or reasons
        return Weighed(row, _rounded(rough), tuple(dict.fromkeys(together + run_reasons)))
    score = (kept + digits) / evidence.total_weight
    sure = bool(runs) or any(
        like >= _SURE_WORD and evidence.words[at].weight >= _SURE_SHARE * evidence.total_weight
        for at, (_, like) in taken.items()
    )
    if len(evidence.words) > 1:
        score -= _LEFT_OVER * min(_left_over(places, taken), _MOST_LEFT_OVER)
        score -= 0 if _in_order(taken) else _OUT_OF_ORDER
    return Weighed(row, _rounded(score), tuple(dict.fromkeys(reasons + run_reasons)), sure)


def _rounded(score: float) -> float:
    return round(min(max(score, 0.0), BEST_BUT_EXACT), 3)


def _runs_of(evidence: Evidence, row: int) -> list[tuple[int, float, MatchReason]]:
    found = []
    for number, run in enumerate(evidence.digits):
        at = int(np.searchsorted(run.rows, row))
        if at < len(run.rows) and run.rows[at] == row:
            found.append((number, float(run.fit[at]), run.reasons[run.reason_of[at]]))
    return found


def _reason(word: WordEvidence, number: int) -> MatchReason:
    at = int(np.searchsorted(word.matches.ids, number))
    return REASONS[word.matches.reasons[at]]


def _reasons_together(evidence: Evidence, places: list[_Place]) -> list[MatchReason]:
    """Why the readings fit that join two words or part one."""
    words = [pair.word for pair in evidence.joined] + [word for split in evidence.split for word in split.words]
    return [_reason(word, place.number) for word in words for place in places if word.likeness[place.number] > 0]
