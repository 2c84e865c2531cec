# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: listed, found while typing, and one resource whole."""

from datetime import date, time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.resource import Contact, Phone, ResourceKind, ResourceStatus
from kiosk.domain.schedule import Schedule
from kiosk.messages import translator
from kiosk.ui import theme
from kiosk.ui.reception.directory.importing.importing import ImportPage
from kiosk.ui.reception.directory.list_model import MOST_PARTS_HELD
from kiosk.ui.reception.directory.looking import PART
from kiosk.ui.tasks import Workers
from tests.ui.directory_room import DirectoryWorker
from tests.ui.fakes import FakeOffice
from tests.ui.importing_room import FakeFiles


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DirectoryWorker:
    """Dana on the directory's page, with six resources of all kinds."""
    riverside.resource(
        "Legal Aid Intake Desk",
        description="Help with benefits letters",
        checked_on=date(2026, 8, 20),
        alert="Closed on Thursday.",
        phones=(Phone(number="(555) 010-4420", extension="7", description="Press 2 for Español"),),
        transportation="Bus 7, 12",
        eligibility="Anyone in the county",
        note="Use the side door.",
    )
    riverside.resource("Safe Nights Shelter", description="A safe place to sleep", confidential_site=True)
    riverside.resource("Benefits helpline", schedules=(Schedule(description="By appointment"),))
    riverside.resource("Print here", kind=ResourceKind.IN_HOUSE, contacts=(Contact(name="Sam"),))
    lead = {"closes_on": date(2026, 11, 27), "organization": "Kwik Freight", "checked_on": date(2026, 11, 23)}
    riverside.resource("Warehouse picker", kind=ResourceKind.JOB_LEAD, **lead)
    riverside.resource("Old food bank", status=ResourceStatus.INACTIVE)
    at_desk = DirectoryWorker(qtbot, riverside, workers).sign_in()
    qtbot.waitUntil(lambda: len(at_desk.listed) == 6)
    return at_desk


def test_everything_is_listed_by_name_also_what_is_not_offered(dana: DirectoryWorker) -> None:
    assert dana.listed == [
        "Benefits helpline",
        "Legal Aid Intake Desk",
        "Old food bank",
        "Print here",
        "Safe Nights Shelter",
        "Warehouse picker",
    ]
    assert dana.reads("directory-said") == "6 listed"


def test_a_row_says_where_it_is_how_it_stands_and_how_fresh_it_is(dana: DirectoryWorker) -> None:
    assert dana.row("Legal Aid Intake Desk") == (
        "Legal Aid Intake Desk · Riverside County · Riverside · Open now · until 4:30 pm · checked 3 months ago"
    )
    assert dana.row("Old food bank").endswith("Riverside County · Riverside · Not offered · never checked")
    assert "Job lead · closes Fri · checked today" in dana.row("Warehouse picker")
    assert "In-house" in dana.row("Print here")
    assert "Riverside County · Open now" in dana.row("Safe Nights Shelter")  # no town for a confidential place


def test_each_list_shows_its_own(dana: DirectoryWorker) -> None:
    dana.click("list-in-house")
    dana.lists("Print here")
    dana.click("list-job-leads")
    dana.lists("Warehouse picker")
    dana.click("list-not-offered")
    dana.lists("Old food bank")
    dana.click("list-favourites")
    dana.qtbot.waitUntil(lambda: dana.reads("directory-said").startswith("No favourites yet."))
    assert dana.listed == []
    dana.click("list-all")
    dana.qtbot.waitUntil(lambda: len(dana.listed) == 6)


def test_what_vanished_is_listed_behind_what_was_retired(dana: DirectoryWorker, riverside: FakeOffice) -> None:
    riverside.resource("A gone place", status=ResourceStatus.VANISHED)
    dana.click("list-not-offered")
    dana.lists("Old food bank", "A gone place")
    assert "Gone from its source" in dana.row("A gone place")


def test_typing_finds_what_fits_best_first_and_then_by_name(dana: DirectoryWorker, riverside: FakeOffice) -> None:
    riverside.resource("A house", organization="Benefits trust", status=ResourceStatus.VANISHED)
    dana.search("benefits")
    dana.qtbot.waitUntil(lambda: dana.reads("directory-said") == "Best fits first, then by name.")
    assert sorted(dana.listed[:2]) == ["Benefits helpline", "Legal Aid Intake Desk"]
    assert dana.listed[2:] == ["A house"]
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == dana.listed[0])


