# SPDX-License-Identifier: GPL-3.0-or-later
"""A warm call: the number large, the time it takes, and its result in one click."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.need import HistoryEvent
from kiosk.domain.referral import ATTEMPT_RESULTS, Outcome
from kiosk.domain.resource import Phone
from kiosk.messages import translator
from kiosk.ui.reception.next_step.steps.call_fields import CallFields
from kiosk.ui.reception.next_step.steps.fields import Situation
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, CTRL, Front, maria

Key = Qt.Key


class Stopwatch:
    """Seconds that go by when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Call:
    """The fields of a call to the Legal Aid Desk, by name."""

    def __init__(self, qtbot: QtBot, office: FakeOffice) -> None:
        self.watch = Stopwatch()
        self.around = QWidget()
        qtbot.addWidget(self.around)
        self.fields = CallFields(translator(), self.around, self.watch)
        self.situation = Situation(
            name="Maria",
            keeper="Dana",
            now=datetime(2026, 11, 23, 15, 42, tzinfo=UTC),
            resource=office.resource("Legal Aid Desk"),
            ways=tuple(Avenue),
        )
        self.fields.show_situation(self.situation)
        self.around.show()

    def click(self, name: str) -> None:
        button = self.fields.findChild(QPushButton, name) or self.fields.findChild(QToolButton, name)
        assert button is not None, name
        button.click()

    @property
    def shown(self) -> tuple[str, str]:
        """What stands on the button, and the time beside it, "" for none."""
        button, time = self.fields.findChild(QPushButton, "call-start"), self.fields.findChild(QLabel, "call-time")
        assert isinstance(button, QPushButton)
        assert isinstance(time, QLabel)
        return button.text(), "" if time.isHidden() else time.text()

    @property
    def step(self) -> ReferTo:
        step = self.fields.step()
        assert isinstance(step, ReferTo)
        return step


@pytest.fixture
def call(qtbot: QtBot, riverside: FakeOffice) -> Call:
    return Call(qtbot, riverside)


def test_the_time_runs_from_call_to_hang_up(qtbot: QtBot, call: Call) -> None:
    assert call.shown == ("Call", "")
    call.click("call-start")
    assert call.shown == ("Hang up", "0:00")
    call.watch.seconds += 125
    qtbot.waitUntil(lambda: call.shown == ("Hang up", "2:05"))
    call.click("call-start")
    call.watch.seconds += 60
    assert call.shown == ("Call again", "2:05")
    call.click("call-not-yet")
    assert (call.step.called_number, call.step.call_seconds) == ("(555) 010-4420", 125)


def test_saying_how_it_ended_ends_the_call(call: Call) -> None:
    call.click("call-start")
    call.watch.seconds += 61
    call.click("call-could-not-reach")
    call.watch.seconds += 60
    assert call.shown == ("Call again", "1:01")
    assert (call.step.call_outcome, call.step.call_seconds) == (Outcome.COULD_NOT_REACH, 61)
    assert call.step.call_result == "No answer"


def test_a_call_that_nobody_timed_takes_no_time(call: Call) -> None:
    call.click("call-got-help")
    assert (call.step.call_outcome, call.step.call_seconds) == (Outcome.GOT_HELP, 0)


def test_every_result_has_a_chip_in_the_words_of_a_call(call: Call) -> None:
    chips = {chip.objectName(): chip.text() for chip in call.fields.findChildren(QToolButton)}
    assert set(chips) == {f"call-{result.value.replace('_', '-')}" for result in ATTEMPT_RESULTS}
    assert list(chips.values()) == [
        "They can help", "Settled on the phone", "No answer", "Not eligible", "No capacity", "It costs too much",
        "No way to get there", "They refused", "No longer needed",
    ]  # fmt: skip


def test_only_who_can_help_can_expect_somebody(call: Call) -> None:
    expected = call.fields.findChild(QCheckBox, "call-expected")
    assert isinstance(expected, QCheckBox)
    assert expected.text() == "They know Maria is coming"
    expected.click()
    told = {}
    for result in ("not-yet", "refused"):
        call.click(f"call-{result}")
        told[result] = (call.step.expected, expected.isHidden())
    assert told == {"not-yet": (True, False), "refused": (False, True)}


def test_another_place_begins_another_call(call: Call, riverside: FakeOffice) -> None:
    call.click("call-start")
    call.watch.seconds += 10
    call.click("call-not-eligible")
    call.fields.show_situation(Situation(resource=riverside.resource("Rent Bank"), ways=tuple(Avenue)))
    assert call.shown == ("Call", "")
    assert call.fields.step() is None
    assert call.fields.missing() == "Say how the call ended."


def test_another_number_of_the_same_place_can_be_called(call: Call, riverside: FakeOffice) -> None:
    which = call.fields.findChild(QComboBox, "call-which")
    assert isinstance(which, QComboBox)
    assert which.isHidden()  # one number leaves nothing to choose
    night = Phone(number="(555) 010-4499", extension="7", description="Evenings")
    several = riverside.resource("Rent Bank", phones=(Phone(number="(555) 010-4430"), night))
    call.fields.show_situation(Situation(resource=several, ways=tuple(Avenue)))
    assert not which.isHidden()
    assert [which.itemText(at) for at in range(which.count())] == [
        "(555) 010-4430", "(555) 010-4499, ext. 7 · Evenings"
    ]  # fmt: skip
    call.click("call-start")
    call.watch.seconds += 20
    which.setCurrentIndex(1)
    number = call.fields.findChild(QLabel, "call-number")
    assert isinstance(number, QLabel)
    assert number.accessibleName() == "(555) 010-4499, ext. 7"
    assert call.shown == ("Call", "")  # another number is another call
    call.click("call-not-yet")
    assert call.step.called_number == "(555) 010-4499, ext. 7"


def test_a_call_that_was_put_by_comes_back_with_its_time(qtbot: QtBot, call: Call, riverside: FakeOffice) -> None:
    call.click("call-start")
    call.watch.seconds += 75
    call.click("call-no-capacity")
    written = call.fields.written()
    again = Call(qtbot, riverside)
    again.fields.write_again(written)
    assert again.shown == ("Call again", "1:15")
    assert (again.step.call_outcome, again.step.call_seconds) == (Outcome.NO_CAPACITY, 75)


@pytest.fixture
def front(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Front:
    riverside.resource("Legal Aid Desk", description="letter")
    maria(riverside)
    front = Front(qtbot, riverside, workers)
    front.greet("maria")
    return front


def test_the_result_is_on_the_slip_and_the_call_in_the_history(front: Front, riverside: FakeOffice) -> None:
    front.write("a letter")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)
    assert front.focused.objectName() == "call-start"
    front.key(Key.Key_Tab)
    front.key(Key.Key_Space)
    line = front.find(QLineEdit, "call-said")
    line.setFocus()
    front.write("Come before four, side door")
    front.key(Key.Key_P, CTRL)
    assert riverside.printer.printed[0].referrals[0].result == "Come before four, side door"
    (need,) = riverside.store.tables.needs.values()
    with riverside.store.reading() as work:
        tried = [each for each in work.needs.history(need.id) if each.event is HistoryEvent.TRIED]
    assert [each.facts["number"] for each in tried] == ["(555) 010-4420"]
    assert [each.facts["result"] for each in tried] == ["not_yet"]
