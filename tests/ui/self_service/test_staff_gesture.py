# SPDX-License-Identifier: GPL-3.0-or-later
"""The long touch in the corner, and the four keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.input_gate import InputGate
from kiosk.ui.self_service.staff_gesture import CORNER, HOLD_MILLISECONDS, StaffGesture

A_WHILE = 60
STAFF_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
IN_CORNER = QPoint(20, 20)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 600)
    child = QWidget(made)
    child.setGeometry(made.rect())
    with qtbot.waitExposed(made):
        made.show()
    return made


def watch(window: QWidget, hold_milliseconds: int = HOLD_MILLISECONDS) -> StaffGesture:
    gesture = StaffGesture(window, hold_milliseconds=hold_milliseconds)
    InputGate((gesture,), window)
    return gesture


def at(window: QWidget, spot: QPoint) -> QWidget:
    """What a finger touches there."""
    touched = window.childAt(spot)
    assert touched is not None
    return touched


def test_a_long_touch_in_the_corner_is_made(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window, 0)
    with qtbot.waitSignal(gesture.made):
        QTest.mousePress(at(window, IN_CORNER), LEFT, pos=IN_CORNER)


def test_it_is_made_once(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window, 0)
    with qtbot.waitSignal(gesture.made):
        QTest.mousePress(at(window, IN_CORNER), LEFT, pos=IN_CORNER)
    with qtbot.assertNotEmitted(gesture.made, wait=A_WHILE):
        QTest.mouseMove(at(window, IN_CORNER), QPoint(30, 30))


def test_a_release_stops_it(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window, 0)
    with qtbot.assertNotEmitted(gesture.made, wait=A_WHILE):
        QTest.mouseClick(at(window, IN_CORNER), LEFT, pos=IN_CORNER)


def test_leaving_the_corner_stops_it(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window, A_WHILE)
    with qtbot.assertNotEmitted(gesture.made, wait=3 * A_WHILE):
        QTest.mousePress(at(window, IN_CORNER), LEFT, pos=IN_CORNER)
        QTest.mouseMove(at(window, IN_CORNER), QPoint(CORNER + 5, 20))


def test_moving_within_the_corner_goes_on(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window, A_WHILE)
    with qtbot.waitSignal(gesture.made):
        QTest.mousePress(at(window, IN_CORNER), LEFT, pos=IN_CORNER)
        QTest.mouseMove(at(window, IN_CORNER), QPoint(CORNER - 5, 30))


@pytest.mark.parametrize("spot", [QPoint(CORNER + 1, 20), QPoint(20, CORNER + 1), QPoint(1000, 20)])
def test_elsewhere_it_is_a_touch_like_any_other(qtbot: QtBot, window: QWidget, spot: QPoint) -> None:
    gesture = watch(window, 0)
    with qtbot.assertNotEmitted(gesture.made, wait=A_WHILE):
        QTest.mousePress(at(window, spot), LEFT, pos=spot)


def test_where_writing_goes_from_right_to_left_the_corner_is_at_the_right(qtbot: QtBot, window: QWidget) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    gesture = watch(window, 0)
    with qtbot.assertNotEmitted(gesture.made, wait=A_WHILE):
        QTest.mousePress(window, LEFT, pos=IN_CORNER)
    with qtbot.waitSignal(gesture.made):
        QTest.mousePress(window, LEFT, pos=QPoint(1000, 20))


def test_four_keys_make_it_too(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window)
    made: list[bool] = []
    gesture.made.connect(lambda: made.append(True))
    QTest.keyPress(at(window, IN_CORNER), Qt.Key.Key_S, STAFF_KEYS)
    assert made == [True]


def test_three_of_them_do_not(qtbot: QtBot, window: QWidget) -> None:
    gesture = watch(window)
    with qtbot.assertNotEmitted(gesture.made):
        QTest.keyPress(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
