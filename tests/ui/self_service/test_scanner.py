# SPDX-License-Identifier: GPL-3.0-or-later
"""A card's keys are read and shown nowhere; whatever people type arrives as they typed it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.domain.visitor import CARD_TOKEN_LENGTH
from kiosk.ui.self_service.input_gate import InputGate
from kiosk.ui.self_service.scanner import CardScanner

CARD = "ONW" + "0123456789ABCDEF" * 2
ENTER = "\r"


class Heard:
    """What the scanner said."""

    def __init__(self, scanner: CardScanner) -> None:
        self.cards: list[str] = []
        self.unread = 0
        scanner.card_scanned.connect(self.cards.append)
        scanner.card_unread.connect(self._on_unread)

    def _on_unread(self) -> None:
        self.unread += 1


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """The field that has the focus."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def scanner(field: QLineEdit) -> Iterator[CardScanner]:
    owner = QObject()
    made = CardScanner(owner)
    InputGate((made,), owner)
    yield made
    owner.deleteLater()


@pytest.fixture
def heard(scanner: CardScanner) -> Heard:
    return Heard(scanner)


def test_a_card_is_read_and_nothing_of_it_is_shown(field: QLineEdit, heard: Heard) -> None:
    assert len(CARD) == CARD_TOKEN_LENGTH
    shown: list[str] = []
    field.textChanged.connect(shown.append)
    QTest.keyClicks(field, CARD + ENTER)
    assert heard.cards == [CARD]
    assert (shown, heard.unread) == ([], 0)


def test_its_enter_presses_nothing(qtbot: QtBot, field: QLineEdit, heard: Heard) -> None:
    with qtbot.assertNotEmitted(field.returnPressed):
        QTest.keyClicks(field, CARD + ENTER + ENTER)
    assert heard.cards == [CARD]


def test_tab_may_end_it_too(field: QLineEdit, heard: Heard) -> None:
    QTest.keyClicks(field, CARD + "\t")
    assert heard.cards == [CARD]


def test_small_letters_are_the_same_card(field: QLineEdit, heard: Heard) -> None:
    QTest.keyClicks(field, CARD.lower() + ENTER)
    assert heard.cards == [CARD]


def test_a_scanner_presses_shift_for_each_letter(field: QLineEdit, heard: Heard) -> None:
    for letter in CARD:
        QTest.keyPress(field, Qt.Key.Key_Shift)
        QTest.keyClicks(field, letter, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(field, Qt.Key.Key_Shift)
    QTest.keyClicks(field, ENTER)
    assert (heard.cards, field.text()) == ([CARD], "")


def test_it_may_end_with_nothing(qtbot: QtBot, field: QLineEdit, scanner: CardScanner) -> None:
    with qtbot.waitSignal(scanner.card_scanned) as scanned:
        QTest.keyClicks(field, CARD)
    assert (scanned.args, field.text()) == ([CARD], "")


def test_it_is_read_through_the_window_as_from_a_real_keyboard(field: QLineEdit, heard: Heard) -> None:
    for letter in CARD:
        QTest.keyClick(field.windowHandle(), ord(letter))
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_Return)
    assert (heard.cards, field.text()) == ([CARD], "")


def test_two_cards_come_one_after_the_other(field: QLineEdit, heard: Heard) -> None:
    other = CARD[:-1] + "0"
    QTest.keyClicks(field, CARD + ENTER + other + ENTER)
    assert (heard.cards, field.text()) == ([CARD, other], "")


@pytest.mark.parametrize("broken", [CARD[:20], CARD + "7", CARD[:12] + "?XYZ" + CARD[12:], "ONW12"])
def test_a_broken_card_is_unread_and_not_shown(field: QLineEdit, heard: Heard, broken: str) -> None:
    QTest.keyClicks(field, broken + ENTER)
    assert (heard.cards, heard.unread, field.text()) == ([], 1, "")


def test_a_card_that_stops_halfway_is_unread_and_not_shown(
    qtbot: QtBot, field: QLineEdit, scanner: CardScanner
) -> None:
    with qtbot.waitSignal(scanner.card_unread):
        QTest.keyClicks(field, CARD[:25])
    assert not field.text()


@pytest.mark.parametrize(
    "words", ["Food for two.", "onward!", "OONWx", "ooh, on now.", "OnwONWa?", "onwed ONW3 x", "No onions."]
)
def test_words_arrive_in_their_order(field: QLineEdit, heard: Heard, words: str) -> None:
    QTest.keyClicks(field, words)
    assert (field.text(), heard.cards, heard.unread) == (words, [], 0)


@pytest.mark.parametrize("ending", ["o", "on", "onw", "onwa5", "go", "two"])
def test_a_word_that_ends_as_a_card_begins_arrives_after_a_moment(qtbot: QtBot, field: QLineEdit, ending: str) -> None:
    InputGate((CardScanner(field),), field)
    QTest.keyClicks(field, ending)
    qtbot.waitUntil(lambda: field.text() == ending)


def test_enter_after_a_word_comes_after_it(qtbot: QtBot, field: QLineEdit, heard: Heard) -> None:
    came: list[str] = []
    field.returnPressed.connect(lambda: came.append(field.text()))
    QTest.keyClicks(field, "to go" + ENTER)
    assert (came, heard.unread) == (["to go"], 0)


def test_backspace_takes_the_held_letter(field: QLineEdit, heard: Heard) -> None:
    QTest.keyClicks(field, "to")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert (field.text(), heard.unread) == ("t", 0)


def test_a_card_is_read_where_nothing_takes_text(qtbot: QtBot, heard: Heard) -> None:
    button = QPushButton("Go on")
    qtbot.addWidget(button)
    button.show()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClicks(button, CARD + ENTER)
    assert heard.cards == [CARD]
