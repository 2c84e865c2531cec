# SPDX-License-Identifier: GPL-3.0-or-later
"""Everyday needs against the sample directory: does what a good colleague would name come up?"""

import tomllib
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kiosk.desk.ports import ResourceWish
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Resource, ResourceMatch
from kiosk.resources import load_categories, load_related_words
from kiosk.store.search.resources.resource_index import ResourceIndex

MOMENT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
OFFICE = (40.1, -88.2)
LEAST_SUCCESS_AT_3 = 0.90
LEAST_MEAN_RECIPROCAL_RANK = 0.85

MUST_BE_FIRST = [
    ("I can't pay my rent", "Emergency rent help"),
    ("Somewhere to print a résumé", "Print a résumé here, free"),
    ("toothache", "Dentist"),
    ("my boss did not pay me", "Wage claims"),
    ("dentst", "Dentist"),
    ("immigrat", "Immigration advice"),
    ("أحتاج إلى بطاقة هوية", "State ID card"),
]


@pytest.fixture(scope="module")
def sample() -> tuple[Resource, ...]:
    with as_file(files("kiosk.resources") / "sample" / "directory") as folder:
        return read_directory(folder, "sample").resources


@pytest.fixture(scope="module")
def index(sample: tuple[Resource, ...]) -> ResourceIndex:
    index = ResourceIndex(load_categories(), load_related_words())
    for resource in sample:
        index.put(resource)
    return index


def ask(index: ResourceIndex, words: str, limit: int = 10) -> list[ResourceMatch]:
    return index.find(ResourceWish(words=words, moment=MOMENT, near=OFFICE), limit)


def needs() -> list[list[str]]:
    text = (Path(__file__).parent / "everyday_needs.toml").read_text(encoding="utf-8")
    found: list[list[str]] = tomllib.loads(text)["needs"]
    return found


def rank(index: ResourceIndex, words: str, wanted: list[str]) -> int | None:
    names = [match.resource.name for match in ask(index, words)]
    return next((place for place, name in enumerate(names, 1) if name in wanted), None)


def test_every_expected_resource_exists(sample: tuple[Resource, ...]) -> None:
    names = {resource.name for resource in sample}
    assert len(needs()) >= 40
    assert {name for _, *wanted in needs() for name in wanted} <= names


def test_what_helps_comes_up_among_the_first_three(index: ResourceIndex) -> None:
    ranks = {words: rank(index, words, wanted) for words, *wanted in needs()}
    missed = [words for words, place in ranks.items() if place is None or place > 3]
    assert 1 - len(missed) / len(ranks) >= LEAST_SUCCESS_AT_3, missed
    assert sum(1 / place for place in ranks.values() if place) / len(ranks) >= LEAST_MEAN_RECIPROCAL_RANK


@pytest.mark.parametrize(("words", "name"), MUST_BE_FIRST)
def test_plain_cases_come_first(index: ResourceIndex, words: str, name: str) -> None:
    assert ask(index, words)[0].resource.name == name


@pytest.mark.parametrize("words", ["I need help", "hello", "I don't know", "they sent me this", "please help me today"])
def test_words_that_say_nothing_find_nothing(index: ResourceIndex, words: str) -> None:
    assert ask(index, words) == []


def test_the_reason_is_readable(index: ResourceIndex) -> None:
    words = "They sent me this letter, my benefits stop on Friday and nobody picks up the phone."
    best = {match.resource.name: match.why for match in ask(index, words, limit=3)}
    assert {"Benefits Appeals Unit", "Legal Aid Intake Desk"} <= set(best)
    assert {"benefits", "Benefits", "Legal help", "near"} <= set(best["Benefits Appeals Unit"])
    assert "phone" not in best["Benefits Appeals Unit"]
