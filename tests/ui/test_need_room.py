# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of one need: its history, answering, promising, trying, asking, settling and opening again."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.desk.hand_over import HandTo
from kiosk.desk.promise import PromiseTo
from kiosk.domain.hand_off import HandOff
from kiosk.domain.need import HistoryEvent
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.question import Ruling
from kiosk.domain.staff import Role
from kiosk.domain.visitor import ContactPreference
from kiosk.ui.tasks import Workers
from tests.ui.boards import TODAY, choose, owe_four
from tests.ui.fakes import NOW, FakeOffice
from tests.ui.windows import DeskWorker


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana on the follow-through page."""
    owe_four(riverside)
    return on_page(DeskWorker(qtbot, riverside, workers))


@pytest.fixture
def leading(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana on the follow-through page, supervising."""
    owe_four(riverside)
    riverside.store.tables.staff[riverside.dana.id] = replace(riverside.dana, role=Role.SUPERVISOR)
    return on_page(DeskWorker(qtbot, riverside, workers))


def on_page(at_desk: DeskWorker) -> DeskWorker:
    """Sign in and go to follow-through."""
    at_desk.sign_in().press(Qt.Key.Key_2)
    at_desk.qtbot.waitUntil(lambda: len(at_desk.owed) == 3)
    return at_desk


def told(at_desk: DeskWorker) -> list[str]:
    """What the history reads, a line each: who and when, and what."""
    texts = {}
    for part in ("who", "what"):
        labels = at_desk.window.findChildren(QLabel, f"room-history-{part}")
        texts[part] = [label.accessibleName() for label in labels if label.isVisible()]
    return [f"{who}: {what}" for who, what in zip(texts["who"], texts["what"], strict=True)]


def unfold(at_desk: DeskWorker, act: str) -> None:
    """Open one of the forms behind "More…"."""
    if not at_desk.find(QPushButton, "more-acts").isChecked():
        at_desk.click("more-acts")
    at_desk.qtbot.waitUntil(lambda: at_desk.find(QPushButton, f"open-{act}").isVisible())
    at_desk.click(f"open-{act}")


def write(at_desk: DeskWorker, name: str, words: str) -> None:
    """Type into a line."""
    line = at_desk.find(QLineEdit, name)
    assert line.isVisible(), f"{name} cannot be seen"
    at_desk.qtbot.keyClicks(line, words)


def walked(at_desk: DeskWorker, steps: int) -> list[str]:
    """Where Enter in the table and then the Tab key lead."""
    at_desk.table.setFocus()
    at_desk.qtbot.keyClick(at_desk.table, Qt.Key.Key_Return)
    came_to = []
    for _step in range(steps):
        now = at_desk.window.focusWidget()
        came_to.append(now.objectName())
        at_desk.qtbot.keyClick(now, Qt.Key.Key_Tab)
    return came_to


def promise_of(riverside: FakeOffice, state: PromiseState) -> Promise:
    """The one promise that is in this state."""
    steps = riverside.store.tables.steps.values()
    return next(step for step in steps if isinstance(step, Promise) and step.state is state)


# Its history


