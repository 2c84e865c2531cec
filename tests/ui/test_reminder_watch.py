# SPDX-License-Identifier: GPL-3.0-or-later
"""What falls due is said once, in the bar and on the desktop, and names nobody."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiosk.desk.reminders import Reminder, ReminderKind, Whose
from kiosk.domain.ids import new_id
from kiosk.domain.staff import Staff
from kiosk.messages import translator
from kiosk.ui.reception.reminders.reminder_watch import ReminderWatch
from kiosk.ui.reception.reminders.reminder_words import reminders_in_words
from kiosk.ui.tasks import Workers
from kiosk.ui.widgets import MessageBar
from tests.ui.fakes import NOW, FakeOffice
from tests.ui.reminder_room import promised

CHICAGO = ZoneInfo("America/Chicago")
ENGLISH = translator("en")


class Reminded:
    """Dana, the bar over her pages, and her desktop."""

    def __init__(self, qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.riverside, self.workers = qtbot, riverside, workers
        self.bar = MessageBar("Close")
        qtbot.addWidget(self.bar)
        self.desktop: list[str] = []
        self.opened = 0
        self.watch = ReminderWatch(
            reminders=riverside.desk.reminders,
            office=riverside.office,
            worker=workers.database,
            clock=riverside.clock,
            bar=self.bar,
            notify=self.desktop.append,
            translate=ENGLISH,
        )
        self.watch.open_wanted.connect(self.note_opened)
        self.work_for(riverside.dana)

    def note_opened(self) -> None:
        self.opened += 1

    def work_for(self, staff: Staff | None) -> None:
        self.watch.work_for(self.riverside.acting(staff) if staff else None)
        self.settle()

    def look(self) -> None:
        self.watch.look_again()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.workers.database.is_idle)

    def press(self, name: str) -> None:
        button = self.bar.findChild(QPushButton, name)
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Reminded:
    return Reminded(qtbot, riverside, workers)


def test_a_promise_is_said_before_its_time_at_it_and_once_it_is_over(dana: Reminded, riverside: FakeOffice) -> None:
    promised(riverside, riverside.dana, hours=1)
    dana.look()
    assert (dana.bar.text, dana.desktop) == ("", [])
    riverside.clock.move(minutes=40)
    dana.look()
    riverside.clock.move(minutes=20)
    dana.look()
    riverside.clock.move(minutes=20)
    dana.look()
    assert dana.desktop == [
        "A promise of yours is due at 10:42 am.",
        "A promise of yours is due now.",
        "A promise of yours was due at 10:42 am.",
    ]
    assert dana.bar.text == "A promise of yours was due at 10:42 am."


def test_each_is_said_once_not_after_a_lock_either(dana: Reminded, riverside: FakeOffice) -> None:
    promised(riverside, riverside.dana, hours=1)
    riverside.clock.move(minutes=40)
    dana.look()
    dana.press("message-close")
    dana.look()
    assert dana.bar.text == ""
    dana.work_for(None)
    dana.work_for(riverside.dana)
    assert (dana.bar.text, len(dana.desktop)) == ("", 1)


def test_several_are_counted_and_open_goes_to_follow_through(dana: Reminded, riverside: FakeOffice) -> None:
    promised(riverside, riverside.dana, hours=1)
    riverside.clock.move(minutes=40)
    dana.look()
    promised(riverside, riverside.dana, minutes=25)
    dana.look()
    assert dana.bar.text == "2 things are due. Open “Follow-through”."
    assert dana.desktop[-1] == "A promise of yours is due at 10:47 am."
    dana.press("message-action")
    assert (dana.opened, dana.bar.text) == (1, "")


def test_a_colleagues_promise_is_not_danas(dana: Reminded, riverside: FakeOffice) -> None:
    promised(riverside, riverside.sam, minutes=25)
    dana.look()
    assert (dana.bar.text, dana.desktop) == ("", [])


def test_a_problem_and_a_question_are_not_covered(dana: Reminded, riverside: FakeOffice) -> None:
    promised(riverside, riverside.dana, minutes=25)
    dana.bar.show_problem("Maria’s slip is not printed.")
    dana.look()
    assert dana.bar.text == "Maria’s slip is not printed."
    assert dana.desktop == ["A promise of yours is due at 10:07 am."]
    dana.bar.clear()
    dana.look()
    assert dana.bar.text == "A promise of yours is due at 10:07 am."


def test_what_was_kept_meanwhile_is_said_no_longer(dana: Reminded, riverside: FakeOffice) -> None:
    need = promised(riverside, riverside.dana, minutes=25)
    dana.look()
    assert dana.bar.text
    riverside.desk.keep_promise.kept(riverside.step_of(need), riverside.acting(riverside.dana))
    riverside.desk.follow_up.settle(need.id, riverside.acting(riverside.dana))
    dana.look()
    assert dana.bar.text == ""


def test_no_name_and_no_need_is_said(dana: Reminded, riverside: FakeOffice) -> None:
    promised(riverside, riverside.dana, minutes=25)
    dana.look()
    assert dana.desktop
    assert not any(word in said for said in (*dana.desktop, dana.bar.text) for word in ("Okafor", "quote"))


@pytest.mark.parametrize(
    ("kind", "whose", "sentence"),
    [
        (ReminderKind.SOON, Whose.AWAY, "A promise of a colleague who is away is due at 9:42 am."),
        (ReminderKind.NOW, Whose.FRONT_DESK, "A promise of the front desk is due now."),
        (ReminderKind.OVERDUE, Whose.AWAY, "A promise of a colleague who is away was due at 9:42 am."),
    ],
)
def test_whose_it_is_is_said(kind: ReminderKind, whose: Whose, sentence: str) -> None:
    assert reminders_in_words([reminder(kind, whose)], NOW, CHICAGO, ENGLISH) == sentence


def test_a_promise_of_last_week_names_its_day() -> None:
    said = reminders_in_words([reminder(ReminderKind.OVERDUE, Whose.MINE)], NOW + timedelta(days=4), CHICAGO, ENGLISH)
    assert said == "A promise of yours was due Mon 23 Nov, 9:42 am."


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (ReminderKind.NOW, "Something of yours is to be looked at today."),
        (ReminderKind.OVERDUE, "Something of yours was to be looked at on Monday 23 November."),
    ],
)
def test_what_is_looked_at_on_a_day_has_no_time(kind: ReminderKind, sentence: str) -> None:
    assert reminders_in_words([reminder(kind, Whose.MINE, by_day=True)], NOW, CHICAGO, ENGLISH) == sentence


def reminder(kind: ReminderKind, whose: Whose, *, by_day: bool = False) -> Reminder:
    need_id: UUID = new_id()
    return Reminder(id=str(need_id), kind=kind, whose=whose, need_id=need_id, due=NOW, by_day=by_day)
