# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing what the directory lists."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.make_sheet import MakeSheet
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import translator
from kiosk.ui.reception.directory.directory import DirectoryDoor, DirectoryPage
from kiosk.ui.reception.directory.sheet_desk import SheetDoor
from kiosk.ui.tasks import Workers
from kiosk.ui.widgets import Words
from tests.ui.fakes import FakeOffice


@dataclass
class FakeSheetPrinter:
    """Prints once it is let, and remembers what came."""

    ends: Delivery = field(default_factory=lambda: Delivery(state=SlipState.CONFIRMED))
    printed: list[tuple[HelpSheet, str]] = field(default_factory=list)
    let: threading.Event = field(default_factory=threading.Event)
    breaks: bool = False

    def __call__(self, sheet: HelpSheet, target: str) -> Delivery:
        if self.breaks:
            raise RuntimeError("secret words")
        self.printed.append((sheet, target))
        self.let.wait(10)
        return self.ends

    def names(self) -> list[str]:
        sheet, _target = self.printed[-1]
        return [place.name for group in sheet.groups for place in group.places]


@pytest.fixture
def printer() -> Iterator[FakeSheetPrinter]:
    made = FakeSheetPrinter()
    made.let.set()
    yield made
    made.let.set()


@pytest.fixture
def page(qtbot: QtBot, riverside: FakeOffice, workers: Workers, printer: FakeSheetPrinter) -> DirectoryPage:
    riverside.resource("Food Pantry at St. Mark")
    riverside.resource("Food Pantry, Mill Lane")
    riverside.resource("Legal Aid")
    desk = riverside.desk
    make = MakeSheet(
        store=riverside.store,
        find_help=desk.find_help,
        categories=desk.categories.categories,
        clock=riverside.clock,
    )
    made = DirectoryPage(
        door=DirectoryDoor(
            find_help=desk.find_help,
            keep=desk.keep_directory,
            categories=desk.categories.categories,
            read_hours=lambda _text: (),
        ),
        office=riverside.office,
        workers=workers,
        clock=riverside.clock,
        translate=translator("en"),
        sheets=SheetDoor(make_sheet=make, print_sheet=printer, say_problem="Trouble: {}.".format),
    )
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.sign_in(riverside.acting(riverside.dana), riverside.dana)
    return made


def find(page: DirectoryPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None
    return found


def press(qtbot: QtBot, page: DirectoryPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: DirectoryPage) -> str:
    words = page.findChild(Words, "list-state")
    assert words is not None
    return words.accessibleName() if words.isVisible() else ""


def search(qtbot: QtBot, page: DirectoryPage, words: str) -> None:
    field_ = page.findChild(QLineEdit, "directory-search")
    assert field_ is not None
    qtbot.keyClicks(field_, words)
    qtbot.waitUntil(lambda: find(page, "print-list").isVisible())


def test_with_nothing_listed_there_is_nothing_to_print(page: DirectoryPage) -> None:
    assert not find(page, "print-list").isVisible()


def test_the_list_prints_as_it_stands(qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter) -> None:
    search(qtbot, page, "pantry")
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: said(page) == "Printed")
    assert printer.names() == ["Food Pantry at St. Mark", "Food Pantry, Mill Lane"]
    [(sheet, target)] = printer.printed
    assert (sheet.language, sheet.large_print, target) == ("en", False, "printer")


def test_ctrl_p_prints_it(qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter) -> None:
    search(qtbot, page, "pantry")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said(page) == "Printed")
    assert len(printer.printed) == 1


def test_it_prints_in_the_language_and_size_that_are_chosen(
    qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter
) -> None:
    search(qtbot, page, "pantry")
    language, large = page.findChild(QComboBox, "list-language"), page.findChild(QCheckBox, "list-large")
    assert language is not None
    assert large is not None
    language.setCurrentIndex(language.findData("es"))
    large.click()
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: said(page) == "Printed")
    [(sheet, _target)] = printer.printed
    assert (sheet.language, sheet.large_print) == ("es", True)


def test_while_it_prints_it_says_so_and_takes_no_other(
    qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter
) -> None:
    printer.let.clear()
    search(qtbot, page, "pantry")
    press(qtbot, page, "print-list")
    assert said(page) == "Printing …"
    qtbot.waitUntil(lambda: len(printer.printed) == 1)
    assert not find(page, "print-list").isEnabled()
    printer.let.set()
    qtbot.waitUntil(lambda: said(page) == "Printed")
    assert find(page, "print-list").isEnabled()
    assert len(printer.printed) == 1


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (Delivery(state=SlipState.FAILED, problem="no paper"), "Not printed. Trouble: no paper."),
        (Delivery(state=SlipState.SENT), "Sent to the printer. Look whether it came out."),
        (
            Delivery(state=SlipState.UNCONFIRMED, problem="no answer"),
            "Sent to the printer. Look whether it came out. Trouble: no answer.",
        ),
    ],
)
def test_what_became_of_it_is_said(
    qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter, ends: Delivery, words: str
) -> None:
    printer.ends = ends
    search(qtbot, page, "pantry")
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: said(page) == words)
    assert find(page, "print-list").isEnabled()  # to try again


def test_a_printer_that_breaks_is_one_calm_sentence(
    qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter
) -> None:
    printer.breaks = True
    search(qtbot, page, "pantry")
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: "Please try again" in said(page))
    assert "secret" not in said(page)
    assert find(page, "print-list").isEnabled()


def test_what_has_left_the_directory_since_is_said(qtbot: QtBot, page: DirectoryPage, riverside: FakeOffice) -> None:
    search(qtbot, page, "pantry")
    riverside.store.tables.resources.clear()
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: said(page).startswith("Nothing fits, so there is no list to print."))


def test_it_can_be_saved_instead(qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter, tmp_path: Path) -> None:
    printer.ends = Delivery(state=SlipState.CONFIRMED, path=str(tmp_path / "food.pdf"))
    search(qtbot, page, "pantry")
    press(qtbot, page, "save-list")
    asked = page.findChild(QFileDialog, "save-list-as")
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path / "food.pdf"))
    qtbot.waitUntil(lambda: said(page) == "Saved as food.pdf")
    assert printer.printed[0][1] == f"pdf:{tmp_path / 'food.pdf'}"
    printer.ends = Delivery(state=SlipState.FAILED, problem="disk full", path=str(tmp_path / "food.pdf"))
    asked.fileSelected.emit(str(tmp_path / "food.pdf"))
    qtbot.waitUntil(lambda: said(page) == "Not saved. Trouble: disk full.")
    asked.close()


def test_leaving_keeps_nothing(
    qtbot: QtBot, page: DirectoryPage, printer: FakeSheetPrinter, riverside: FakeOffice
) -> None:
    printer.let.clear()
    search(qtbot, page, "pantry")
    language = page.findChild(QComboBox, "list-language")
    assert language is not None
    language.setCurrentIndex(language.findData("ar"))
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: len(printer.printed) == 1)
    page.sign_out()
    printer.let.set()
    assert not find(page, "print-list").isVisible()
    page.sign_in(riverside.acting(riverside.dana), riverside.dana)
    search(qtbot, page, "legal")
    assert (said(page), language.currentData()) == ("", "en")
    press(qtbot, page, "print-list")
    qtbot.waitUntil(lambda: said(page) == "Printed")
    assert printer.names() == ["Legal Aid"]
