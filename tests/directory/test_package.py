# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders, archives and files, opened without trusting them."""

import os
import zipfile
from pathlib import Path

import pytest

from kiosk.directory.package import open_package
from kiosk.directory.reader import read_directory
from kiosk.directory.visitor_file import read_visitors
from kiosk.domain.errors import FileUnreadable
from tests.directory.conftest import ORGANIZATIONS, SERVICES


def zipped(tmp_path: Path, members: dict[str, str]) -> Path:
    archive = tmp_path / "feed.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return archive


def test_members_outside_the_archive_are_left_alone(tmp_path: Path) -> None:
    names = ["../services.csv", "/services.csv", "a/../../services.csv", "good/services.csv"]
    with open_package(zipped(tmp_path, dict.fromkeys(names, SERVICES))) as package:
        assert [entry.name for entry in package.entries] == ["good/services.csv"]


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("id,name\n")
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "services.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "up").symlink_to(tmp_path)
    with open_package(folder) as package:
        assert package.entries == ()


def test_an_archive_that_swells_is_not_opened(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made, made.open("services.csv", "w") as member:
        for _ in range(120):
            member.write(b"\0" * 1024 * 1024)
    with pytest.raises(FileUnreadable, match="too large"):
        read_directory(archive, "test")


def test_half_an_archive_is_refused_by_name(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"services.csv": SERVICES * 200})
    archive.write_bytes(archive.read_bytes()[:-40])
    with pytest.raises(FileUnreadable, match=r"^feed\.zip: .*damaged"):
        read_directory(archive, "test")


def test_a_damaged_member_costs_itself_and_is_named(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"organizations.csv": ORGANIZATIONS, "services.csv": SERVICES})
    raw = bytearray(archive.read_bytes())
    start = raw.index(b"organizations.csv") + len("organizations.csv")
    raw[start : start + 12] = b"\xff" * 12
    archive.write_bytes(bytes(raw))
    read = read_directory(archive, "test")
    assert [each.name for each in read.resources] == ["Rent help"]
    assert "organizations.csv" in {problem.file for problem in read.problems}


def test_an_office_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="save each sheet as CSV"):
        read_directory(zipped(tmp_path, {"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "test")


def test_what_is_no_regular_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (Path(os.devnull), pipe):
        for read in (lambda path=path: read_directory(path, "test"), lambda path=path: list(read_visitors(path))):
            with pytest.raises(FileUnreadable, match=rf"^{path.name}: it is not a file that can be read\.$"):
                read()
