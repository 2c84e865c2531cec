# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing and adding resources by keyboard, on the page itself."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.domain.resource import Address, Contact, Phone, ResourceKind
from kiosk.domain.schedule import Schedule
from kiosk.ui.tasks import Workers
from tests.ui.directory_room import DirectoryWorker
from tests.ui.fakes import FakeOffice

SAVE = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DirectoryWorker:
    """Dana, with one resource of a source shown."""
    riverside.resource(
        "Legal Aid",
        checked_on=date(2026, 11, 20),
        description="Advice",
        phones=(Phone(number="(555) 010-4420", languages=("es",)), Phone(number="(555) 010-4499", type="fax")),
        categories=("legal",),
        minimum_age=18,
    )
    return DirectoryWorker(qtbot, riverside, workers).sign_in().choose("Legal Aid")


@pytest.fixture
def editing(dana: DirectoryWorker) -> DirectoryWorker:
    """Dana, with the editor open."""
    dana.rows.setFocus()
    dana.press(Qt.Key.Key_E)
    assert dana.can_see("resource-editor")
    return dana


def unfold(dana: DirectoryWorker, words: str) -> None:
    headings = [b for b in dana.page.findChildren(QAbstractButton) if b.objectName().startswith("fold-")]
    heading = next(each for each in headings if each.text() == words)
    if not heading.isChecked():
        dana.qtbot.mouseClick(heading, Qt.MouseButton.LeftButton)


def saved(dana: DirectoryWorker) -> None:
    dana.press(*SAVE)
    dana.qtbot.waitUntil(lambda: not dana.can_see("resource-editor"))


def test_what_is_written_is_saved_and_shown(editing: DirectoryWorker) -> None:
    assert editing.find(QLineEdit, "edit-name").hasFocus()
    editing.type("edit-name", "Legal Aid Intake")
    editing.type("edit-description", "Advice on debt")
    saved(editing)
    editing.qtbot.waitUntil(lambda: editing.reads("resource-name") == "Legal Aid Intake")
    assert editing.kept("Legal Aid Intake").description == "Advice on debt"
    assert editing.notices == ["Legal Aid Intake is saved."]
    editing.qtbot.waitUntil(lambda: "Name: “Legal Aid” became “Legal Aid Intake”" in editing.all_words("care-history"))
    editing.qtbot.waitUntil(lambda: "The source says: Legal Aid" in editing.all_words("own-edits"))


def test_saving_what_nobody_changed_changes_nothing(editing: DirectoryWorker) -> None:
    before = editing.kept("Legal Aid")
    saved(editing)
    assert editing.kept("Legal Aid") == before
    assert editing.keep.history(before.id) == []


def test_a_number_keeps_what_its_row_does_not_show(editing: DirectoryWorker) -> None:
    editing.type("phones-1-number", "(555) 010-7777")
    editing.type("phones-1-for", "Ask for Priya")
    saved(editing)
    number, fax = editing.kept("Legal Aid").phones
    assert number == Phone(number="(555) 010-7777", description="Ask for Priya", languages=("es",))
    assert fax == Phone(number="(555) 010-4499", type="fax")


def test_numbers_are_added_and_taken_away(editing: DirectoryWorker) -> None:
    editing.click("phones-2-remove")
    editing.click("add-phones")
    assert editing.find(QLineEdit, "phones-2-number").hasFocus()
    editing.type("phones-2-number", "555 010 1212")
    saved(editing)
    assert [phone.number for phone in editing.kept("Legal Aid").phones] == ["(555) 010-4420", "555 010 1212"]


def test_hours_are_typed_as_people_say_them_and_read_back(editing: DirectoryWorker) -> None:
    assert editing.find(QLineEdit, "hours-0").text() == "9 am - 4:30 pm"
    editing.type("hours-1", "9-12:30, 2-5")
    assert editing.reads("back-hours-1") == "9:00 am to 12:30 pm, 2:00 pm to 5:00 pm"
    editing.type("hours-2", "closed")
    assert editing.reads("back-hours-2") == "closed"
    saved(editing)
    rules = editing.kept("Legal Aid").schedules
    nine, half_past_four = time(9), time(16, 30)
    assert rules == (
        Schedule(freq="WEEKLY", byday=("MO", "TH", "FR"), opens_at=nine, closes_at=half_past_four),
        Schedule(freq="WEEKLY", byday=("TU",), opens_at=nine, closes_at=time(12, 30)),
        Schedule(freq="WEEKLY", byday=("TU",), opens_at=time(14), closes_at=time(17)),
    )


