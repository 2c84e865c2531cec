# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning to somebody who came by the touch screen: their words go on, and staff say who they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.log_need import NeedHeard
from kiosk.domain.errors import NotSaved
from kiosk.domain.visit import SaidOfSelf, Visit, VisitState
from kiosk.domain.visitor import Visitor
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import Front

WORDS = "I lost my job and the rent is due"
TYPED = SaidOfSelf(name="amina", birthday="03-12")
Key = Qt.Key


@pytest.fixture
def front(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Front:
    return Front(qtbot, riverside, workers)


@pytest.fixture
def amina(riverside: FakeOffice) -> Visitor:
    return riverside.visitor(
        "Amina Warsame",
        birth_date=date(1987, 3, 12),
        languages=("so",),
        created_at=riverside.clock() - timedelta(days=400),
    )


def at_screen(office: FakeOffice, said: SaidOfSelf = TYPED) -> Visit:
    visit = office.at_screen(said, 5, language="es")
    office.desk.save_draft(visit.id, WORDS, office.acting(office.duty_desk))
    return visit


def turn_to(front: Front, visit: Visit) -> None:
    front.page.take_up(visit.id)
    front.settle()


def look_again(front: Front) -> None:
    front.page.others_changed()
    front.settle()


def press(front: Front, name: str) -> None:
    button = front.find(QPushButton, name)
    assert button.isVisible(), name
    button.click()
    front.settle()


def is_asked(front: Front) -> bool:
    return front.find(QWidget, "who-it-may-be").isVisible()


def saved(office: FakeOffice, visit: Visit) -> Visit:
    return office.store.tables.visits[visit.id]


def test_what_was_said_so_far_is_there_to_go_on_with(front: Front, riverside: FakeOffice) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    assert front.text("greeting") == "Welcome, amina."
    assert front.text("about-visitor") == "As typed at the touch screen · Español"
    assert front.words == WORDS
    assert (saved(riverside, visit).state, saved(riverside, visit).helper_id) == (
        VisitState.BEING_HELPED, riverside.dana.id,
    )  # fmt: skip


def test_staff_see_whom_it_may_mean_and_say_so(front: Front, riverside: FakeOffice, amina: Visitor) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    assert front.text("who-it-may-be-question") == "They gave “amina” · 12 March. Is it one of these?"
    assert front.text("may-be-1") == (
        "Amina Warsame · born on March 12, 1987 · no visit yet (fits by: name · birth date)"
    )
    press(front, "it-is-1")
    assert saved(riverside, visit).visitor_id == amina.id
    assert front.text("greeting") == "Welcome, Amina Warsame."
    assert not is_asked(front)
    assert front.words == WORDS


def test_whoever_is_here_already_is_said_to_be_and_their_visit_goes_on_here(
    front: Front, riverside: FakeOffice, amina: Visitor
) -> None:
    sam = riverside.acting(riverside.sam)
    earlier = riverside.desk.greet.known(amina.id, sam).visit
    riverside.desk.take_need(earlier.id, NeedHeard(words="Somewhere to print a résumé"), (), sam)
    visit = at_screen(riverside)
    turn_to(front, visit)
    assert "here now, with Sam (fits by:" in front.text("may-be-1")
    press(front, "it-is-1")
    assert front.words == WORDS
    assert [need.words for need in riverside.desk.finish_visit.so_far(visit.id).needs] == [
        "Somewhere to print a résumé"
    ]
    assert front.text("visit-need-words") == "“Somewhere to print a résumé”"
    assert [place.visit_id for place in riverside.desk.watch_lobby(riverside.office.id)] == [visit.id]


def test_whoever_waits_in_the_lobby_is_said_to(front: Front, riverside: FakeOffice, amina: Visitor) -> None:
    earlier = riverside.desk.greet.known(amina.id, riverside.acting(riverside.sam)).visit
    riverside.desk.finish_visit.back_to_lobby(earlier.id)
    turn_to(front, at_screen(riverside))
    assert "here now, in the lobby (fits by:" in front.text("may-be-1")


def test_it_works_by_keyboard_and_every_answer_has_a_name(front: Front, riverside: FakeOffice, amina: Visitor) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    button = front.find(QPushButton, "it-is-1")
    assert button.accessibleName() == "This is Amina Warsame"
    button.setFocus(Qt.FocusReason.TabFocusReason)
    front.key(Key.Key_Space)
    assert saved(riverside, visit).visitor_id == amina.id


def test_somebody_new_gets_a_form_with_what_they_typed(front: Front, riverside: FakeOffice) -> None:
    visit = at_screen(riverside, SaidOfSelf(name="Amina", contact="555 010 0199"))
    turn_to(front, visit)
    assert front.text("who-it-may-be-question") == "They gave “Amina” · 555 010 0199. Nobody we know fits that."
    press(front, "somebody-new")
    fields = [front.find(QLineEdit, name).text() for name in ("visitor-name", "visitor-phone")]
    assert fields == ["Amina", "555 010 0199"]
    front.key(Key.Key_Return)
    made = riverside.store.tables.visitors[saved(riverside, visit).visitor_id or visit.id]
    assert (made.name, made.phone, made.languages) == ("Amina", "555 010 0199", ("es",))
    assert len(front.visits) == 1
    assert (front.text("greeting"), is_asked(front), front.words) == ("Welcome, Amina.", False, WORDS)


def test_somebody_known_after_all_keeps_the_visit(front: Front, riverside: FakeOffice, amina: Visitor) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    press(front, "somebody-new")
    press(front, "likely-1")
    assert (saved(riverside, visit).visitor_id, len(front.visits)) == (amina.id, 1)


def test_a_form_for_somebody_at_the_screen_comes_back_after_the_lock(front: Front, riverside: FakeOffice) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    press(front, "somebody-new")
    front.page.sign_out()
    front.page.sign_in(riverside.acting(riverside.dana), riverside.dana)
    turn_to(front, visit)
    front.key(Key.Key_Return)
    assert (saved(riverside, visit).visitor_id is None, len(front.visits)) == (False, 1)


def test_a_guest_who_typed_nothing_is_not_asked_about(front: Front, riverside: FakeOffice, amina: Visitor) -> None:
    turn_to(front, at_screen(riverside, SaidOfSelf()))
    assert not is_asked(front)
    assert (front.text("greeting"), front.text("about-visitor")) == ("Welcome.", "Guest, no name kept · Español")


def test_words_nobody_here_has_touched_go_on_as_they_do_at_the_screen(front: Front, riverside: FakeOffice) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    riverside.desk.save_draft(visit.id, WORDS + ", and food", riverside.acting(riverside.duty_desk))
    look_again(front)
    assert front.words == WORDS + ", and food"
    riverside.desk.save_draft(visit.id, "", riverside.acting(riverside.duty_desk))  # it was said for certain there
    look_again(front)
    assert front.words == ""


def test_words_that_were_changed_here_stay(front: Front, riverside: FakeOffice) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    front.write("! ")
    typed = front.words
    riverside.desk.save_draft(visit.id, "other words", riverside.acting(riverside.duty_desk))
    look_again(front)
    assert front.words == typed


def test_a_colleague_who_says_who_it_is_takes_the_question_away(
    front: Front, riverside: FakeOffice, amina: Visitor
) -> None:
    visit = at_screen(riverside)
    turn_to(front, visit)
    riverside.desk.who_it_may_be.identify(visit.id, amina.id, riverside.acting(riverside.sam))
    look_again(front)
    assert (is_asked(front), front.text("greeting")) == (False, "Welcome, Amina Warsame.")


def test_trouble_in_between_is_said_and_the_question_stays(
    front: Front, riverside: FakeOffice, amina: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> object:
        raise NotSaved(reason="the disk is full.")

    visit = at_screen(riverside)
    turn_to(front, visit)
    monkeypatch.setattr(riverside.store, "writing", locked)
    press(front, "it-is-1")
    assert front.problems[-1].startswith("Not saved")
    assert is_asked(front)


def test_nothing_of_it_is_left_for_the_next(front: Front, riverside: FakeOffice, amina: Visitor) -> None:
    turn_to(front, at_screen(riverside))
    front.page.sign_out()
    front.settle()
    shown = front.everything_shown()
    for private in ("amina", "Amina", "Warsame", "1987", WORDS):
        assert private not in shown, private


def test_the_finished_visit_of_a_name_with_no_meaning_is_refused_calmly(front: Front, riverside: FakeOffice) -> None:
    visit = at_screen(riverside)
    riverside.save(replace(visit, state=VisitState.LEFT))
    turn_to(front, visit)
    assert front.problems == ["This visit is already finished. Greet them again to open a new one."]
