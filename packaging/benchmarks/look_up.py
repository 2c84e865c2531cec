# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures "Who's here?": how often the person meant is found, how long a keystroke takes, and what the index weighs.

Run it as `python packaging/benchmarks/look_up.py [--people N ...]`. It needs the test packages (Faker makes the names
of the larger populations) and the folder ../shared beside the checkout. Beside every figure stands the plain baseline
on the same machine in the same run: LIKE '%word%' for every typed word on an SQLite table.
"""

import argparse
import csv
import random
import resource
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from faker import Faker
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.store.search.visitors.visitor_index import VisitorEntry, VisitorIndex

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "lookup"
USUAL_SIZES = (5_000, 20_000, 100_000)
QUERIES_A_TASK = 400
LIKE_QUERIES = 100
LIKE_QUERIES_WHEN_SLOW = 10
TYPED_THROUGH = 60
_MADE_HERE = 10**9
LOCALES = (
    "en_US", "en_GB", "en_IE", "en_IN", "es_ES", "es_MX", "es_CO", "pt_BR", "pt_PT", "fr_FR", "it_IT", "de_DE",
    "de_AT", "nl_NL", "sv_SE", "da_DK", "no_NO", "fi_FI", "pl_PL", "cs_CZ", "hu_HU", "ro_RO", "hr_HR", "tr_TR", "id_ID",
    "fil_PH", "en_NG", "zu_ZA",
)  # fmt: skip
KEYS = "qwertyuiopasdfghjklzxcvbnm"
NEIGHBOURS = "wa qes wrd etf ryg tuh yij uok ipl o sqz adw sfe dgr fht gjy hku jli k xas zcs xvd cbf vng bmh nj"
NEAR_ON_THE_KEYBOARD = dict(zip(KEYS, NEIGHBOURS.split(), strict=True))
SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("sch", "sh"),
    ("th", "t"),
    ("y", "i"),
    ("c", "k"),
    ("z", "s"),
    ("w", "v"),
    ("ee", "i"),
)
NICKNAMES = {
    "Robert": "Bob", "William": "Bill", "Margaret": "Peggy", "Elizabeth": "Betty", "Richard": "Dick", "José": "Pepe",
    "Francisco": "Paco", "Katherine": "Kate", "Michael": "Mike", "James": "Jim", "Patricia": "Trish",
    "Giuseppe": "Beppe", "Johannes": "Hans", "Dolores": "Lola", "Ignacio": "Nacho", "Theodore": "Ted", "Henry": "Hank",
    "Joseph": "Joe", "Charles": "Chuck", "Edward": "Ned", "Steven": "Steve", "Christopher": "Kit", "Barbara": "Babs",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One query, and the visitor meant by it."""

    task: str
    query: str
    meant: UUID


@dataclass
class Tally:
    """How often the visitor meant came first, among five, among ten; and the time of every look-up, in seconds."""

    asked: int = 0
    first: int = 0
    five: int = 0
    ten: int = 0

    def count(self, ids: Sequence[UUID], meant: UUID) -> None:
        """Takes one answer into account."""
        place = list(ids).index(meant) if meant in ids else 10
        self.asked += 1
        self.first += place < 1
        self.five += place < 5
        self.ten += place < 10


class PlainTable:
    """The baseline: an SQLite table, and LIKE for every typed word."""

    def __init__(self, entries: Sequence[VisitorEntry]) -> None:
        self._ids = [entry.visitor_id for entry in entries]
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE TABLE visitor (row INTEGER PRIMARY KEY, name TEXT, phone TEXT)")
        named = ((row, " ".join(entry.names), entry.phone) for row, entry in enumerate(entries))
        self._table.executemany("INSERT INTO visitor VALUES (?, ?, ?)", named)

    def find(self, query: str) -> list[UUID]:
        """Up to ten visitors whose name or phone has every typed word in it."""
        words = query.replace(",", " ").split()
        if not words:
            return []
        where = " AND ".join("(name LIKE ? OR phone LIKE ?)" for _ in words)
        values = [f"%{word}%" for word in words for _ in range(2)]
        found = self._table.execute(f"SELECT row FROM visitor WHERE {where} LIMIT 10", values)
        return [self._ids[row] for (row,) in found]


def shared_entries() -> list[VisitorEntry]:
    """The 14,000 people that others made."""
    with (SHARED / "visitors.csv").open(encoding="utf-8", newline="") as file:
        return [
            VisitorEntry(
                visitor_id=shared_id(row["external_id"]),
                names=(row["name"],),
                phone=row["phone"],
                birth_date=date.fromisoformat(row["birth_date"]) if row["birth_date"] else None,
            )
            for row in csv.DictReader(file)
        ]


def shared_id(external_id: str) -> UUID:
    """v17 as an id."""
    return UUID(int=int(external_id[1:]) + 1)


