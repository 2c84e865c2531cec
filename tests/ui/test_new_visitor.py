# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody new: what was typed is kept, likely duplicates come first, and what we know can be changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.domain.visitor import ContactPreference
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, CTRL, Front, maria

Key = Qt.Key


@pytest.fixture
def front(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Front:
    return Front(qtbot, riverside, workers)


def line(front: Front, name: str) -> QLineEdit:
    return front.find(QLineEdit, name)


def test_what_was_typed_becomes_the_name_and_enter_saves(front: Front, riverside: FakeOffice) -> None:
    front.greet("Zoë Newman")
    assert line(front, "visitor-name").text() == "Zoë Newman"
    assert front.focused.objectName() == "visitor-name"
    front.key(Key.Key_Tab)
    front.write("Zo")
    front.key(Key.Key_Return)
    (visitor,) = riverside.store.tables.visitors.values()
    assert (visitor.name, visitor.preferred_name, visitor.languages) == ("Zoë Newman", "Zo", ("en",))
    assert front.text("greeting") == "Welcome, Zo."
    assert front.focused.objectName() == "need-words"


def test_a_number_becomes_the_phone(front: Front) -> None:
    front.write("555 010 0123")
    front.key(Key.Key_N, CTRL)
    assert (line(front, "visitor-name").text(), line(front, "visitor-phone").text()) == ("", "555 010 0123")


def test_likely_duplicates_are_asked_about_first(front: Front, riverside: FakeOffice) -> None:
    marya = riverside.visitor("Marya Alvarez", phone="555 010 0199")
    front.write("Marya Alvares")
    front.key(Key.Key_N, CTRL)
    assert front.find(QPushButton, "likely-1").text() == "Is this Marya Alvarez, phone ends 0199?  Alt+1"
    front.key(Key.Key_1, ALT)
    assert front.text("greeting") == "Welcome, Marya Alvarez."
    assert list(riverside.store.tables.visitors) == [marya.id]


def test_esc_leaves_and_keeps_nothing(front: Front, riverside: FakeOffice) -> None:
    front.greet("Zoë Newman")
    front.key(Key.Key_Escape)
    assert front.text("whos-next") == "Who’s next?"
    assert riverside.store.tables.visitors == {}
    assert "Zoë" not in front.everything_shown()


def test_a_name_longer_than_anybodys_is_refused_and_stays(front: Front, riverside: FakeOffice) -> None:
    front.key(Key.Key_N, CTRL)
    line(front, "visitor-name").setText("x" * 10_000)
    front.key(Key.Key_Return)
    assert front.text("visitor-form-problem") == (
        "That name has 10000 characters; the longest we can keep is 200. Please shorten it."
    )
    assert len(line(front, "visitor-name").text()) == 10_000
    assert riverside.store.tables.visitors == {}


def test_no_name_at_all_says_what_to_do(front: Front) -> None:
    front.key(Key.Key_N, CTRL)
    front.key(Key.Key_Return)
    assert front.text("visitor-form-problem") == "Please write a name, or choose “Guest”."


def test_a_birth_date_is_said_back_and_one_in_doubt_is_not_taken(front: Front, riverside: FakeOffice) -> None:
    front.greet("Zoë Newman")
    line(front, "visitor-birth-date").setFocus()
    front.write("3/12/1987")
    assert front.text("visitor-birth-read") == "Born on March 12, 1987"
    line(front, "visitor-birth-date").selectAll()
    front.write("some time in May")
    front.key(Key.Key_Return)
    assert front.text("visitor-form-problem").startswith("The birth date cannot be read.")
    assert riverside.store.tables.visitors == {}


def test_what_we_know_of_somebody_can_be_changed_in_the_middle_of_a_visit(front: Front, riverside: FakeOffice) -> None:
    visitor = maria(riverside, external_id="R-1001")
    front.greet("maria")
    front.write("half a sentence")
    front.key(Key.Key_D, ALT)
    assert line(front, "visitor-name").text() == "Maria Alvarez"
    assert line(front, "visitor-birth-date").text() == "1987-03-12"
    assert front.find(QComboBox, "visitor-language").currentText() == "Español"
    line(front, "visitor-note-field").setText("Brings her dog")
    front.find(QCheckBox, "visitor-large-print").setChecked(True)
    front.key(Key.Key_Return)
    known = riverside.store.tables.visitors[visitor.id]
    assert (known.note, known.large_print, known.languages) == ("Brings her dog", True, ("es", "en"))
    assert (known.external_id, known.phone) == ("R-1001", "(555) 010-0199")
    assert front.words == "half a sentence"
    assert front.find(QPushButton, "change-details").isVisible()


def test_how_they_may_be_reached_is_asked_and_can_be_changed(front: Front, riverside: FakeOffice) -> None:
    visitor = maria(riverside)
    front.greet("maria")
    assert front.text("contact-wish") == ""
    for preference, chip in (
        (ContactPreference.NONE, "Please don’t contact them"),
        (ContactPreference.LETTER, "Write, don’t call"),
        (ContactPreference.PHONE, "Call, don’t write"),
        (ContactPreference.ANY, ""),
    ):
        front.key(Key.Key_D, ALT)
        asked = front.find(QComboBox, "visitor-contact")
        assert asked.currentData() == riverside.store.tables.visitors[visitor.id].contact_preference
        asked.setCurrentIndex(asked.findData(preference.value))
        front.key(Key.Key_Return)
        assert riverside.store.tables.visitors[visitor.id].contact_preference is preference
        assert front.text("contact-wish") == chip


def test_the_next_one_is_asked_anew_how_they_may_be_reached(front: Front, riverside: FakeOffice) -> None:
    front.greet("Zoë Newman")
    asked = front.find(QComboBox, "visitor-contact")
    asked.setCurrentIndex(asked.findData(ContactPreference.NONE.value))
    front.key(Key.Key_Escape)
    front.greet("Ana Bell")
    assert front.find(QComboBox, "visitor-contact").currentText() == "Any way"
    front.key(Key.Key_Return)
    assert [each.contact_preference for each in riverside.store.tables.visitors.values()] == [ContactPreference.ANY]


def test_only_one_visitor_is_made_however_often_enter_is_pressed(front: Front, riverside: FakeOffice) -> None:
    front.greet("Zoë Newman")
    for _ in range(3):
        front.qtbot.keyClick(line(front, "visitor-name"), Key.Key_Return)
    front.settle()
    assert len(riverside.store.tables.visitors) == 1
