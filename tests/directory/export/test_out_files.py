# SPDX-License-Identifier: GPL-3.0-or-later
"""An export is there whole or not at all."""

import resource as machine
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.directory.export.out_files import NotExported
from kiosk.directory.export.told import Exported
from kiosk.directory.export.whole_service import ExportWishes
from kiosk.directory.export.writers import write_hsds_csv, write_hsds_json
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Resource
from tests.directory.export.test_round_trip import FORMATS, FULL

Write = Callable[[Iterable[Resource], Path, ExportWishes], Exported]


class BrokenOff(Exception):
    """Somebody pulled the plug in the middle."""


def many(count: int) -> Iterator[Resource]:
    return (replace(FULL, id=UUID(int=number + 1), name=f"Night porter {number}") for number in range(count))


def broken_off() -> Iterator[Resource]:
    yield from many(150)
    raise BrokenOff


@contextmanager
def a_disk_with_room_for(count: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    soft, hard = machine.getrlimit(machine.RLIMIT_FSIZE)
    machine.setrlimit(machine.RLIMIT_FSIZE, (count, hard))
    try:
        yield
    finally:
        machine.setrlimit(machine.RLIMIT_FSIZE, (soft, hard))


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_what_breaks_off_leaves_nothing(write: Write, name: str, tmp_path: Path, wishes: ExportWishes) -> None:
    with pytest.raises(BrokenOff):
        write(broken_off(), tmp_path / name, wishes)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_what_breaks_off_leaves_the_earlier_export(
    write: Write, name: str, tmp_path: Path, wishes: ExportWishes
) -> None:
    write(many(2), tmp_path / name, wishes)
    with pytest.raises(BrokenOff):
        write(broken_off(), tmp_path / name, wishes)
    assert names_in(tmp_path) == [name]
    assert len(read_directory(tmp_path / name, "again").resources) == 2


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_a_full_disk_is_one_sentence(write: Write, name: str, tmp_path: Path, wishes: ExportWishes) -> None:
    with a_disk_with_room_for(20_000), pytest.raises(NotExported, match="not enough room on the disk") as failure:
        write(many(80), tmp_path / name, wishes)
    assert str(failure.value).startswith("The directory was not exported: there is not enough room on the disk.")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_a_later_export_takes_the_place_of_an_earlier_one(
    write: Write, name: str, tmp_path: Path, wishes: ExportWishes
) -> None:
    write(many(1), tmp_path / name, wishes)
    write(many(2), tmp_path / name, wishes)
    assert names_in(tmp_path) == [name]
    assert len(read_directory(tmp_path / name, "again").resources) == 2


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, wishes: ExportWishes) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "budget.xlsx").write_text("mine")
    with pytest.raises(NotExported, match="holds something else"):
        write_hsds_csv(many(1), tmp_path / "out", wishes)
    assert names_in(tmp_path) == ["out"]
    assert names_in(tmp_path / "out") == ["budget.xlsx"]


def test_a_folder_is_no_place_for_a_file(tmp_path: Path, wishes: ExportWishes) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(NotExported, match="is a folder"):
        write_hsds_json(many(1), tmp_path / "out.json", wishes)
    assert names_in(tmp_path) == ["out.json"]


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_a_place_that_is_not_there_is_one_sentence(
    write: Write, name: str, tmp_path: Path, wishes: ExportWishes
) -> None:
    with pytest.raises(NotExported, match="its folder is not there"):
        write(many(1), tmp_path / "nowhere" / name, wishes)


def test_what_was_taken_is_written_before_the_last_is_asked_for(tmp_path: Path, wishes: ExportWishes) -> None:
    written: list[int] = []

    def watched() -> Iterator[Resource]:
        for resource in many(350):
            written.append(sum(file.stat().st_size for file in tmp_path.rglob("services.json")))
            yield resource

    write_hsds_json(watched(), tmp_path / "out.json", wishes)
    assert written[50] == 0
    assert written[340] > 100_000
