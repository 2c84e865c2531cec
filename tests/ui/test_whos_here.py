# SPDX-License-Identifier: GPL-3.0-or-later
"""Who's here: typing, choosing by keyboard, scanning a card, and what is said when nobody is found."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.look_up import Found
from kiosk.domain.errors import StoreUnusable
from kiosk.domain.matching import MatchReason
from kiosk.domain.visitor import new_card_token
from kiosk.messages import translator
from kiosk.ui.reception.whos_here.whos_here import WhosHere
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import FakeLookUp, found, maria, type_into

Key = Qt.Key
MARIAS_FACTS = "phone ends 0199 · born 1987 · Español or English"


@dataclass
class Asked:
    """The field on a page, with what it says noted down."""

    page: QWidget
    here: WhosHere
    look_up: FakeLookUp
    qtbot: QtBot
    workers: Workers
    chosen: list[Found] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        type_into(self.here.field, text)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.here.field, key)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.workers.database.is_idle)

    @property
    def rows(self) -> list[str]:
        model = self.here.suggestions.list.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


@pytest.fixture
def asked(qtbot: QtBot, workers: Workers, riverside: FakeOffice) -> Asked:
    page = QWidget()
    qtbot.addWidget(page)
    look_up = FakeLookUp()
    here = WhosHere(
        look_up=look_up,  # type: ignore[arg-type] # a fake of the same shape
        worker=workers.database,
        office=riverside.office,
        clock=riverside.clock,
        translate=translator(),
        over=page,
    )
    QVBoxLayout(page).addWidget(here)
    page.resize(800, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    here.take_focus()
    made = Asked(page, here, look_up, qtbot, workers)
    here.visitor_chosen.connect(made.chosen.append)
    here.new_wanted.connect(made.new.append)
    here.problem_met.connect(made.problems.append)
    return made


def test_a_row_says_whom_it_means_and_why(asked: Asked, riverside: FakeOffice) -> None:
    visitor = maria(riverside)
    last = datetime(2026, 11, 4, 2, 0, tzinfo=UTC)  # still the third in Chicago
    asked.look_up.answers["mari"] = [
        Found(visitor=visitor, score=1, why=(MatchReason.NICKNAME, MatchReason.PHONE), last_visit=last)
    ]
    asked.write("mari")
    asked.settle()
    assert asked.rows == [
        f"Maria Alvarez (Maria), {MARIAS_FACTS} · last here on 3 November, nickname · phone",
        "Guest (no name)",
        "New visitor: “mari”",
    ]


def test_down_and_enter_choose(asked: Asked, riverside: FakeOffice) -> None:
    first, second = riverside.visitor("Ann One"), riverside.visitor("Ann Two")
    asked.look_up.answers["ann"] = [found(first), found(second)]
    asked.write("ann")
    asked.settle()
    asked.key(Key.Key_Down)
    asked.key(Key.Key_Return)
    assert [f.visitor for f in asked.chosen] == [second]
    assert asked.here.text == ""
    assert not asked.here.suggestions.isVisible()


def test_enter_makes_a_new_visitor_when_nobody_fits(asked: Asked) -> None:
    asked.write("Zoë Nobody")
    asked.settle()
    assert asked.here.suggestions.state.text() == "Nobody fits that yet."
    asked.key(Key.Key_Return)
    assert asked.new == ["Zoë Nobody"]


def test_down_to_the_last_row_keeps_what_was_typed(asked: Asked, riverside: FakeOffice) -> None:
    asked.look_up.answers["ann"] = [found(riverside.visitor("Ann One"))]
    asked.write("ann")
    asked.settle()
    for _ in range(5):
        asked.key(Key.Key_Down)
    asked.key(Key.Key_Return)
    assert asked.new == ["ann"]


def test_a_stale_answer_is_dropped_and_only_the_last_text_is_asked_for(asked: Asked, riverside: FakeOffice) -> None:
    asked.look_up.gate.clear()
    asked.look_up.answers = {"a": [found(riverside.visitor("Stale"))], "ann": [found(riverside.visitor("Ann"))]}
    asked.write("ann")
    assert asked.rows[-1] == "New visitor: “a”"
    asked.look_up.gate.set()
    asked.settle()
    assert asked.look_up.asked == ["a", "ann"]
    assert asked.rows[0].startswith("Ann")


def test_enter_before_the_answer_acts_on_exactly_that_text(asked: Asked, riverside: FakeOffice) -> None:
    holder, token = riverside.visitor("Card Holder"), new_card_token()
    asked.look_up.answers[token] = [Found(visitor=holder, score=1, why=(MatchReason.CARD,))]
    asked.write(token)
    asked.key(Key.Key_Return)
    asked.settle()
    assert [f.visitor for f in asked.chosen] == [holder]
    assert asked.here.text == ""


def test_enter_before_the_answer_opens_nobody_when_several_fit(asked: Asked, riverside: FakeOffice) -> None:
    asked.look_up.answers["ann"] = [found(riverside.visitor("Ann One")), found(riverside.visitor("Ann Two"))]
    asked.write("ann")
    asked.key(Key.Key_Return)
    asked.settle()
    assert asked.chosen == []
    assert asked.here.suggestions.isVisible()


def test_a_card_that_is_not_known_is_turned_away_and_its_token_is_gone(asked: Asked) -> None:
    asked.write(new_card_token())
    assert asked.here.field.displayText().count("●") > 10
    asked.key(Key.Key_Return)
    asked.settle()
    assert asked.problems == [
        "This card is not known here, or a newer one has replaced it. Please look them up by name."
    ]
    assert (asked.here.text, asked.new) == ("", [])
    assert not asked.here.field.isUndoAvailable()


def test_a_slip_shows_its_need(asked: Asked, riverside: FakeOffice) -> None:
    need = riverside.owed("Maria", "My letter", riverside.dana)
    asked.look_up.answers["K7F-3MQ"] = [
        Found(visitor=None, score=1, why=(MatchReason.REFERENCE,), need_ids=(UUID(int=1),), needs=(need,))
    ]
    asked.write("K7F-3MQ")
    asked.settle()
    assert asked.rows[0] == "Guest, “My letter”, reference"


def test_esc_closes_the_list_and_then_empties_the_field(asked: Asked) -> None:
    asked.write("ann")
    asked.settle()
    asked.key(Key.Key_Escape)
    assert (asked.here.suggestions.isVisible(), asked.here.text) == (False, "ann")
    asked.key(Key.Key_Down)
    assert asked.here.suggestions.isVisible()
    asked.key(Key.Key_Escape)
    asked.key(Key.Key_Escape)
    assert asked.here.text == ""


def test_a_failure_is_said_and_a_new_visitor_is_possible_all_the_same(asked: Asked) -> None:
    asked.look_up.trouble = StoreUnusable(reason="The database is locked. Try again in a moment.")
    asked.write("ann")
    asked.settle()
    assert asked.here.suggestions.state.text() == "The database is locked. Try again in a moment."
    assert asked.rows[-1] == "New visitor: “ann”"


def test_a_very_long_text_is_taken_and_stays_on_its_row(asked: Asked) -> None:
    asked.here.field.insert("x" * 12_000)
    asked.here.field.textEdited.emit(asked.here.text)
    asked.settle()
    assert len(asked.here.text) == 10_000
    view: QListView = asked.here.suggestions.list
    assert view.horizontalScrollBar().maximum() == 0
    assert len(asked.rows[-1]) < 250
