# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the touch screen waits, and for whom."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.patience import Patience

LONG = 1000.0
A_WHILE = 60
NONE = Qt.KeyboardModifier.NoModifier
Make = Callable[[float, float], Patience]


@pytest.fixture
def make() -> Iterator[Make]:
    owner = QObject()
    yield lambda idle, warning: Patience(idle, warning, owner)
    owner.deleteLater()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


def press(field: QLineEdit) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)


def write(field: QLineEdit) -> None:
    QTest.keyClicks(field, "a")


def write_on_the_screen(field: QLineEdit) -> None:
    event = QInputMethodEvent()
    event.setCommitString("a")
    QCoreApplication.sendEvent(field, event)


def scroll(field: QLineEdit) -> None:
    event = QWheelEvent(
        QPointF(3, 3),
        QPointF(3, 3),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QCoreApplication.sendEvent(field, event)


def move_over(field: QLineEdit) -> None:
    QTest.mouseMove(field, QPoint(5, 5))


def lie_on_a_key(field: QLineEdit) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, "a", autorep=True)
    QCoreApplication.sendEvent(field, event)


def tidy_up(field: QLineEdit) -> None:
    QCoreApplication.sendEvent(field, QInputMethodEvent())


def test_without_a_sign_of_life_it_runs_low_and_then_out(qtbot: QtBot, make: Make) -> None:
    patience = make(0, 0)
    with qtbot.waitSignals([patience.ran_low, patience.ran_out], order="strict"):
        patience.begin()


def test_it_runs_out_once(qtbot: QtBot, make: Make) -> None:
    patience = make(0, 0)
    with qtbot.waitSignal(patience.ran_out):
        patience.begin()
    with qtbot.assertNotEmitted(patience.ran_low, wait=A_WHILE), qtbot.assertNotEmitted(patience.ran_out):
        patience.more_time()


def test_it_waits_for_nobody_before_it_begins(qtbot: QtBot, make: Make, field: QLineEdit) -> None:
    patience = make(0, 0)
    with qtbot.assertNotEmitted(patience.ran_low, wait=A_WHILE), qtbot.assertNotEmitted(patience.was_touched):
        press(field)
        patience.release()


@pytest.mark.parametrize("sign", [press, write, write_on_the_screen, scroll])
def test_a_sign_of_life_counts(qtbot: QtBot, make: Make, field: QLineEdit, sign: Callable[[QLineEdit], None]) -> None:
    patience = make(LONG, LONG)
    patience.begin()
    with qtbot.waitSignal(patience.was_touched):
        sign(field)


@pytest.mark.parametrize("nothing", [move_over, lie_on_a_key, tidy_up])
def test_what_no_person_does_does_not(
    qtbot: QtBot, make: Make, field: QLineEdit, nothing: Callable[[QLineEdit], None]
) -> None:
    patience = make(LONG, LONG)
    patience.begin()
    with qtbot.assertNotEmitted(patience.was_touched):
        nothing(field)


def test_a_sign_of_life_restarts_the_time(qtbot: QtBot, make: Make, field: QLineEdit) -> None:
    """Of two that began together, the one that saw no touch runs low first."""
    patience = make(0.2, LONG)
    patience.begin()
    order: list[str] = []
    patience.ran_low.connect(lambda: order.append("touched"))
    qtbot.wait(100)
    untouched = make(0.15, LONG)
    untouched.ran_low.connect(lambda: order.append("later, but shorter"))
    press(field)
    untouched.begin()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["later, but shorter", "touched"]


def test_no_touch_stops_the_warning(qtbot: QtBot, make: Make, field: QLineEdit) -> None:
    patience = make(0, 0.05)
    patience.begin()
    qtbot.waitSignal(patience.ran_low).wait()
    with qtbot.waitSignal(patience.ran_out), qtbot.assertNotEmitted(patience.was_touched):
        press(field)


@pytest.mark.parametrize("again", [Patience.more_time, Patience.begin])
def test_more_time_stops_the_warning(qtbot: QtBot, make: Make, again: Callable[[Patience], None]) -> None:
    patience = make(0, LONG)
    with qtbot.waitSignal(patience.ran_low):
        patience.begin()
    with qtbot.waitSignal(patience.ran_low):
        again(patience)


@pytest.mark.parametrize("stop", [Patience.end, Patience.hold])
def test_it_can_be_stopped(qtbot: QtBot, make: Make, stop: Callable[[Patience], None]) -> None:
    patience = make(0, 0)
    with qtbot.assertNotEmitted(patience.ran_low, wait=A_WHILE):
        patience.begin()
        stop(patience)


def test_the_warning_can_be_ended(qtbot: QtBot, make: Make) -> None:
    patience = make(0, 0.02)
    patience.ran_low.connect(patience.end)
    with qtbot.assertNotEmitted(patience.ran_out, wait=3 * A_WHILE):
        patience.begin()


def test_time_passes_again_once_it_is_released(qtbot: QtBot, make: Make) -> None:
    patience = make(0, LONG)
    patience.hold()
    patience.begin()
    with qtbot.waitSignal(patience.ran_low):
        patience.release()


def test_a_release_leaves_the_warning_alone(qtbot: QtBot, make: Make) -> None:
    patience = make(0, LONG)
    with qtbot.waitSignal(patience.ran_low):
        patience.begin()
    patience.hold()
    with qtbot.assertNotEmitted(patience.ran_low, wait=A_WHILE):
        patience.release()
