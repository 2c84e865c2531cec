# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in: a name, a PIN of digits, and calm words when it is wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.domain.staff import MOST_WRONG_PINS
from kiosk.ui.tasks import Workers
from tests.ui.fakes import DANA_PIN, FakeOffice
from tests.ui.windows import DeskWorker


@pytest.fixture
def door(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    return DeskWorker(qtbot, riverside, workers, hint="This is the made-up sample office.")


def test_the_page_names_the_office_its_people_and_the_hint(qtbot: QtBot, door: DeskWorker) -> None:
    qtbot.waitUntil(lambda: bool(door.staff_buttons()))
    assert sorted(door.staff_buttons()) == ["Dana Whitfield", "Lee Chen", "Sam Ortega"]  # the duty desk is nobody
    assert door.reads("sign-in-office") == "Riverside Job Center"
    assert door.reads("sign-in-hint") == "This is the made-up sample office."
    assert not door.can_see("desk")


def test_the_right_pin_and_enter_open_the_desk(qtbot: QtBot, door: DeskWorker) -> None:
    door.sign_in()
    assert door.reads("who-is-signed-in") == "Front desk · Dana"
    assert door.front_desk.words.text() == "Dana is here"


def test_signing_in_needs_no_mouse(qtbot: QtBot, door: DeskWorker) -> None:
    qtbot.waitUntil(lambda: bool(door.staff_buttons()))
    qtbot.keyClick(door.staff_buttons()["Dana Whitfield"], Qt.Key.Key_Return)
    pin = door.find(QLineEdit, "pin")
    assert door.window.focusWidget() is pin
    door.type_pin(DANA_PIN)
    qtbot.waitUntil(lambda: door.can_see("desk"))


def test_a_wrong_pin_is_said_calmly_and_forgotten(qtbot: QtBot, door: DeskWorker) -> None:
    door.choose_staff("Dana Whitfield")
    door.type_pin("111111")
    qtbot.waitUntil(lambda: door.reads("sign-in-problem") == "That PIN is not right. Please try again.")
    pin = door.find(QLineEdit, "pin")
    assert (pin.text(), pin.isUndoAvailable()) == ("", False)
    assert not door.can_see("desk")
    door.type_pin(DANA_PIN)
    qtbot.waitUntil(lambda: door.can_see("desk"))


def test_only_digits_can_be_typed(qtbot: QtBot, door: DeskWorker) -> None:
    pin = door.find(QLineEdit, "pin")
    qtbot.keyClicks(pin, "2a4-6 8e1.0")
    assert pin.text() == "246810"
    assert pin.echoMode() is QLineEdit.EchoMode.Password


def test_a_pin_without_a_name_asks_for_the_name(qtbot: QtBot, door: DeskWorker) -> None:
    qtbot.waitUntil(lambda: bool(door.staff_buttons()))
    door.type_pin(DANA_PIN)
    assert door.reads("sign-in-problem") == "Please choose your name first."


def test_no_pin_at_all_asks_for_it(qtbot: QtBot, door: DeskWorker) -> None:
    door.choose_staff("Dana Whitfield")
    door.type_pin("")
    assert door.reads("sign-in-problem") == "Please type your PIN."


def test_too_many_wrong_pins_say_whom_to_ask(qtbot: QtBot, door: DeskWorker, riverside: FakeOffice) -> None:
    pins = riverside.store.tables.pins
    pins[riverside.dana.id] = replace(pins[riverside.dana.id], wrong_in_a_row=MOST_WRONG_PINS)
    door.choose_staff("Dana Whitfield")
    door.type_pin(DANA_PIN)
    qtbot.waitUntil(lambda: "ask a supervisor" in door.reads("sign-in-problem"))
    assert not door.can_see("desk")


def test_without_a_database_the_page_says_so_and_tries_again(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    riverside.store.broken = "the disk is full."
    door = DeskWorker(qtbot, riverside, workers)
    qtbot.waitUntil(lambda: "the disk is full" in door.reads("sign-in-problem"))
    riverside.store.broken = ""
    door.click("sign-in-again")
    qtbot.waitUntil(lambda: bool(door.staff_buttons()))
    assert door.reads("sign-in-problem") == ""


def test_figures_typed_on_a_name_go_to_the_pin(qtbot: QtBot, door: DeskWorker) -> None:
    qtbot.waitUntil(lambda: bool(door.staff_buttons()))
    dana = door.staff_buttons()["Dana Whitfield"]
    dana.setFocus()
    qtbot.keyClick(dana, DANA_PIN[0])
    pin = door.find(QLineEdit, "pin")
    assert pin.text() == DANA_PIN[0]
    assert door.window.focusWidget() is pin
    door.type_pin(DANA_PIN[1:])
    qtbot.waitUntil(lambda: door.can_see("desk"))
    assert door.front_desk.words.text() == "Dana is here"
