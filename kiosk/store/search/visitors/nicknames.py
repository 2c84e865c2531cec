# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that stand for one another: short forms and the same name spelled or read otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files

from nicknames import name_triplets

from kiosk.store.search.visitors.name_parts import fold, is_syllabic

SHORT_FORM = 0.95
SAME_NAME = 0.92
SHARED_FULL_NAME = 0.88
REMOTE = 0.8


def shipped_lines() -> Iterator[str]:
    """The lines of the lists that ship with Onward, comments and blank lines left out."""
    folder = files("kiosk") / "resources" / "names"
    for name in ("short_forms.txt", "same_names.txt"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line


def english_lines() -> Iterator[str]:
    """English short forms from the nicknames package (Apache-2.0), in the form of our own lists."""
    for triplet in name_triplets():
        yield f"{triplet.name1}: {triplet.name2}"


class Nicknames:
    """Which names a name may stand for, and how surely.

    A line is `Robert: Bob, Rob` (short forms of Robert) or `Aleksandr = Alexander` (one name, several spellings).
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._related: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._full_names: defaultdict[str, set[str]] = defaultdict(set)
        self._short_forms: defaultdict[str, set[str]] = defaultdict(set)
        self._phrases: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for line in lines:
            self._read(line)

    @classmethod
    def shipped(cls) -> "Nicknames":
        """With every list that ships with Onward."""
        return cls([*english_lines(), *shipped_lines()])

    def _read(self, line: str) -> None:
        if "=" in line:
            names = _keys(line.split("="))
            for name in names:
                others = dict.fromkeys((other for other in names if other != name), SAME_NAME)
                self._related[name].update(others)
                if not name.isascii():  # signs are looked up as they stand, and as anyascii reads them
                    self._related[fold(name)].update(others)
            return
        full_names, _, short_forms = line.partition(":")
        self._read_phrases(full_names, short_forms)
        for full_name in _keys(full_names.split(",")):
            for short_form in _keys(short_forms.split(",")):
                self._full_names[short_form].add(full_name)
                self._short_forms[full_name].add(short_form)

    def _read_phrases(self, full_names: str, short_forms: str) -> None:
        for words in (full_name.split() for full_name in full_names.split(",")):
            if len(words) > 1:
                for short_form in _keys(short_forms.split(",")):
                    self._phrases[short_form].append(tuple(_keys(words)))

    def phrases(self, word: str) -> list[tuple[str, ...]]:
        """Names of several words that the word is short for: maite is (maria, teresa)."""
        return self._phrases.get(word, [])

    def related(self, word: str) -> dict[str, float]:
        """Folded names (or Han and Hangul words) that the word may stand for, with their sureness from 0 to 1."""
        full_names, short_forms = self._full_names.get(word, set()), self._short_forms.get(word, set())
        same = self._related.get(word, {})
        found: dict[str, float] = {}
        for near in sorted(full_names | short_forms):
            found.update(dict.fromkeys(self._related.get(near, ()), REMOTE))
        for near in same:
            found.update(dict.fromkeys(self._short_forms.get(near, ()), REMOTE))
            found.update(dict.fromkeys(self._full_names.get(near, ()), REMOTE))
        for full_name in full_names:
            found.update(dict.fromkeys(self._short_forms[full_name], SHARED_FULL_NAME))
        found.update(dict.fromkeys(full_names | short_forms, SHORT_FORM))
        found.update(same)
        found.pop(word, None)
        return found


def _keys(names: Iterable[str]) -> list[str]:
    stripped = (name.strip().casefold() for name in names)
    return [name if is_syllabic(name) else fold(name) for name in stripped if name]
