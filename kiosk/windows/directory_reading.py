# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads somebody's directory in a process of its own, so that the window beside it never waits.

The reception starts it (see `directory_files`), hands it a `ReadWish` and hears `Passing` and `Pile` until there is one
`Ending`, or `Refused`. To stop it, end the process: it keeps nothing anywhere.
"""

import pickle
import sys
import traceback
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kiosk.directory.mapping import ColumnMapping, MappedColumn, is_list_of_people
from kiosk.directory.problem import Problem
from kiosk.directory.reader import mapping_for, open_directory
from kiosk.domain.errors import FileUnreadable
from kiosk.domain.resource import Resource

_PILE = 500


@dataclass(frozen=True, slots=True)
class ReadWish:
    """What to read, what the source is called, and what its columns mean as far as somebody said so."""

    path: Path
    source: str
    choices: ColumnMapping | None


@dataclass(frozen=True, slots=True)
class Passing:
    """How far it has come."""

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Pile:
    """Some resources, packed."""

    packed: bytes
    count: int


@dataclass(frozen=True, slots=True)
class Ending:
    """The source was read to its end. `is_readable` is False when its columns have to be told first."""

    format: str
    whole: bool
    problems: tuple[Problem, ...]
    mapping: ColumnMapping | None
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be read in it, and why; `trace` says where the program itself was wrong, "" when it was not."""

    file: str
    reason: str
    trace: str = ""


Said = Passing | Pile | Ending | Refused
Say = Callable[[Said], None]


def main() -> None:
    """Read what is wished for on the input, and say on the output what becomes of it."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing else may come between

    def say(said: Said) -> None:
        pickle.dump(said, out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    read(pickle.load(sys.stdin.buffer), say)  # noqa: S301 - from the process that started this one


def read(wish: ReadWish, say: Say) -> None:
    """Read a source, and say everything about it."""
    name = wish.path.name or str(wish.path)
    try:
        say(_read(wish, say))
    except FileUnreadable as failure:
        say(Refused(str(failure.facts["file"]), str(failure.facts["reason"])))
    except BrokenPipeError:  # nobody listens any more
        return
    except OSError as failure:
        say(Refused(name, f"it cannot be read ({failure.strerror})."))
    except Exception as failure:  # noqa: BLE001 - whatever is in somebody's file, the window hears of it in a sentence
        say(Refused(name, "something in it could not be understood.", _trace(failure)))


def unpacked(packed: bytes) -> Iterable[Resource]:
    """Unpack a pile."""
    pile: tuple[Resource, ...] = pickle.loads(zlib.decompress(packed))  # noqa: S301 - packed by this very module
    return pile


def _read(wish: ReadWish, say: Say) -> Ending:
    def tell(what: str, done: int, total: int) -> None:
        say(Passing(what, done, total if total > done else 0))

    mapping = _mapping(wish)
    try:
        with open_directory(wish.path, wish.source, mapping=mapping, progress=tell) as stream:
            for pile in _piles(stream.resources):
                say(Pile(zlib.compress(pickle.dumps(pile, pickle.HIGHEST_PROTOCOL), 1), len(pile)))
            return Ending(stream.format, stream.whole, stream.problems, mapping)
    except FileUnreadable:
        if mapping is None or _is_of_people(mapping):
            raise
        return Ending("", whole=False, problems=(), mapping=mapping, is_readable=False)


def _piles(resources: Iterable[Resource]) -> Iterator[tuple[Resource, ...]]:
    passing = iter(resources)
    while pile := tuple(islice(passing, _PILE)):
        yield pile


def _mapping(wish: ReadWish) -> ColumnMapping | None:
    """Guess what the columns mean, and lay over it what was chosen; None for a format that needs none."""
    guess, choices = mapping_for(wish.path), wish.choices
    if guess is None or choices is None:
        return guess
    files = {file: _file_in(choices, file, alone=len(guess.files) == 1) for file in guess.files}
    chosen = {(each.file, each.column): each for each in choices.columns}
    columns = [_as_chosen(each, chosen.get((files[each.file], each.column))) for each in guess.columns]
    rows = [(file, choices.rows_of(files[file]) if files[file] in choices.files else kind) for file, kind in guess.rows]
    return ColumnMapping(tuple(columns), tuple(rows))


def _file_in(choices: ColumnMapping, file: str, *, alone: bool) -> str:
    """Find a table among those of the choices: under its own name, or, where there is but one, under any."""
    return choices.files[0] if alone and len(choices.files) == 1 else file


def _as_chosen(guessed: MappedColumn, chosen: MappedColumn | None) -> MappedColumn:
    if chosen is None:
        return guessed
    return replace(guessed, target=chosen.target, confidence=chosen.confidence, reason=chosen.reason)


def _is_of_people(mapping: ColumnMapping) -> bool:
    return any(is_list_of_people([each.column for each in mapping.of(file)]) for file in mapping.files)


def _trace(failure: Exception) -> str:
    """Say what kind of error it was and where: its own text may quote somebody's file."""
    frames = traceback.extract_tb(failure.__traceback__)
    return f"{type(failure).__name__} in " + " < ".join(f"{each.name} ({each.lineno})" for each in reversed(frames))
