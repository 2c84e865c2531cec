# SPDX-License-Identifier: GPL-3.0-or-later
"""What a query says: for every typed word and run of digits, who may be meant and what agreement is worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.matching import MatchReason
from kiosk.store.search.visitors.digit_runs import date_readings
from kiosk.store.search.visitors.growing import Floats, Ints
from kiosk.store.search.visitors.name_parts import fold, pieces
from kiosk.store.search.visitors.typed_query import TypedQuery, TypedWord, splits
from kiosk.store.search.visitors.visitor_rows import VisitorRows
from kiosk.store.search.visitors.vocabulary import REASONS, WordMatches

_SURE = 0.95
_MOST_SPLITS = 3
_JOINED_AT_LEAST = 0.84
_WRITTEN_APART = 0.96


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """A typed word against the vocabulary: likeness and reason by part number, and what agreement on it is worth."""

    matches: WordMatches
    likeness: Floats
    weight: float


@dataclass(frozen=True, slots=True)
class DigitEvidence:
    """Rows that have the typed digits in a phone or birth date, how well they fit, and what that is worth."""

    rows: Ints
    fit: Floats
    reasons: tuple[MatchReason, ...]
    reason_of: NDArray[np.uint8]
    weight: float


@dataclass(frozen=True, slots=True)
class JoinedEvidence:
    """Two neighbouring words read as one."""

    first: int
    word: WordEvidence


@dataclass(frozen=True, slots=True)
class SplitEvidence:
    """One word read as several that were typed without a space."""

    position: int
    words: tuple[WordEvidence, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a query says."""

    words: tuple[WordEvidence, ...]
    joined: tuple[JoinedEvidence, ...]
    split: tuple[SplitEvidence, ...]
    digits: tuple[DigitEvidence, ...]

    @property
    def total_weight(self) -> float:
        """What a visitor who fits everything would reach."""
        return sum(word.weight for word in self.words) + sum(run.weight for run in self.digits)


def gathered(rows: VisitorRows, query: TypedQuery) -> Evidence:
    """What the words and digits of a query are worth among these visitors."""
    words = tuple(_word_evidence(rows, word) for word in query.words)
    joined = tuple(_joined(rows, query))
    split = tuple(s for at, word in enumerate(query.words) for s in _split(rows, at, word, words[at]))
    digits = tuple(run for groups in query.runs for run in _digit_evidence(rows, groups))
    return Evidence(words, joined, split, digits)


def _rarity(rows: VisitorRows, visitors: float) -> float:
    return log(1.0 + (rows.living + 1.0) / (visitors + 0.5))


def _word_evidence(rows: VisitorRows, word: TypedWord) -> WordEvidence:
    matches = rows.vocabulary.matches(word.text)
    likeness = np.zeros(len(rows.vocabulary) + 2, dtype=np.float32)
    likeness[matches.ids] = matches.likeness
    best = float(matches.likeness.max()) if len(matches.ids) else 0.0
    near = matches.ids[matches.likeness >= _SURE * best]
    visitors = float(rows.vocabulary.visitors.values[near].sum())
    return WordEvidence(matches, likeness, word.importance * _rarity(rows, visitors))


def _joined(rows: VisitorRows, query: TypedQuery) -> Iterator[JoinedEvidence]:
    for at, text in query.neighbours_joined():
        word = _word_evidence(rows, TypedWord(text, 1.0))
        if word.likeness.max() >= _JOINED_AT_LEAST:
            yield JoinedEvidence(at, word)


def _split(rows: VisitorRows, position: int, word: TypedWord, whole: WordEvidence) -> Iterator[SplitEvidence]:
    if whole.likeness.max() >= 0.98:
        return
    yield from (SplitEvidence(position, (_word_evidence(rows, TypedWord(other, 1.0)),)) for other in _bare(word.text))
    known = 0
    folded = fold(word.text)
    for texts in (*rows.vocabulary.phrases(folded), *splits(folded)):
        if all(len(rows.vocabulary.written(text)) for text in texts):
            yield SplitEvidence(position, tuple(_written_evidence(rows, text) for text in texts))
            known += 1
            if known == _MOST_SPLITS:
                return


def _bare(word: str) -> list[str]:
    """The word without an Arabic article, which Latin letters often leave out."""
    return pieces(word)[1] if word.startswith("ال") else []


def _written_evidence(rows: VisitorRows, folded: str) -> WordEvidence:
    ids = rows.vocabulary.written(folded)
    likeness = np.zeros(len(rows.vocabulary) + 2, dtype=np.float32)
    likeness[ids] = _WRITTEN_APART
    reasons = np.full(len(ids), len(REASONS) - 1, dtype=np.uint8)
    visitors = float(rows.vocabulary.visitors.values[ids].sum())
    return WordEvidence(WordMatches(ids, likeness[ids], reasons), likeness, _rarity(rows, visitors))


def _digit_evidence(rows: VisitorRows, groups: tuple[str, ...]) -> Iterator[DigitEvidence]:
    whole = _run_evidence(rows, groups)
    if whole is not None and (len(whole.rows) or len(groups) == 1):
        yield whole
        return
    apart = [_run_evidence(rows, (group,)) for group in groups]
    yield from (run for run in apart if run is not None)


def _run_evidence(rows: VisitorRows, groups: tuple[str, ...]) -> DigitEvidence | None:
    digits, dates = "".join(groups), date_readings(groups)
    found = [(*rows.phones.having(digits), MatchReason.PHONE)]
    found += [_all(rows.born(day, day), MatchReason.BIRTH_DATE, 1.0) for day in sorted(dates.days)]
    found += [
        _all(rows.born(month * 100, month * 100 + 99), MatchReason.BIRTH_DATE, 0.97) for month in sorted(dates.months)
    ]
    found += [_all(rows.born(y * 10_000, y * 10_000 + 9999), MatchReason.BIRTH_YEAR, 0.97) for y in sorted(dates.years)]
    if len(digits) < 3:
        return None
    every = np.concatenate([ids for ids, _, _ in found])
    fit = np.concatenate([fits for _, fits, _ in found])
    reason_of = np.concatenate([np.full(len(f[0]), at, np.uint8) for at, f in enumerate(found)])
    order = np.lexsort((fit, every))
    every, fit, reason_of = every[order], fit[order], reason_of[order]
    last = np.append(every[1:] != every[:-1], True)[: len(every)] & rows.alive.values[every]
    every, fit, reason_of = every[last], fit[last], reason_of[last]
    weight = _rarity(rows, float(len(every)))
    return DigitEvidence(every, fit, tuple(reason for _, _, reason in found), reason_of, weight)


def _all(ids: Ints, reason: MatchReason, fit: float) -> tuple[Ints, Floats, MatchReason]:
    return ids, np.full(len(ids), fit, dtype=np.float32), reason
