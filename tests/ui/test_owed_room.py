# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of the chosen need until the whole one is there: settling, accepting, how it went, opening a visit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.ui.tasks import Workers
from tests.ui.boards import choose, owe_four
from tests.ui.fakes import FakeOffice
from tests.ui.windows import DeskWorker


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana on the follow-through page."""
    owe_four(riverside)
    at_desk = DeskWorker(qtbot, riverside, workers).sign_in()
    at_desk.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(at_desk.owed) == 3)
    return at_desk


def test_accepting_makes_it_mine(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Tomasz K.")
    asked = dana.reads("owed-hand-off")
    assert asked == "Done: Asked the County\nNot done yet: Ask the State\nMust not be done: Call the employer"
    dana.click("accept")
    qtbot.waitUntil(lambda: ("Tomasz K.", "Forklift licence funding", "Dana", "Thu 26 Nov") in dana.owed)
    qtbot.waitUntil(lambda: not dana.find(QPushButton, "accept").isVisible())


def test_declining_asks_why_first(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Tomasz K.")
    dana.click("decline")
    reason = dana.find(QLineEdit, "decline-reason")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dana.reads("message-words") == "Please write a few words first.")
    assert len(dana.owed) == 3
    qtbot.keyClicks(reason, "On leave from tomorrow")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(dana.owed) == 2)
    told = [line.facts.get("reason") for line in riverside.store.tables.history]
    assert "On leave from tomorrow" in told


def test_a_referral_that_worked_out_settles_the_need(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Maria Alvarez")
    assert dana.reads("did-it-work-out") == "Did it work out?"
    dana.click("outcome-got_help")
    qtbot.waitUntil(lambda: dana.owed[-1][3] == "Settled today")


def test_a_referral_that_failed_is_due_at_once(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Maria Alvarez")
    dana.click("outcome-no_capacity")
    qtbot.waitUntil(lambda: ("Maria Alvarez", "A résumé class", "Dana", "Due today") in dana.owed)
    qtbot.waitUntil(lambda: dana.badge == "3 due")


def test_a_visit_is_opened_only_when_asked_for_with_somebody_who_is_not_here(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Mr. Okafor")
    before = len(riverside.store.tables.visits)
    dana.click("open-owed")
    qtbot.waitUntil(lambda: dana.reads("message-words").startswith("Mr. Okafor is not in the lobby."))
    assert len(riverside.store.tables.visits) == before
    dana.click("message-action")
    qtbot.waitUntil(lambda: dana.front_desk.words.text().startswith("visit "))
    assert len(riverside.store.tables.visits) == before + 1
    assert dana.front_desk.isVisible()


def test_opening_turns_to_somebody_who_is_here_again(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    visitor = next(v for v in riverside.store.tables.visitors.values() if v.name == "Mr. Okafor")
    here = riverside.desk.greet.known(visitor.id, riverside.acting(riverside.sam)).visit
    choose(dana, "Mr. Okafor")
    dana.click("open-owed")
    qtbot.waitUntil(lambda: dana.front_desk.words.text() == f"visit {here.id}")


def test_a_failure_is_said_and_the_row_stays(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Mr. Okafor")
    riverside.store.broken = "the disk is full."
    dana.click("its-done")
    qtbot.waitUntil(lambda: "the disk is full" in dana.reads("message-words"))
    assert dana.owed[0][3] == "Due today 5:00 pm"
