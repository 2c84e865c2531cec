# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job at the front desk, by keyboard alone: greet, listen, next step, slip, finish."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kiosk.desk.log_need import NeedHeard
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NotSaved
from kiosk.domain.next_step import Answer, Promise, Unmet
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.text import shortened
from kiosk.domain.visit import VisitState
from kiosk.domain.visitor import Visitor
from kiosk.messages import isolated
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, CTRL, Front, maria

Key = Qt.Key
WORDS = "They sent me this letter, my benefits stop on Friday and nobody picks up the phone."


@pytest.fixture
def office(riverside: FakeOffice) -> FakeOffice:
    riverside.resource("Legal Aid Intake Desk", description="letter benefits appeals")
    riverside.resource("Benefits Appeals Unit", organization="State Office", description="benefits letter", contacts=())
    return riverside


@pytest.fixture
def front(qtbot: QtBot, office: FakeOffice, workers: Workers) -> Front:
    return Front(qtbot, office, workers)


def been_here_before(office: FakeOffice) -> Visitor:
    """Maria, whom we sent to a résumé class three weeks ago, with a promise that is due today."""
    visitor, acting = maria(office), office.acting(office.dana)
    course = office.resource("Adult Learning Centre", description="résumé class")
    office.clock.move(days=-20)
    visit = office.desk.greet.known(visitor.id, acting).visit
    due = office.clock() + timedelta(days=20, hours=5, minutes=18)
    office.desk.take_need(
        visit.id,
        NeedHeard(words="I want to make a résumé."),
        (ReferTo(resource_id=course.id, avenue=Avenue.OFFICE), PromiseTo(text="call back", due_at=due)),
        acting,
    )
    office.desk.finish_visit(visit.id, acting)
    office.clock.move(days=20)
    return visitor


def test_the_main_job_by_keyboard_alone(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("mari")
    assert front.text("greeting") == "Welcome, Maria."
    front.write(WORDS)
    assert "Legal Aid Intake Desk" in front.text("help-name")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_P, CTRL)
    assert front.text("slip-state") == "Printed"
    assert [slip.referrals[0].name for slip in office.printer.printed] == ["Legal Aid Intake Desk"]
    front.key(Key.Key_F, ALT)
    assert front.text("whos-next") == "Who’s next?"
    assert front.focused.objectName() == "whos-here"
    assert [visit.state for visit in front.visits] == [VisitState.FINISHED]
    (need,) = office.store.tables.needs.values()
    assert (need.words, need.categories[:1]) == (WORDS, ("benefits",))
    assert front.problems == []


def test_what_is_in_front_before_the_first_question(front: Front, office: FakeOffice) -> None:
    been_here_before(office)
    front.greet("maria")
    assert front.text("greeting") == "Welcome back, Maria."
    assert front.text("about-visitor") == "mah-REE-ah · Español or English · 2nd visit, last on 3 November"
    owed = front.everything_shown()
    assert "Last time we sent them to Adult Learning Centre." in owed
    assert "Promise by Dana: call back · by today, 3:00 pm" in owed
    assert front.text("need-heading") == "What brings Maria in today?"


def test_one_click_says_how_the_last_referral_went(front: Front, office: FakeOffice) -> None:
    been_here_before(office)
    front.greet("maria")
    front.find(QPushButton, "it-worked-out").click()
    front.settle()
    (step,) = (s for s in office.store.tables.steps.values() if isinstance(s, Referral))
    assert step.outcome is Outcome.GOT_HELP
    assert "Last time we sent them" not in front.everything_shown()
    assert front.focused.objectName() == "need-words"


def test_a_need_from_earlier_goes_on_in_this_visit(front: Front, office: FakeOffice) -> None:
    acting = office.acting(office.dana)
    visitor = maria(office)
    visit = office.desk.greet.known(visitor.id, acting).visit
    promise = PromiseTo(text="ask", due_at=office.clock() + timedelta(days=1))
    office.desk.take_need(visit.id, NeedHeard(words="A letter about my benefits"), (promise,), acting)
    office.desk.finish_visit(visit.id, acting)
    office.clock.move(hours=2)
    front.greet("maria")
    front.find(QPushButton, "continue-need").click()
    front.settle()
    assert front.text("need-in-hand") == "“A letter about my benefits”"
    front.key(Key.Key_A, ALT)
    front.write("Explained the letter")
    front.key(Key.Key_F, ALT)
    assert [v.state for v in front.visits] == [VisitState.FINISHED] * 2
    assert any(isinstance(step, Answer) for step in office.store.tables.steps.values())


