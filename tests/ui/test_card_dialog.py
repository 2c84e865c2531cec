# SPDX-License-Identifier: GPL-3.0-or-later
"""A new card on the screen and on paper."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import translator
from kiosk.printing.card_code import card_png
from kiosk.ui.reception.front_desk.card_dialog import CardDialog, CardPress
from kiosk.ui.tasks import Workers
from kiosk.ui.widgets import Words

TOKEN = "ONW" + "0123456789ABCDEF" * 2


@dataclass
class FakeCardPrinter:
    """Ends each print as it is told, once it is let."""

    ends: list[Delivery] = field(default_factory=lambda: [Delivery(state=SlipState.CONFIRMED)])
    printed: int = 0
    let: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> Delivery:
        self.printed += 1
        self.let.wait(10)
        return self.ends.pop(0)


@pytest.fixture
def printer() -> Iterator[FakeCardPrinter]:
    made = FakeCardPrinter()
    made.let.set()
    yield made
    made.let.set()


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(desk: QWidget, workers: Workers, printer: FakeCardPrinter) -> CardDialog:
    press = CardPress(print_card=printer, worker=workers.printing, say_problem="Trouble: {}.".format)
    made = CardDialog(card_png(TOKEN), "Maria", translator("en"), desk, press)
    made.show()
    return made


def button(dialog: CardDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "card-print")
    assert found is not None
    return found


def said(dialog: CardDialog) -> str:
    words = dialog.findChild(Words, "card-state")
    assert words is not None
    return words.accessibleName() if words.isVisible() else ""


def shows_code(dialog: CardDialog) -> bool:
    image = dialog.findChild(QLabel, "card-code")
    assert image is not None
    return image.isVisible() and not image.pixmap().isNull()


def test_without_a_printer_the_code_is_shown_all_the_same(desk: QWidget) -> None:
    dialog = CardDialog(card_png(TOKEN), "Maria", translator("en"), desk)
    dialog.show()
    assert shows_code(dialog)
    assert not button(dialog).isVisible()
    dialog.close()


def test_it_prints_and_says_so_while_the_code_stays(qtbot: QtBot, dialog: CardDialog, printer: FakeCardPrinter) -> None:
    printer.let.clear()
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    assert said(dialog) == "Printing …"
    assert not button(dialog).isEnabled()
    assert shows_code(dialog)
    printer.let.set()
    qtbot.waitUntil(lambda: said(dialog) == "Printed")
    assert (printer.printed, button(dialog).text(), button(dialog).isEnabled()) == (1, "Print again", True)


def test_trouble_is_said_and_can_be_tried_again(qtbot: QtBot, dialog: CardDialog, printer: FakeCardPrinter) -> None:
    printer.ends.insert(0, Delivery(state=SlipState.FAILED, problem="out of paper"))
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(dialog) == "Not printed. Trouble: out of paper.")
    assert button(dialog).text() == "Try again"
    assert shows_code(dialog)
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(dialog) == "Printed")


def test_what_may_have_printed_is_left_to_the_eye(qtbot: QtBot, dialog: CardDialog, printer: FakeCardPrinter) -> None:
    printer.ends.insert(0, Delivery(state=SlipState.UNCONFIRMED))
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(dialog) == "Sent to the printer. Look whether it came out.")


def test_a_printer_that_breaks_is_one_calm_sentence(qtbot: QtBot, dialog: CardDialog, printer: FakeCardPrinter) -> None:
    printer.ends.clear()  # there is nothing to answer with
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Please try again" in said(dialog))
    assert button(dialog).isEnabled()


def test_closing_while_it_prints_is_no_trouble(
    qtbot: QtBot, dialog: CardDialog, printer: FakeCardPrinter, workers: Workers
) -> None:
    printer.let.clear()
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: printer.printed == 1)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    printer.let.set()
    qtbot.waitUntil(lambda: workers.printing.is_idle)
    assert printer.ends == []
