# SPDX-License-Identifier: GPL-3.0-or-later
"""The check report that goes to whoever owns the data."""

import csv
from pathlib import Path

from kiosk.directory.check_report import as_text, counts_by_severity, grouped, save_report
from kiosk.directory.problem import KEPT_OF_A_KIND, Place, ProblemList, Severity


def some_problems() -> ProblemList:
    problems = ProblemList()
    for line in (9, 4, 7, 5):
        problems.warning(Place("phones.csv", line), "number", "“{cell}” is no number.", cell=f"={line}")
    problems.error(Place("services.csv", 2), "name", "No name.")
    return problems


def test_counts_and_groups_worst_first() -> None:
    listed = some_problems().listed
    assert counts_by_severity(listed) == {Severity.ERROR: 1, Severity.WARNING: 4, Severity.INFO: 0}
    assert [(group.file, [each.line for each in group.problems]) for group in grouped(listed)] == [
        ("services.csv", [2]),
        ("phones.csv", [4, 5, 7, 9]),
    ]


def test_the_text_names_the_first_places_and_the_other_lines() -> None:
    text = as_text("Riverside", "HSDS 3.x CSV", some_problems().listed)
    assert "1 error, 4 warnings, 0 notes" in text
    assert "line 4: “=4” is no number." in text
    assert "also in lines 9" in text


def test_the_csv_can_be_opened_in_a_spreadsheet_without_running_anything(tmp_path: Path) -> None:
    problems = ProblemList()
    problems.info(Place("=cmd()", 3), "", "x")
    save_report(tmp_path / "report.csv", "Riverside", "HSDS", problems.listed)
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as saved:
        assert list(csv.reader(saved)) == [
            ["severity", "file", "line", "column", "message"],
            ["info", "'=cmd()", "3", "", "x"],
        ]


def test_a_text_report_is_saved(tmp_path: Path) -> None:
    save_report(tmp_path / "report.txt", "Riverside", "HSDS", some_problems().listed)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").startswith("Check report for Riverside (HSDS)")


def test_a_flood_is_counted_and_the_same_place_told_once() -> None:
    problems = ProblemList()
    for line in range(KEPT_OF_A_KIND + 10):
        for _ in range(2):
            problems.warning(Place("a.csv", line), "x", "Wrong.")
    assert len(problems.listed) == KEPT_OF_A_KIND + 1
    assert problems.listed[-1].message.startswith("10 more")