def test_everything_about_one_resource_is_said(dana: DirectoryWorker) -> None:
    dana.choose("Legal Aid Intake Desk")
    card = dana.whole()
    for fact in (
        "Riverside County",
        "Closed on Thursday.",
        "Open now · until 4:30 pm",
        "checked 3 months ago",
        "Use the side door.",
        "(555) 010-4420, ext. 7",
        "Press 2 for Español",
        "Priya Nair · Intake",
        "120 Court Street, Riverside, IL 60546",
        "Bus 7, 12",
        "https://legalaid.example/intake",
        "Today\n9:00 am to 4:30 pm",
        "Mon: 9:00 am to 4:30 pm",
        "Sat: closed",
        "Photo ID\nThe letter you received",
        "Free",
        "Español",
        "Anyone in the county",
        "Thursday 20 August 2026",
        "Comes from\nsample",
    ):
        assert fact in card, fact


def test_the_arrow_down_goes_to_the_list_and_on(dana: DirectoryWorker) -> None:
    dana.search("benefits")
    dana.qtbot.waitUntil(lambda: len(dana.listed) == 2)
    dana.qtbot.keyClick(dana.find(QLineEdit, "directory-search"), Qt.Key.Key_Down)
    assert dana.rows.hasFocus()
    second = dana.listed[1]
    dana.press(Qt.Key.Key_Down)
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == second)


def test_a_confidential_address_is_not_shown(dana: DirectoryWorker) -> None:
    dana.choose("Safe Nights Shelter")
    assert "The address is confidential. Call first." in dana.whole()
    assert "120 Court Street" not in dana.whole()


def test_nothing_that_fits_says_what_to_try(dana: DirectoryWorker) -> None:
    dana.search("zeppelin")
    dana.qtbot.waitUntil(lambda: dana.reads("directory-said") == "Nothing fits those words. Try fewer, or other ones.")
    assert dana.whole() == ""


def test_escape_lists_everything_again(dana: DirectoryWorker) -> None:
    dana.search("benefits")
    dana.qtbot.waitUntil(lambda: len(dana.listed) == 2)
    dana.qtbot.keyClick(dana.find(QLineEdit, "directory-search"), Qt.Key.Key_Escape)
    dana.qtbot.waitUntil(lambda: len(dana.listed) == 6)


