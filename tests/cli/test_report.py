# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and open needs from the shell, with the keys that others rely on."""

import json
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner, Result

from kiosk.cli.main import build_commands
from kiosk.cli.office import setup
from kiosk.domain.errors import StaffNotFound
from kiosk.domain.report import SpanTurnedRound


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample office."""
    data = tmp_path_factory.mktemp("sample")
    setup(data=data, sample=True)
    return data


def run(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(build_commands(), [*map(str, arguments), "--data", str(folder)])


def always(folder: Path, *more: object) -> Result:
    return run(folder, "report", "--from", "2000-01-01", "--to", "2099-12-31", *more)


def test_the_report_has_the_keys_of_its_contract(folder: Path) -> None:
    said = json.loads(always(folder, "--json").stdout)
    assert all(isinstance(said[key], int) for key in ("visits", "returning", "needs", "settled", "unmet"))
    assert said["visits"] > said["returning"] >= 0
    assert said["visits"] == sum(period["visits"] for period in said["visits_by"])
    assert {"category", "name", "needs"} == set(said["needs_by_category"][0])
    assert (said["from"], said["to"], said["by"], said["shared"]) == ("2000-01-01", "2099-12-31", "month", False)


def test_what_is_shared_hides_small_counts(folder: Path) -> None:
    said = json.loads(always(folder, "--json", "--share", "--by", "month").stdout)
    assert said["shared"]
    assert said["anonymous"] == "<5"
    assert not [n for n in said["unmet_by_reason"].values() if isinstance(n, int) and n < 5]


def test_files_hide_them_always(folder: Path, tmp_path: Path) -> None:
    table, page = tmp_path / "r.csv", tmp_path / "r.pdf"
    done = always(folder, "--csv", table, "--pdf", page, "--paper", "letter", "--json")
    assert json.loads(done.stdout)["anonymous"] < 5
    assert '"visits","anonymous","Anonymous","<5","count"' in table.read_text(encoding="utf-8-sig")
    with pikepdf.open(page) as opened:
        assert len(opened.pages) == 1


def test_without_json_it_is_told_in_words(folder: Path) -> None:
    said = always(folder).stdout
    assert "What people came for" in said
    assert "Returning: somebody who had been here before this period." in said


def test_days_that_make_no_sense_are_refused(folder: Path) -> None:
    assert run(folder, "report", "--from", "soon", "--to", "2026-11-30").exit_code == 2
    turned = run(folder, "report", "--from", "2026-11-30", "--to", "2026-11-01")
    assert isinstance(turned.exception, SpanTurnedRound)


def test_open_needs_come_with_their_history(folder: Path) -> None:
    everything = json.loads(run(folder, "follow-through", "--json").stdout)
    assert all({"need_id", "words", "state", "owner", "due", "history"} <= set(need) for need in everything)
    assert {need["state"] for need in everything} == {"open"}
    dues = [need["due"] for need in everything if need["due"]]
    assert dues == sorted(dues)


def test_open_needs_of_one_owner_and_before_a_time(folder: Path) -> None:
    everything = json.loads(run(folder, "follow-through", "--json").stdout)
    owner = everything[0]["owner"]
    theirs = json.loads(run(folder, "follow-through", "--owner", owner, "--json").stdout)
    assert theirs == [need for need in everything if need["owner"] == owner]
    assert json.loads(run(folder, "follow-through", "--due-before", "2001-01-01", "--json").stdout) == []
    assert isinstance(run(folder, "follow-through", "--owner", "Nobody").exception, StaffNotFound)
