# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a directory in: chosen, looked at, taken in whole or not at all."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import FileUnreadable
from kiosk.domain.resource import Phone
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.importing_room import NO_PHONE, AtImport, CountedResources, FakeChoices, FakeFiles, offered

PANTRY = offered("Food pantry", phones=(Phone(number="555-0101"),))
SHELTER = offered("Night shelter", phones=(Phone(number="555-0102"),))


@pytest.fixture
def files() -> Iterator[FakeFiles]:
    made = FakeFiles(resources=(PANTRY, SHELTER))
    made.let.set()
    yield made
    made.let.set()


@pytest.fixture
def at(qtbot: QtBot, riverside: FakeOffice, workers: Workers, files: FakeFiles) -> AtImport:
    return AtImport(qtbot, riverside, workers, files)


def take_in(at: AtImport) -> AtImport:
    at.look_at().settle()
    at.click("take-in")
    return at.settle()


# Choosing


def test_the_name_of_the_source_is_guessed_and_a_name_by_hand_stays(at: AtImport) -> None:
    at.type_path("/data/food_banks-2026.zip")
    assert at.name().currentText() == "food banks 2026"
    line = at.name().lineEdit()
    assert line is not None
    line.selectAll()
    at.qtbot.keyClicks(line, "Food bank network")
    at.type_path("/data/other.zip")
    assert at.name().currentText() == "Food bank network"


def test_what_is_missing_is_said_and_nothing_is_read(at: AtImport) -> None:
    at.click("import-read")
    assert at.reads("import-wrong") == "Please choose a file or a folder first."
    at.type_path("/data/feed")
    at.name().clearEditText()
    at.click("import-read")
    assert at.reads("import-wrong") == "Please give it a name, such as who it comes from."
    assert at.files.asked == []


def test_the_place_of_a_source_that_is_there_gives_its_name(at: AtImport) -> None:
    at.look_at("/data/2026-11.zip", "Food bank network").settle()
    at.click("take-in")
    at.settle()
    at.click("import-another")
    at.settle()
    at.type_path("/data/2026-11.zip")
    assert at.name().currentText() == "Food bank network"
    assert at.reads("import-same-source") == "You have “Food bank network” already. This will bring it up to date."


def test_a_pasted_link_or_quoted_path_is_understood(at: AtImport) -> None:
    at.look_at('"/data/my feed"').settle()
    at.click("choose-other")
    at.look_at("file:///data/other%20feed").settle()
    assert [path for path, _source, _choices in at.files.asked] == [Path("/data/my feed"), Path("/data/other feed")]


def test_a_folder_dropped_on_the_page_is_chosen(at: AtImport) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile("/data/ohana")])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, held, button, keys)
    at.page.dragEnterEvent(entering)
    assert entering.isAccepted()
    at.page.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, held, button, keys))
    path = at.page.findChild(QLineEdit, "import-path")
    assert path is not None
    assert (path.text(), at.name().currentText()) == ("/data/ohana", "ohana")


def test_a_file_that_cannot_be_read_is_said_and_what_was_typed_stays(at: AtImport) -> None:
    at.files.fails = FileUnreadable(file="letter.pdf", reason="this is neither CSV nor JSON.")
    at.look_at("/data/letter.pdf").settle()
    assert at.reads("import-wrong") == "letter.pdf: this is neither CSV nor JSON."
    path = at.page.findChild(QLineEdit, "import-path")
    assert path is not None
    assert path.text() == "/data/letter.pdf"


# Looking at it


def test_it_is_said_what_would_be_new_and_nothing_is_kept_before_somebody_says_so(at: AtImport) -> None:
    at.look_at().settle()
    assert at.reads("import-headline") == "This would add 2 resources."
    assert at.titles() == ["Food pantry", "Night shelter"]
    at.wait_for_detail("555-0101")
    assert at.kept() == set()