def test_the_visit_cannot_be_finished_while_a_need_has_no_step(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    finish = front.find(QPushButton, "finish-visit")
    assert not finish.isEnabled()
    assert front.text("finish-missing") == "Nothing is written down yet. What brings them in?"
    front.write("I lost my phone")
    said = "“I lost my phone” has no next step yet. Choose one, or mark it unmet, before they leave."
    assert front.text("finish-missing") == said
    front.key(Key.Key_F, ALT)
    assert front.problems == [said]
    assert front.visits[0].is_open
    front.key(Key.Key_A, ALT)
    assert front.text("finish-missing") == "Write what you told them."
    front.write("Lent a phone")
    assert finish.isEnabled()
    front.key(Key.Key_F, ALT)
    assert front.visits[0].state is VisitState.FINISHED


def test_several_needs_each_with_its_step(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("Print a form")
    front.key(Key.Key_A, ALT)
    front.write("Printed it")
    front.key(Key.Key_N, ALT)
    assert front.text("need-heading") == "Anything else today?"
    assert front.words == ""
    assert front.text("visit-need-words") == "“Print a form”"
    assert front.text("visit-need-step") == "Answered: Printed it"
    assert front.text("visit-need-state") == "Settled"
    front.write("Money for a forklift licence")
    front.key(Key.Key_U, ALT)
    front.key(Key.Key_Down)
    front.key(Key.Key_F, ALT)
    kinds = {type(step) for step in office.store.tables.steps.values()}
    assert kinds == {Answer, Unmet}
    assert front.visits[0].state is VisitState.FINISHED


def test_a_need_without_a_step_can_be_kept_and_gets_its_step_later(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("First thing")
    front.key(Key.Key_N, ALT)
    assert front.text("visit-need-state") == "No next step yet"
    assert "“First thing” has no next step yet." in front.text("finish-missing")
    front.find(QPushButton, "visit-need-next").click()
    front.settle()
    assert front.text("need-in-hand") == "“First thing”"
    front.key(Key.Key_O, ALT)
    front.write("find out")
    front.key(Key.Key_Tab)
    front.write("tomorrow 3 pm")
    assert front.text("promise-understood") == "Tuesday 24 November, 3:00 pm"
    front.key(Key.Key_P, CTRL)
    (promise,) = (s for s in office.store.tables.steps.values() if isinstance(s, Promise))
    assert promise.due_at.isoformat() == "2026-11-24T21:00:00+00:00"
    assert len(office.printer.printed) == 1


def test_words_are_a_draft_at_once_and_come_back(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("I was told to")
    visit_id = front.visits[0].id
    front.wait_for(lambda: visit_id in office.store.tables.drafts)
    assert office.store.tables.drafts[visit_id].words == "I was told to"
    front.wait_for(lambda: front.text("saved-state") == "Saved 9:42")
    front.greet("")
    front.page.sign_out()
    front.page.sign_in(office.acting(office.sam), office.sam)
    front.page.take_up(visit_id)
    front.settle()
    assert front.words == "I was told to"


def test_a_store_in_trouble_loses_no_words(front: Front, office: FakeOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    maria(office)
    front.greet("maria")
    writing = office.store.writing

    def full() -> object:
        raise NotSaved(reason="the disk is full.")

    monkeypatch.setattr(office.store, "writing", full)
    front.write("My words")
    front.wait_for(lambda: front.text("saved-state").startswith("Not saved: the disk is full."))
    front.key(Key.Key_A, ALT)
    front.write("told")
    front.key(Key.Key_F, ALT)
    assert front.problems[-1].startswith("Not saved: the disk is full.")
    assert front.words == "My words"
    monkeypatch.setattr(office.store, "writing", writing)
    front.key(Key.Key_F, ALT)
    assert front.visits[0].state is VisitState.FINISHED


def test_a_guest_stays_anonymous(front: Front, office: FakeOffice) -> None:
    front.key(Key.Key_G, CTRL)
    assert front.text("greeting") == "Welcome."
    assert front.text("need-heading") == "What brings them in today?"
    assert front.text("next-step-heading") == "Their next step"
    front.write("Where is the toilet?")
    front.key(Key.Key_A, ALT)
    front.write("Second door")
    front.key(Key.Key_F, ALT)
    assert front.visits[0].visitor_id is None
    assert front.visits[0].state is VisitState.FINISHED


def test_nothing_of_one_visitor_is_left_for_the_next(front: Front, office: FakeOffice) -> None:
    been_here_before(office)
    front.greet("maria")
    front.write("Something private about benefits")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)
    front.write("secret of the call")
    front.settle()
    front.page.sign_out()
    left = front.everything_shown()
    for secret in ("Maria", "mah-REE", "private", "secret", "0199", "quiet corner", "Adult Learning", "résumé"):
        assert secret not in left
    assert not front.find(QLineEdit, "call-said").isUndoAvailable()


def test_the_other_desk_finished_the_visit(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    visit_id = front.visits[0].id
    office.desk.finish_visit.left(visit_id, office.acting(office.sam))
    front.page.others_changed()
    front.settle()
    assert front.notices == ["This visit was finished at the other desk."]
    assert front.text("whos-next") == "Who’s next?"


def test_the_other_desk_added_a_need(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("still typing")
    office.desk.take_need(front.visits[0].id, NeedHeard(words="From Sam"), (), office.acting(office.sam))
    front.page.others_changed()
    front.settle()
    assert front.text("visit-need-words") == "“From Sam”"
    assert front.words == "still typing"


def test_back_to_the_lobby_keeps_what_was_said(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("please wait")
    front.choose("back-to-lobby")
    front.settle()
    (visit,) = front.visits
    assert visit.state is VisitState.WAITING
    assert office.store.tables.drafts[visit.id].words == "please wait"
    assert front.text("whos-next") == "Who’s next?"


@pytest.mark.parametrize("name", ["<b>Bold</b> & <img src=x>", "A" * 200, "محمد عبد", "👩‍👩‍👧 Ñandú", "Tom && Jerry"])
def test_names_show_as_they_are(front: Front, office: FakeOffice, name: str) -> None:
    visitor = office.visitor(name)
    front.page.take_up(office.desk.greet.known(visitor.id, office.acting(office.sam)).visit.id)
    front.settle()
    title = front.find(QLabel, "greeting")
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert title.accessibleName() == f"Welcome, {isolated(shortened(name, 80))}."


def test_words_stay_when_the_other_desk_finished_the_visit_meanwhile(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("half a sentence")
    office.desk.finish_visit.left(front.visits[0].id, office.acting(office.sam))
    for _poll in range(2):
        front.page.others_changed()
        front.settle()
    assert front.words == "half a sentence"
    assert len(front.notices) == 1
    assert front.notices[0].startswith("This visit was finished at the other desk. What you wrote is still here")


def test_categories_and_the_deadline_are_chips_that_can_be_taken_away(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write(WORDS)
    chips = [chip.text() for chip in front.page.findChildren(QToolButton) if chip.isVisible()]
    assert [text for text in chips if "✕" in text] == ["Benefits  ✕", "Legal help  ✕", "By Friday  ✕"]
    legal = next(c for c in front.page.findChildren(QToolButton, "category-chip") if c.text().startswith("Legal"))
    legal.click()
    front.find(QToolButton, "deadline-chip").click()
    assert front.focused.objectName() == "need-words"
    front.write(" Please.")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_N, ALT)
    (need,) = office.store.tables.needs.values()
    assert (need.categories, need.deadline) == (("benefits",), None)


def test_too_many_words_are_told_and_stay(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    field = front.find(QPlainTextEdit, "need-words")
    field.setPlainText("w" * 20_001)
    front.settle()
    assert front.text("need-problem").startswith("That is 20001 characters; a need can hold 20000.")
    front.key(Key.Key_A, ALT)
    front.write("x")
    front.key(Key.Key_F, ALT)
    assert front.problems[-1].startswith("That is 20001 characters")
    assert len(front.words) == 20_001


def test_whoever_left_before_we_could_help_is_kept_with_their_words(front: Front, office: FakeOffice) -> None:
    maria(office)
    front.greet("maria")
    front.write("had to catch the bus")
    front.choose("left-before-help")
    (visit,) = front.visits
    assert visit.state is VisitState.LEFT
    assert [need.words for need in office.store.tables.needs.values()][-1] == "had to catch the bus"
