# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet of places from the shell."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kiosk.cli.common import NotUnderstood
from kiosk.cli.office import setup
from kiosk.cli.sheets import sheet
from kiosk.domain.sheet import NothingToList
from tests.printing.pdf_readers import text_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample office."""
    data = tmp_path_factory.mktemp("sample")
    setup(data=data, sample=True)
    return data


def run(folder: Path, *arguments: object) -> Result:
    commands = typer.Typer()
    commands.command()(sheet)
    return CliRunner().invoke(commands, [*map(str, arguments), "--data", str(folder)])


def test_what_fits_becomes_a_sheet(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "I need food", "--limit", 4, "--to", f"pdf:{tmp_path / 'food.pdf'}", "--paper", "a4", "--json")
    said = json.loads(done.stdout)
    assert (said["state"], said["path"], len(said["resources"])) == ("confirmed", str(tmp_path / "food.pdf"), 4)
    page = text_of((tmp_path / "food.pdf").read_bytes())
    assert "Riverside Job Center" in page
    assert "Food pantry" in page
    assert "We know more places. Please ask us." in page
    assert "I need food" not in page


def test_kinds_of_help_by_name_and_language(folder: Path, tmp_path: Path) -> None:
    done = run(
        folder, "--category", "food", "--category", "Clothing", "--category", "Mental health", "--limit", 9,
        "--to", f"pdf:{tmp_path / 'a.pdf'}", "--language", "es", "--large",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "places: confirmed" in done.stdout
    page = text_of((tmp_path / "a.pdf").read_bytes())
    places = [page.index(words) for words in ("Lugares que pueden ayudar", "Comida", "Ropa", "Otros lugares")]
    assert places == sorted(places)
    assert "mental" not in page[: page.index("Otros lugares")].lower()
    assert "Salud mental" not in page


def test_nothing_that_fits_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "zeppelin", "--to", f"pdf:{tmp_path / 'a.pdf'}")
    assert isinstance(done.exception, NothingToList)
    assert not (tmp_path / "a.pdf").exists()


def test_a_kind_that_there_is_not_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "--category", "zork", "--to", f"pdf:{tmp_path / 'a.pdf'}")
    assert done.exit_code == 2
    assert "zork" in done.output


@pytest.mark.parametrize("target", ["nowhere", "pdf:/proc/nothing/a.pdf"])
def test_a_target_that_cannot_be_is_one_sentence(folder: Path, target: str) -> None:
    done = run(folder, "food", "--to", target)
    assert isinstance(done.exception, NotUnderstood)
    assert "Traceback" not in str(done.exception)
