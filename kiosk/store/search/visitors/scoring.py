# SPDX-License-Identifier: GPL-3.0-or-later
"""How well visitors fit a query: first roughly for all who may, then word by word for the best."""

from bisect import insort
from collections.abc import Iterator

import numpy as np

from kiosk.domain.matching import MatchReason
from kiosk.store.search.visitors.close_look import FAINTEST_SURE, Weighed, closely
from kiosk.store.search.visitors.evidence import Evidence, gathered
from kiosk.store.search.visitors.growing import Floats, Ints, distinct
from kiosk.store.search.visitors.typed_query import read_query
from kiosk.store.search.visitors.visitor_rows import VisitorRows

_MANY_ROWS = 30_000
_POOL = 64


def weigh(rows: VisitorRows, query: str, enough: int) -> list[Weighed]:
    """The visitors who fit the query, with their scores and in no order; the best `enough` are among them."""
    pool = max(_POOL, 2 * enough)
    exact = rows.named_exactly(query)
    evidence = gathered(rows, read_query(query))
    found = {weighed.row: weighed for weighed in _weighed(rows, evidence, pool, enough)}
    for row in _foremost(rows, exact, np.zeros(len(exact), dtype=np.float32), pool).tolist():
        found[row] = Weighed(row, 1.0, (MatchReason.NAME,))
    return list(found.values())


def _candidates(rows: VisitorRows, evidence: Evidence) -> Ints:
    """Everybody who may be meant: whoever has a likely part, by the rarer words when there are several."""
    lists = [run.rows for run in evidence.digits if len(run.rows)]
    sources = [word.matches.ids for word in evidence.words]
    sources += [joined.word.matches.ids for joined in evidence.joined]
    sizes = [int(rows.vocabulary.visitors.values[ids].sum()) for ids in sources]
    fewest = min((size for size in sizes if size), default=0)
    for ids, size in zip(sources, sizes, strict=True):
        if 0 < size <= _MANY_ROWS or (size == fewest and size and not lists):
            lists.append(rows.with_parts(ids))
    lists += [rows.with_parts(min((w.matches.ids for w in split.words), key=len)) for split in evidence.split]
    return rows.only_living(_distinct(rows, lists))


def _distinct(rows: VisitorRows, lists: list[Ints]) -> Ints:
    if not lists:
        return np.empty(0, dtype=np.int32)
    every = np.concatenate(lists)
    if len(every) < len(rows) // 200:
        return distinct(every)
    met = np.zeros(len(rows), dtype=np.bool_)
    met[every] = True
    return np.flatnonzero(met).astype(np.int32)


def _roughly(rows: VisitorRows, evidence: Evidence, candidates: Ints) -> Floats:
    """A first score of each candidate: what they fit, by its worth, as a share of all that was typed."""
    arrays = [word.likeness for word in evidence.words] + [joined.word.likeness for joined in evidence.joined]
    arrays += [word.likeness for split in evidence.split for word in split.words]
    likeness = iter([found * found for found in rows.best_likeness(candidates, arrays)])
    fits = [next(likeness) for _ in evidence.words]
    joined = [next(likeness) for _ in evidence.joined]
    for split in evidence.split:
        together = np.minimum.reduce([next(likeness) for _ in split.words])
        fits[split.position] = np.maximum(fits[split.position], together)
    total = np.zeros(len(candidates), dtype=np.float32)
    for word, fit in zip(evidence.words, fits, strict=True):
        total += word.weight * fit
    total += _joined_extra(evidence, fits, joined, len(candidates))
    for run in evidence.digits:
        at = np.searchsorted(candidates, run.rows)
        here = at < len(candidates)
        here[here] = candidates[at[here]] == run.rows[here]
        total[at[here]] += run.weight * run.fit[here]
    return total / np.float32(evidence.total_weight)


def _joined_extra(evidence: Evidence, fits: list[Floats], joined: list[Floats], size: int) -> Floats:
    """What is won by reading neighbouring words as one, no word in two pairs at once."""
    nothing = np.zeros(size, dtype=np.float32)
    best = [nothing] * (len(fits) + 1)  # best[n]: won among the first n words
    pairs = {pair.first: fit for pair, fit in zip(evidence.joined, joined, strict=True)}
    for end in range(2, len(fits) + 1):
        best[end] = best[end - 1]
        if (fit := pairs.get(end - 2)) is not None:
            one, two = (evidence.words[at].weight for at in (end - 2, end - 1))
            won = (one + two) * fit - one * fits[end - 2] - two * fits[end - 1]
            best[end] = np.maximum(best[end], best[end - 2] + won)
    return best[-1]


def _foremost(rows: VisitorRows, found: Ints, score: Floats, pool: int) -> Ints:
    """The best of the rows, this office's own and recent visitors among equals."""
    if len(found) <= pool:
        return found
    key = np.round(score, 3) + 0.0009 * rows.standing.values[found]
    return found[np.argpartition(-key, pool)[:pool]]


def _weighed(rows: VisitorRows, evidence: Evidence, pool: int, enough: int) -> Iterator[Weighed]:
    candidates = _candidates(rows, evidence)
    if not len(candidates):
        return
    rough = _roughly(rows, evidence, candidates)
    near = rough >= FAINTEST_SURE
    chosen = _foremost(rows, candidates[near], rough[near], pool)
    scores = rough[np.searchsorted(candidates, chosen)]
    yield from _until_enough(
        rows, evidence, sorted(zip(scores.tolist(), chosen.tolist(), strict=True), reverse=True), enough
    )


def _until_enough(
    rows: VisitorRows, evidence: Evidence, ranked: list[tuple[float, int]], enough: int
) -> Iterator[Weighed]:
    """The close look, from the roughly best down; it only lowers scores, so it ends when no later row can rise."""
    best: list[float] = []
    for rough, row in ranked:
        if len(best) >= enough and round(rough, 3) < best[-enough]:
            return
        weighed = closely(rows, evidence, row, rough)
        if weighed.holds:
            insort(best, weighed.score)
            yield weighed
