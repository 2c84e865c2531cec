# SPDX-License-Identifier: GPL-3.0-or-later
"""The next step of a need: every kind by keyboard, what it asks for, and what is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.promise import PromiseTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import NeedState
from kiosk.domain.next_step import NextStep, Promise, Unmet, UnmetReason
from kiosk.domain.office_rules import WEEKDAYS_NINE_TO_FIVE, OfficeRules
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.resource import Phone
from kiosk.domain.visit import VisitState
from kiosk.domain.visitor import ContactPreference
from kiosk.ui.tasks import Workers
from tests.ui import memory_store
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, CTRL, Front, maria

Key = Qt.Key


class Greeted(Protocol):
    """Greets somebody, on a page of this width."""

    def __call__(self, name: str, width: int = 1096) -> Front: ...


@pytest.fixture
def office(riverside: FakeOffice) -> FakeOffice:
    riverside.resource("Legal Aid Desk", description="letter benefits appeals rent")
    riverside.resource("Rent Helpline", address=None, description="rent", contacts=(), website="")
    riverside.resource("Rent Bank", description="rent", phones=(), contacts=(), address=None)
    return riverside


@pytest.fixture
def front(qtbot: QtBot, office: FakeOffice, workers: Workers) -> Front:
    maria(office)
    front = Front(qtbot, office, workers)
    front.greet("maria")
    return front


@pytest.fixture
def greeted(qtbot: QtBot, office: FakeOffice, workers: Workers) -> Greeted:
    """Greets somebody, once the office is as a test wants it; the page is kept until the test is over."""
    kept: list[Front] = []

    def greet(name: str, width: int = 1096) -> Front:
        kept.append(Front(qtbot, office, workers))
        kept[0].page.resize(width, 600 if width < 1000 else 820)
        kept[0].greet(name)
        return kept[0]

    return greet


def steps(office: FakeOffice) -> list[NextStep]:
    return list(office.store.tables.steps.values())


def kept_by(front: Front) -> str:
    said: str = front.find(QWidget, "keeper").text()  # type: ignore[attr-defined] # words with an icon
    return said


def step_button(front: Front, kind: str) -> QPushButton:
    return front.find(QPushButton, f"step-{kind}")


def test_only_the_avenues_that_a_resource_has_can_be_taken(front: Front) -> None:
    assert step_button(front, "office").accessibleDescription() == "Choose under “Who can help” first."
    front.write("rent")
    front.key(Key.Key_2, ALT)
    assert step_button(front, "phone").isChecked()
    assert not step_button(front, "office").isEnabled()
    assert step_button(front, "office").accessibleDescription() == "Rent Helpline has no address to go to."
    assert step_button(front, "website").accessibleDescription() == "Rent Helpline has no website."
    front.key(Key.Key_3, ALT)
    assert step_button(front, "website").isChecked()
    assert step_button(front, "person").accessibleDescription() == "Rent Bank has no phone number."


def test_who_to_ask_for_is_filled_in_and_can_be_changed(front: Front, office: FakeOffice) -> None:
    front.write("letter")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_R, ALT)
    assert front.text("refer-office-where") == "Legal Aid Desk · 120 Court Street, Riverside, IL 60546"
    front.focused.selectAll()  # type: ignore[attr-defined] # a line edit
    front.write("Sam at the side door")
    assert front.find(QWidget, "keeper").text() == (  # type: ignore[attr-defined] # words with an icon
        "Dana keeps this until it is settled · check back on Thu 26 Nov"
    )
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Referral)
    assert (step.avenue, step.ask_for) == (Avenue.OFFICE, "Sam at the side door")


def test_a_call_shows_the_number_large_and_keeps_what_was_said(front: Front, office: FakeOffice) -> None:
    front.write("letter")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)
    assert front.text("call-number") == "(555) 010-4420"
    assert front.text("finish-missing") == "Say how the call ended."
    front.key(Key.Key_Tab)
    front.key(Key.Key_Space)
    assert front.find(QToolButton, "call-not-yet").isChecked()
    front.key(Key.Key_Tab)
    front.write("come before four")
    front.key(Key.Key_Tab)
    front.key(Key.Key_Space)
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Referral)
    assert (step.avenue, step.call_result, step.expected) == (Avenue.PERSON, "come before four", True)
    assert front.visits[0].state is VisitState.FINISHED


def test_a_call_that_failed_is_kept_as_tried_and_another_step_is_asked_for(front: Front, office: FakeOffice) -> None:
    front.write("rent letter")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)
    front.find(QToolButton, "call-no-capacity").click()
    front.key(Key.Key_F, ALT)
    assert front.notices == ["Kept as tried. Choose another next step."]
    assert front.visits[0].is_open
    (attempt,) = office.store.tables.attempts
    assert attempt.result is Outcome.NO_CAPACITY
    assert front.text("need-in-hand") == "“rent letter”"
    names = [label for label in ("Legal Aid Desk", "Rent Helpline") if label in front.text("help-name")]
    assert names == ["Rent Helpline"]
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_F, ALT)
    assert front.visits[0].state is VisitState.FINISHED


def test_a_call_that_settled_everything(front: Front, office: FakeOffice) -> None:
    front.write("letter")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)
    front.find(QToolButton, "call-got-help").click()
    front.key(Key.Key_F, ALT)
    (need,) = office.store.tables.needs.values()
    assert need.state is NeedState.SETTLED


def test_a_hand_off_says_who_what_and_by_when(front: Front, office: FakeOffice) -> None:
    front.write("a price for two pallets")
    front.key(Key.Key_H, ALT)
    assert front.text("finish-missing") == "Choose whom to hand it to."
    front.find(QComboBox, "hand-to").setCurrentText("Lee Chen")
    front.key(Key.Key_Tab)
    front.write("call the carrier")
    front.key(Key.Key_Return)
    front.write("tell Ann the price")
    front.key(Key.Key_Tab)
    front.write("took the weight")
    front.key(Key.Key_Tab)
    front.write("promise a price")
    front.key(Key.Key_Tab)
    front.write("tomorrow 3 pm")
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, HandOff)
    assert (step.to_id, step.not_done, step.done, step.must_not) == (
        office.lee.id, "call the carrier\ntell Ann the price", "took the weight", "promise a price",
    )  # fmt: skip
    assert step.by_when is not None
    assert step.to_do == ("call the carrier", "tell Ann the price")


def test_nobody_hands_to_themselves(front: Front) -> None:
    box = front.find(QComboBox, "hand-to")
    assert [box.itemText(at) for at in range(box.count())] == ["Choose …", "Lee Chen", "Sam Ortega", "Front desk"]


def test_who_is_away_is_named_so_and_can_be_asked_all_the_same(greeted: Greeted, office: FakeOffice) -> None:
    maria(office)
    office.store.tables.staff[office.sam.id] = replace(office.sam, away_from=date(2026, 11, 20))
    front = greeted("maria")
    front.write("a price")
    front.key(Key.Key_H, ALT)
    front.find(QComboBox, "hand-to").setCurrentText("Sam Ortega (away)")
    assert kept_by(front) == "Dana keeps this until Sam Ortega accepts it. Sam Ortega is away today."
    front.key(Key.Key_Tab)
    front.write("call them")
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, HandOff)
    assert step.to_id == office.sam.id


def test_the_card_grows_when_a_sentence_on_it_needs_another_line(greeted: Greeted, office: FakeOffice) -> None:
    due = office.clock() + timedelta(hours=3)
    office.owed("Maria Alvarez", "A price", office.dana, PromiseTo(text="Call", due_at=due))
    office.store.tables.staff[office.sam.id] = replace(office.sam, away_from=date(2026, 11, 20))
    front = greeted("maria", 754)
    front.write("pallets")
    front.key(Key.Key_H, ALT)
    front.find(QComboBox, "hand-to").setCurrentText("Sam Ortega (away)")
    card = front.find(QWidget, "next-step")
    layout = card.layout()
    assert layout is not None
    front.wait_for(lambda: card.height() >= layout.totalHeightForWidth(card.width()))
    fields = [front.find(QWidget, name) for name in ("hand-to", "hand-not-done", "hand-done", "hand-must-not")]
    assert all(one.geometry().bottom() < next_.geometry().top() for one, next_ in pairwise(fields))


def test_another_offices_desk_can_be_asked_unless_the_visitor_is_confidential(
    greeted: Greeted, office: FakeOffice
) -> None:
    there = replace(office.office, id=new_id(), name="Lakeside Library")
    desk = replace(office.duty_desk, id=new_id(), office_id=there.id)
    office.store.tables.offices[there.id] = there
    office.store.tables.staff[desk.id] = desk
    office.visitor("Bo Fox", confidential=True)
    front = greeted("bo")
    box = front.find(QComboBox, "hand-to")
    assert box.findText("Front desk, Lakeside Library") == -1
    front.key(Key.Key_K, CTRL)
    maria(office)
    front.greet("maria")
    assert box.findText("Front desk, Lakeside Library") > 0


def test_a_promise_is_said_back_and_a_past_one_is_not_taken(front: Front) -> None:
    front.write("find out")
    front.key(Key.Key_O, ALT)
    front.write("call back")
    front.key(Key.Key_Tab)
    front.write("Friday")
    assert front.text("promise-understood") == "Friday 27 November, 5:00 pm"
    front.focused.selectAll()  # type: ignore[attr-defined] # a line edit
    front.write("some day")
    assert front.text("promise-understood") == "Not understood as a time ahead. Try “tomorrow 3 pm” or “Friday”."
    assert front.text("finish-missing") == "Say by when, in plain words."


def promise_due(front: Front, when: str) -> None:
    front.write("find out")
    front.key(Key.Key_O, ALT)
    front.write("call back")
    front.key(Key.Key_Tab)
    front.write(when)


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("Sunday", "We are closed on Sundays."),
        ("Wednesday 8 pm", "That is outside our opening hours."),
        ("Thursday", "We are closed then: Thanksgiving Day."),
        ("Friday", "We are closed on that day."),
    ],
)
def test_a_promise_for_when_we_are_closed_says_why_and_is_taken_all_the_same(
    greeted: Greeted, office: FakeOffice, monkeypatch: pytest.MonkeyPatch, when: str, why: str
) -> None:
    maria(office)
    office.store.tables.rules[office.office.id] = OfficeRules(days_off=(date(2026, 11, 27),))
    monkeypatch.setattr(memory_store, "no_holidays", lambda *_asked: {date(2026, 11, 26): "Thanksgiving Day"})
    front = greeted("maria")
    promise_due(front, when)
    assert front.text("promise-due-closed") == why
    front.key(Key.Key_F, ALT)
    assert len(steps(office)) == 1


def test_the_working_times_around_a_closed_one_are_a_click_away(front: Front, office: FakeOffice) -> None:
    promise_due(front, "Sunday noon")
    before, after = (front.find(QPushButton, f"promise-due-{which}") for which in ("before", "after"))
    assert (before.text(), after.text()) == ("Fri 27 Nov, 5:00 pm", "Mon 30 Nov, 9:00 am")
    after.click()
    assert front.text("promise-understood") == "Monday 30 November, 9:00 am"
    assert (front.text("promise-due-closed"), after.isVisible()) == ("", False)
    assert kept_by(front) == "Dana does this by Monday 30 November, 9:00 am"
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Promise)
    assert step.due_at == datetime(2026, 11, 30, 15, tzinfo=UTC)


def test_a_day_alone_is_its_closing_time_and_days_to_look_again_are_working_days(
    greeted: Greeted, office: FakeOffice
) -> None:
    maria(office)
    until_one = replace(WEEKDAYS_NINE_TO_FIVE, closes_at=time(13))
    day_off = date(2026, 12, 7)
    office.store.tables.rules[office.office.id] = OfficeRules(hours=(until_one,), days_off=(day_off,))
    front = greeted("maria")
    promise_due(front, "Friday")
    assert front.text("promise-understood") == "Friday 27 November, 1:00 pm"
    front.key(Key.Key_U, ALT)
    assert kept_by(front) == "Dana keeps this and looks again on Tue 8 Dec"


def test_unmet_has_a_reason_and_a_day_to_look_again(front: Front, office: FakeOffice) -> None:
    front.write("money")
    front.key(Key.Key_U, ALT)
    front.key(Key.Key_Down)
    front.key(Key.Key_Down)
    front.key(Key.Key_Tab)
    front.write("fund is empty")
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Unmet)
    assert (step.reason, step.note) == (UnmetReason.COST, "fund is empty")


def test_up_to_three_places_for_one_visit(front: Front, office: FakeOffice) -> None:
    front.write("rent")
    for number in (1, 2, 3):
        front.key(getattr(Key, f"Key_{number}"), ALT)
        front.key(Key.Key_L, ALT)
    assert front.find(QPushButton, "add-place").isHidden()
    front.key(Key.Key_P, CTRL)
    assert {step.resource_name for step in steps(office) if isinstance(step, Referral)} == {
        "Legal Aid Desk", "Rent Helpline", "Rent Bank",
    }  # fmt: skip
    assert len(office.printer.printed[0].referrals) == 3


def test_a_card_is_chosen_with_the_arrows_and_enter(front: Front) -> None:
    front.write("rent")
    front.key(Key.Key_Return, CTRL)
    assert front.focused.objectName() == "help-1"
    front.key(Key.Key_Down)
    front.key(Key.Key_Return)
    assert front.focused.objectName() == "step-phone"


def test_what_is_chosen_stays_while_more_is_typed(front: Front, office: FakeOffice) -> None:
    front.write("letter")
    front.key(Key.Key_1, ALT)
    office.resource("Night Bus", description="bus", phones=(Phone(number="1"),))
    front.write(" and also a bus")
    assert step_button(front, "office").isChecked()
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Referral)
    assert step.resource_name == "Legal Aid Desk"


def test_the_day_to_look_again_can_be_sooner(front: Front, office: FakeOffice) -> None:
    front.write("a bed")
    front.key(Key.Key_U, ALT)
    reason = front.find(QComboBox, "unmet-reason")
    reason.setCurrentIndex(reason.findData(UnmetReason.CAPACITY.value))
    day = front.find(QLineEdit, "unmet-day")
    for said in ("soon", "2026-11-20"):
        day.setText(said)
        front.key(Key.Key_F, ALT)
        assert front.problems[-1] == "Please write a day ahead, such as tomorrow or Friday."
    day.clear()
    day.setFocus()
    front.write("tomorrow")
    assert kept_by(front) == "Dana keeps this and looks again on Tue 24 Nov"
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Unmet)
    assert step.review_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("preference", "said"),
    [
        (
            ContactPreference.NONE,
            "They asked us not to contact them. Promise what they can ask about when they come in.",
        ),
        (ContactPreference.LETTER, "They want letters, no calls."),
        (ContactPreference.ANY, ""),
    ],
)
def test_a_promise_minds_how_they_want_to_hear_from_us(
    greeted: Greeted, office: FakeOffice, preference: ContactPreference, said: str
) -> None:
    office.visitor("Ana Bell", contact_preference=preference)
    front = greeted("ana")
    front.write("a letter")
    front.key(Key.Key_O, ALT)
    assert front.text("promise-contact") == said


@pytest.mark.parametrize(
    ("step", "filled", "lacking"),
    [
        (Key.Key_U, "", "unmet-reason"),
        (Key.Key_A, "", "answer-text"),
        (Key.Key_H, "", "hand-to"),
        (Key.Key_O, "", "promise-text"),
        (Key.Key_O, "call back", "promise-due"),
    ],
)
def test_a_refusal_goes_to_the_field_that_is_missing(front: Front, step: Key, filled: str, lacking: str) -> None:
    front.write("a letter")
    front.key(step, ALT)
    if filled:
        front.write(filled)
    front.find(QPlainTextEdit, "need-words").setFocus()
    front.key(Key.Key_F, ALT)
    assert front.problems
    assert front.focused.objectName() == lacking
    assert front.focused.visibleRegion().boundingRect() == front.focused.rect()


def test_a_website_has_nobody_to_ask_for(front: Front, office: FakeOffice) -> None:
    front.write("rent")
    front.key(Key.Key_3, ALT)
    front.key(Key.Key_W, ALT)
    assert "Person or desk" not in [
        line.placeholderText() for line in front.page.findChildren(QLineEdit) if line.isVisible()
    ]
    assert front.focused.objectName() == "step-website"
    front.key(Key.Key_F, ALT)
    (step,) = steps(office)
    assert isinstance(step, Referral)
    assert (step.avenue, step.ask_for) == (Avenue.WEBSITE, "")