def test_the_whole_history_is_told_oldest_first(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    qtbot.waitUntil(lambda: bool(told(dana)))
    assert told(dana)[0] == "today, 9:42 am · Dana: Said: “Freight quote for the shop”"
    assert told(dana)[-1].startswith("today, 9:42 am · Dana: Promised: call the carrier")


def test_a_long_history_keeps_its_latest_in_sight(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    need = next(n for n in riverside.store.tables.needs.values() if n.words == "Freight quote for the shop")
    for _again in range(4):
        riverside.desk.follow_up.settle(need.id, riverside.acting(riverside.sam))
        riverside.desk.follow_up.undo_settle(need.id, riverside.acting(riverside.sam))
    choose(dana, "Mr. Okafor")
    qtbot.waitUntil(lambda: len(told(dana)) == 5)
    assert "Said" not in told(dana)[0]
    dana.click("room-history-more")
    qtbot.waitUntil(lambda: len(told(dana)) > 8)
    assert "Said" in told(dana)[0]


def test_who_wants_no_contact_is_said_plainly(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    visitors = riverside.store.tables.visitors
    okafor = next(v for v in visitors.values() if v.name == "Mr. Okafor")
    visitors[okafor.id] = replace(okafor, contact_preference=ContactPreference.NONE)
    dana.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Mr. Okafor")
    assert dana.reads("owed-contact") == "Please don’t contact them"
    choose(dana, "Maria Alvarez")
    assert dana.reads("owed-contact") == ""


@pytest.mark.parametrize("words", ["A crib " * 70 + "and a cot", "Rent\n\n  and heat"])
def test_the_words_are_shown_whole(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, words: str) -> None:
    riverside.owed("Ana B.", words, riverside.dana)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Ana B.")
    said = dana.find(QLabel, "owed-words")
    assert said.isVisible()
    assert said.accessibleName() == f"“{words}”"
    assert said.wordWrap()


def test_very_long_words_scroll_by_keyboard(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    words = ("The letter says  " * 360 + "and this is the end.")[-6_000:]
    riverside.owed("Ana B.", words, riverside.dana)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Ana B.")
    said = dana.find(QPlainTextEdit, "owed-words-long")
    assert said.toPlainText() == f"“{words}”"
    assert said.isReadOnly()
    assert said.height() < 300
    assert walked(dana, 2) == ["owed-words-long", "its-done"]
    said.setFocus()
    qtbot.keyClick(said, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    bar = said.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    dana.click("lock")
    assert said.toPlainText() == ""


# Taking over, and handing over


def test_the_giver_reads_whose_answer_is_waited_for(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    asked = HandTo(staff_id=riverside.sam.id, not_done="Ring the bank")
    need = riverside.owed("Ana B.", "A crib", riverside.dana, asked)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Ana B.")
    said = "Offered to Sam today, 9:42 am, not accepted yet"
    qtbot.waitUntil(lambda: dana.reads("owed-hand-off") == said)
    steps = riverside.store.tables.steps
    offered = next(s for s in steps.values() if isinstance(s, HandOff) and s.need_id == need.id)
    steps[offered.id] = replace(offered, stalled_at=NOW)
    choose(dana, "Maria Alvarez")
    riverside.owed("Somebody new", "A bus pass", riverside.dana)
    qtbot.waitUntil(lambda: len(dana.owed) == 5)
    choose(dana, "Ana B.")
    said = "Stalled: offered to Sam today, 9:42 am, no answer yet"
    qtbot.waitUntil(lambda: dana.reads("owed-hand-off") == said)


def test_nobody_accepts_before_each_thing_is_ticked(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Tomasz K.")
    qtbot.waitUntil(lambda: dana.reads("owed-hand-off").startswith("Sam asks"))
    asked = dana.reads("owed-hand-off")
    assert asked == "Sam asks you to take this over\nDone: Asked the County"
    assert dana.find(QLabel, "owed-must-not").accessibleName() == "Must not be done: Call the employer"
    assert not dana.find(QPushButton, "accept").isEnabled()
    box = dana.find(QCheckBox, "to-do-1")
    assert box.accessibleName() == "Ask the State"
    qtbot.keyClick(box, Qt.Key.Key_Space)
    dana.click("accept")
    qtbot.waitUntil(lambda: ("Tomasz K.", "Forklift licence funding", "Dana", "Thu 26 Nov") in dana.owed)
    qtbot.waitUntil(lambda: not dana.find(QPushButton, "accept").isVisible())


def test_ticks_stay_while_the_page_is_brought_again(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Tomasz K.")
    qtbot.keyClick(dana.find(QCheckBox, "to-do-1"), Qt.Key.Key_Space)
    riverside.owed("Somebody new", "A bus pass", riverside.dana)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    assert dana.find(QCheckBox, "to-do-1").isChecked()
    choose(dana, "Mr. Okafor")
    choose(dana, "Tomasz K.")
    assert not dana.find(QCheckBox, "to-do-1").isChecked()


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
    told_reasons = [line.facts.get("reason") for line in riverside.store.tables.history]
    assert "On leave from tomorrow" in told_reasons


def test_what_is_offered_to_the_desk_is_accepted_by_whoever_is_at_it(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    riverside.owed("Ana B.", "A crib", riverside.sam, HandTo(staff_id=riverside.duty_desk.id, not_done="Ring the bank"))
    dana.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: len(dana.owed) == 5)
    choose(dana, "Ana B.")
    qtbot.waitUntil(lambda: dana.find(QPushButton, "accept").isVisible())
    qtbot.keyClick(dana.find(QCheckBox, "to-do-1"), Qt.Key.Key_Space)
    dana.click("accept")
    qtbot.waitUntil(lambda: any(row[0] == "Ana B." and row[2] == "Dana" for row in dana.owed))


def test_a_need_is_offered_to_a_colleague(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    staff = riverside.store.tables.staff
    staff[riverside.sam.id] = replace(riverside.sam, away_from=TODAY)
    choose(dana, "Maria Alvarez")
    unfold(dana, "hand-over")
    who = dana.find(QComboBox, "hand-to")
    listed = ["Choose …", "Lee Chen", "Sam Ortega (away)", "Front desk"]
    qtbot.waitUntil(lambda: [who.itemText(at) for at in range(who.count())] == listed)
    dana.click("hand-over-send")
    assert dana.reads("hand-over-missing") == "Choose whom to hand it to."
    who.setCurrentIndex(1)
    qtbot.keyClicks(dana.find(QPlainTextEdit, "hand-not-done"), "Ring the carrier")
    dana.click("hand-over-send")
    qtbot.waitUntil(lambda: "Lee" in " ".join(told(dana)))
    assert not dana.find(QComboBox, "hand-to").isVisible()
    assert dana.reads("message-words") == "Offered. It stays with its owner until it is accepted."


def test_the_keyboard_comes_to_the_ticks_first(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    many = HandTo(staff_id=riverside.dana.id, not_done="Ring the bank\nRing the shop")
    riverside.owed("Ana B.", "A crib", riverside.sam, many)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Ana B.")
    qtbot.waitUntil(lambda: bool(told(dana)))
    assert walked(dana, 5) == ["to-do-1", "to-do-2", "decline", "open-owed", "more-acts"]


def test_the_keyboard_comes_to_what_is_likely_first(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    qtbot.waitUntil(lambda: bool(told(dana)))
    assert walked(dana, 4) == ["promise-kept", "its-done", "open-owed", "more-acts"]


# Promises


def test_a_promise_is_kept_by_one_click(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Mr. Okafor")
    dana.click("promise-kept")
    qtbot.waitUntil(lambda: "Promise kept: call the carrier" in " ".join(told(dana)))
    assert promise_of(riverside, PromiseState.KEPT).text == "call the carrier"


def test_a_promise_is_moved_for_a_reason(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "promise-moved")
    write(dana, "promise-moved-due", "tomorrow 3 pm")
    qtbot.waitUntil(lambda: dana.reads("promise-moved-understood") == "Tuesday 24 November, 3:00 pm")
    dana.click("promise-moved-save")
    assert dana.reads("promise-moved-missing") == "Write why it is moved."
    write(dana, "promise-moved-why", "No answer")
    dana.find(QCheckBox, "promise-moved-told").click()
    dana.click("promise-moved-save")
    qtbot.waitUntil(lambda: any(row[0] == "Mr. Okafor" and row[3] == "Tue 24 Nov" for row in dana.owed))
    moved = promise_of(riverside, PromiseState.MOVED)
    assert (moved.why, moved.visitor_told) == ("No answer", True)


def test_what_is_half_written_stays_when_the_page_is_brought_again(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "promise-moved")
    write(dana, "promise-moved-due", "tomorrow 3 pm")
    riverside.owed("Somebody new", "A bus pass", riverside.dana)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    assert dana.find(QLineEdit, "promise-moved-due").text() == "tomorrow 3 pm"
    assert dana.find(QLineEdit, "promise-moved-due").isVisible()
    assert dana.reads("promise-moved-understood") == "Tuesday 24 November, 3:00 pm"
    choose(dana, "Maria Alvarez")
    choose(dana, "Mr. Okafor")
    assert not dana.find(QLineEdit, "promise-moved-due").isVisible()
    unfold(dana, "promise-moved")
    assert dana.find(QLineEdit, "promise-moved-due").text() == ""


def test_a_broken_promise_keeps_its_words_when_it_cannot_be_saved(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "promise-broken")
    write(dana, "promise-broken-why", "The carrier closed")
    riverside.store.broken = "the disk is full."
    dana.click("promise-broken-save")
    qtbot.waitUntil(lambda: "the disk is full" in dana.reads("message-words"))
    assert dana.find(QLineEdit, "promise-broken-why").text() == "The carrier closed"
    riverside.store.broken = ""
    dana.click("promise-broken-save")
    qtbot.waitUntil(lambda: not dana.find(QLineEdit, "promise-broken-why").isVisible())
    broken = promise_of(riverside, PromiseState.BROKEN)
    assert (broken.why, broken.visitor_told) == ("The carrier closed", False)


def test_escape_folds_a_form_and_keeps_it(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "promise-broken")
    why = dana.find(QLineEdit, "promise-broken-why")
    qtbot.waitUntil(why.hasFocus)
    qtbot.keyClicks(why, "No answer")
    qtbot.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()
    assert dana.find(QPushButton, "open-promise-broken").hasFocus()
    unfold(dana, "promise-broken")
    assert why.text() == "No answer"


def test_a_promise_that_was_taken_over_is_kept_by_its_new_owner(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    need = riverside.owed(
        "Ana B.", "A crib", riverside.sam, PromiseTo(text="ring the bank", due_at=NOW + timedelta(hours=5))
    )
    asked = HandTo(staff_id=riverside.dana.id, not_done="Ring the bank")
    offered = riverside.desk.hand_over(need.id, asked, riverside.acting(riverside.sam))
    riverside.desk.answer_hand_off.accept(offered.id, offered.to_do, riverside.acting(riverside.dana))
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Ana B.")
    assert dana.reads("owed-hand-off") == "Not done yet: Ring the bank"
    dana.click("promise-kept")
    qtbot.waitUntil(lambda: "Promise kept: ring the bank" in " ".join(told(dana)))
    assert promise_of(riverside, PromiseState.KEPT).by == riverside.dana.id


# Trying, and how a referral went


def test_an_avenue_is_kept_by_the_click_on_its_result(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    write(dana, "tried-who", "County freight desk")
    write(dana, "tried-note", "Full until June")
    dana.click("tried-no_capacity")
    qtbot.waitUntil(lambda: "County freight desk" in " ".join(told(dana)))
    attempt = riverside.store.tables.attempts[-1]
    assert attempt.note == "Full until June"
    assert not dana.find(QLineEdit, "tried-who").isVisible()


def places(at_desk: DeskWorker) -> list[str]:
    """The places that the form offers."""
    box = at_desk.find(QComboBox, "tried-who-places")
    return [box.itemText(at) for at in range(box.count())]


def test_what_was_tried_is_chosen_from_the_directory(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    line = riverside.resource("Freight line")
    need = next(n for n in riverside.store.tables.needs.values() if n.words == "Freight quote for the shop")
    choose(dana, "Maria Alvarez")
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    qtbot.waitUntil(lambda: places(dana) == ["Freight line"])
    qtbot.keyClick(dana.find(QLineEdit, "tried-who"), Qt.Key.Key_Down)
    assert dana.find(QLineEdit, "tried-who").text() == "Freight line"
    dana.click("tried-no_capacity")
    qtbot.waitUntil(lambda: "Freight line" in " ".join(told(dana)))
    assert riverside.store.tables.attempts[-1].resource_id == line.id
    suggested = riverside.desk.find_help.suggest(need.words, riverside.office, need_id=need.id)
    assert not suggested.help
    unfold(dana, "tried")
    qtbot.waitUntil(lambda: places(dana) == ["Freight line"])
    assert dana.find(QLineEdit, "tried-who").text() == ""


def test_where_they_were_sent_can_have_been_tried(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Maria Alvarez")
    unfold(dana, "tried")
    qtbot.waitUntil(lambda: places(dana) == ["Adult Learning Centre"])
    write(dana, "tried-who", "adult learning centre")
    dana.click("tried-not_yet")
    qtbot.waitUntil(lambda: bool(riverside.store.tables.attempts))
    school = next(r for r in riverside.store.tables.resources.values() if r.name == "Adult Learning Centre")
    assert riverside.store.tables.attempts[-1].resource_id == school.id


def test_two_places_of_one_name_are_told_apart(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    riverside.resource("Freight line")
    state = riverside.resource("Freight line", organization="The State")
    choose(dana, "Maria Alvarez")
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    qtbot.waitUntil(lambda: len(places(dana)) == 2)
    assert set(places(dana)) == {"Freight line · Riverside County", "Freight line · The State"}
    write(dana, "tried-who", "Freight line · The State")
    dana.click("tried-refused")
    qtbot.waitUntil(lambda: bool(riverside.store.tables.attempts))
    assert riverside.store.tables.attempts[-1].resource_id == state.id


def test_escape_folds_what_was_tried_and_keeps_it(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    write(dana, "tried-who", "The carrier")
    qtbot.keyClick(dana.find(QComboBox, "tried-who-places"), Qt.Key.Key_Escape)
    assert not dana.can_see("tried-who")
    unfold(dana, "tried")
    assert dana.find(QLineEdit, "tried-who").text() == "The carrier"


def test_a_failed_try_says_which_other_ways_are_open(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    riverside.resource("Freight line")
    choose(dana, "Maria Alvarez")
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    qtbot.waitUntil(lambda: bool(places(dana)))
    write(dana, "tried-who", "Freight line")
    dana.click("tried-could_not_reach")
    said = "Noted. The need stays open until it is settled. Other ways still open: in person, on their website."
    qtbot.waitUntil(lambda: dana.reads("message-words") == said)


def test_who_wants_no_contact_is_not_called_themselves(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Maria Alvarez")
    line = dana.find(QLineEdit, "tried-who")
    assert line.placeholderText() == "Leave empty for the visitor themselves"
    visitors = riverside.store.tables.visitors
    okafor = next(v for v in visitors.values() if v.name == "Mr. Okafor")
    visitors[okafor.id] = replace(okafor, contact_preference=ContactPreference.NONE)
    dana.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    assert line.placeholderText() == ""
    dana.click("tried-could_not_reach")
    said = "Write whom or what you tried. They asked us not to contact them."
    assert dana.reads("tried-missing") == said
    write(dana, "tried-who", "The carrier")
    dana.click("tried-could_not_reach")
    qtbot.waitUntil(lambda: len(riverside.store.tables.attempts) == 1)


def test_nothing_else_can_be_pressed_while_one_thing_is_done(qtbot: QtBot, dana: DeskWorker, workers: Workers) -> None:
    choose(dana, "Mr. Okafor")
    qtbot.waitUntil(lambda: bool(told(dana)))
    go = Event()
    workers.database.start(partial(go.wait, 5))
    kept, done = dana.find(QPushButton, "promise-kept"), dana.find(QPushButton, "its-done")
    kept.setFocus()
    qtbot.keyClick(kept, Qt.Key.Key_Space)
    assert not done.isEnabled()
    assert kept.hasFocus()
    go.set()
    qtbot.waitUntil(done.isEnabled)
    qtbot.waitUntil(lambda: "Promise kept: call the carrier" in " ".join(told(dana)))


def test_one_result_is_kept_at_a_time(qtbot: QtBot, dana: DeskWorker, workers: Workers) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "tried")
    qtbot.waitUntil(lambda: bool(told(dana)))
    go = Event()
    workers.database.start(partial(go.wait, 5))
    dana.click("tried-cost")
    assert not dana.find(QPushButton, "tried-refused").isEnabled()
    choose(dana, "Maria Alvarez")
    assert not dana.find(QPushButton, "tried-cost").isEnabled()
    go.set()
    qtbot.waitUntil(dana.find(QPushButton, "tried-cost").isEnabled)


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


# Asking the supervisor


def phone_of(riverside: FakeOffice, name: str, **wishes: object) -> None:
    """Somebody's number, and what else they told us."""
    visitors = riverside.store.tables.visitors
    known = next(each for each in visitors.values() if each.name == name)
    visitors[known.id] = replace(known, phone="(555) 010-0199", **wishes)  # type: ignore[arg-type]  # as a test wishes


def room_of(at_desk: DeskWorker, person: str) -> DeskWorker:
    """The whole office's board, and somebody's need on it as it is now."""
    at_desk.click("scope-office")
    at_desk.qtbot.waitUntil(lambda: len(at_desk.owed) == 4)
    choose(at_desk, person)
    at_desk.qtbot.waitUntil(lambda: bool(told(at_desk)))
    return at_desk


def test_on_its_day_the_visitor_is_called_and_what_they_say_is_kept(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    phone_of(riverside, "Maria Alvarez")
    room_of(dana, "Maria Alvarez")
    assert dana.reads("follow-up-number") == ""  # not before its day
    riverside.clock.move(days=1)
    dana.click("scope-mine")
    qtbot.waitUntil(lambda: dana.find(QLabel, "follow-up-number").isVisible())
    assert dana.find(QLabel, "follow-up-number").accessibleName() == "(555) 010-0199"
    assert dana.find(QLabel, "follow-up-who").accessibleName() == "Call Maria Alvarez · Adult Learning Centre"
    dana.click("follow-up-start")
    write(dana, "outcome-note", "Starts on Monday")
    dana.click("outcome-not_yet")
    qtbot.waitUntil(lambda: any("Starts on Monday" in line for line in told(dana)))
    line = next(each for each in riverside.store.tables.history if each.event is HistoryEvent.OUTCOME)
    assert (line.facts["outcome"], line.facts["note"]) == ("not_yet", "Starts on Monday")
    assert line.facts["called"] == "(555) 010-0199"
    assert dana.find(QLineEdit, "outcome-note").text() == ""


def test_nobody_answers_and_they_stay_on_the_list(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    phone_of(riverside, "Mr. Okafor")
    room_of(dana, "Mr. Okafor")
    assert dana.find(QLabel, "follow-up-who").accessibleName() == "Call Mr. Okafor"  # a promise of today
    assert dana.reads("did-it-work-out") == ""
    dana.click("follow-up-start")
    dana.click("follow-up-no-answer")
    said = "the visitor (phone, (555) 010-0199): could not reach them"
    qtbot.waitUntil(lambda: said in " ".join(told(dana)))
    qtbot.waitUntil(lambda: any(row[0] == "Mr. Okafor" and row[3].startswith("Due today") for row in dana.owed))


@pytest.mark.parametrize(
    ("preference", "chip", "how"),
    [
        (ContactPreference.LETTER, "Write, don’t call", "Write a letter"),
        (ContactPreference.NONE, "Please don’t contact them", "Please don’t contact them. Ask when they come in"),
    ],
)
def test_who_wants_no_call_gives_no_number(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, preference: ContactPreference, chip: str, how: str
) -> None:
    phone_of(riverside, "Maria Alvarez", contact_preference=preference)
    riverside.clock.move(days=1)
    room_of(dana, "Maria Alvarez")
    qtbot.waitUntil(lambda: dana.reads("owed-contact") == chip)
    assert dana.find(QLabel, "how-to-ask").accessibleName() == how
    assert not dana.find(QPushButton, "follow-up-start").isVisible()
    assert not dana.find(QPushButton, "follow-up-no-answer").isVisible()
    assert dana.find(QPushButton, "outcome-got_help").isVisible()


def test_a_moved_promise_is_told_to_them_later(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    promise = promise_of(riverside, PromiseState.OPEN)
    move = riverside.desk.keep_promise.moved
    move(promise.id, NOW + timedelta(days=1), "The carrier is shut", False, riverside.acting(riverside.dana))  # noqa: FBT003 - not told
    room_of(dana, "Mr. Okafor")
    said = dana.find(QLabel, "untold-what")
    qtbot.waitUntil(said.isVisible)
    assert said.accessibleName() == "They don’t know yet that the promise was moved to tomorrow, 9:42 am."
    dana.click("told-now")
    qtbot.waitUntil(lambda: not said.isVisible())
    assert promise_of(riverside, PromiseState.MOVED).visitor_told


def test_the_receiver_reads_that_the_offer_has_stalled(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    room_of(dana, "Tomasz K.")
    asked = dana.find(QLabel, "owed-hand-off")
    assert "Stalled" not in asked.accessibleName()
    riverside.clock.move(days=2)
    riverside.desk.stalled_hand_offs.mark(riverside.acting(riverside.dana))
    qtbot.waitUntil(lambda: "Stalled: asked Mon 23 Nov, 9:42 am, no answer yet" in asked.accessibleName())


def test_a_long_line_of_the_history_shows_its_beginning(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    words = ("The letter says  " * 360 + "and this is the end.")[-6_000:]
    riverside.owed("Ana B.", words, riverside.dana)
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Ana B.")
    qtbot.waitUntil(lambda: bool(told(dana)))
    assert len(told(dana)[0]) < 400
    whole = dana.find(QPushButton, "room-history-whole")
    assert whole.text() == "Show all"
    whole.setFocus()
    qtbot.keyClick(whole, Qt.Key.Key_Space)
    assert "and this is the end." in told(dana)[0]
    assert (whole.text(), whole.hasFocus()) == ("Show less", True)


def test_a_question_is_asked_and_stands_in_the_room(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    unfold(dana, "ask")
    dana.click("ask-send")
    assert dana.reads("ask-missing") == "Please write a few words first."
    qtbot.keyClicks(dana.find(QPlainTextEdit, "ask-text"), "May we pay the fee?")
    dana.click("ask-send")
    qtbot.waitUntil(lambda: dana.reads("owed-question") == "Dana asks the supervisor: “May we pay the fee?”")
    assert not dana.find(QPushButton, "open-ask").isVisible()
    assert not dana.find(QPushButton, "rule-no").isVisible()


def test_a_supervisor_answers_with_what_to_try(qtbot: QtBot, leading: DeskWorker, riverside: FakeOffice) -> None:
    need = next(n for n in riverside.store.tables.needs.values() if n.words == "Freight quote for the shop")
    question = riverside.desk.ask_supervisor.ask(need.id, "May we pay the fee?", riverside.acting(riverside.sam))
    choose(leading, "Mr. Okafor")
    qtbot.waitUntil(lambda: leading.reads("owed-question") == "Sam asks the supervisor: “May we pay the fee?”")
    leading.click("rule-try-this")
    assert leading.reads("rule-missing") == "Write what to try."
    write(leading, "rule-text", "Ask the charity")
    leading.click("rule-try-this")
    qtbot.waitUntil(lambda: leading.reads("owed-question") == "")
    ruled = riverside.store.tables.questions[question.id]
    assert (ruled.ruling, ruled.answer) == (Ruling.TRY_THIS, "Ask the charity")
    qtbot.waitUntil(lambda: any("Ask the charity" in line for line in told(leading)[-1:]))


# Settled, opened again, taken on


def test_what_was_settled_by_mistake_is_undone(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    dana.click("its-done")
    qtbot.waitUntil(lambda: dana.find(QPushButton, "undo-settled").isVisible())
    assert not dana.find(QPushButton, "its-done").isVisible()
    assert not dana.find(QPushButton, "more-acts").isVisible()
    dana.click("undo-settled")
    qtbot.waitUntil(lambda: ("Mr. Okafor", "Freight quote for the shop", "Dana", "Due today 5:00 pm") in dana.owed)


def test_what_was_settled_is_reopened_by_who_takes_it(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    need = next(n for n in riverside.store.tables.needs.values() if n.words == "Print and post a form")
    riverside.desk.follow_up.settle(need.id, riverside.acting(riverside.sam))
    dana.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: any(row[3] == "Settled today" for row in dana.owed))
    choose(dana, "Grace W.")
    dana.click("reopen")
    qtbot.waitUntil(lambda: ("Grace W.", "Print and post a form", "Dana", "Due today") in dana.owed)


def test_what_is_the_duty_desks_is_taken_on(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    tables = riverside.store.tables
    need = next(n for n in tables.needs.values() if n.words == "Print and post a form")
    tables.needs[need.id] = replace(need, owner_id=riverside.duty_desk.id)
    dana.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Grace W.")
    qtbot.waitUntil(lambda: dana.find(QPushButton, "take-on").isVisible())
    dana.click("take-on")
    qtbot.waitUntil(lambda: any(row[0] == "Grace W." and row[2] == "Dana" for row in dana.owed))
    qtbot.waitUntil(lambda: not dana.find(QPushButton, "take-on").isVisible())


def test_a_colleague_who_is_here_keeps_what_is_theirs(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    choose(dana, "Grace W.")
    qtbot.waitUntil(lambda: bool(told(dana)))
    dana.click("more-acts")
    assert not dana.find(QPushButton, "take-on").isVisible()
    assert not dana.find(QPushButton, "take-on-instead").isVisible()


def test_a_supervisor_takes_on_what_is_a_colleagues(qtbot: QtBot, leading: DeskWorker) -> None:
    leading.find(QPushButton, "scope-office").click()
    qtbot.waitUntil(lambda: len(leading.owed) == 4)
    choose(leading, "Grace W.")
    leading.click("more-acts")
    leading.click("take-on-instead")
    qtbot.waitUntil(lambda: any(row[0] == "Grace W." and row[2] == "Dana" for row in leading.owed))


# The visit, and what goes wrong


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


def test_signing_out_keeps_nothing_in_the_room(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Mr. Okafor")
    qtbot.waitUntil(lambda: bool(told(dana)))
    unfold(dana, "promise-broken")
    write(dana, "promise-broken-why", "The carrier closed")
    dana.click("lock")
    qtbot.waitUntil(lambda: not dana.can_see("desk"))
    left = dana.everything_readable()
    for private in ("carrier", "Freight", "Okafor"):
        assert private not in left, private


def test_signing_out_leaves_nothing_of_what_was_asked(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Tomasz K.")
    qtbot.waitUntil(lambda: bool(told(dana)))
    assert "Ask the State" in dana.everything_readable()
    dana.click("lock")
    assert "Ask the State" not in dana.everything_readable()


@pytest.mark.parametrize("person", ["Mr. Okafor", "Maria Alvarez", "Tomasz K."])
def test_access_keys_are_each_used_once(qtbot: QtBot, dana: DeskWorker, person: str) -> None:
    choose(dana, person)
    qtbot.waitUntil(lambda: bool(told(dana)))
    shown = [each for each in dana.window.findChildren(QPushButton) if each.isVisible() and "&" in each.text()]
    keys = [each.text()[each.text().index("&") + 1].casefold() for each in shown]
    assert len(keys) == len(set(keys)), keys
    assert {"m", "t"} < set(keys)
