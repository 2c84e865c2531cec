# SPDX-License-Identifier: GPL-3.0-or-later
"""Directories brought in from the shell: what columns mean, what would change, what was wrong."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from kiosk.app import Onward
from kiosk.cli.common import NotUnderstood, open_onward
from kiosk.cli.directory import commands
from kiosk.cli.office import setup
from kiosk.domain.errors import FileUnreadable, SourceNotWhole
from kiosk.domain.resource import Resource

ROWS = """\
Program,Agency,Ruf,Hours,Street,City
Rent help,Helping Hands,555-010-4400,Mon-Fri 9-5,1 Mill Street,Riverside
Food pantry,Helping Hands,555-010-4401,when we can,2 Mill Street,Riverside
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with an empty office."""
    data = tmp_path / "data"
    setup(data=data, office="Mill Office")
    return data


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A colleague's spreadsheet."""
    path = tmp_path / "colleague.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, list(map(str, arguments)))


def take_in(folder: Path, *arguments: object) -> Result:
    return run("import", *arguments, "--data", folder)


def said(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@contextmanager
def opened(folder: Path) -> Iterator[Onward]:
    onward = open_onward(folder)
    yield onward
    onward.database.close()


def held(folder: Path) -> dict[str, Resource]:
    with opened(folder) as onward:
        return {each.name: each for each in onward.desk.every_resource()}


def counts(document: dict[str, Any]) -> tuple[int, int, int]:
    return document["added"], document["updated"], document["removed"]


def test_the_mapping_is_shown_with_how_sure_it_is(feed: Path) -> None:
    columns = {each["column"]: each for each in said(run("mapping", feed, "--json"))}
    assert columns["Program"]["target"] == "service.name"
    assert (columns["Ruf"]["target"], columns["Ruf"]["reason"]) == ("phone.number", "The cells look like it.")
    assert columns["Ruf"]["confidence"] < columns["Program"]["confidence"]
    assert {each["rows"] for each in columns.values()} == {"service"}
    shown = run("mapping", feed).stdout
    assert "colleague.csv: each row is one service" in shown
    assert "Ruf  →  phone.number  50%" in shown


def test_a_mapping_is_saved_corrected_used_and_remembered(folder: Path, feed: Path, tmp_path: Path) -> None:
    toml = tmp_path / "columns.toml"
    assert run("mapping", feed, "--save", toml).exit_code == 0
    toml.write_text(toml.read_text(encoding="utf-8").replace("phone.number", "phone.fax"), encoding="utf-8")
    assert counts(said(take_in(folder, feed, "--mapping", toml, "--json"))) == (2, 0, 0)
    assert [phone.type for phone in held(folder)["Rent help"].phones] == ["fax"]
    feed.write_text(ROWS.replace("4400", "4409"), encoding="utf-8")
    assert counts(said(take_in(folder, feed, "--json"))) == (0, 1, 0)
    assert [(phone.number, phone.type) for phone in held(folder)["Rent help"].phones] == [("555-010-4409", "fax")]


@pytest.mark.parametrize(
    ("text", "reason"), [("a = [", "no valid TOML"), ("x = 1", "no table of columns"), (None, "could not be read")]
)
def test_a_mapping_that_is_none_is_one_sentence(
    text: str | None, reason: str, folder: Path, feed: Path, tmp_path: Path
) -> None:
    toml = tmp_path / "columns.toml"
    if text is not None:
        toml.write_text(text, encoding="utf-8")
    done = take_in(folder, feed, "--mapping", toml)
    assert isinstance(done.exception, NotUnderstood | FileUnreadable)
    assert reason in str(done.exception)
    assert held(folder) == {}


def test_a_known_format_needs_no_mapping(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([{"id": "s1", "name": "Rent help", "status": "active"}]), encoding="utf-8")
    done = run("mapping", path)
    assert str(done.exception) == "feed.json is in a format that Onward knows. It needs no mapping."
    saved = run("mapping", tmp_path / "none.csv", "--save", tmp_path / "a.toml")
    assert isinstance(saved.exception, FileUnreadable)
    assert not (tmp_path / "a.toml").exists()


def test_a_dry_run_names_what_would_change_and_changes_nothing(folder: Path, feed: Path) -> None:
    said(take_in(folder, feed, "--json"))
    before = held(folder)
    feed.write_text(ROWS.replace("4400", "4409").replace("Food pantry", "Clothes"), encoding="utf-8")
    document = said(take_in(folder, feed, "--dry-run", "--json"))
    assert counts(document) == (1, 1, 1)
    changes = {each["change"]: each for each in document["changes"]}
    assert (changes["added"]["name"], changes["removed"]["name"]) == ("Clothes", "Food pantry")
    assert changes["updated"]["resource_id"] == str(before["Rent help"].id)
    assert changes["updated"]["fields"] == {"phones": {"before": "555-010-4400", "now": "555-010-4409"}}
    assert document["resources"] == 2
    shown = take_in(folder, feed, "--dry-run").stdout
    assert "  phones: 555-010-4400  →  555-010-4409\n" in shown
    assert "removed: Food pantry" in shown
    assert "1 would be added, 1 would be updated, 1 would be removed" in shown
    assert held(folder) == before


def test_the_check_report_is_said_and_saved(folder: Path, feed: Path, tmp_path: Path) -> None:
    done = take_in(folder, feed, "--report", tmp_path / "report.csv")
    assert "Check report for colleague (CSV with a column mapping)" in done.stderr
    assert "2 added, 0 updated, 0 removed" in done.stdout
    rows = (tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "severity,file,line,column,message"
    assert next(row for row in rows if "“when we can” is not understood as hours" in row).startswith(
        "info,colleague.csv,3,Hours,"
    )
    assert take_in(folder, feed, "--report", tmp_path / "report.txt", "--json").exit_code == 0
    assert "line 3: “when we can”" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_does_not_undo_the_import(folder: Path, feed: Path, tmp_path: Path) -> None:
    done = take_in(folder, feed, "--report", tmp_path / "none" / "report.txt", "--json")
    assert done.exit_code == 1
    assert "could not be written" in done.stderr
    assert counts(json.loads(done.stdout)) == (2, 0, 0)
    assert set(held(folder)) == {"Rent help", "Food pantry"}


def test_how_much_was_wrong_is_kept_with_the_source(folder: Path, feed: Path) -> None:
    said(take_in(folder, feed, "--json"))
    with opened(folder) as onward:
        (source,) = onward.desk.keep_directory.sources()
    assert (source.name, source.file.path) == ("colleague", str(feed))
    assert source.file.problems == "0 errors, 0 warnings, 3 notes"


def test_a_source_that_broke_off_changes_nothing_and_is_reported(folder: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    services = [
        {"id": f"s{n}", "name": f"Service {n}", "status": "active", "phones": [{"number": f"555 010 440{n}"}]}
        for n in (1, 2)
    ]
    feed.write_text(json.dumps(services), encoding="utf-8")
    said(take_in(folder, feed, "--json"))
    feed.write_text(json.dumps(services)[:-40], encoding="utf-8")
    done = take_in(folder, feed, "--report", tmp_path / "report.txt")
    assert isinstance(done.exception, SourceNotWhole)
    assert "ERROR  feed.json" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert all(each.status.value == "active" for each in held(folder).values())
    assert len(held(folder)) == 2
