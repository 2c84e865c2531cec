# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures "Who can help": whether what a good colleague would name comes up, and how long a keystroke takes.

Run it as `python packaging/benchmarks/find_help.py [--resources N ...] [--missed]`. It asks the everyday needs of
needs.tsv, each of its own directory, and needs the folder ../shared beside the checkout for all but the sample's.
Beside every figure stand two plain baselines on the same machine in the same run: SQLite's LIKE '%word%' for every
word, and bare FTS5 (unicode61, any of the words, the last as a beginning, best bm25 first). `--missed` lists what the
tuning half misses; what the held-out half misses is never shown.
"""

import argparse
import csv
import gc
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.desk.ports import ResourceWish
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Resource
from kiosk.resources import load_categories, load_related_words
from kiosk.store.search.resources.resource_index import ResourceIndex

HERE = Path(__file__).resolve()
SHARED = HERE.parents[3] / "shared" / "data" / "directories"
FOLDERS = {
    "sample": HERE.parents[2] / "kiosk" / "resources" / "sample" / "directory",
    "seattle": SHARED / "seattle-emerald-city-flat",
    "florida": SHARED / "florida-legal-aid-flat",
    "illinois": SHARED / "ilao-legal-aid-hsds1",
    "ohana": SHARED / "ohana-san-mateo-sample",
}

USUAL_SIZES = (2_000, 50_000)
TYPED_THROUGH = 80
TYPED_IN_PLAIN_TABLES = 16
MOMENT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
SEED = 20
LISTED = 10
IDS = UUID("0b1d8a52-7e9d-4a43-9a60-5f0c3a5a5f07")

Find = Callable[[str], Sequence[Resource]]


@dataclass(frozen=True)
class Wanted:
    """One need: in whose words, of which half, and the ids of the resources that answer it."""

    half: str
    directory: str
    language: str
    words: str
    ids: frozenset[str]

    def place_in(self, found: Sequence[Resource]) -> int | None:
        """The place of the first right resource, from 1; None where none is listed."""
        right = (place for place, each in enumerate(found, 1) if {each.source_id, service_id(each)} & self.ids)
        return next(right, None)


class PlainTable:
    """LIKE '%word%' for every word, in the order of the table."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._resources = resources
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE TABLE resource (row INTEGER PRIMARY KEY, text TEXT)")
        self._table.executemany("INSERT INTO resource VALUES (?, ?)", enumerate(map(text_of, resources)))

    def find(self, words: str) -> list[Resource]:
        """Up to ten resources that hold every word."""
        said = words.split()
        where = " AND ".join("text LIKE ?" for _ in said) or "0"
        sql = f"SELECT row FROM resource WHERE {where} LIMIT {LISTED}"
        found = self._table.execute(sql, [f"%{word}%" for word in said])
        return [self._resources[row] for (row,) in found]


