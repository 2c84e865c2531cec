# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory exported from the shell."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
import typer
from typer.testing import CliRunner, Result

from kiosk.cli.common import open_onward
from kiosk.cli.directory_export import export
from kiosk.cli.office import setup
from kiosk.desk.every_resource import EveryResource
from kiosk.directory.export.out_files import NotExported
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Resource


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample office."""
    data = tmp_path_factory.mktemp("sample")
    setup(data=data, sample=True)
    return data


def run(folder: Path, *arguments: object) -> Result:
    commands = typer.Typer()
    commands.command()(export)
    return CliRunner().invoke(commands, [*map(str, arguments), "--data", str(folder)])


def bare(resource: Resource) -> Resource:
    return replace(resource, id=UUID(int=0), source="", source_id="")


@pytest.mark.parametrize(
    ("name", "wanted", "form"),
    [
        ("out", (), "HSDS 3.1 CSV"),
        ("out.zip", (), "HSDS 3.1 CSV"),
        ("out.json", (), "HSDS 3.1 JSON"),
        ("out.txt", ("--format", "json"), "HSDS 3.1 JSON"),
    ],
)
def test_the_whole_directory_goes_out(
    name: str, wanted: tuple[str, ...], form: str, folder: Path, tmp_path: Path
) -> None:
    done = run(folder, tmp_path / name, "--json", *wanted)
    said = json.loads(done.stdout)
    assert (said["path"], said["format"]) == (str(tmp_path / name), form)
    onward = open_onward(folder)
    held = list(EveryResource(onward.database)())
    onward.database.close()
    assert said["services"] == len(held) > 50
    back = read_directory(tmp_path / name, "again")
    assert {key: said[key] for key in ("organizations", "services", "locations")} == back.read
    assert {bare(each) for each in back.resources} == {replace(bare(each), note="") for each in held}


def test_it_says_how_much_it_wrote(folder: Path, tmp_path: Path) -> None:
    done = run(folder, tmp_path / "out.zip")
    assert done.stdout.startswith(f"{tmp_path / 'out.zip'} (HSDS 3.1 CSV): ")
    assert "organizations at " in done.stdout


def test_a_place_that_cannot_be_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    done = run(folder, tmp_path / "nowhere" / "out")
    assert isinstance(done.exception, NotExported)
    assert not (tmp_path / "nowhere").exists()