def test_markup_in_the_directory_shows_as_it_is(dana: DirectoryWorker, riverside: FakeOffice) -> None:
    riverside.resource("Zeta <b>bold</b>", alert="<img src='file:///etc/passwd'>")
    dana.search("zeta")
    dana.qtbot.waitUntil(lambda: "<img src='file:///etc/passwd'>" in dana.whole())
    labels = [label for label in dana.page.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_search_that_fails_is_said(dana: DirectoryWorker, riverside: FakeOffice) -> None:
    class Broken:
        def find(self, *_asked: object) -> object:
            raise RuntimeError("secret words")

    object.__setattr__(riverside.desk.find_help, "resources", Broken())
    dana.search("benefits")
    dana.qtbot.waitUntil(lambda: bool(dana.problems))
    assert "ask whoever looks after Onward" in dana.problems[0]
    assert "secret" not in dana.problems[0]


def test_a_place_open_past_midnight_is_shown(dana: DirectoryWorker, riverside: FakeOffice) -> None:
    riverside.resource("Night kitchen", schedules=(Schedule(freq="DAILY", opens_at=time(20), closes_at=time(6)),))
    dana.search("kitchen")
    dana.qtbot.waitUntil(lambda: "Mon: 8:00 pm to 6:00 am" in dana.whole())


def test_hours_that_are_only_told_are_shown_as_they_were_written(dana: DirectoryWorker) -> None:
    dana.choose("Benefits helpline")
    assert "Hours\nBy appointment" in dana.whole()
    assert "Call first" in dana.whole()


def test_of_a_long_directory_only_what_is_looked_at_is_held(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    for number in range(2_000):
        riverside.resource(f"Service {number:04}")
    at_desk = DirectoryWorker(qtbot, riverside, workers).sign_in()
    qtbot.waitUntil(lambda: at_desk.reads("directory-said") == "2000 listed")
    rows = at_desk.rows
    for row in (*range(0, (MOST_PARTS_HELD + 2) * PART, PART), 1_999):
        rows.setCurrentIndex(rows.model().index(row, 0))
        qtbot.waitUntil(partial(shows, at_desk, f"Service {row:04}"))
    assert len(at_desk.held) <= MOST_PARTS_HELD * PART


def test_what_another_desk_changed_is_shown_and_the_row_stays(dana: DirectoryWorker, riverside: FakeOffice) -> None:
    dana.choose("Print here")
    riverside.resource("A new place")
    sam = riverside.acting(riverside.sam)
    dana.keep.note(dana.kept("Print here").id, "Ask for Lee now.", sam)
    dana.page.others_changed()
    dana.qtbot.waitUntil(lambda: "Ask for Lee now." in dana.whole())
    assert "A new place" in dana.listed
    assert dana.rows.currentIndex().data() == "Print here"


def test_nothing_is_left_when_somebody_signs_out(dana: DirectoryWorker) -> None:
    dana.choose("Legal Aid Intake Desk")
    dana.search("legal aid")
    dana.page.sign_out()
    said = [widget.accessibleName() for widget in dana.page.findChildren(QWidget) if widget.isVisible()]
    labels = [label.text() for label in dana.page.findChildren(QLabel)]
    assert not any("Legal Aid" in words for words in (*said, *labels))
    assert dana.find(QLineEdit, "directory-search").text() == ""


def test_no_two_buttons_that_are_seen_share_a_letter(dana: DirectoryWorker) -> None:
    for name in ("Legal Aid Intake Desk", "Old food bank"):
        dana.choose(name)
        buttons = [b for b in dana.page.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        letters = [QKeySequence.mnemonic(button.text()).toString() for button in buttons]
        keyed = [letter for letter in letters if letter]
        assert len(keyed) == len(set(keyed)) >= 7


def test_large_text_in_a_small_window_shows_everything_by_scrolling(
    qtbot: QtBot, qapp: QApplication, riverside: FakeOffice, workers: Workers
) -> None:
    theme.apply(qapp, 2.0)
    riverside.resource("Legal Aid Intake Desk")
    at_desk = DirectoryWorker(qtbot, riverside, workers)
    at_desk.page.resize(754, 600)
    at_desk.sign_in().choose("Legal Aid Intake Desk")
    qtbot.waitUntil(lambda: not [button.text() for button in cut_off(at_desk)])
    assert at_desk.page.minimumSizeHint().width() <= 754
    theme.apply(qapp)


def test_a_directory_is_brought_in_on_this_page_and_then_listed(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    importing = ImportPage(
        files=FakeFiles(),
        import_directory=riverside.desk.import_directory,
        keep_directory=riverside.desk.keep_directory,
        office=riverside.office,
        workers=workers,
        clock=riverside.clock,
        translate=translator("en"),
    )
    at_desk = DirectoryWorker(qtbot, riverside, workers, importing).sign_in()
    at_desk.click("bring-in-directory")
    assert importing.isVisible()
    with qtbot.waitSignal(importing.closed):
        importing.closed.emit()
    assert at_desk.can_see("directory-search")
    riverside.resource("Food bank")
    importing.imported.emit(None)
    at_desk.lists("Food bank")
    at_desk.click("bring-in-directory")
    at_desk.page.sign_out()
    assert at_desk.can_see("directory-search")


def test_where_nothing_can_be_brought_in_nothing_offers_it(dana: DirectoryWorker) -> None:
    assert not dana.can_see("bring-in-directory")


def shows(at_desk: DirectoryWorker, name: str) -> bool:
    return at_desk.reads("resource-name") == name


def cut_off(at_desk: DirectoryWorker) -> list[QPushButton]:
    """The buttons of which a part is not to be seen, however far one scrolls."""
    shown = [button for button in at_desk.page.findChildren(QPushButton) if button.isVisible()]
    assert len(shown) >= 8
    around = [(button, button.parentWidget()) for button in shown]
    return [each for each, place in around if place is not None and not place.rect().contains(each.geometry())]
