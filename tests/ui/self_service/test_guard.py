# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that is pressed, dropped or opened leads out of the touch screen."""

import logging

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.guard import COME_BACK_MILLISECONDS, Guard
from kiosk.ui.self_service.input_gate import InputGate
from kiosk.ui.self_service.staff_gesture import StaffGesture

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier


class Listening(QLineEdit):
    """A field that notes every event that reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []
        self.keys: list[int] = []

    def event(self, event: QEvent) -> bool:
        self.heard.append(event.type())
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.keys.append(event.key())
        return super().event(event)


class Screen(QWidget):
    """A window with a field and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = Listening(), QPushButton("Go on")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.guard, self.gesture = Guard(self), StaffGesture(self)
        InputGate((self.gesture, self.guard), self)


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    made = Screen()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field.setFocus()
    return made


def press(field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_Escape, NONE),
        (Qt.Key.Key_F1, NONE),
        (Qt.Key.Key_F11, NONE),
        (Qt.Key.Key_F10, SHIFT),
        (Qt.Key.Key_F24, NONE),
        (Qt.Key.Key_Q, CTRL),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_Insert, SHIFT),
        (Qt.Key.Key_Tab, ALT),
        (Qt.Key.Key_Tab, CTRL),
        (Qt.Key.Key_L, META),
        (Qt.Key.Key_Delete, CTRL | ALT),
        (Qt.Key.Key_Alt, NONE),
        (Qt.Key.Key_Control, NONE),
        (Qt.Key.Key_Super_L, NONE),
        (Qt.Key.Key_Menu, NONE),
        (Qt.Key.Key_Print, NONE),
        (Qt.Key.Key_Help, NONE),
        (Qt.Key.Key_Copy, NONE),
        (Qt.Key.Key_HomePage, NONE),
    ],
)
def test_keys_that_lead_away_reach_nobody(screen: Screen, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    press(screen.field, key, modifiers)
    assert screen.field.keys == []


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Dead_Acute,
    ],
)
def test_keys_that_write_and_move_stay(screen: Screen, key: Qt.Key) -> None:
    press(screen.field, key, NONE)
    assert screen.field.keys == [key]


def test_words_are_written_and_tab_goes_on(screen: Screen) -> None:
    QTest.keyClicks(screen.field, "Rent, bills & 2 more")
    assert screen.field.text() == "Rent, bills & 2 more"
    QTest.keyClick(screen.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.button


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.GroupSwitchModifier, CTRL | ALT])
def test_letters_of_the_third_level_are_written(screen: Screen, modifiers: Qt.KeyboardModifier) -> None:
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_At, modifiers, "@")
    QCoreApplication.sendEvent(screen.field, press)
    assert screen.field.keys == [Qt.Key.Key_At]


def test_no_shortcut_works(qtbot: QtBot, screen: Screen) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+Q"), screen)
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Q, CTRL)


def test_the_four_keys_of_staff_pass(qtbot: QtBot, screen: Screen) -> None:
    later = StaffGesture(screen)
    InputGate((screen.guard, later), screen)
    with qtbot.waitSignal(later.made):
        QTest.keyClick(screen.field, Qt.Key.Key_S, CTRL | ALT | SHIFT)


def test_nothing_is_dropped_on_it(screen: Screen) -> None:
    files = QMimeData()
    files.setText("file:///etc/passwd")
    left = Qt.MouseButton.LeftButton
    drag = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, files, left, NONE)
    QCoreApplication.sendEvent(screen.field, drag)
    assert QEvent.Type.DragEnter not in screen.field.heard
    assert not drag.isAccepted()


def test_no_menu_and_no_tip_comes(screen: Screen) -> None:
    spot = QPoint(3, 3)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, screen.field.mapToGlobal(spot))
    for event in (asked, QHelpEvent(QEvent.Type.ToolTip, spot, spot), QHelpEvent(QEvent.Type.WhatsThis, spot, spot)):
        QCoreApplication.sendEvent(screen.field, event)
        assert event.type() not in screen.field.heard


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_only_the_left_button_presses(screen: Screen, button: Qt.MouseButton) -> None:
    QTest.mouseClick(screen.field, button)
    assert QEvent.Type.MouseButtonPress not in screen.field.heard
    QTest.mouseClick(screen.field, Qt.MouseButton.LeftButton)
    assert QEvent.Type.MouseButtonPress in screen.field.heard


def test_it_does_not_close(screen: Screen) -> None:
    assert not screen.close()
    assert screen.isVisible()


def test_it_closes_for_staff(screen: Screen) -> None:
    screen.guard.allow_leaving()
    assert screen.close()
    assert not screen.isVisible()


@pytest.mark.parametrize("kind", [QDialog, QMenu])
def test_another_window_is_closed_before_it_is_seen(
    qtbot: QtBot, screen: Screen, caplog: pytest.LogCaptureFixture, kind: type[QWidget]
) -> None:
    other = kind(screen)
    with caplog.at_level(logging.WARNING):
        other.show()
    assert not other.windowHandle().isVisible()
    qtbot.waitUntil(lambda: not other.isVisible())
    assert kind.__name__ in caplog.text


def test_a_dialog_that_waits_for_an_answer_gives_up(screen: Screen) -> None:
    assert QDialog(screen).exec() == QDialog.DialogCode.Rejected


def test_its_own_parts_are_shown(screen: Screen) -> None:
    screen.button.hide()
    screen.button.show()
    assert screen.button.isVisible()
    assert not screen.button.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def test_it_comes_back_before_whatever_took_its_place(qtbot: QtBot, screen: Screen) -> None:
    other = QWindow()
    other.show()
    other.requestActivate()
    qtbot.waitUntil(lambda: not screen.isActiveWindow())
    qtbot.waitUntil(screen.isActiveWindow)
    other.close()


def test_staff_may_go_to_another_window(qtbot: QtBot, screen: Screen) -> None:
    screen.guard.allow_leaving()
    other = QWindow()
    other.show()
    other.requestActivate()
    qtbot.waitUntil(lambda: not screen.isActiveWindow())
    with qtbot.assertNotEmitted(other.activeChanged, wait=COME_BACK_MILLISECONDS + 100):
        assert not screen.isActiveWindow()
    other.close()
