# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of the people others made are found by what others would type; figures a little below those measured."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

from kiosk.store.search.visitors.visitor_index import VisitorEntry, VisitorIndex

FLOORS = {"typos": 0.9, "order": 0.89, "accents": 0.99, "typos + 4 digits": 0.985, "order + 4 digits": 0.985}
EVERY = 3  # of the queries, to be quick


def _people(folder: Path) -> list[VisitorEntry]:
    with (folder / "visitors.csv").open(encoding="utf-8", newline="") as file:
        return [
            VisitorEntry(
                visitor_id=UUID(int=int(row["external_id"][1:])),
                names=(row["name"],),
                phone=row["phone"],
                birth_date=date.fromisoformat(row["birth_date"]) if row["birth_date"] else None,
            )
            for row in csv.DictReader(file)
        ]


def _asked(folder: Path, phones: dict[UUID, str]) -> list[tuple[str, str, UUID]]:
    with (folder / "queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))[::EVERY]
    asked = [(row["task"], row["query"], UUID(int=int(row["external_id"][1:]))) for row in rows]
    asked += [(f"{task} + 4 digits", f"{query} {phones[v][-4:]}", v) for task, query, v in asked if phones[v]]
    return asked


def test_recall_at_five_on_names_made_by_others(shared_folder: Path) -> None:
    folder = shared_folder / "data" / "lookup"
    people = _people(folder)
    index = VisitorIndex(people)
    asked, found = Counter[str](), Counter[str]()
    for task, query, meant in _asked(folder, {person.visitor_id: person.phone for person in people}):
        asked[task] += 1
        found[task] += meant in [match.visitor_id for match in index.find(query, limit=5)]
    recall = {task: found[task] / asked[task] for task in asked}
    assert {task: share for task, share in recall.items() if share < FLOORS[task]} == {}
    assert set(recall) == set(FLOORS)