def shared_queries(entries: Sequence[VisitorEntry]) -> Iterator[Asked]:
    """Their 2,470 queries, and those of people with a phone once more with its last four digits."""
    phones = {entry.visitor_id: entry.phone for entry in entries}
    meant = {f"v{entry.visitor_id.int - 1}" for entry in entries}
    with (SHARED / "queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["external_id"] in meant]
    asked = [Asked(row["task"], row["query"], shared_id(row["external_id"])) for row in rows]
    yield from asked
    for one in asked:
        if phones[one.meant]:
            yield Asked(f"{one.task} + 4 digits", f"{one.query} {phones[one.meant][-4:]}", one.meant)


class Townsfolk:
    """Made-up people of many countries; rare names and common ones, as in a town."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        pools = [self._names_of(locale) for locale in LOCALES]
        self._pools = [pool for pool in pools if pool[0] and pool[1]]

    def _names_of(self, locale: str) -> tuple[list[str], list[str]]:
        faker = Faker(locale)
        faker.seed_instance(self._chance.randrange(10**9))
        given = dict.fromkeys(faker.first_name() for _ in range(1500))
        family = dict.fromkeys(faker.last_name() for _ in range(3000))
        return list(given), list(family)

    def people(self, size: int) -> list[VisitorEntry]:
        """So many visitors; every tenth has two family names, every twentieth a hyphen, one in four no phone."""
        return [self._person(number) for number in range(size)]

    def _person(self, number: int) -> VisitorEntry:
        chance = self._chance
        given, family = chance.choice(self._pools)
        first, last = chance.choice(given), self._family(family)
        if chance.random() < 0.1:
            last = f"{last} {chance.choice(family)}"
        elif chance.random() < 0.05:
            last = f"{last}-{chance.choice(family)}"
        phone = f"+1 {chance.randrange(200, 999)} {chance.randrange(200, 999)} {chance.randrange(10_000):04}"
        return VisitorEntry(
            visitor_id=UUID(int=_MADE_HERE + number),
            names=(f"{first} {last}",),
            phone=phone if chance.random() < 0.75 else "",
            birth_date=date(1930, 1, 1) + timedelta(days=chance.randrange(29_000)),
            last_seen=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(40_000)),
            of_this_office=chance.random() < 0.3,
        )

    def _family(self, family: list[str]) -> str:
        """One time in six a name that nobody taught us: two names of the pool run into each other."""
        name = self._chance.choice(family)
        if self._chance.random() > 1 / 6 or len(name) < 4:
            return name
        other = self._chance.choice(family)
        return (name[: self._chance.randint(2, 4)] + other[-self._chance.randint(3, 5) :]).capitalize()


class Typist:
    """Somebody who mistypes, mishears and leaves out."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def slip(self, word: str) -> str:
        """One slip of the finger or of the ear."""
        if len(word) < 2:
            return word
        return self._chance.choice((self._swap, self._drop, self._double, self._neighbour, self._hear))(word)

    def _at(self, word: str) -> int:
        return self._chance.randrange(len(word) - 1) if len(word) < 3 else self._chance.randrange(1, len(word) - 1)

    def _swap(self, word: str) -> str:
        at = self._at(word)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def _drop(self, word: str) -> str:
        at = self._at(word)
        return word[:at] + word[at + 1 :]

    def _double(self, word: str) -> str:
        at = self._at(word)
        return word[:at] + self._chance.choice("abcdefghijklmnopqrstuvwxyz" + word[at] * 10) + word[at:]

    def _neighbour(self, word: str) -> str:
        at = self._chance.randrange(len(word))
        return word[:at] + self._chance.choice(NEAR_ON_THE_KEYBOARD.get(word[at].lower(), word[at])) + word[at + 1 :]

    def _hear(self, word: str) -> str:
        heard = [word.replace(one, other, 1) for one, other in SOUNDS if one in word]
        return self._chance.choice(heard) if heard else self._drop(word)

    def corrupted(self, name: str) -> str:
        """A name as FEBRL corrupts it: one to three slips, sometimes words swapped, split or run together."""
        words = name.lower().split()
        for _ in range(self._chance.choice((1, 1, 2, 2, 3))):
            at = self._chance.randrange(len(words))
            words[at] = self.slip(words[at])
        kind = self._chance.random()
        if kind < 0.1:
            words = words[::-1]
        elif kind < 0.15:
            return "".join(words[:2]) + " " + " ".join(words[2:])
        elif kind < 0.2 and len(words[-1]) > 4:
            words[-1] = words[-1][:3] + " " + words[-1][3:]
        return " ".join(words)


def made_queries(entries: Sequence[VisitorEntry], size: int) -> Iterator[Asked]:
    """Queries of every task about made-up people."""
    chance, typist = random.Random(size), Typist(size)
    picked = chance.sample(list(entries), min(len(entries), QUERIES_A_TASK * 3))
    for entry in picked[:QUERIES_A_TASK]:
        name, meant = entry.names[0], entry.visitor_id
        wrong = typist.corrupted(name)
        yield Asked("corrupted", wrong, meant)
        if entry.phone:
            yield Asked("corrupted + 4 digits", f"{wrong} {entry.phone[-4:]}", meant)
        if entry.birth_date:
            yield Asked("corrupted + birth year", f"{wrong} {entry.birth_date.year}", meant)
        first, _, rest = name.partition(" ")
        yield Asked("surname first", f"{rest}, {first}", meant)
        yield Asked("first letters", " ".join(word[:4] for word in name.split()), meant)
        yield Asked("plain", name, meant)
    for entry in picked:
        name = entry.names[0]
        if "-" in name or len(name.split()) > 2:
            words = name.replace("-", " ").split()
            yield Asked("one of two surnames", f"{words[0]} {words[-1]}", entry.visitor_id)
    yield from _by_nickname(entries)


def _by_nickname(entries: Sequence[VisitorEntry]) -> Iterator[Asked]:
    found = 0
    for entry in entries:
        first, _, rest = entry.names[0].partition(" ")
        if first in NICKNAMES and found < QUERIES_A_TASK:
            found += 1
            yield Asked("nickname", f"{NICKNAMES[first]} {rest}", entry.visitor_id)


def told(find: Callable[[str], Sequence[UUID]], asked: Sequence[Asked]) -> dict[str, Tally]:
    """The tally of every task."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for one in asked:
        tallies[one.task].count(find(one.query), one.meant)
    return dict(tallies)


def some_of_each(asked: Sequence[Asked], size: int) -> list[Asked]:
    """So many queries of every task, as LIKE is slow."""
    tasks: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        tasks[one.task].append(one)
    return [one for many in tasks.values() for one in random.Random(1).sample(many, min(size, len(many)))]


def keystrokes(find: Callable[[str], Sequence[UUID]], asked: Sequence[Asked]) -> list[float]:
    """Seconds of every look-up while queries are typed letter by letter, sorted."""
    times = []
    for one in asked:
        for end in range(1, len(one.query) + 1):
            began = time.perf_counter()
            find(one.query[:end])
            times.append(time.perf_counter() - began)
    return sorted(times)


def percentile(times: Sequence[float], share: float) -> float:
    """In milliseconds."""
    return times[min(len(times) - 1, int(len(times) * share))] * 1000


def resident_megabytes() -> float:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def measure(title: str, entries: list[VisitorEntry], asked: list[Asked], console: Console) -> None:
    """Builds both, asks both, and prints one table."""
    before, began = resident_megabytes(), time.perf_counter()
    index = VisitorIndex(entries)
    took, held = time.perf_counter() - began, resident_megabytes() - before
    plain = PlainTable(entries)

    def ours(query: str) -> list[UUID]:
        return [match.visitor_id for match in index.find(query)]

    chosen = some_of_each(asked, LIKE_QUERIES if len(entries) < 50_000 else LIKE_QUERIES_WHEN_SLOW)
    recall, baseline = told(ours, asked), told(plain.find, chosen)
    table = Table(title=f"{title}: built in {took:.1f} s, {held:.0f} MB")
    for heading in ("task", "queries", "recall@1", "@5", "@10", "LIKE @5", "ratio"):
        table.add_column(heading, justify="left" if heading == "task" else "right")
    for task, tally in recall.items():
        table.add_row(task, *_figures(tally, baseline.get(task, Tally())))
    console.print(table)
    typed = random.Random(2).sample(asked, min(len(asked), TYPED_THROUGH))
    own = keystrokes(ours, typed)
    theirs = keystrokes(plain.find, typed[:10] if len(entries) > 50_000 else typed)
    console.print(
        f"a keystroke: p50 {percentile(own, 0.5):.2f} ms, p99 {percentile(own, 0.99):.2f} ms; "
        f"LIKE p50 {percentile(theirs, 0.5):.2f} ms, p99 {percentile(theirs, 0.99):.2f} ms; "
        f"ratio of p99 {percentile(own, 0.99) / percentile(theirs, 0.99):.2f}\n"
    )


def _figures(tally: Tally, plain: Tally) -> tuple[str, ...]:
    five = tally.five / tally.asked
    like = plain.five / plain.asked if plain.asked else float("nan")
    ratio = f"{five / like:.2f}" if like else "-"
    return (
        str(tally.asked),
        f"{tally.first / tally.asked:.3f}",
        f"{five:.3f}",
        f"{tally.ten / tally.asked:.3f}",
        f"{like:.3f}",
        ratio,
    )


def main() -> int:
    """Prints a table for the shared people and for each size asked for."""
    parser = argparse.ArgumentParser(description="Recall and latency of the look-up of visitors, beside LIKE.")
    parser.add_argument("--people", type=int, nargs="*", default=list(USUAL_SIZES), metavar="N")
    sizes = parser.parse_args().people
    if not SHARED.is_dir():
        print(
            "The people to look up are not here: expected them in ../shared/data/lookup beside the checkout.",
            file=sys.stderr,
        )
        return 1
    console = Console(width=110)
    entries = shared_entries()
    measure(f"{len(entries):,} people made by others", entries, list(shared_queries(entries)), console)
    townsfolk = Townsfolk(seed=7)
    corrupted = [entry for entry in entries if entry.phone]
    asked = [one for one in shared_queries(corrupted) if not one.task.startswith("accents")]
    for size in sizes:
        people = townsfolk.people(max(size - len(corrupted), 1))
        title = f"{size:,} people: {len(corrupted):,} made by others among those made here"
        measure(title, corrupted + people, asked + list(made_queries(people, size)), console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
