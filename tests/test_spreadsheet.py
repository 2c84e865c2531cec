# SPDX-License-Identifier: GPL-3.0-or-later
"""Files for spreadsheet programs: the same columns always, and nothing in them that such a program would run."""

import csv
import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.report import Breakdown, Part, to_share
from kiosk.messages import translator
from kiosk.report_words import word_report
from kiosk.spreadsheet import COLUMNS, FileNotSaved, report_as_csv, safe_cell, save_whole
from tests.domain.reports import NOTHING, breakdown, keyed, report

ENGLISH = translator("en")
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\"=1", "'=1",
    "“=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "−1", "|cmd", "%0", "=HYPERLINK(\"http://evil.example\")",
)  # fmt: skip


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_is_a_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Pantry; =1+1", "Pantry,=1+1", "Pantry;\u200b=1"])
def test_nothing_becomes_one_where_cells_are_split_at_other_marks(text: str) -> None:
    cell = safe_cell(text)
    assert all(not piece.strip("\u200b ").startswith("=") for mark in ";," for piece in cell.split(mark))


@pytest.mark.parametrize("text", ["Legal Aid", "<5", "12", "café 王", "a=b", "9 – 5", "St. Mark’s", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text(max_size=12))
def test_whatever_a_cell_begins_with_it_is_no_formula(text: str) -> None:
    cell = safe_cell(text)
    seen = cell.lstrip("".join(c for c in cell if unicodedata.category(c) in {"Cc", "Cf", "Zs"}))
    assert unicodedata.normalize("NFKC", seen)[:1] not in {"=", "+", "-", "@"}
    assert not {"\r", "\n", "\t"} & set(cell)


def test_a_report_has_the_same_columns_and_keys_always() -> None:
    content = report_as_csv(word_report(to_share(report()), ENGLISH))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(content)
    assert tuple(rows[0]) == COLUMNS == ("section", "key", "label", "value", "unit")
    assert {len(row) for row in rows} == {5}
    by_key = {(row[0], row[1]): row[3] for row in rows}
    assert by_key["visits", "visits"] == str(report().visits.total)
    assert by_key["waits", "wait_median"] == "9"
    assert by_key["referrals", "a/not_eligible"] == "<5"
    assert by_key["needs", "2"] == "8"


def test_names_of_places_and_offices_do_nothing() -> None:
    evil = Breakdown(30, (Part("a", 30, '=cmd|"/c calc"!A1'),), listed=True)
    rows = rows_of(report_as_csv(word_report(report(referrals=evil, office="@evil"), ENGLISH)))
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def test_no_count_under_five_is_in_a_file() -> None:
    shared = to_share(report(needs=replace(breakdown(3, 30, 0, 12), listed=True), who=keyed(anonymous=4, named=90)))
    rows = rows_of(report_as_csv(word_report(shared, ENGLISH)))
    assert not [row for row in rows if row[4] == "count" and row[3] in {"0", "1", "2", "3", "4"}]
    assert ["needs", "0", "Food", "<5", "count"] in rows


def test_a_report_of_nothing_says_so() -> None:
    assert word_report(NOTHING, ENGLISH).empty == "Nothing happened here in this time, as far as we know."
    assert word_report(to_share(NOTHING), ENGLISH).empty == "Too few people came in this time to share figures of it."
    assert word_report(report(), ENGLISH).empty == ""


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    assert save_whole(tmp_path / "r.csv", b"all").read_bytes() == b"all"
    with pytest.raises(FileNotSaved):
        save_whole(tmp_path / "nowhere" / "r.csv", b"all")
    assert [file.name for file in tmp_path.iterdir()] == ["r.csv"]
