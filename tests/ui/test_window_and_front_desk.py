# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with the real front desk in it: words being typed survive the lock, and nobody else reads them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import NotSaved
from kiosk.domain.next_step import Promise
from kiosk.domain.referral import Referral
from kiosk.domain.visit import Visit
from kiosk.messages import translator
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.reception.lobby_list import LobbyView
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from tests.ui.fakes import SAM_PIN, FakeOffice
from tests.ui.fakes_front import ALT, plain_problem
from tests.ui.windows import DeskWorker


@pytest.fixture
def maria(riverside: FakeOffice) -> Visit:
    return riverside.waiting("Maria Alvarez", 2)


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers, maria: Visit) -> DeskWorker:
    """Dana, who has turned to Maria and typed what she says."""
    page = FrontDeskPage(
        desk=riverside.desk,
        workers=workers,
        runner=SpoolRunner(riverside.desk.spool, workers, [riverside.station.id], lambda: True),
        office=riverside.office,
        clock=riverside.clock,
        categories=riverside.desk.categories.categories,
        preview=lambda _slip, _paper: b"",
        say_problem=plain_problem,
        translate=translator("en"),
    )
    at_desk = DeskWorker(qtbot, riverside, workers, page=page).sign_in()
    qtbot.waitUntil(lambda: bool(at_desk.lobby))
    at_desk.press(Qt.Key.Key_L)
    qtbot.keyClick(at_desk.find(LobbyView, "lobby-list"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words_of(at_desk).isVisible())
    qtbot.keyClicks(words_of(at_desk), "My benefits stop on Friday")
    return at_desk


def words_of(dana: DeskWorker) -> QPlainTextEdit:
    return dana.find(QPlainTextEdit, "need-words")


def test_words_typed_just_before_the_lock_are_saved_and_out_of_sight(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, maria: Visit
) -> None:
    dana.window.lock()
    assert words_of(dana).toPlainText() == ""
    assert not words_of(dana).document().isUndoAvailable()
    assert "Maria" not in dana.everything_readable()
    qtbot.waitUntil(lambda: maria.id in riverside.store.tables.drafts)
    assert riverside.store.tables.drafts[maria.id].words == "My benefits stop on Friday"


def test_the_same_person_goes_on_typing(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.window.lock()
    dana.sign_in()
    qtbot.waitUntil(lambda: words_of(dana).toPlainText() == "My benefits stop on Friday")


def test_what_is_typed_on_another_page_after_the_lock_does_not_come_into_the_visit(
    qtbot: QtBot, dana: DeskWorker
) -> None:
    dana.press(Qt.Key.Key_2)
    dana.window.lock()
    dana.sign_in()
    qtbot.waitUntil(lambda: words_of(dana).toPlainText() == "My benefits stop on Friday")
    focused: QWidget | None = dana.window.focusWidget()
    assert focused is None or focused.isVisible()
    qtbot.keyClicks(focused or dana.window, "x")
    assert words_of(dana).toPlainText() == "My benefits stop on Friday"


def test_another_person_finds_nobody_at_the_desk(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.window.lock()
    dana.sign_in("Sam Ortega", SAM_PIN)
    qtbot.waitUntil(lambda: bool(dana.lobby))
    assert not words_of(dana).isVisible()
    assert dana.lobby == ["Maria Alvarez · My benefits stop on Friday · With Dana · 2 min"]


def test_words_typed_just_before_the_window_is_closed_are_saved(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, workers: Workers, maria: Visit
) -> None:
    dana.window.close()
    workers.stop()
    assert riverside.store.tables.drafts[maria.id].words == "My benefits stop on Friday"


@pytest.mark.parametrize("page", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_ctrl_k_goes_to_whos_here_from_every_page(qtbot: QtBot, dana: DeskWorker, page: Qt.Key) -> None:
    dana.press(page)
    dana.press(Qt.Key.Key_K)
    focused = dana.window.focusWidget()
    assert isinstance(focused, QWidget)
    assert "Who’s here?" in focused.accessibleName()


NO_STEP = "“My benefits stop on Friday” has no next step yet."


def refused(dana: DeskWorker) -> DeskWorker:
    dana.press(Qt.Key.Key_F, ALT)
    assert dana.reads("message-words").startswith(NO_STEP)
    return dana


def answer(dana: DeskWorker, told: str) -> None:
    dana.press(Qt.Key.Key_A, ALT)
    dana.qtbot.keyClicks(dana.find(QLineEdit, "answer-text"), told)


def test_a_refusal_goes_when_a_step_is_chosen(dana: DeskWorker) -> None:
    refused(dana).press(Qt.Key.Key_A, ALT)
    assert dana.reads("message-words") == ""


def test_a_refusal_goes_when_the_words_change(dana: DeskWorker) -> None:
    refused(dana)
    dana.qtbot.keyClicks(words_of(dana), ".")
    assert dana.reads("message-words") == ""


def test_a_refusal_goes_with_the_page(dana: DeskWorker) -> None:
    refused(dana).press(Qt.Key.Key_K)
    assert dana.reads("message-words") != "", "the page is the same"
    dana.press(Qt.Key.Key_2)
    assert dana.reads("message-words") == ""


def test_a_problem_does_not_stand_over_the_next_visitor(dana: DeskWorker) -> None:
    page = dana.window.findChild(FrontDeskPage)
    assert page is not None
    page.problem.emit("The printer did not answer.")
    answer(dana, "Lent a phone")
    assert dana.reads("message-words") == "The printer did not answer.", "only a refusal is taken back by typing"
    dana.press(Qt.Key.Key_F, ALT)
    dana.qtbot.waitUntil(lambda: dana.reads("whos-next") == "Who’s next?")
    assert dana.reads("message-words") == ""


def test_what_could_not_be_saved_is_said_no_more_once_it_is(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = riverside.store.writing

    def locked() -> object:
        raise NotSaved(reason="another window is still saving.")

    answer(dana, "Lent a phone")
    monkeypatch.setattr(riverside.store, "writing", locked)
    dana.press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: dana.reads("message-words").startswith("Not saved"))
    monkeypatch.setattr(riverside.store, "writing", writing)
    dana.press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(riverside.store.tables.needs))
    qtbot.waitUntil(lambda: not dana.reads("message-words").startswith("Not saved"))


def promise(dana: DeskWorker, text: str, due: str) -> None:
    dana.press(Qt.Key.Key_O, ALT)
    dana.qtbot.keyClicks(dana.find(QLineEdit, "promise-text"), text)
    dana.qtbot.keyClicks(dana.find(QLineEdit, "promise-due"), due)


def written(dana: DeskWorker, *fields: str) -> tuple[str, ...]:
    lines = [dana.find(QLineEdit, field) for field in fields]
    return tuple(line.text() if line.isVisible() else "" for line in lines)


def test_a_step_that_was_begun_is_out_of_sight_and_comes_back(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    promise(dana, "ask the clerk", "tomorrow 3 pm")
    dana.window.lock()
    assert "ask the clerk" not in dana.everything_readable()
    assert "tomorrow" not in dana.everything_readable()
    dana.sign_in()
    qtbot.waitUntil(lambda: written(dana, "promise-text", "promise-due") == ("ask the clerk", "tomorrow 3 pm"))
    dana.press(Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: dana.reads("whos-next") == "Who’s next?")
    (step,) = riverside.store.tables.steps.values()
    assert isinstance(step, Promise)
    assert step.text == "ask the clerk"


def test_a_step_that_was_begun_is_not_for_anybody_else(qtbot: QtBot, dana: DeskWorker, maria: Visit) -> None:
    promise(dana, "ask the clerk", "tomorrow 3 pm")
    dana.window.lock()
    dana.sign_in("Sam Ortega", SAM_PIN)
    page = dana.window.findChild(FrontDeskPage)
    assert page is not None
    page.take_up(maria.id)
    qtbot.waitUntil(lambda: words_of(dana).toPlainText() == "My benefits stop on Friday")
    assert "ask the clerk" not in dana.everything_readable()
    dana.window.lock()
    dana.sign_in()
    page.take_up(maria.id)
    qtbot.waitUntil(lambda: words_of(dana).isVisible())
    assert "ask the clerk" not in dana.everything_readable()


def test_whom_it_leads_to_and_who_to_ask_for_come_back(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    riverside.resource("Legal Aid Desk", description="benefits appeals letter")
    dana.qtbot.keyClicks(words_of(dana), ", a letter came")
    qtbot.waitUntil(lambda: "Legal Aid Desk" in dana.reads("help-name"))
    dana.press(Qt.Key.Key_1, ALT)
    dana.press(Qt.Key.Key_R, ALT)
    asked = dana.find(QLineEdit, "refer-office-ask-for")
    asked.selectAll()
    dana.qtbot.keyClicks(asked, "Window 4")
    dana.window.lock()
    assert "Window 4" not in dana.everything_readable()
    dana.sign_in()
    qtbot.waitUntil(lambda: written(dana, "refer-office-ask-for") == ("Window 4",))
    assert dana.reads("refer-office-where").startswith("Legal Aid Desk")
    dana.press(Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: dana.reads("whos-next") == "Who’s next?")
    (step,) = riverside.store.tables.steps.values()
    assert isinstance(step, Referral)
    assert step.ask_for == "Window 4"


def test_a_hand_off_for_an_earlier_need_comes_back_with_its_colleague(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    dana.press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: bool(riverside.store.tables.needs) and words_of(dana).toPlainText() == "")
    dana.qtbot.keyClicks(words_of(dana), "And my rent")
    dana.click("visit-need-next")
    dana.press(Qt.Key.Key_H, ALT)
    [to] = (choice for choice in dana.window.findChildren(QComboBox, "hand-to") if choice.isVisible())
    qtbot.waitUntil(lambda: to.count() > 1)
    to.setCurrentText("Lee Chen")
    [not_done] = (field for field in dana.window.findChildren(QPlainTextEdit, "hand-not-done") if field.isVisible())
    dana.qtbot.keyClicks(not_done, "call them")
    dana.window.lock()
    assert not_done.toPlainText() == ""
    assert "call them" not in dana.everything_readable()
    assert "Lee Chen" not in to.currentText()
    dana.sign_in()
    qtbot.waitUntil(lambda: not_done.isVisible() and not_done.toPlainText() == "call them")
    assert to.currentText() == "Lee Chen"
    assert dana.reads("need-in-hand") == "“My benefits stop on Friday”"
    assert words_of(dana).toPlainText() == "And my rent"


def test_a_form_that_was_begun_comes_back(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.press(Qt.Key.Key_N)
    dana.qtbot.keyClicks(dana.find(QLineEdit, "visitor-name"), "Tomasz Nowak")
    dana.qtbot.keyClicks(dana.find(QLineEdit, "visitor-phone"), "555 010 7788")
    dana.window.lock()
    assert "Tomasz" not in dana.everything_readable()
    dana.sign_in()
    qtbot.waitUntil(lambda: written(dana, "visitor-name", "visitor-phone") == ("Tomasz Nowak", "555 010 7788"))


def test_a_form_without_a_visit_comes_back(qtbot: QtBot, dana: DeskWorker) -> None:
    answer(dana, "Lent a phone")
    dana.press(Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: dana.reads("whos-next") == "Who’s next?")
    dana.press(Qt.Key.Key_N)
    dana.qtbot.keyClicks(dana.find(QLineEdit, "visitor-name"), "Tomasz Nowak")
    dana.window.lock()
    assert "Tomasz" not in dana.everything_readable()
    dana.sign_in()
    qtbot.waitUntil(lambda: written(dana, "visitor-name") == ("Tomasz Nowak",))


def test_a_step_that_is_being_saved_at_the_lock_is_not_offered_again(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    answer(dana, "Lent a phone")
    dana.press(Qt.Key.Key_F, ALT)
    dana.window.lock()
    qtbot.waitUntil(lambda: bool(riverside.store.tables.steps))
    dana.sign_in()
    qtbot.waitUntil(lambda: dana.can_see("visit-needs"))
    assert written(dana, "answer-text") == ("",)
    assert words_of(dana).toPlainText() == ""