class FullText:
    """Bare FTS5: any of the words, the last one as a beginning, best bm25 first."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._resources = resources
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE VIRTUAL TABLE resource USING fts5(text)")
        rows = enumerate(map(text_of, resources), 1)
        self._table.executemany("INSERT INTO resource (rowid, text) VALUES (?, ?)", rows)

    def find(self, words: str) -> list[Resource]:
        """Up to ten resources that hold any word."""
        said = ['"' + word.replace('"', "") + '"' for word in words.split() if word.strip('"')]
        if not said:
            return []
        sql = f"SELECT rowid FROM resource WHERE resource MATCH ? ORDER BY rank LIMIT {LISTED}"
        found = self._table.execute(sql, [" OR ".join(said) + "*"])
        return [self._resources[row - 1] for (row,) in found]


def text_of(resource: Resource) -> str:
    """What the baselines look through: the same words as ours."""
    parts = (resource.name, resource.alternate_name, resource.organization, resource.description)
    terms = (*resource.taxonomy_terms, resource.eligibility, resource.location, resource.service_area)
    return " ".join(part for part in (*parts, *terms) if part)


def service_id(resource: Resource) -> str:
    """The id of the service where a resource is one of its places."""
    return resource.source_id.partition("/")[0]


def needs() -> list[Wanted]:
    """Every need of needs.tsv."""
    with (HERE.parent / "needs.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [
            Wanted(row["half"], row["directory"], row["language"], row["words"], frozenset(row["ids"].split()))
            for row in rows
        ]


def directories() -> dict[str, tuple[Resource, ...]]:
    """Those that are here, by their names in needs.tsv."""
    return {name: read_directory(path, name).resources for name, path in FOLDERS.items() if path.exists()}


def index_of(resources: Iterable[Resource]) -> ResourceIndex:
    """Ours, filled."""
    index = ResourceIndex(load_categories(), load_related_words())
    for resource in resources:
        index.put(resource)
    return index


def asked(index: ResourceIndex, words: str, languages: tuple[str, ...] = ()) -> list[Resource]:
    """What ours lists for these words."""
    wish = ResourceWish(words=words, moment=MOMENT, languages=languages)
    return [match.resource for match in index.find(wish, LISTED)]


def measure_fit(console: Console, *, show_missed: bool) -> None:
    """Prints how well each of the three answers the needs of both halves."""
    places: dict[tuple[str, str], list[tuple[Wanted, int | None]]] = {}
    wanted = needs()
    for name, resources in directories().items():
        index, plain, full = index_of(resources), PlainTable(resources), FullText(resources)
        for each in (one for one in wanted if one.directory == name):
            spoken = () if each.language == "en" else (each.language,)
            found = {
                "Onward": asked(index, each.words, spoken),
                "LIKE": plain.find(each.words),
                "FTS5": full.find(each.words),
            }
            for way, listed in found.items():
                places.setdefault((each.half, way), []).append((each, each.place_in(listed)))
            if show_missed and each.half == "tuning" and (each.place_in(found["Onward"]) or LISTED) > 1:
                names = " · ".join(one.name for one in found["Onward"][:3])
                console.print(f"{each.place_in(found['Onward'])} {name}: {each.words!r}: {names}", markup=False)
    table = Table(title="Does what a good colleague would name come up?")
    for heading in ("half", "way", "needs", "success@1", "success@3", "MRR"):
        table.add_column(heading, justify="left" if heading in {"half", "way"} else "right")
    for (half, way), told in sorted(places.items(), reverse=True):
        table.add_row(half, way, *_figures([place for _, place in told]))
    console.print(table)
    console.print(_by_directory({way: told for (half, way), told in places.items() if half == "held-out"}))


def _by_directory(told: Mapping[str, Sequence[tuple[Wanted, int | None]]]) -> Table:
    table = Table(title="success@3 of the held-out half, by directory and by language")
    groups = [*dict.fromkeys(each.directory for each, _ in told["Onward"]), "in English", "in other languages"]
    for heading in ("way", *groups):
        table.add_column(heading, justify="left" if heading == "way" else "right")
    for way, places in told.items():
        shares = (_success([place for each, place in places if _belongs(each, group)], 3) for group in groups)
        table.add_row(way, *(f"{share:.2f}" for share in shares))
    return table


def _belongs(need: Wanted, group: str) -> bool:
    if group.startswith("in "):
        return (need.language == "en") == (group == "in English")
    return need.directory == group


def _success(places: Sequence[int | None], within: int) -> float:
    return sum(place is not None and place <= within for place in places) / max(len(places), 1)


def _figures(places: Sequence[int | None]) -> tuple[str, ...]:
    mean_reciprocal_rank = sum(1 / place for place in places if place) / max(len(places), 1)
    shares = (_success(places, 1), _success(places, 3), mean_reciprocal_rank)
    return (str(len(places)), *(f"{share:.3f}" for share in shares))


def many(size: int) -> list[Resource]:
    """So many resources: the real ones, again and again under other names, in other towns, a word or two changed."""
    chance = random.Random(SEED)
    real = [each for resources in directories().values() for each in resources]
    words = sorted({word for each in real for word in text_of(each).split()})
    made: list[Resource] = []
    while len(made) < size:
        for each in real[: size - len(made)]:
            made.append(each if len(made) < len(real) else _another(each, len(made), words, chance))
    return made


def _another(resource: Resource, number: int, words: Sequence[str], chance: random.Random) -> Resource:
    said = resource.description.split()
    for _ in range(1 + len(said) // 8):
        said.insert(chance.randrange(len(said) + 1), chance.choice(words))
    town = f"{chance.choice(words).strip('.,;:()')}{chance.choice(('ville', 'ton', ' Falls', 'burg'))}"
    return replace(
        resource,
        id=uuid5(IDS, str(number)),
        source_id=str(number),
        name=f"{resource.name} {town}",
        organization=f"{resource.organization} {chance.choice(words)}",
        description=" ".join(said),
        latitude=chance.uniform(30, 45),
        longitude=chance.uniform(-120, -75),
    )


def keystrokes(find: Find, typed: Iterable[str]) -> list[float]:
    """Milliseconds of every look-up while needs are typed letter by letter, sorted."""
    times = []
    for words in typed:
        for end in range(1, len(words) + 1):
            began = time.perf_counter()
            find(words[:end])
            times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def measure_time(console: Console, size: int) -> None:
    """Prints how long a keystroke takes at this many resources."""
    resources = many(size)
    began = time.perf_counter()
    index = index_of(resources)
    took = time.perf_counter() - began
    typed = random.Random(SEED).sample([each.words for each in needs()], TYPED_THROUGH)
    plain, full = PlainTable(resources), FullText(resources)
    gc.collect()
    times = {
        "Onward": keystrokes(lambda words: asked(index, words), typed),
        "LIKE": keystrokes(plain.find, typed[:TYPED_IN_PLAIN_TABLES]),
        "FTS5": keystrokes(full.find, typed[:TYPED_IN_PLAIN_TABLES]),
    }
    table = Table(title=f"A keystroke at {size:,} resources (read in {took:.1f} s), milliseconds")
    for heading in ("way", "keystrokes", "p50", "p99", "worst", "p99 to Onward's"):
        table.add_column(heading, justify="left" if heading == "way" else "right")
    own = percentile(times["Onward"], 0.99)
    for way, each in times.items():
        p50, p99 = percentile(each, 0.5), percentile(each, 0.99)
        table.add_row(way, str(len(each)), f"{p50:.2f}", f"{p99:.2f}", f"{each[-1]:.2f}", f"{p99 / own:.1f} x")
    console.print(table)


def percentile(times: Sequence[float], share: float) -> float:
    """Of sorted times."""
    return times[min(len(times) - 1, int(len(times) * share))]


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description='How well and how fast "Who can help" answers.')
    parser.add_argument("--resources", type=int, nargs="*", default=list(USUAL_SIZES), metavar="N")
    parser.add_argument("--missed", action="store_true", help="list what the tuning half misses")
    chosen = parser.parse_args()
    console = Console(width=110)
    if not SHARED.is_dir():
        console.print("The shared directories are not here: only the needs of the sample are asked.")
    measure_fit(console, show_missed=chosen.missed)
    for size in chosen.resources:
        measure_time(console, size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