def test_hours_that_cannot_be_read_say_so_at_once_and_are_not_saved(editing: DirectoryWorker) -> None:
    editing.type("hours-1", "mornings")
    assert editing.reads("back-hours-1").startswith("Not understood.")
    editing.find(QLineEdit, "edit-name").setFocus()
    editing.press(*SAVE)
    assert editing.reads("problem-schedules").startswith("Some hours are not understood.")
    assert editing.find(QLineEdit, "hours-1").hasFocus()
    assert editing.keep.history(editing.kept("Legal Aid").id) == []


def test_hours_that_name_their_days_go_to_those_days(editing: DirectoryWorker) -> None:
    for day in range(7):
        editing.type(f"hours-{day}", "")
    editing.type("hours-6", "Mon-Wed 10-6, Sat 24 hours")
    editing.press(Qt.Key.Key_Tab)
    texts = [editing.find(QLineEdit, f"hours-{day}").text() for day in range(7)]
    assert texts == ["10 am - 6 pm"] * 3 + ["", "", "24 hours", ""]


def test_rules_that_no_row_can_show_are_kept_or_left_out(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    monthly = Schedule(freq="MONTHLY", byday=("2MO",), opens_at=time(9), closes_at=time(12))
    holiday = Schedule(closed=True, dtstart=date(2026, 12, 25))
    told = Schedule(description="By appointment")
    riverside.resource("Clinic", schedules=(monthly, holiday, told))
    at_desk = DirectoryWorker(qtbot, riverside, workers).sign_in().choose("Clinic")
    at_desk.click("edit-resource")
    assert at_desk.find(QLineEdit, "hours-in-words").text() == "By appointment"
    at_desk.click("leave-out-1")
    at_desk.type("hours-4", "1-3")
    saved(at_desk)
    friday = Schedule(freq="WEEKLY", byday=("FR",), opens_at=time(13), closes_at=time(15))
    assert at_desk.kept("Clinic").schedules == (friday, monthly, told)


def test_fields_that_are_folded_say_what_they_hold_and_unfold(editing: DirectoryWorker) -> None:
    assert "120 Court Street, Riverside, IL 60546" in editing.all_words("resource-editor")
    assert not editing.can_see("address-street")
    unfold(editing, "Where it is")
    editing.type("address-city", "Lakeside")
    editing.click("edit-confidential-site")
    unfold(editing, "Who it is for, and languages")
    editing.click("languages-es")
    editing.type("other-language", "italiano")
    editing.press(Qt.Key.Key_Return)
    editing.type("edit-minimum-age", "21")
    unfold(editing, "What it takes")
    editing.type("edit-documents", "Photo ID\nRent letter")
    unfold(editing, "What it helps with")
    editing.click("categories-work")
    saved(editing)
    kept = editing.kept("Legal Aid")
    assert kept.address == Address(
        address_1="120 Court Street", city="Lakeside", state_province="IL", postal_code="60546"
    )
    assert kept.confidential_site
    assert kept.languages == ("en", "it")
    assert (kept.minimum_age, kept.documents) == (21, ("Photo ID", "Rent letter"))
    assert kept.categories == ("legal", "work")


def test_what_the_use_case_refuses_is_said_at_the_field(editing: DirectoryWorker) -> None:
    editing.type("edit-name", "")
    editing.press(*SAVE)
    editing.qtbot.waitUntil(lambda: editing.reads("problem-name") == "Please write what it is called.")
    assert editing.find(QLineEdit, "edit-name").hasFocus()
    editing.type("edit-name", "Legal Aid")
    assert editing.reads("problem-name") == ""
    unfold(editing, "Who it is for, and languages")
    editing.type("edit-maximum-age", "soon")
    editing.press(*SAVE)
    assert editing.reads("problem-maximum-age") == "Please write a number, or leave it empty."


def test_a_refusal_unfolds_its_field(editing: DirectoryWorker) -> None:
    unfold(editing, "How to reach them")
    editing.type("edit-website", "nowhere at all")
    editing.find(QAbstractButton, "fold-2").click()
    assert not editing.can_see("edit-website")
    editing.press(*SAVE)
    editing.qtbot.waitUntil(lambda: "is not a website" in editing.reads("problem-website"))
    assert editing.can_see("edit-website")


def test_what_another_desk_saved_meanwhile_is_told_and_nothing_typed_is_lost(editing: DirectoryWorker) -> None:
    sam = editing.riverside.acting(editing.riverside.sam)
    editing.type("edit-name", "Legal Aid Court Street")
    editing.type("edit-description", "Debt")
    editing.keep.edit(editing.kept("Legal Aid").id, {"name": "Law Centre", "fees": "5 dollars"}, sam)
    editing.press(*SAVE)
    editing.qtbot.waitUntil(lambda: "Sam Ortega has just changed this" in editing.reads("problem-name"))
    assert "Law Centre" in editing.reads("problem-name")
    assert editing.find(QLineEdit, "edit-name").text() == "Legal Aid Court Street"
    assert editing.find(QPlainTextEdit, "edit-description").toPlainText() == "Debt"
    saved(editing)
    kept = editing.kept("Legal Aid Court Street")
    assert (kept.description, kept.fees) == ("Debt", "5 dollars")


def test_giving_up_asks_on_the_page_before_anything_is_lost(editing: DirectoryWorker) -> None:
    editing.type("edit-name", "Something else")
    editing.press(Qt.Key.Key_Escape)
    assert editing.reads("editor-question") == "Throw away what you wrote?"
    assert editing.find(QPushButton, "keep-writing").hasFocus()
    editing.press(Qt.Key.Key_Return)
    assert editing.find(QLineEdit, "edit-name").text() == "Something else"
    editing.click("give-up-resource")
    editing.click("throw-away")
    assert not editing.can_see("resource-editor")
    assert editing.kept("Legal Aid").name == "Legal Aid"


def test_giving_up_what_was_not_touched_asks_nothing(editing: DirectoryWorker) -> None:
    editing.press(Qt.Key.Key_Escape)
    assert not editing.can_see("resource-editor")
    assert editing.rows.hasFocus()


def test_a_locked_desk_keeps_what_is_half_written_for_the_same_person(editing: DirectoryWorker) -> None:
    editing.type("edit-name", "Half wri")
    editing.type("hours-3", "no idea yet")
    editing.click("add-phones")
    editing.type("phones-3-number", "555")
    editing.page.sign_out()
    assert not editing.can_see("resource-editor")
    editing.sign_in()
    editing.qtbot.waitUntil(lambda: editing.can_see("resource-editor"))
    assert editing.find(QLineEdit, "edit-name").text() == "Half wri"
    assert editing.find(QLineEdit, "hours-3").text() == "no idea yet"
    assert editing.find(QLineEdit, "phones-3-number").text() == "555"


def test_somebody_else_does_not_find_what_is_half_written(editing: DirectoryWorker) -> None:
    editing.type("edit-name", "Half wri")
    editing.page.sign_out()
    editing.sign_in(editing.riverside.sam)
    assert not editing.can_see("resource-editor")
    editing.page.sign_out()
    editing.sign_in()
    assert not editing.can_see("resource-editor")


def test_what_others_save_leaves_what_is_being_written_alone(editing: DirectoryWorker) -> None:
    editing.type("edit-name", "Mine")
    editing.page.others_changed()
    editing.page.focus_first()
    assert editing.find(QLineEdit, "edit-name").text() == "Mine"
    assert editing.can_see("resource-editor")


def test_an_in_house_answer_is_added(dana: DirectoryWorker) -> None:
    dana.click("add-in-house")
    assert dana.reads("editor-title") == "Add an in-house answer"
    dana.type("edit-name", "Print here")
    dana.type("contacts-1-name", "Sam")
    dana.type("edit-fees", "Free")
    saved(dana)
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == "Print here")
    kept = dana.kept("Print here")
    assert (kept.kind, kept.contacts, kept.fees) == (ResourceKind.IN_HOUSE, (Contact(name="Sam"),), "Free")
    dana.qtbot.waitUntil(lambda: "Added here" in dana.whole())
    assert not dana.can_see("own-edits")


