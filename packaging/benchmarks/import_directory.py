# SPDX-License-Identifier: GPL-3.0-or-later
"""How long `onward directory import` takes for a large feed, and how long the search takes to know it.

Run: python packaging/benchmarks/import_directory.py [--services 50000 ...] [--places 3000]

The feed is made up, the same every time: HSDS 3.x in tables, about a dozen rows a service, every twentieth of them
dirty in one of the ways that are seen in the wild. Every way is measured in a process of its own, so that its peak of
memory is its own. Beside them stands the least that any import has to do: csv.DictReader over the same files, each
row as JSON into one bare SQLite table with executemany. `--places` adds a small feed in which a single place has so
many services: nothing may be gone through again for each of them.
"""

import argparse
import csv
import json
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.app import Onward, build_onward, make_store
from kiosk.directory.reader import open_directory
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.resource import Resource
from kiosk.resources import load_categories, load_related_words
from kiosk.settings import Settings
from kiosk.store.search.resources.resource_index import ResourceIndex

SOURCE = "made up"
SEED = 20
USUAL_SIZE = 50_000

_OFFERS = (
    "Rent help", "Food pantry", "Job search", "Legal advice", "Warm meals", "Shelter for the night", "Tax forms",
    "Bus passes", "English classes", "Child care", "Eye tests", "Counseling", "Help with utility bills", "Clothing",
    "Résumé workshop", "Benefits check", "Mediation", "Furniture bank", "Showers and laundry", "Free phones",
)  # fmt: skip
_TOWNS = ("Riverside", "Oakfield", "Mill Falls", "Stoneburg", "Lakeville", "North Harbor", "Ashton", "Willow Creek")
_STREETS = ("Mill Street", "Harbor Road", "Oak Avenue", "Station Way", "Third Street", "Market Square", "Canal Lane")
_WORDS = """
    advice appointment apply area arrange assistance available benefits bring call case center children city clients
    community counselors county daily dental documents eligible emergency employment every evenings families family
    food forms free friends group health help homes hours housing income individuals jobs kitchen landlord language
    lawyers learn letters limited low meals medical meet members mornings neighbors nurses offers open parents
    people person phone place program provides referrals rent residents rights school seniors serves services short
    skills staff students support tenants training transport utility veterans visit volunteers waiting week welcome
    women work workers youth
"""
_NAMES = ("Ana Costa", "Ben Huang", "Dee Farouk", "Eli Novak", "Fay Brandt", "Gus Dumont", "Ivy Abara", "Jon Gomez")
_TERMS = 200
_FREE_HOURS = ("Mon-Fri 9-5", "Tue., noon – 1 p.m.", "24 hours a day, 7 days a week", "by appointment", "call us")
_DIRTY_PHONES = ("555-010-4400 or 555-010-4401", "1-800-555-HELP", "211", "none", "555.010.4402 ext 1234")
_COLUMNS = {
    "organizations": "id,name,description,email,website,year_incorporated",
    "taxonomies": "id,name",
    "taxonomy_terms": "id,code,name,taxonomy_id",
    "locations": "id,location_type,organization_id,name,description,transportation,latitude,longitude",
    "services": "id,organization_id,name,alternate_name,description,url,email,status,interpretation_services,"
    "application_process,fees_description,eligibility_description,minimum_age,maximum_age,assured_date,alert",
    "service_at_location": "id,service_id,location_id,description",
    "contacts": "id,service_at_location_id,name,title,email",
    "phones": "id,service_id,organization_id,contact_id,number,extension,type,description",
    "addresses": "id,location_id,address_1,address_2,city,state_province,postal_code,country,address_type",
    "schedules": "id,service_id,freq,byday,opens_at,closes_at,valid_from,valid_to,dtstart,timezone,description",
    "languages": "id,service_id,name,code",
    "accessibility": "id,location_id,description",
    "attributes": "id,link_id,link_type,link_entity,taxonomy_term_id,value,label",
    "service_areas": "id,service_id,name",
    "required_documents": "id,service_id,document",
    "cost_options": "id,service_id,option,currency,amount,amount_description",
}

Row = tuple[object, ...]


@dataclass(frozen=True)
class Took:
    """What one way came to: seconds by the clock and of the processor, the peak of memory in MB, and what it did."""

    wall: float
    cpu: float
    peak: int
    done: str


