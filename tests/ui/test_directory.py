# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: found while typing, and one resource whole."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.resource import Phone
from kiosk.domain.schedule import Schedule
from kiosk.ui.reception.directory.directory_list import FoundList
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.windows import DeskWorker


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana on the directory page, with three resources to find."""
    riverside.resource(
        "Legal Aid Intake Desk",
        description="Help with benefits letters",
        checked_on=date(2026, 11, 11),
        alert="Closed on Thursday.",
        phones=(Phone(number="(555) 010-4420", extension="7", description="Press 2 for Español"),),
        transportation="Bus 7, 12",
        eligibility="Anyone in the county",
    )
    riverside.resource("Safe Nights Shelter", description="A safe place to sleep", confidential_site=True)
    riverside.resource("Benefits helpline", schedules=(Schedule(description="By appointment"),))
    at_desk = DeskWorker(qtbot, riverside, workers).sign_in()
    at_desk.press(Qt.Key.Key_4)
    return at_desk


def search(dana: DeskWorker, words: str) -> None:
    field = dana.find(QLineEdit, "directory-search")
    field.setText("")
    dana.qtbot.keyClicks(field, words)


def found(dana: DeskWorker) -> list[str]:
    found_list = dana.find(FoundList, "directory-list")
    model = found_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def whole(dana: DeskWorker) -> str:
    """All the words on the card of the resource that is shown."""
    cards = [card for card in dana.window.findChildren(QWidget, "resource-card") if card.isVisible()]
    return "\n".join(label.text() for card in cards for label in card.findChildren(QLabel))


def test_an_empty_field_says_what_to_type(dana: DeskWorker) -> None:
    assert dana.reads("directory-said") == "Type what somebody needs, or the name of a place."
    assert whole(dana) == ""


def test_typing_finds_and_the_first_is_shown_whole(qtbot: QtBot, dana: DeskWorker) -> None:
    search(dana, "benefits")
    qtbot.waitUntil(lambda: len(found(dana)) == 2)
    qtbot.waitUntil(lambda: whole(dana) != "")
    card = whole(dana)
    for fact in (
        "Legal Aid Intake Desk",
        "Riverside County",
        "Closed on Thursday.",
        "Open now · until 4:30 pm",
        "(555) 010-4420, ext. 7 · Press 2 for Español",
        "Priya Nair · Intake",
        "120 Court Street, Riverside, IL 60546",
        "Bus 7, 12",
        "https://legalaid.example/intake",
        "Mon: 9:00 am to 4:30 pm",
        "Sat: closed",
        "Photo ID\nThe letter you received",
        "Free",
        "Español",
        "Anyone in the county",
        "Wednesday 11 November 2026",
    ):
        assert fact in card, fact


def test_the_arrow_down_moves_on_to_the_next(qtbot: QtBot, dana: DeskWorker) -> None:
    search(dana, "benefits")
    qtbot.waitUntil(lambda: len(found(dana)) == 2)
    qtbot.keyClick(dana.find(QLineEdit, "directory-search"), Qt.Key.Key_Down)
    found_list = dana.find(FoundList, "directory-list")
    assert found_list.hasFocus()
    qtbot.keyClick(found_list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Benefits helpline" in whole(dana))
    assert "By appointment" in whole(dana)
    assert "Call first" in whole(dana)


def test_a_confidential_address_is_not_shown(qtbot: QtBot, dana: DeskWorker) -> None:
    search(dana, "sleep")
    qtbot.waitUntil(lambda: found(dana) == ["Safe Nights Shelter"])
    qtbot.waitUntil(lambda: "The address is confidential. Call first." in whole(dana))
    assert "120 Court Street" not in whole(dana)


def test_nothing_that_fits_says_what_to_try(qtbot: QtBot, dana: DeskWorker) -> None:
    search(dana, "zeppelin")
    qtbot.waitUntil(lambda: dana.reads("directory-said") == "Nothing fits those words. Try fewer, or other ones.")


def test_escape_empties_the_page(qtbot: QtBot, dana: DeskWorker) -> None:
    search(dana, "benefits")
    qtbot.waitUntil(lambda: len(found(dana)) == 2)
    qtbot.keyClick(dana.find(QLineEdit, "directory-search"), Qt.Key.Key_Escape)
    assert (found(dana), whole(dana)) == ([], "")


def test_markup_in_the_directory_shows_as_it_is(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    riverside.resource("Zeta <b>bold</b>", alert="<img src='file:///etc/passwd'>")
    search(dana, "zeta")
    qtbot.waitUntil(lambda: found(dana) == ["Zeta <b>bold</b>"])
    qtbot.waitUntil(lambda: "<img src='file:///etc/passwd'>" in whole(dana))
    cards = dana.window.findChildren(QWidget, "resource-card")
    labels = [label for card in cards for label in card.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_search_that_fails_is_said(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    class Broken:
        def find(self, *_asked: object) -> object:
            raise RuntimeError("secret words")

    object.__setattr__(riverside.desk.find_help, "resources", Broken())
    search(dana, "benefits")
    qtbot.waitUntil(lambda: "ask whoever looks after Onward" in dana.reads("message-words"))
    assert "secret" not in dana.reads("message-words")


def test_a_place_open_past_midnight_is_shown(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    nightly = Schedule(freq="DAILY", opens_at=time(20), closes_at=time(6))
    riverside.resource("Night kitchen", schedules=(nightly,))
    search(dana, "kitchen")
    qtbot.waitUntil(lambda: found(dana) == ["Night kitchen"])
    qtbot.waitUntil(lambda: "Mon: 8:00 pm to 6:00 am" in whole(dana))
