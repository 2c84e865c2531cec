# SPDX-License-Identifier: GPL-3.0-or-later
"""What a visitor who comes again finds: what we asked, what we promised, what was tried, and an old slip's history."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.answer import AnswerHere
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.need import HistoryEvent, Need
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.referral import REFERRAL_OUTCOMES, Outcome, Referral
from kiosk.domain.resource import Resource
from kiosk.domain.visitor import ContactPreference, Visitor
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, CTRL, Front, maria

Key = Qt.Key
Greeted = Callable[[], Front]


@pytest.fixture
def legal_aid(riverside: FakeOffice) -> Resource:
    return riverside.resource("Legal Aid Desk", description="letter benefits")


@pytest.fixture
def pantry(riverside: FakeOffice) -> Resource:
    return riverside.resource("Harbor Food Pantry", description="letter food")


def came(office: FakeOffice, visitor: Visitor, words: str, *choices: StepChoice, days: int = 6) -> Need:
    """A visit of some days ago with one need."""
    office.clock.move(days=-days)
    acting = office.acting(office.dana)
    visit = office.desk.greet.known(visitor.id, acting).visit
    need = office.desk.take_need(visit.id, NeedHeard(words=words), choices, acting)
    office.desk.finish_visit(visit.id, acting)
    office.clock.move(days=days)
    return need


@pytest.fixture
def greeted(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Greeted:
    """Greets Maria, once everything before her visit has happened; the page is kept until the test is over."""
    kept: list[Front] = []

    def greet() -> Front:
        kept.append(Front(qtbot, riverside, workers))
        kept[0].greet("maria")
        return kept[0]

    return greet


def click(front: Front, name: str) -> None:
    front.find(QPushButton, name).click()
    front.settle()


def read(front: Front, name: str) -> list[str]:
    labels = [label for label in front.page.findChildren(QLabel, name) if label.isVisible()]
    return [label.text().replace("\u200b", "") for label in labels]


def menu_of(front: Front) -> list[QAction]:
    menu: QMenu | None = front.find(QPushButton, "other-outcomes").menu()
    assert menu is not None
    return list(menu.actions())


def test_what_was_not_yet_so_last_time_is_asked_again_once_a_visit(
    greeted: Greeted, riverside: FakeOffice, legal_aid: Resource
) -> None:
    need = came(riverside, maria(riverside), "A letter", ReferTo(resource_id=legal_aid.id, avenue=Avenue.OFFICE))
    riverside.clock.move(days=-2)
    riverside.desk.follow_up.referral_went(riverside.step_of(need), Outcome.NOT_YET, riverside.acting(riverside.sam))
    riverside.clock.move(days=2)
    front = greeted()
    shown = front.everything_shown()
    assert "Last time we sent them to Legal Aid Desk." in shown
    assert "When we asked on 21 November, it had not worked out yet." in shown
    click(front, "not-yet")
    assert "Last time we sent them to" not in front.everything_shown()


def test_each_referral_that_waits_is_asked_about(
    greeted: Greeted, riverside: FakeOffice, legal_aid: Resource, pantry: Resource
) -> None:
    visitor = maria(riverside)
    came(riverside, visitor, "A letter", ReferTo(resource_id=legal_aid.id, avenue=Avenue.OFFICE), days=9)
    came(riverside, visitor, "Something to eat", ReferTo(resource_id=pantry.id, avenue=Avenue.OFFICE))
    front = greeted()
    rows = front.page.findChildren(QWidget, "last-referral")
    assert [row.findChildren(QLabel)[0].text().replace("\u200b", "") for row in rows] == [
        "Last time we sent them to Harbor Food Pantry.",
        "Last time we sent them to Legal Aid Desk.",
    ]


def test_every_outcome_of_a_referral_can_be_told(greeted: Greeted, riverside: FakeOffice, legal_aid: Resource) -> None:
    came(riverside, maria(riverside), "A letter", ReferTo(resource_id=legal_aid.id, avenue=Avenue.OFFICE))
    front = greeted()
    others = [action.data() for action in menu_of(front) if action.data()]
    assert {Outcome.GOT_HELP.value, Outcome.NOT_YET.value, *others} == {each.value for each in REFERRAL_OUTCOMES}
    next(action for action in menu_of(front) if action.data() == Outcome.NEEDS_ACTION.value).trigger()
    front.settle()
    (step,) = (each for each in riverside.store.tables.steps.values() if isinstance(each, Referral))
    assert step.outcome is Outcome.NEEDS_ACTION


def test_please_do_not_contact_is_said_plainly(greeted: Greeted, riverside: FakeOffice) -> None:
    maria(riverside, contact_preference=ContactPreference.NONE)
    riverside.visitor("Tomasz K.")
    front = greeted()
    assert front.text("contact-wish") == "Please don’t contact them"
    front.greet("tomasz")
    assert front.text("contact-wish") == ""


PALLETS = "A price for two pallets"


def promised(riverside: FakeOffice) -> Need:
    due = riverside.clock() + timedelta(hours=3)
    return came(riverside, maria(riverside), PALLETS, PromiseTo(text="Call the carrier", due_at=due))


def promises(office: FakeOffice) -> list[Promise]:
    return [each for each in office.store.tables.steps.values() if isinstance(each, Promise)]


def test_a_promise_is_kept_in_one_click(greeted: Greeted, riverside: FakeOffice) -> None:
    promised(riverside)
    front = greeted()
    click(front, "promise-done")
    (promise,) = promises(riverside)
    assert promise.state is PromiseState.KEPT


def test_a_promise_that_was_not_kept_needs_a_reason(greeted: Greeted, riverside: FakeOffice) -> None:
    need = promised(riverside)
    front = greeted()
    click(front, "promise-not-kept")
    assert front.focused.objectName() == "promise-why"
    front.key(Key.Key_Return)
    assert front.text("promise-why-missing") == "Write why it was not kept."
    front.write("The carrier never answered")
    front.key(Key.Key_Return)
    (promise,) = promises(riverside)
    assert (promise.state, promise.why, promise.visitor_told) == (
        PromiseState.BROKEN, "The carrier never answered", True,
    )  # fmt: skip
    with riverside.store.reading() as work:
        assert work.needs.history(need.id)[-1].event is HistoryEvent.PROMISE_BROKEN
    assert f"“{PALLETS}”" in front.everything_shown()
    assert "Promise by Dana" not in front.everything_shown()


def test_a_promise_is_moved_to_a_new_time(greeted: Greeted, riverside: FakeOffice) -> None:
    promised(riverside)
    front = greeted()
    click(front, "promise-not-kept")
    front.write("The carrier never answered")
    front.key(Key.Key_Tab)
    front.write("Saturday")
    assert front.text("promise-again-due-closed") == "We are closed on Saturdays."
    click(front, "promise-again-due-after")
    front.key(Key.Key_Return)
    before, after = promises(riverside)
    assert (before.state, before.why, before.visitor_told) == (PromiseState.MOVED, "The carrier never answered", True)
    assert (after.state, after.due_at) == (PromiseState.OPEN, datetime(2026, 11, 30, 15, tzinfo=UTC))
    assert "Promise by Dana: Call the carrier · by Mon 30 Nov, 9:00 am" in front.everything_shown()


def test_a_new_time_that_nobody_understands_is_not_taken(greeted: Greeted, riverside: FakeOffice) -> None:
    promised(riverside)
    front = greeted()
    click(front, "promise-not-kept")
    front.write("No answer")
    front.key(Key.Key_Tab)
    front.write("some day")
    front.key(Key.Key_Return)
    assert front.text("promise-why-missing") == "Say by when, in plain words, or leave it empty."
    assert [each.state for each in promises(riverside)] == [PromiseState.OPEN]
    front.key(Key.Key_Escape)
    assert not front.find(QLineEdit, "promise-why").isVisible()


def test_a_reason_half_written_stays_when_another_desk_changes_something(
    greeted: Greeted, riverside: FakeOffice
) -> None:
    promised(riverside)
    front = greeted()
    click(front, "promise-not-kept")
    front.write("The carrier")
    front.key(Key.Key_K, CTRL)
    front.page.others_changed()
    front.settle()
    assert front.find(QLineEdit, "promise-why").text() == "The carrier"


def test_what_was_tried_is_left_out_and_says_why(
    greeted: Greeted, riverside: FakeOffice, legal_aid: Resource, pantry: Resource
) -> None:
    full = ReferTo(resource_id=pantry.id, avenue=Avenue.PERSON, call_outcome=Outcome.NO_CAPACITY)
    sent = ReferTo(resource_id=legal_aid.id, avenue=Avenue.OFFICE)
    came(riverside, maria(riverside), "A letter", full, sent)
    front = greeted()
    assert front.text("left-out") == ""
    next(action for action in menu_of(front) if action.text() == "Continue with this need today").trigger()
    front.settle()
    waits = "Left out: Legal Aid Desk — sent there on Tue 17 Nov, not heard of yet"
    assert front.text("left-out") == waits
    more = front.find(QPushButton, "left-out-more")
    assert more.text() == "and 1 more"
    more.click()
    assert front.text("left-out") == f"{waits}\nLeft out: Harbor Food Pantry — no capacity on Tue 17 Nov"
    front.page.sign_out()
    front.settle()
    assert "Harbor Food Pantry" not in front.everything_shown()


def test_a_way_that_was_tried_today_is_not_offered_again(
    greeted: Greeted, riverside: FakeOffice, legal_aid: Resource
) -> None:
    maria(riverside)
    front = greeted()
    front.write("a letter")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)
    front.find(QWidget, "call-could-not-reach").setFocus()
    front.key(Key.Key_Space)
    front.key(Key.Key_F, ALT)
    assert (
        front.text("left-out")
        == "Left out: Legal Aid Desk (phone, we called for them) — could not reach them on Mon 23 Nov"
    )
    front.key(Key.Key_1, ALT)
    phone, office = front.find(QPushButton, "step-phone"), front.find(QPushButton, "step-office")
    assert phone.accessibleDescription() == "This way to Legal Aid Desk was tried already."
    assert (phone.isEnabled(), office.isEnabled(), office.isChecked()) == (False, True, True)


def test_an_old_slip_brings_its_need_back_with_its_history(
    greeted: Greeted, riverside: FakeOffice, legal_aid: Resource
) -> None:
    maria(riverside)
    front = greeted()
    front.write("A letter about benefits")
    front.key(Key.Key_1, ALT)
    assert read(front, "need-history-lines") == []
    front.key(Key.Key_P, CTRL)
    front.key(Key.Key_F, ALT)
    (need,) = riverside.store.tables.needs.values()
    riverside.clock.move(days=1)
    riverside.desk.follow_up.settle(need.id, riverside.acting(riverside.sam))
    riverside.clock.move(days=2)
    front.key(Key.Key_K, CTRL)
    front.write(riverside.printer.printed[0].reference)
    front.key(Key.Key_Return)
    assert front.text("greeting") == "Welcome back, Maria."
    assert front.text("need-in-hand") == "“A letter about benefits”"
    assert front.text("need-history-lines").splitlines()[1:] == [
        "24 November, Sam: Settled",
        "26 November, Dana: Reopened",
    ]
    front.find(QPushButton, "need-history-more").click()
    lines = front.text("need-history-lines").splitlines()
    assert lines[0] == "23 November, Dana: Said: “A letter about benefits”"
    assert "23 November, Dana: Referred to Legal Aid Desk (office)" in lines
    front.page.sign_out()
    front.settle()
    assert "Referred to Legal Aid Desk" not in front.everything_shown()


def test_what_was_not_settled_after_all_is_in_hand_again(greeted: Greeted, riverside: FakeOffice) -> None:
    maria = riverside.visitor("Maria Alvarez")
    need = came(riverside, maria, PALLETS, AnswerHere(text="Told her"))
    front = greeted()
    assert "Settled on 17 November" in front.everything_shown()
    click(front, "reopen-need")
    assert front.text("need-in-hand") == f"“{PALLETS}”"
    assert riverside.store.tables.needs[need.id].is_open
