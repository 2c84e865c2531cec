# SPDX-License-Identifier: GPL-3.0-or-later
"""The labelled needs of the benchmark: a fair file, and what of it can be asked without other people's data."""

import csv
from collections import Counter
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kiosk.desk.ports import ResourceWish
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Resource
from kiosk.resources import load_categories, load_related_words
from kiosk.store.search.resources.resource_index import ResourceIndex

NEEDS = Path(__file__).resolve().parents[3] / "packaging" / "benchmarks" / "needs.tsv"
MOMENT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
LEAST_SUCCESS_AT_3 = 0.90


@pytest.fixture(scope="module")
def needs() -> list[dict[str, str]]:
    lines = [line for line in NEEDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def sample() -> tuple[Resource, ...]:
    with as_file(files("kiosk.resources") / "sample" / "directory") as folder:
        return read_directory(folder, "sample").resources


def test_there_are_enough_and_the_halves_are_alike(needs: list[dict[str, str]]) -> None:
    assert len(needs) >= 150
    halves = Counter(need["half"] for need in needs)
    assert set(halves) == {"tuning", "held-out"}
    assert abs(halves["tuning"] - halves["held-out"]) <= 1
    for half in halves:
        spoken = {need["language"] for need in needs if need["half"] == half}
        assert spoken >= {"en", "es", "fr", "ar", "vi", "zh", "uk"}


def test_no_need_is_asked_twice_and_every_one_has_an_answer(needs: list[dict[str, str]]) -> None:
    asked = Counter((need["directory"], need["words"]) for need in needs)
    assert [each for each, count in asked.items() if count > 1] == []
    assert all(need["words"].strip() and need["ids"].split() for need in needs)


def test_every_answer_of_the_sample_exists(needs: list[dict[str, str]], sample: tuple[Resource, ...]) -> None:
    known = {resource.source_id for resource in sample}
    named = {each for need in needs if need["directory"] == "sample" for each in need["ids"].split()}
    assert named <= known


def test_what_helps_comes_up_among_the_first_three(needs: list[dict[str, str]], sample: tuple[Resource, ...]) -> None:
    index = ResourceIndex(load_categories(), load_related_words())
    for resource in sample:
        index.put(resource)
    asked = [need for need in needs if need["directory"] == "sample"]
    helped = 0
    for need in asked:
        found = index.find(ResourceWish(words=need["words"], moment=MOMENT), 3)
        helped += any(match.resource.source_id in need["ids"].split() for match in found)
    assert helped / len(asked) >= LEAST_SUCCESS_AT_3