def test_a_second_time_shows_what_changes_from_what_to_what_and_what_is_gone(at: AtImport) -> None:
    take_in(at)
    at.click("import-another")
    at.settle()
    at.files.resources = (offered("Food pantry", phones=(Phone(number="555-0999"),)), offered("Legal desk"))
    at.look_at().settle()
    assert at.reads("import-headline") == "This would add 1, change 1 and mark 1 as gone."
    assert at.titles() == ["Food pantry"]
    at.wait_for_detail("Phone\n555-0101 → 555-0999")
    at.click("import-gone")
    assert at.titles() == ["Night shelter"]
    at.click("import-added")
    assert at.titles() == ["Legal desk"]


def test_an_own_edit_is_said_to_stay(at: AtImport) -> None:
    take_in(at)
    dana = at.office.acting(at.office.dana)
    at.office.desk.keep_directory.edit(PANTRY.id, {"phones": (Phone(number="555-7777"),)}, dana)
    at.click("import-another")
    at.settle()
    at.files.resources = (offered("Food pantry", phones=(Phone(number="555-0999"),)), SHELTER)
    at.look_at().settle()
    at.wait_for_detail("kept: your own edit")


def test_what_was_wrong_is_grouped_with_its_places(at: AtImport) -> None:
    at.files.faults = (NO_PHONE,)
    at.look_at().settle()
    at.click("import-faults")
    assert at.titles() == ["“ask Sam” is no telephone number."]
    at.wait_for_detail("phones.csv · column number · 2 places")
    at.wait_for_detail("Line 9\n“?” is no telephone number.")


def test_most_of_a_source_missing_is_asked_about(at: AtImport) -> None:
    at.files.resources = [offered(f"Place {number}") for number in range(20)]
    take_in(at)
    at.click("import-another")
    at.settle()
    at.files.resources = (PANTRY,)
    at.look_at().settle()
    assert at.reads("import-warning").endswith("Is it the right file?")


def test_a_source_of_which_a_part_is_missing_cannot_be_taken_in_but_reported(at: AtImport, tmp_path: Path) -> None:
    take_in(at)
    at.click("import-another")
    at.settle()
    at.files.resources, at.files.whole, at.files.faults = (PANTRY,), False, (NO_PHONE,)
    at.look_at().settle()
    assert at.reads("import-headline").startswith("A part of feed could not be read, so nothing was changed.")
    assert not at.button("take-in").isEnabled()
    at.save_as("save-report", tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == "2 losses"
    assert at.reads("import-said") == "Saved as report.txt"
    assert at.kept() == {"Food pantry", "Night shelter"}


def test_a_report_that_cannot_be_saved_loses_nothing(at: AtImport, tmp_path: Path) -> None:
    at.look_at().settle()
    at.click("save-report")
    dialog = at.page.findChild(QFileDialog, "save-file")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "report.txt"))
    dialog.close()
    at.settle()
    assert at.reads("import-said").startswith("“report.txt” could not be saved there.")
    assert at.button("take-in").isEnabled()


# Stopping


def test_cancel_goes_back_at_once_and_changes_nothing(at: AtImport) -> None:
    at.files.let.clear()
    at.look_at()
    at.qtbot.waitUntil(lambda: at.reads("import-words") == "Reading services.csv: 12,500")
    at.click("import-cancel")
    assert at.reads("import-wrong") == "The import was stopped. Nothing was changed."
    at.settle()
    assert at.kept() == set()
    at.files.let.set()
    at.look_at().settle()
    assert at.reads("import-headline") == "This would add 2 resources."


def test_cancel_while_it_is_taken_in_leaves_everything_as_it_was(at: AtImport) -> None:
    begun, let = threading.Event(), threading.Event()
    at.files.resources = CountedResources([PANTRY, SHELTER], begun, let, at=3)  # counted, compared, taken in
    at.look_at().settle()
    at.click("take-in")
    at.qtbot.waitUntil(begun.is_set)
    at.click("import-cancel")
    let.set()
    at.settle()
    assert at.reads("import-said") == "The import was stopped. Nothing was changed."
    assert at.kept() == set()
    assert at.imported == []


