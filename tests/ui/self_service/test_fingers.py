# SPDX-License-Identifier: GPL-3.0-or-later
"""A finger that pushes moves what it is on, and presses nothing."""

import gc
from enum import EnumMeta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.fingers import Fingers, let_fingers_push
from kiosk.ui.self_service.input_gate import InputGate
from tests.ui.self_service.hands import push


class LongPage(QScrollArea):
    """More buttons than there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        self.buttons = [QPushButton(f"Place {number}") for number in range(30)]
        for button in self.buttons:
            button.setMinimumHeight(40)
            button.clicked.connect(self._note)
            column.addWidget(button)
        self.setWidget(inner)
        self.resize(300, 300)

    def _note(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.pressed.append(button.text())


def long_page(qtbot: QtBot) -> LongPage:
    page = LongPage()
    qtbot.addWidget(page)
    let_fingers_push(page)
    page.show()
    return page


def test_a_push_that_begins_on_a_button_moves_the_page_and_does_not_press_it(qtbot: QtBot) -> None:
    page = long_page(qtbot)
    push(page.buttons[3], -90)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert page.pressed == []
    assert not page.buttons[3].isDown()


def test_a_tap_presses(qtbot: QtBot) -> None:
    page = long_page(qtbot)
    InputGate([Fingers(page)], page)
    qtbot.mouseClick(page.buttons[2], Qt.MouseButton.LeftButton)
    assert page.pressed == ["Place 2"]
    assert page.verticalScrollBar().value() == 0


def test_nothing_is_kept_of_what_could_be_pushed(qtbot: QtBot) -> None:
    def kinds() -> int:
        gc.collect()
        return sum(isinstance(each, EnumMeta) for each in gc.get_objects())

    long_page(qtbot)
    before = kinds()
    for _ in range(5):
        long_page(qtbot)
    assert kinds() == before
