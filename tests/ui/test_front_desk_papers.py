# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the front desk on paper: slips, and visitors' cards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.visit import VisitState
from kiosk.ui.reception.front_desk.card_dialog import CardDoor
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, CTRL, SHIFT, Front, maria

Key = Qt.Key
WORDS = "They sent me this letter, my benefits stop on Friday and nobody picks up the phone."


@pytest.fixture
def office(riverside: FakeOffice) -> FakeOffice:
    riverside.resource("Legal Aid Intake Desk", description="letter benefits appeals")
    return riverside


@pytest.fixture
def front(qtbot: QtBot, office: FakeOffice, workers: Workers) -> Front:
    return Front(qtbot, office, workers)


def test_a_printer_in_trouble_blocks_nothing(front: Front, office: FakeOffice) -> None:
    maria(office)
    office.printer.state, office.printer.problem = SlipState.FAILED, "cover_stuck"
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_P, CTRL)
    assert front.text("slip-state") == "Not printed: Cover stuck. Saved all the same."
    office.printer.state = SlipState.CONFIRMED
    front.find(QPushButton, "slip-again").click()
    front.settle()
    assert front.text("slip-state") == "Printed"
    front.key(Key.Key_F, ALT)
    assert front.visits[0].state is VisitState.FINISHED


def test_nothing_to_print_is_said(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.key(Key.Key_P, CTRL)
    assert front.problems == ["There is nothing to print yet. Choose a next step first."]


def test_the_slip_is_looked_at_as_it_would_print(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_P, CTRL | SHIFT)
    front.wait_for(lambda: bool(front.preview.slips))
    slip, _paper = front.preview.slips[-1]
    assert (slip.for_name, slip.referrals[0].name) == ("Maria", "Legal Aid Intake Desk")
    assert office.printer.printed == []


def test_two_taps_on_print_are_one_slip(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    for _tap in range(2):
        front.qtbot.keyClick(front.focused, Key.Key_P, CTRL)
    front.settle()
    assert len(office.printer.printed) == 1


def test_a_slip_may_have_come_out(front: Front, office: FakeOffice) -> None:
    maria(office)
    office.printer.state, office.printer.problem = SlipState.UNCONFIRMED, ""
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_P, CTRL)
    assert front.text("slip-state") == "Sent to the printer. Did it come out?"
    assert front.find(QPushButton, "slip-again").text() == "Print a copy"
    front.find(QPushButton, "slip-came-out").click()
    front.settle()
    assert front.text("slip-state") == "Printed"
    (order,) = office.store.tables.prints.values()
    assert order.state is SlipState.CONFIRMED


def test_the_next_visitor_sees_nothing_of_a_slip_that_fails_late(front: Front, office: FakeOffice) -> None:
    maria(office)
    office.printer.state, office.printer.problem = SlipState.FAILED, "refused"
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.qtbot.keyClick(front.focused, Key.Key_P, CTRL)
    front.wait_for(lambda: front.text("slip-state") == "Printing …")
    front.page.sign_out()
    front.settle()
    assert front.text("slip-state") == ""
    assert [said for said in front.problems if "Maria" in said or "letter" in said] == []


def test_a_slips_reference_brings_its_need_back(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_P, CTRL)
    front.key(Key.Key_F, ALT)
    reference = office.printer.printed[0].reference
    office.clock.move(days=3)
    front.write(reference)
    front.key(Key.Key_Return)
    assert front.text("greeting") == "Welcome back, Maria."
    assert front.text("visit-need-words") == f"“{WORDS}”"
    assert front.text("visit-need-step") == "Referred to Legal Aid Intake Desk"


def test_the_slip_is_saved_as_a_file(front: Front, office: FakeOffice, tmp_path: Path) -> None:
    maria(office)
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.choose("save-pdf")
    front.find(QFileDialog, "save-slip").fileSelected.emit(str(tmp_path / "slip.pdf"))
    front.settle()
    (order,) = office.store.tables.prints.values()
    assert order.target == f"pdf:{tmp_path / 'slip.pdf'}"


def test_the_slip_that_is_looked_at_is_wished_for_and_closes_with_the_visit(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write(WORDS)
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_P, CTRL | SHIFT)
    front.find(QComboBox, "slip-name").setCurrentText("No name")
    front.find(QComboBox, "slip-paper").setCurrentText("US Letter")
    front.settle()
    slip, paper = front.preview.slips[-1]
    assert (slip.for_name, paper) == ("", Paper.LETTER)
    front.find(QPushButton, "preview-print").click()
    front.settle()
    assert office.printer.printed[0].for_name == ""
    assert front.page.findChildren(QDialog, "slip-preview") == []


def test_a_card_is_shown_once_and_goes_with_its_visitor(qtbot: QtBot, office: FakeOffice, workers: Workers) -> None:
    drawn: list[str] = []

    def draw(token: str) -> bytes:
        drawn.append(token)
        return b""

    front = Front(
        qtbot, office, workers, cards=CardDoor(draw=draw, print_card=lambda _card: Delivery(state=SlipState.CONFIRMED))
    )
    visitor = maria(office)
    front.greet("maria")
    front.choose("card-new")
    assert front.find(QDialog, "card-dialog").isVisible()
    front.page.sign_out()
    front.settle()
    assert front.page.findChildren(QDialog, "card-dialog") == []
    front.page.activateWindow()
    qtbot.waitUntil(front.page.isActiveWindow)
    front.page.sign_in(office.acting(office.dana), office.dana)
    front.write(drawn[0])
    front.key(Key.Key_Return)
    assert front.visits[0].visitor_id == visitor.id
    assert drawn[0] not in front.everything_shown()


def test_a_lost_card_stops_working_and_says_so(qtbot: QtBot, office: FakeOffice, workers: Workers) -> None:
    cards = CardDoor(draw=lambda _token: b"", print_card=lambda _card: Delivery(state=SlipState.CONFIRMED))
    front = Front(qtbot, office, workers, cards=cards)
    token = office.desk.issue_card(maria(office).id, office.acting(office.sam))
    front.greet("maria")
    front.choose("card-lost")
    assert front.notices == ["Any card that Maria had no longer works. “New card” gives them another one."]
    assert list(office.desk.look_up(token)) == []


def test_a_card_scanned_while_a_button_has_the_focus_greets_its_holder(front: Front, office: FakeOffice) -> None:
    visitor = maria(office)
    token = office.desk.issue_card(visitor.id, office.acting(office.sam))
    front.find(QPushButton, "new-visitor").setFocus()
    for character in token:
        QTest.keyClicks(front.focused, character)
    front.key(Key.Key_Return)
    assert front.visits[-1].visitor_id == visitor.id
    assert token not in front.everything_shown()
