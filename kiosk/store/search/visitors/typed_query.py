# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed into "Who's here?", read as words of a name and as runs of digits."""

from dataclasses import dataclass
from itertools import pairwise

from kiosk.store.search.visitors.digit_runs import digit_runs, with_plain_digits
from kiosk.store.search.visitors.name_parts import LONGEST_TEXT, PARTICLES, TITLES, fold, pieces, plain, words_of

MOST_TYPED_WORDS = 8
_MOST_RUNS = 3
_MOST_GROUPS = 6
_SHORTEST_SPLIT = 4


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word of the query; `importance` is below 1 for titles and small words that say little."""

    text: str
    importance: float


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """The words, and the runs of digits in the groups they were typed in."""

    words: tuple[TypedWord, ...]
    runs: tuple[tuple[str, ...], ...]

    def neighbours_joined(self) -> list[tuple[int, str]]:
        """Each word with the one after it as one word, and the position of the first."""
        return [(at, one.text + two.text) for at, (one, two) in enumerate(pairwise(self.words))]


def read_query(query: str) -> TypedQuery:
    """The query taken apart; at most 8 words and 3 runs of digits are read."""
    text = with_plain_digits(plain(query[:LONGEST_TEXT]))
    letters, runs = digit_runs(text)
    words = [part for word in words_of(letters)[:MOST_TYPED_WORDS] for part in pieces(word[:40])[0]][:MOST_TYPED_WORDS]
    named = [word for word in words if fold(word)]
    weighed = tuple(TypedWord(word, _importance(at, word, len(named))) for at, word in enumerate(named))
    return TypedQuery(weighed, tuple(run[:_MOST_GROUPS] for run in runs[:_MOST_RUNS]))


def _importance(at: int, word: str, words: int) -> float:
    if words > 1 and at == 0 and word in TITLES:
        return 0.08
    return 0.3 if words > 1 and word in PARTICLES else 1.0


def splits(folded: str) -> list[tuple[str, ...]]:
    """The ways to read one word as two, or as a small word and two more: delacruz as de la cruz."""
    two = [(folded[:at], folded[at:]) for at in range(2, len(folded) - 1)] if len(folded) >= _SHORTEST_SPLIT else []
    three = [(head, *tail) for head, rest in two if head in PARTICLES for tail in splits(rest) if tail[0] in PARTICLES]
    return [*two, *[split for split in three if len(split) == 3]]
