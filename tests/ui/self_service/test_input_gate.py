# SPDX-License-Identifier: GPL-3.0-or-later
"""Every event is seen once, by those who listen for its kind, in their order."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.input_gate import InputGate

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Listening:
    """Notes what it sees, and takes away what it is told to."""

    def __init__(self, name: str, seen: list[tuple[str, QEvent.Type]], *kinds: QEvent.Type) -> None:
        self.kinds = frozenset(kinds)
        self.taken: frozenset[QEvent.Type] = frozenset()
        self._name, self._seen = name, seen

    def takes(self, _watched: QObject, event: QEvent) -> bool:
        self._seen.append((self._name, event.type()))
        return event.type() in self.taken


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


def test_each_sees_its_kinds_in_their_order(field: QLineEdit) -> None:
    seen: list[tuple[str, QEvent.Type]] = []
    InputGate((Listening("one", seen, PRESS), Listening("two", seen, RELEASE, PRESS)), field)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert seen == [("one", PRESS), ("two", PRESS), ("two", RELEASE)]
    assert field.text() == "a"


def test_what_is_taken_reaches_neither_later_listeners_nor_the_field(field: QLineEdit) -> None:
    seen: list[tuple[str, QEvent.Type]] = []
    one = Listening("one", seen, PRESS)
    one.taken = frozenset({PRESS})
    InputGate((one, Listening("two", seen, PRESS, RELEASE)), field)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert seen == [("one", PRESS), ("two", RELEASE)]
    assert field.text() == ""


def test_it_ends_with_its_parent(field: QLineEdit) -> None:
    seen: list[tuple[str, QEvent.Type]] = []
    owner = QObject()
    InputGate((Listening("one", seen, PRESS),), owner)
    del owner
    QTest.keyClick(field, Qt.Key.Key_A)
    assert seen == []
