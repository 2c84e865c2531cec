# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning to a visitor: what was typed to find them, and what stands over the need they have already said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.desk.log_need import NeedHeard
from kiosk.domain.errors import NotSaved
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import CTRL, Front, maria

Key = Qt.Key


@pytest.fixture
def front(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Front:
    return Front(qtbot, riverside, workers)


def locked() -> object:
    raise NotSaved(reason="another window is still saving.")


def searched(front: Front) -> str:
    return front.find(QLineEdit, "whos-here").text()


@pytest.mark.parametrize("by_key", [Key.Key_Return, Key.Key_G])
def test_what_was_typed_stays_when_nobody_could_be_turned_to(
    front: Front, riverside: FakeOffice, monkeypatch: pytest.MonkeyPatch, by_key: Key
) -> None:
    riverside.visitor("Tomasz Nowak")
    writing = riverside.store.writing
    monkeypatch.setattr(riverside.store, "writing", locked)
    front.key(Key.Key_K, CTRL)
    front.write("tomasz")
    front.key(by_key, CTRL if by_key is Key.Key_G else Qt.KeyboardModifier.NoModifier)
    assert front.problems[-1].startswith("Not saved")
    assert searched(front) == "tomasz"
    monkeypatch.setattr(riverside.store, "writing", writing)
    front.key(Key.Key_Return)
    assert front.text("greeting") == "Welcome, Tomasz Nowak."
    assert searched(front) == ""


def test_a_name_that_led_somewhere_does_not_come_back(
    front: Front, riverside: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    riverside.visitor("Tomasz Nowak")
    waiting = riverside.waiting("Maria Alvarez", 2)
    front.greet("tomasz")
    monkeypatch.setattr(riverside.store, "writing", locked)
    front.page.take_up(waiting.id)
    front.settle()
    assert searched(front) == ""


def test_a_need_said_before_is_not_anything_else(front: Front, riverside: FakeOffice) -> None:
    acting = riverside.acting(riverside.dana)
    visit = riverside.desk.greet.known(maria(riverside).id, acting).visit
    riverside.desk.take_need(visit.id, NeedHeard(words="A letter about my benefits"), (), acting)
    front.page.take_up(visit.id)
    front.settle()
    assert front.text("need-in-hand") == "“A letter about my benefits”"
    assert front.text("need-heading") == "What brings Maria in today?"