def test_signing_out_keeps_nothing_on_the_page_and_stops_the_reading(at: AtImport) -> None:
    at.files.let.clear()
    at.look_at()
    at.page.sign_out()
    at.settle()
    path = at.page.findChild(QLineEdit, "import-path")
    assert path is not None
    assert (path.text(), at.name().currentText()) == ("", "")
    assert not at.can_see("take-in")


# Taking in


def test_taken_in_it_says_what_was_done_and_how_to_go_back(at: AtImport) -> None:
    take_in(at)
    assert at.reads("import-result") == "2 added, 0 changed, 0 marked as gone."
    assert at.kept() == {"Food pantry", "Night shelter"}
    (done,) = at.imported
    assert (done.added, done.updated, done.removed) == (2, 0, 0)
    at.click("import-close")
    assert at.closed == [True]


def test_what_was_looked_at_is_taken_in_even_when_the_file_is_gone(at: AtImport) -> None:
    at.look_at().settle()
    at.files.fails = FileUnreadable(file="feed", reason="there is no such file or folder.")
    at.click("take-in")
    at.settle()
    assert at.kept() == {"Food pantry", "Night shelter"}


def test_a_source_is_listed_with_who_and_when_and_brought_up_to_date(at: AtImport) -> None:
    at.files.faults, at.files.guess = (NO_PHONE,), FakeChoices({"Wann": "phone.number"})
    take_in(at)
    at.click("import-another")
    at.settle()
    (source,) = at.office.desk.keep_directory.sources()
    assert (source.imported_by_name, source.file.problems, source.file.path) == (
        "Dana Whitfield",
        "2 losses",
        "/data/feed",
    )
    at.click("update-source")
    at.settle()
    path, name, choices = at.files.asked[-1]
    assert (path, name) == (Path("/data/feed"), "feed")
    assert choices == FakeChoices({"Wann": "{'Wann': 'phone.number'}"}), "what was chosen last time is remembered"
    assert at.reads("import-headline") == "Nothing would change. You have all of this already."


def test_two_imports_of_the_same_source_at_once_are_told_apart(at: AtImport) -> None:
    begun, let = threading.Event(), threading.Event()
    at.files.resources = CountedResources([PANTRY, SHELTER], begun, let, at=3)
    at.look_at().settle()
    at.click("take-in")
    at.qtbot.waitUntil(begun.is_set)
    at.office.desk.import_directory("feed", [PANTRY], actor=at.office.acting(at.office.sam))
    let.set()
    at.settle()
    assert at.kept() == {"Food pantry"}
    assert at.imported == []
    assert at.reads("import-said").startswith("Sam Ortega has just brought in feed as well.")
    assert at.reads("import-headline") == "This would add 1 resource."


def test_a_bar_shows_that_it_goes_on(at: AtImport) -> None:
    at.files.let.clear()
    at.look_at()
    bar = at.page.findChild(QProgressBar, "import-bar")
    assert bar is not None
    assert bar.isVisible()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    at.files.let.set()
    at.settle()


def test_no_two_buttons_in_sight_share_a_key(at: AtImport) -> None:
    def keys() -> list[str]:
        buttons = [each for each in at.page.findChildren(QAbstractButton) if each.isVisible()]
        return [key for each in buttons if (key := each.shortcut().toString())]

    choosing = keys()
    at.look_at().settle()
    looking = keys()
    at.click("take-in")
    at.settle()
    for shown in (choosing, looking, keys()):
        assert len(shown) == len(set(shown))
        assert len(shown) >= 3


def test_a_low_window_leaves_the_room_to_the_lists(at: AtImport) -> None:
    at.page.resize(700, 420)
    assert at.can_see("import-title")
    at.look_at().settle()
    assert not at.can_see("import-title")
    at.page.resize(1096, 768)
    assert at.can_see("import-title")
    back, headline = (at.page.findChild(QWidget, name) for name in ("import-back", "import-headline"))
    at.page.resize(700, 420)
    assert back is not None
    assert headline is not None
    at.qtbot.waitUntil(lambda: headline.mapTo(at.page, QPoint()).y() < 40 + 2 * back.height())
