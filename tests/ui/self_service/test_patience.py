# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the touch screen waits, and for whom."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.input_gate import InputGate
from kiosk.ui.self_service.patience import Patience

LONG = 1000.0
A_WHILE = 60
NONE = Qt.KeyboardModifier.NoModifier
Make = Callable[[float, float], Patience]


@pytest.fixture
def make() -> Iterator[Make]:
    """Make one that sees all events."""
    owner = QObject()

    def make_one(idle: float, warning: float) -> Patience:
        made = Patience(idle, warning, owner)
        InputGate((made,), owner)
        return made

    yield make_one
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
    with qtbot.assertNotEmitted(patience.ran_low, wait=A_WHILE):
        press(field)
        patience.release()


def who_runs_low_first(qtbot: QtBot, make: Make, sign: Callable[[], None]) -> str:
    """Of two, the second begins later and waits less long; the sign comes when it begins, while the first waits."""
    begins, first, second = make(0.1, LONG), make(0.2, LONG), make(0.15, LONG)
    order: list[str] = []
    first.ran_low.connect(lambda: order.append("first"))
    second.ran_low.connect(lambda: order.append("second"))
    first.begin()
    with qtbot.waitSignal(begins.ran_low):
        begins.begin()
    sign()
    second.begin()
    qtbot.waitUntil(lambda: len(order) == 2)
    return order[0]


@pytest.mark.parametrize("sign", [press, write, write_on_the_screen, scroll])
def test_a_sign_of_life_restarts_the_time(
    qtbot: QtBot, make: Make, field: QLineEdit, sign: Callable[[QLineEdit], None]
) -> None:
    assert who_runs_low_first(qtbot, make, lambda: sign(field)) == "second"


@pytest.mark.parametrize("nothing", [move_over, lie_on_a_key, tidy_up])
def test_what_no_person_does_restarts_nothing(
    qtbot: QtBot, make: Make, field: QLineEdit, nothing: Callable[[QLineEdit], None]
) -> None:
    assert who_runs_low_first(qtbot, make, lambda: nothing(field)) == "first"


def test_no_touch_stops_the_warning(qtbot: QtBot, make: Make, field: QLineEdit) -> None:
    patience = make(0, 0.05)
    patience.begin()
    qtbot.waitSignal(patience.ran_low).wait()
    with qtbot.waitSignal(patience.ran_out), qtbot.assertNotEmitted(patience.ran_low):
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
