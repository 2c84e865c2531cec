# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of letters that wait for a word, and of open accents, when the field is left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.keyboard import Keyboard, PinyinWords
from kiosk.ui.self_service.keyboard.alternatives import Alternatives
from tests.ui.self_service.keyboard.hands import Desk

WORDS = PinyinWords([("你好", "ni hao", 50), ("你", "ni", 40)])


@pytest.fixture
def chinese(qtbot: QtBot) -> Desk:
    """A desk on whose field letters wait for a word."""
    made = Desk("zh")
    qtbot.addWidget(made)
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    made.use_words(WORDS)
    made.tap(*"nihao")
    assert (made.text, made.preedit) == ("", "nihao")
    return made


def test_a_touch_elsewhere_keeps_the_letters_before_it_does_anything(chinese: Desk) -> None:
    read: list[str] = []
    button = QPushButton("Go on", chinese)
    button.show()
    button.clicked.connect(lambda: read.append(chinese.text))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (read, chinese.preedit) == (["nihao"], "")


def test_a_field_that_is_given_up_keeps_the_letters(chinese: Desk) -> None:
    chinese.keyboard.type_into(None)
    assert (chinese.text, chinese.preedit) == ("nihao", "")


def test_what_is_forgotten_is_never_written(chinese: Desk) -> None:
    chinese.keyboard.forget()
    chinese.field.clearFocus()
    chinese.tap("h")
    assert chinese.text == ""
    assert not [key for key in chinese.shown() if key.objectName().startswith("candidate-")]


def give_up(keyboard: Keyboard) -> None:
    keyboard.type_into(None)


@pytest.mark.parametrize("leave", [give_up, Keyboard.forget])
def test_open_accents_go_with_the_field(qtbot: QtBot, leave: Callable[[Keyboard], None]) -> None:
    here = Desk()
    qtbot.addWidget(here)
    with qtbot.waitSignal(here.key("E").held):
        key = here.press("E")

    def strips() -> list[QWidget]:
        return [strip for strip in here.findChildren(Alternatives) if strip.isVisible()]

    assert len(strips()) == 1
    leave(here.keyboard)
    assert strips() == []
    here.let_go(key)
    assert here.text == ""