def test_a_job_lead_is_added_with_its_day_in_plain_words(dana: DirectoryWorker) -> None:
    dana.click("add-job-lead")
    dana.type("edit-name", "Warehouse picker")
    dana.press(*SAVE)
    dana.qtbot.waitUntil(lambda: dana.reads("problem-organization") == "Please write who the employer is.")
    dana.type("edit-organization", "Kwik Freight")
    dana.type("edit-application-process", "Call and ask for Ana")
    dana.type("edit-closes-on", "someday")
    assert dana.reads("back-closes-on").startswith("We cannot read this day.")
    dana.type("edit-closes-on", "Friday")
    assert dana.reads("back-closes-on") == "Friday 27 November 2026"
    dana.type("phones-1-number", "555 010 3434")
    saved(dana)
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == "Warehouse picker")
    assert dana.kept("Warehouse picker").closes_on == date(2026, 11, 27)
    dana.qtbot.waitUntil(lambda: "Job lead · closes Fri" in dana.whole())


def test_a_service_that_was_added_is_found_in_whatever_list_was_open(dana: DirectoryWorker) -> None:
    dana.click("list-favourites")
    dana.qtbot.waitUntil(lambda: dana.listed == [])
    dana.click("add-service")
    dana.type("edit-name", "Tool library")
    dana.type("phones-1-number", "555 010 1111")
    saved(dana)
    dana.qtbot.waitUntil(lambda: dana.reads("resource-name") == "Tool library")
