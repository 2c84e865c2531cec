# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's own table: what its columns were taken for, shown and put right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import FileUnreadable
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.importing_room import AtImport, FakeChoices, FakeFiles, offered

GUESS = FakeChoices({"Was": "service.name", "Wann": "", "Rufnummer": "phone.number"})


@pytest.fixture
def at(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Iterator[AtImport]:
    files = FakeFiles(resources=(offered("Kleiderkammer"),), guess=GUESS, unsure=("Wann",))
    files.let.set()
    yield AtImport(qtbot, riverside, workers, files).look_at("/data/own.csv").settle()
    files.let.set()


def words(at: AtImport) -> list[str]:
    return [label.accessibleName() or label.text() for label in at.page.findChildren(QLabel) if label.isVisible()]


def test_unsure_columns_come_first_and_are_marked_and_the_clear_ones_are_folded(at: AtImport) -> None:
    assert list(at.boxes()) == ["What “Wann” means"]
    assert "Please check" in words(at)
    assert "Mo-Fr 9-12 | Di 10-12 | Mi 9-11" in words(at)
    assert "The cells look like it." in words(at)
    assert at.button("show-sure-columns").text() == "Show 2 columns that are clear"
    at.click("show-sure-columns")
    assert set(at.boxes()) == {"What “Wann” means", "What “Was” means", "What “Rufnummer” means"}
    assert at.boxes()["What “Rufnummer” means"].currentText() == "Phone"


def test_a_column_put_right_by_keys_is_read_again_like_that(at: AtImport) -> None:
    box = at.boxes()["What “Wann” means"]
    assert box.hasFocus()
    at.qtbot.keyClick(box, Qt.Key.Key_O)  # Opening hours
    assert not at.button("take-in").isEnabled()
    at.qtbot.waitUntil(lambda: len(at.files.asked) == 2)
    at.settle()
    assert at.files.asked[1][2] == FakeChoices({**GUESS.meant, "Wann": "schedule.description"})
    assert box.currentText() == "Opening hours"
    assert box.hasFocus()
    assert at.button("take-in").isEnabled()


def test_several_corrections_add_up(at: AtImport) -> None:
    at.click("show-sure-columns")
    at.qtbot.keyClick(at.boxes()["What “Wann” means"], Qt.Key.Key_O)
    at.qtbot.keyClick(at.boxes()["What “Rufnummer” means"], Qt.Key.Key_Home)
    at.qtbot.waitUntil(lambda: len(at.files.asked) == 2)
    at.settle()
    said = at.files.asked[1][2]
    assert said == FakeChoices({"Was": "service.name", "Wann": "schedule.description", "Rufnummer": ""})


def test_what_the_rows_are_can_be_put_right(at: AtImport) -> None:
    box = at.page.findChild(QComboBox, "rows-are")
    assert box is not None
    assert (box.accessibleName(), box.currentText()) == ("What each row of “own.csv” is", "a service")
    at.qtbot.keyClick(box, Qt.Key.Key_Down)
    at.qtbot.waitUntil(lambda: len(at.files.asked) == 2)
    at.settle()
    assert at.files.asked[1][2] == FakeChoices(GUESS.meant, rows="organization")


def test_choices_with_which_nothing_can_be_read_say_so_and_can_be_changed_again(at: AtImport) -> None:
    at.files.fails = FileUnreadable(file="own.csv", reason="no column is the name.")
    at.qtbot.keyClick(at.boxes()["What “Wann” means"], Qt.Key.Key_P)
    at.qtbot.waitUntil(lambda: at.reads("import-said") == "own.csv: no column is the name.")
    assert not at.button("take-in").isEnabled()
    at.files.fails = None
    at.qtbot.keyClick(at.boxes()["What “Wann” means"], Qt.Key.Key_O)
    at.qtbot.waitUntil(lambda: len(at.files.asked) == 3)
    at.settle()
    assert at.button("take-in").isEnabled()


def test_choices_are_kept_with_the_source(at: AtImport) -> None:
    at.click("take-in")
    at.settle()
    (source,) = at.office.desk.keep_directory.sources()
    assert source.file.mapping == str(GUESS.meant)


def test_choices_are_saved_to_a_file_and_loaded_from_one(at: AtImport, tmp_path: Path) -> None:
    at.save_as("save-choices", tmp_path / "columns.toml")
    assert (tmp_path / "columns.toml").read_text() == str(GUESS.meant)
    other = tmp_path / "other.toml"
    other.write_text("schedule.description")
    at.click("load-choices")
    dialog = at.page.findChild(QFileDialog, "open-file")
    assert dialog is not None
    dialog.fileSelected.emit(str(other))
    dialog.close()
    at.qtbot.waitUntil(lambda: len(at.files.asked) == 2)
    at.settle()
    assert at.files.asked[1][2] == FakeChoices({"Was": "service.name", "Wann": "schedule.description"})
