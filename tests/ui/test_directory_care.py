# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a resource right: checked, reported wrong, noted, retired, a favourite, and what happened to it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from kiosk.domain.resource import Phone, ResourceStatus
from kiosk.ui.tasks import Workers
from tests.ui.directory_room import DirectoryWorker
from tests.ui.fakes import FakeOffice

WRONG_NUMBER = "The number (555) 010-4420 is wrong"


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DirectoryWorker:
    """Dana with three resources of which two were not checked for long; Sam says that one has a wrong number."""
    legal = riverside.resource("Legal Aid", checked_on=date(2026, 11, 20))
    riverside.resource("Food bank", checked_on=date(2024, 11, 20))
    riverside.resource("Night shelter", checked_on=date(2025, 1, 2))
    riverside.desk.keep_directory.report_wrong(legal.id, WRONG_NUMBER, riverside.acting(riverside.sam))
    at_desk = DirectoryWorker(qtbot, riverside, workers).sign_in()
    qtbot.waitUntil(lambda: len(at_desk.listed) == 3)
    return at_desk


def to_check(dana: DirectoryWorker) -> DirectoryWorker:
    dana.click("list-to-check")
    dana.qtbot.waitUntil(lambda: dana.listed[:1] == ["Legal Aid"])
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == "Legal Aid")
    return dana


def test_what_was_reported_says_so_in_its_row_and_who_says_it(dana: DirectoryWorker) -> None:
    assert "Reported wrong" in dana.row("Legal Aid")
    dana.choose("Legal Aid")
    assert f"“{WRONG_NUMBER}” · Sam Ortega, today, 9:42 am" in dana.all_words("resource-reports")


def test_the_list_to_check_counts_and_begins_with_what_was_reported(dana: DirectoryWorker) -> None:
    assert dana.find(QToolButton, "list-to-check").text() == "To be checked · 3"
    to_check(dana)
    assert dana.listed == ["Legal Aid", "Food bank", "Night shelter"]


def test_one_key_says_that_it_is_right_and_goes_on_to_the_next(dana: DirectoryWorker) -> None:
    to_check(dana)
    dana.rows.setFocus()
    dana.press(Qt.Key.Key_C)
    dana.lists("Food bank", "Night shelter")
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == "Food bank")
    assert dana.kept("Legal Aid").checked_on == date(2026, 11, 23)
    assert dana.rows.hasFocus()
    dana.press(Qt.Key.Key_C)
    dana.lists("Night shelter")
    assert dana.notices[-1] == "Thank you. The details were checked today."


def test_a_check_closes_what_was_reported(dana: DirectoryWorker) -> None:
    dana.choose("Legal Aid")
    dana.click("details-checked")
    dana.qtbot.waitUntil(lambda: dana.all_words("resource-reports") == "")
    dana.qtbot.waitUntil(lambda: "The details were checked" in dana.all_words("care-history"))
    dana.qtbot.waitUntil(lambda: "today, 9:42 am · Dana Whitfield" in dana.all_words("care-history"))


def test_something_is_wrong_is_one_line_and_one_enter(dana: DirectoryWorker) -> None:
    dana.choose("Food bank")
    dana.rows.setFocus()
    dana.press(Qt.Key.Key_W)
    field = dana.find(QLineEdit, "care-words")
    assert field.hasFocus()
    dana.qtbot.keyClicks(field, "They moved to Mill Lane")
    dana.press(Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: "They moved to Mill Lane" in dana.all_words("resource-reports"))
    assert not field.isVisible()
    assert dana.notices == ["Thank you. It is on the list to be checked."]
    assert dana.rows.hasFocus()


def test_escape_folds_the_line_and_reports_nothing(dana: DirectoryWorker) -> None:
    dana.choose("Food bank")
    dana.click("something-wrong")
    dana.type("care-words", "nonsense")
    dana.press(Qt.Key.Key_Escape)
    assert not dana.can_see("care-words")
    assert dana.all_words("resource-reports") == ""


def test_a_note_is_kept_and_can_be_changed(dana: DirectoryWorker) -> None:
    dana.choose("Food bank")
    dana.click("note-resource")
    dana.type("care-words", "Side door")
    dana.press(Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: "Side door" in dana.all_words("resource-note"))
    dana.click("note-resource")
    assert dana.find(QLineEdit, "care-words").text() == "Side door"
    dana.type("care-words", "Front door")
    dana.click("care-send")
    dana.qtbot.waitUntil(lambda: "Front door" in dana.all_words("resource-note"))
    dana.qtbot.waitUntil(lambda: "Note: Front door" in dana.all_words("care-history"))


def test_retiring_wants_a_reason_and_can_be_undone(dana: DirectoryWorker) -> None:
    dana.choose("Food bank")
    dana.click("retire-resource")
    dana.press(Qt.Key.Key_Return)
    assert dana.reads("care-missing") == "Please write a few words first."
    dana.type("care-words", "Closed for good")
    dana.press(Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: "Not offered" in dana.row("Food bank"))
    dana.qtbot.waitUntil(lambda: dana.can_see("restore-resource"))
    dana.qtbot.waitUntil(lambda: "Not offered any more: Closed for good" in dana.all_words("care-history"))
    dana.click("restore-resource")
    dana.qtbot.waitUntil(lambda: dana.kept("Food bank").status is ResourceStatus.ACTIVE)
    dana.qtbot.waitUntil(lambda: dana.can_see("retire-resource"))


def test_a_favourite_is_in_the_list_of_favourites(dana: DirectoryWorker) -> None:
    dana.choose("Food bank")
    dana.click("favourite")
    dana.qtbot.waitUntil(lambda: bool(dana.notices))
    dana.click("list-favourites")
    dana.lists("Food bank")
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == "Food bank")
    dana.click("favourite")
    dana.qtbot.waitUntil(lambda: dana.listed == [])


def test_what_the_office_says_otherwise_stands_beside_the_source(dana: DirectoryWorker) -> None:
    ours = (Phone(number="(555) 010-9999"),)
    dana.keep.edit(dana.kept("Food bank").id, {"phones": ours}, dana.riverside.acting(dana.riverside.sam))
    dana.page.others_changed()
    dana.choose("Food bank")
    dana.qtbot.waitUntil(lambda: dana.can_see("own-edits"))
    said = dana.all_words("own-edits")
    assert "Phone numbers: (555) 010-9999" in said
    assert "The source says: (555) 010-4420" in said
    dana.click("take-source-phones")
    dana.qtbot.waitUntil(lambda: not dana.can_see("own-edits"))
    assert dana.kept("Food bank").phones == (Phone(number="(555) 010-4420"),)


def test_a_double_click_reports_once(dana: DirectoryWorker) -> None:
    dana.choose("Food bank")
    dana.click("something-wrong")
    dana.press(Qt.Key.Key_Return)
    dana.press(Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: bool(dana.notices))
    dana.qtbot.waitUntil(lambda: dana.all_words("resource-reports") != "")
    assert dana.all_words("resource-reports").count("Dana Whitfield") == 1
