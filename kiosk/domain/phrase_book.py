# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds known words and phrases in what somebody says, however they are inflected."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.spoken_words import SpokenWord, spoken_words, without_ending

_MOST_SKIPPED = 3
_TYPO_LENGTH = 7
_TYPO_WEIGHT = 0.6
_IN_PHRASE = "+"
_PARTICLES = frozenset(("off", "out", "up", "away"))
_MOST_BEFORE_PARTICLE = 2


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DISPENSABLE = _set_of(
    """
    a an the my our your his her their this these that those some any el la los las un una mi mis su sus le les mon
    ma mes i he she they we it
    """
)
_SKIPPED = _DISPENSABLE | _set_of(
    """
    is are was were be been being am have has had will would can could do does did going to of for at on in with and
    just really very so too all own me him them us it last first next good new old bad still also already now only
    little whole big more much got get getting keep keeps about de del por para en que se lo me te
    """
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A known phrase in a text, and whose it is.

    It covers the words `first` to `last`, both included, and the composed text from `start` to `end`.
    `weight` grows with the length of the phrase.
    """

    owner: int
    phrase: str
    first: int
    last: int
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    owners: tuple[int, ...]
    text: str
    words: tuple[str, ...]
    weight: float


class PhraseBook:
    """Known phrases, each with its owners (whole numbers), made ready for looking at every keystroke.

    Words compare by their forms: plurals, simple verb endings, Cyrillic and Arabic endings. Little words may stand
    inside a phrase ("benefits will stop" is "benefits stop"). Scripts without spaces are found anywhere in a run.
    """

    def __init__(self, phrases_of: Mapping[int, Iterable[str]]) -> None:
        self._bases: dict[str, set[str]] = {}
        self._starting: dict[str, list[_Phrase]] = {}
        self._unspaced: dict[str, list[_Phrase]] = {}
        self._near_misses: dict[str, set[str]] = {}
        for text, owners in _owners_by_text(phrases_of).items():
            self._file(text, owners)

    def find(self, words: Sequence[SpokenWord], *, typos: bool = False) -> list[Finding]:
        """List every phrase in these words, longer ones first; with `typos`, long words may be one letter off."""
        bases = [self._bases.get(_key(word.text), ()) for word in words]
        here = frozenset().union(*bases)
        found: list[Finding] = []
        for index, word in enumerate(words):
            if word.unspaced:
                found += self._within(words, index)
            elif bases[index]:
                found += self._from(words, bases, here, index)
            elif typos and len(word.text) >= _TYPO_LENGTH:
                found += self._one_letter_off(words, index)
        return sorted(found, key=lambda each: (each.first - each.last, each.first, each.owner, each.phrase))

    def _file(self, text: str, owners: tuple[int, ...]) -> None:
        words = spoken_words(text)
        if not words:
            return
        if any(word.unspaced for word in words):
            run = "".join(word.text for word in words)
            self._unspaced.setdefault(run[0], []).append(_Phrase(owners, text, (run,), 0.6 + 0.2 * len(run)))
            return
        kept = _essential([word.text for word in words])
        weight = 1.0 + 0.6 * min(len(kept) - 1, 3)
        if len(kept) > 1:
            kept = [word + _IN_PHRASE if word.endswith("ing") else word for word in kept]
        self._starting.setdefault(kept[0], []).append(_Phrase(owners, text, tuple(kept), weight))
        for word in kept:
            for form in _forms_in_phrase(word) if word.endswith(_IN_PHRASE) else forms_of(word):
                self._bases.setdefault(_key(form), set()).add(word)
        if len(kept) == 1 and len(kept[0]) >= _TYPO_LENGTH and kept[0].isascii():
            for near in _one_shorter(kept[0]):
                self._near_misses.setdefault(near, set()).add(kept[0])

    def _from(
        self, words: Sequence[SpokenWord], bases: Sequence[Iterable[str]], here: Container[str], first: int
    ) -> Iterator[Finding]:
        for base in bases[first]:
            for phrase in self._starting.get(base, ()):
                if phrase.words[-1] not in here:  # as of nearly every phrase that begins with a common word
                    continue
                last = _last_word(phrase.words, words, bases, first)
                if last is not None:
                    yield from _findings(phrase, words, first, last, phrase.weight)

    def _within(self, words: Sequence[SpokenWord], index: int) -> Iterator[Finding]:
        run = words[index]
        for at, character in enumerate(run.text):
            for phrase in self._unspaced.get(character, ()):
                if run.text.startswith(phrase.words[0], at):
                    start = run.start + at
                    for owner in phrase.owners:
                        end = start + len(phrase.words[0])
                        yield Finding(owner, phrase.text, index, index, start, end, phrase.weight)

    def _one_letter_off(self, words: Sequence[SpokenWord], index: int) -> Iterator[Finding]:
        word = words[index].text
        near = {base for shorter in (word, *_one_shorter(word)) for base in self._near_misses.get(shorter, ())}
        for base in sorted(near):
            if base[0] == word[0] and _is_one_off(word, base):
                for phrase in self._starting.get(base, ()):
                    if len(phrase.words) == 1:
                        yield from _findings(phrase, words, index, index, phrase.weight * _TYPO_WEIGHT)


def forms_of(word: str) -> set[str]:
    """The forms in which a folded Latin-script word is met: plural, singular, and simple verb endings."""
    forms = {word}
    if not word.isascii() or not word.isalpha() or len(word) < 3:
        return forms
    forms |= {word + "s", word + "es"}
    if word.endswith("y"):
        forms.add(word[:-1] + "ies")
    if word.endswith("ies") and len(word) > 4:
        forms.add(word[:-3] + "y")
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4:
        forms.add(word[:-1])
    return forms | _verb_forms(word)


def _forms_in_phrase(marked: str) -> set[str]:
    """The forms of an -ing word within a phrase, where "I sleep in my car" is "sleeping in my car"."""
    word = marked.removesuffix(_IN_PHRASE)
    base = word[:-3]
    bases = {base, base + "e"} | ({base[:-1]} if base[-1:] == base[-2:-1] else set())
    forms = {form for each in bases if len(each) > 2 for form in (each, each + "s")}
    return forms_of(word) | forms


def _verb_forms(word: str) -> set[str]:
    if word.endswith("ed"):
        base = word[:-2]
        return {base, base + "s", base + "ing"} if len(base) > 3 else set()
    if word.endswith("e"):
        return {word + "d", word[:-1] + "ing"}
    forms = {word + "ed", word + "ing"}
    if word[-1] not in "aeiouwxys" and word[-2:-1] in tuple("aeiou") and word[-3:-2] not in tuple("aeiou"):
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


def _key(word: str) -> str:
    return word if word.isascii() else without_ending(word)


def _owners_by_text(phrases_of: Mapping[int, Iterable[str]]) -> dict[str, tuple[int, ...]]:
    owners: dict[str, list[int]] = {}
    for owner, phrases in phrases_of.items():
        for text in phrases:
            held = owners.setdefault(" ".join(word.text for word in spoken_words(text)), [])
            if owner not in held:
                held.append(owner)
    return {text: tuple(held) for text, held in owners.items() if text}


def _essential(words: list[str]) -> list[str]:
    """The phrase without its articles and pronouns, where enough is left to tell it from others."""
    kept = [word for word in words if word not in _DISPENSABLE]
    return kept if len(kept) >= 2 else words


def _last_word(
    phrase: tuple[str, ...], words: Sequence[SpokenWord], bases: Sequence[Iterable[str]], first: int
) -> int | None:
    """Where the phrase that begins at `first` ends, None if the words do not say it."""
    at = first
    for wanted in phrase[1:]:
        skipped = 0
        at += 1
        while at < len(words) and wanted not in bases[at]:
            if not _may_skip(words[at].text, wanted, skipped):
                return None
            skipped += 1
            at += 1
        if at >= len(words):
            return None
    return at


def _may_skip(word: str, wanted: str, skipped: int) -> bool:
    if wanted in _PARTICLES and skipped < _MOST_BEFORE_PARTICLE:
        return True  # "shut my gas off" is "shut off"
    return word in _SKIPPED and skipped < _MOST_SKIPPED


def _findings(phrase: _Phrase, words: Sequence[SpokenWord], first: int, last: int, weight: float) -> Iterator[Finding]:
    for owner in phrase.owners:
        yield Finding(owner, phrase.text, first, last, words[first].start, words[last].end, weight)


def _one_shorter(word: str) -> set[str]:
    return {word[:index] + word[index + 1 :] for index in range(len(word))}


def _is_one_off(one: str, other: str) -> bool:
    """Tell whether one letter was added, left out, changed, or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return shorter in _one_shorter(longer)
    differing = [index for index, letter in enumerate(one) if letter != other[index]]
    if len(differing) == 1:
        return True
    return len(differing) == 2 and differing[1] == differing[0] + 1 and one[differing[0]] == other[differing[1]]