class Feed:
    """The rows of a made-up directory, the same for the same number of services."""

    def __init__(self, services: int, services_a_place: int) -> None:
        self._services = services
        self._a_place = services_a_place
        self._chance = random.Random(SEED)
        self._words = _WORDS.split()

    def write(self, folder: Path) -> None:
        """Write its tables into a folder."""
        folder.mkdir()
        files = {name: (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") for name in _COLUMNS}
        writers = {name: csv.writer(file) for name, file in files.items()}
        for name, columns in _COLUMNS.items():
            writers[name].writerow(columns.split(","))
        for name, row in self._rows():
            writers[name].writerow(row)
        for file in files.values():
            file.close()

    def _rows(self) -> Iterator[tuple[str, Row]]:
        yield "taxonomies", ("tx", "Kinds of help")
        for number in range(_TERMS):
            yield "taxonomy_terms", (f"t{number}", f"K-{number}", f"{_OFFERS[number % 20]} {number // 20}", "tx")
        for number in range(self._services):
            if number % 4 == 0:
                yield from self._organization(number // 4)
            if number % self._a_place == 0:
                yield from self._location(number // self._a_place, number // 4)
            yield from self._service(number)
            yield from self._around(number)

    def _organization(self, number: int) -> Iterator[tuple[str, Row]]:
        name, site = f"{self._said(2).title()} {number}", f"o{number}.example.org"
        yield "organizations", (f"o{number}", name, self._said(12), f"hello@{site}", site, "")
        yield "phones", (f"ho{number}", "", f"o{number}", "", self._number(), "", "voice", "Front desk")

    def _location(self, number: int, organization: int) -> Iterator[tuple[str, Row]]:
        town, here = self._chance.choice(_TOWNS), self._chance.uniform
        name, position = f"{town} House {number}", (f"{here(39, 42):.6f}", f"{here(-90, -86):.6f}")
        yield "locations", (f"l{number}", "physical", f"o{organization}", name, "", "Bus 3", *position)
        street = f"{self._chance.randrange(1, 900)} {self._chance.choice(_STREETS)}"
        code = f"{self._chance.randrange(60_000, 63_000)}"
        yield "addresses", (f"a{number}", f"l{number}", street, "", town, "IL", code, "US", "physical")
        yield "accessibility", (f"x{number}", f"l{number}", "Step-free entrance; lift to all floors.")

    def _service(self, number: int) -> Iterator[tuple[str, Row]]:
        name = f"{self._chance.choice(_OFFERS)} {self._chance.choice(_TOWNS)} {number}"
        told = " ".join(f"{self._said(11).capitalize()}." for _ in range(self._chance.randrange(2, 9)))
        told = f"<p>{told}<br />{self._said(5)} &amp; more</p>" if self._is_dirty() else told
        status = "1" if self._is_dirty() else "active"
        whom = f"Residents of {self._chance.choice(_TOWNS)} with a low income"
        ages = (self._chance.choice(("", "", "18", "60")), "")
        day = f"2026-{self._chance.randrange(1, 12):02}-{self._chance.randrange(1, 28):02}"
        yield "services", (
            f"s{number}", f"o{number // 4}", name, "", told, f"https://o{number // 4}.example.org/{number}", "", status,
            "Interpreters by telephone.", "Call or come in.", "Free", whom, *ages, day, "",
        )  # fmt: skip
        place = f"p{number}"
        yield "service_at_location", (place, f"s{number}", f"l{number // self._a_place}", "")
        if number % 3 == 0:
            yield "contacts", (f"c{number}", place, self._chance.choice(_NAMES), "Intake", f"c{number}@example.org")
            yield "phones", (f"hc{number}", "", "", f"c{number}", self._number(), "12", "voice", "")

    def _around(self, number: int) -> Iterator[tuple[str, Row]]:
        service = f"s{number}"
        phone = self._chance.choice(_DIRTY_PHONES) if self._is_dirty() else self._number()
        yield "phones", (f"h{number}", service, "", "", phone, "", "voice", "")
        yield from self._hours(number, service)
        for each in self._chance.sample(("English en", "Spanish es", "Polish pl", "Arabic ar"), 2):
            yield "languages", (f"g{number}{each[-2:]}", service, *each.split())
        for at in range(3):
            term = f"t{self._chance.randrange(_TERMS)}"
            yield "attributes", (f"b{number}.{at}", service, "", "service", term, "", "")
        yield "service_areas", (f"r{number}", service, f"{self._chance.choice(_TOWNS)} County")
        if number % 2:
            yield "required_documents", (f"d{number}", service, "Photo ID")
            yield "cost_options", (f"k{number}", service, "Everyone", "usd", "0", "Free")

    def _hours(self, number: int, service: str) -> Iterator[tuple[str, Row]]:
        opens, closes = self._chance.choice(("08:00", "09:00", "9:00AM")), self._chance.choice(("17:00", "5:30 PM"))
        if self._is_dirty():
            words = self._chance.choice(_FREE_HOURS)
            yield "schedules", (f"e{number}", service, "", "", "", "", "", "", "", "", words)
            return
        zone = "America/Chicago"
        yield "schedules", (f"e{number}", service, "WEEKLY", "MO,TU,WE,TH,FR", opens, closes, "", "", "", zone, "")
        yield "schedules", (f"f{number}", service, "WEEKLY", "SA", "10:00", "13:00", "", "", "", zone, "")

    def _said(self, words: int) -> str:
        return " ".join(self._chance.choices(self._words, k=words))

    def _number(self) -> str:
        return f"({self._chance.randrange(201, 990)}) 555-{self._chance.randrange(10_000):04}"

    def _is_dirty(self) -> bool:
        return self._chance.random() < 0.05


def bare(feed: Path, office: Path) -> str:
    """Do the least that an import has to: every row read by its column names, and kept as JSON in one table."""
    with sqlite3.connect(office / "bare.db") as database:
        database.execute("CREATE TABLE row (file TEXT, line INTEGER, cells TEXT)")
        for path in sorted(feed.iterdir()):
            with path.open(encoding="utf-8", newline="") as file:
                rows = ((path.name, line, json.dumps(cells)) for line, cells in enumerate(csv.DictReader(file), 2))
                database.executemany("INSERT INTO row VALUES (?, ?, ?)", rows)
        (count,) = database.execute("SELECT count(*) FROM row").fetchone()
    return f"{count:,} rows"


def read(feed: Path, office: Path) -> str:  # noqa: ARG001 - all ways are called alike
    """Read the feed and keep nothing."""
    with open_directory(feed, SOURCE) as stream:
        count = sum(1 for _ in stream.resources)
        return f"{count:,} resources, {len(stream.problems):,} problems"


def bring_in(feed: Path, office: Path) -> str:
    """Import the feed, as the command does."""
    return _imported(feed, office, lambda resource: resource)


def bring_in_changed(feed: Path, office: Path) -> str:
    """Import the feed with something else in every resource."""
    return _imported(feed, office, lambda resource: replace(resource, alert="Closed in the first week of July."))


def index(feed: Path, office: Path) -> str:  # noqa: ARG001 - all ways are called alike
    """Fill the search with what the office keeps, as at its first question."""
    filled = ResourceIndex(load_categories(), load_related_words())
    with _open(office).database.reading() as work:
        for each in work.resources.stream():
            filled.put(each)
    return f"{len(filled):,} resources"


def stream(feed: Path, office: Path) -> str:  # noqa: ARG001 - all ways are called alike
    """Only go through what the office keeps."""
    with _open(office).database.reading() as work:
        return f"{sum(1 for _ in work.resources.stream()):,} resources"


Way = Callable[[Path, Path], str]
WAYS: tuple[tuple[str, Way], ...] = (
    ("csv.DictReader and a bare executemany", bare),
    ("read alone", read),
    ("import into an empty office", bring_in),
    ("import again, nothing changed", bring_in),
    ("import again, all changed", bring_in_changed),
    ("go through the office's directory", stream),
    ("fill the search index from it", index),
)


def _imported(feed: Path, office: Path, seen: Callable[[Resource], Resource]) -> str:
    with open_directory(feed, SOURCE) as stream:
        done = _open(office).desk.import_directory(SOURCE, map(seen, stream.resources), whole=stream.whole)
    return f"{done.added:,} added, {done.updated:,} updated, {done.removed:,} removed"


def _open(office: Path) -> Onward:
    return build_onward(Settings(data=office))


def _measured(way: Way, feed: Path, office: Path) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    done = way(feed, office)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Took(wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, done)


def _alone(way: Way, feed: Path, office: Path) -> Took:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_measured, way, feed, office).result()


def _new_office(folder: Path) -> Path:
    database, set_up = make_store(Settings(data=folder))
    set_up.office(Office(id=new_id(), name="Benchmark", timezone="America/Chicago"))
    database.close()
    return folder


def measure(
    console: Console, title: str, services: int, services_a_place: int, ways: Sequence[tuple[str, Way]]
) -> None:
    """Print what every way took for a feed of so many services."""
    with tempfile.TemporaryDirectory() as name:
        feed, office = Path(name) / "feed", _new_office(Path(name) / "office")
        Feed(services, services_a_place).write(feed)
        size = sum(path.stat().st_size for path in feed.iterdir()) / 1e6
        table = Table(title=f"{title}: {services:,} services, {size:.0f} MB of tables")
        for heading in ("way", "seconds", "CPU seconds", "to the first way", "peak MB", "done"):
            table.add_column(heading, justify="left" if heading in {"way", "done"} else "right")
        first = 0.0
        for way, work in ways:
            took = _alone(work, feed, office)
            first = first or took.cpu
            share = f"{took.cpu / first:.1f} x"
            table.add_row(way, f"{took.wall:.1f}", f"{took.cpu:.1f}", share, f"{took.peak:,}", took.done)
    console.print(table)
    console.print(f"Load average: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How fast a large directory comes in.")
    parser.add_argument("--services", type=int, nargs="*", default=[USUAL_SIZE], metavar="N")
    parser.add_argument("--places", type=int, default=3_000, metavar="N", help="services of the one place; 0 for none")
    chosen = parser.parse_args()
    console = Console(width=130)
    for services in chosen.services:
        measure(console, "A large directory", services, 2, WAYS)
    if chosen.places:
        measure(console, "All in one place", chosen.places, chosen.places, WAYS[:2])
        measure(console, "The same in many places", chosen.places, 2, WAYS[:2])
    return 0


if __name__ == "__main__":
    sys.exit(main())
