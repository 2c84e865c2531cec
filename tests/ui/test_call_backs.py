# SPDX-License-Identifier: GPL-3.0-or-later
"""People to call back: written down in one line, tried until reached, given up for a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.call_back import CallWanted
from kiosk.domain.call_back import CallBackReason, CallBackState
from kiosk.domain.visitor import ContactPreference
from kiosk.messages import translator
from kiosk.ui.reception.call_backs.call_backs import CallBacksPage
from kiosk.ui.reception.call_backs.call_rows import CallsList
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice


class Caller:
    """Dana at the page of people to call back: what is pressed, and what is read."""

    def __init__(self, qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.riverside = qtbot, riverside
        self.page = CallBacksPage(
            desk=riverside.desk,
            office=riverside.office,
            workers=workers,
            clock=riverside.clock,
            translate=translator("en"),
        )
        self.heard: list[str] = []
        self.problems: list[str] = []
        self.counts: list[int] = []
        self.page.notice.connect(self.heard.append)
        self.page.problem.connect(self.problems.append)
        self.page.waiting_counted.connect(self.counts.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 760)
        self.page.show()
        self.page.sign_in(riverside.acting(riverside.dana), riverside.dana)

    def rows(self) -> list[str]:
        model = self.listed.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    @property
    def listed(self) -> CallsList:
        found = self.page.findChild(CallsList, "calls-list")
        assert found is not None
        return found

    def reads(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def field(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None
        return found

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        assert self.button(name).isVisible(), f"{name} cannot be seen"
        self.qtbot.keyClick(self.button(name), Qt.Key.Key_Space)

    def waits_for(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.rows()) == count)

    def state(self) -> list[CallBackState]:
        return [each.state for each in self.riverside.store.tables.call_backs.values()]


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Caller:
    return Caller(qtbot, riverside, workers)


def missed(riverside: FakeOffice, name: str = "Ruth Park", **wish: object) -> None:
    call = CallWanted(name=name, phone="555 010 0199", about="bus pass", **wish)  # type: ignore[arg-type]
    riverside.desk.call_backs.wanted(call, riverside.acting(riverside.sam))


def test_a_missed_call_is_said_back_and_saved_by_enter(dana: Caller) -> None:
    dana.page.focus_first()
    line = dana.field("missed-call")
    dana.qtbot.keyClicks(line, "Ruth Park 555 010 0199 bus pass")
    assert dana.reads("missed-call-understood") == "Ruth Park on 555 010 0199, about: bus pass. Enter saves it."
    assert dana.state() == []
    dana.qtbot.keyClick(line, Qt.Key.Key_Return)
    dana.waits_for(1)
    assert dana.rows() == ["Ruth Park · 555 010 0199 · bus pass · Missed call · today, 9:42 am · Yours · Call back"]
    assert (line.text(), dana.reads("missed-call-understood")) == ("", "")
    assert dana.heard == ["Ruth Park is on the list to call back. You see to it."]
    assert dana.counts[-1] == 1


def test_a_line_without_a_number_is_said_so_and_an_empty_one_saves_nothing(dana: Caller) -> None:
    line = dana.field("missed-call")
    dana.qtbot.keyClick(line, Qt.Key.Key_Return)
    dana.qtbot.keyClicks(line, "Ruth Park")
    assert dana.reads("missed-call-understood") == "Ruth Park, no number yet. Enter saves it."
    assert dana.state() == []


def test_the_oldest_call_is_first_with_who_sees_to_it(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    riverside.clock.move(minutes=30)
    missed(riverside, "Grace Wilson", reason=CallBackReason.ASKED_FOR_IT)
    dana.page.others_changed()
    dana.waits_for(2)
    assert dana.rows() == [
        "Ruth Park · 555 010 0199 · bus pass · Missed call · today, 9:42 am · Sam · Call back",
        "Grace Wilson · 555 010 0199 · bus pass · Asked for a call · today, 10:12 am · Sam · Call back",
    ]
    assert dana.reads("calls-summary") == "2 people are waiting for our call."
    assert dana.reads("call-phone") == "555 010 0199"


def test_no_answer_is_kept_with_its_note_and_they_stay_on_the_list(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.press("call-no-answer")
    dana.qtbot.keyClicks(dana.field("call-note"), "voice mail is full")
    dana.qtbot.keyClick(dana.field("call-note"), Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: dana.heard == ["Noted. They stay on the list."])
    dana.qtbot.waitUntil(lambda: dana.rows()[0].endswith("Tried once"))
    assert dana.reads("call-tries") == "today, 9:42 am: Dana called, no answer. “voice mail is full”"


def test_whoever_is_reached_is_off_the_list(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.press("call-reached")
    assert dana.state() == [CallBackState.OPEN]
    dana.qtbot.keyClick(dana.field("call-note"), Qt.Key.Key_Return)
    dana.waits_for(0)
    assert dana.state() == [CallBackState.REACHED]
    assert dana.reads("calls-empty") == "Everybody who wanted to hear from us has."
    assert dana.counts[-1] == 0


def test_giving_up_needs_a_reason_and_escape_takes_it_back(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.press("call-give-up")
    dana.qtbot.keyClick(dana.field("call-note"), Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: dana.problems == ["Please write a few words first."])
    dana.qtbot.keyClick(dana.field("call-note"), Qt.Key.Key_Escape)
    assert dana.button("call-give-up").isVisible()
    dana.press("call-give-up")
    dana.qtbot.keyClicks(dana.field("call-note"), "Wrong number")
    dana.qtbot.keyClick(dana.field("call-note"), Qt.Key.Key_Return)
    dana.waits_for(0)
    assert [each.why_over for each in riverside.store.tables.call_backs.values()] == ["Wrong number"]


def test_a_colleagues_call_can_be_taken(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.press("call-take")
    dana.qtbot.waitUntil(lambda: "Yours" in dana.rows()[0])
    assert dana.heard == ["You see to it now."]
    assert not dana.button("call-take").isVisible()


def test_the_need_it_is_about_opens(dana: Caller, riverside: FakeOffice) -> None:
    need = riverside.owed("Tomasz K.", "Help with the housing form", riverside.sam)
    missed(riverside, "", need_id=need.id)
    dana.page.others_changed()
    dana.waits_for(1)
    with dana.qtbot.waitSignal(dana.page.need_wanted) as wanted:
        dana.press("call-open-need")
    assert wanted.args == [need.id]


def test_how_they_like_to_be_contacted_is_said_and_obeyed(dana: Caller, riverside: FakeOffice) -> None:
    letters = riverside.visitor("Grace Wilson", phone="555 010 2233", contact_preference=ContactPreference.LETTER)
    never = riverside.visitor("Ann Lee", phone="555 010 4455")
    for visitor in (letters, never):
        missed(riverside, "", visitor_id=visitor.id)
    table = riverside.store.tables.visitors
    table[never.id] = riverside.visitor("Ann Lee", id=never.id, contact_preference=ContactPreference.NONE)
    dana.page.others_changed()
    dana.waits_for(1)
    assert dana.rows()[0].startswith("Grace Wilson")
    assert dana.reads("call-preference").startswith("Prefers letters.")


def test_the_number_is_copied_and_gone_with_whoever_was_signed_in(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.press("copy-number")
    assert QApplication.clipboard().text() == "555 010 0199"
    dana.page.sign_out()
    assert QApplication.clipboard().text() == ""
    held = [label.text() + label.accessibleName() for label in dana.page.findChildren(QLabel)]
    assert not any("Ruth" in text or "0199" in text for text in held)
    assert dana.rows() == []


def test_enter_on_the_list_turns_to_what_can_be_done(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.page.activateWindow()
    dana.listed.setFocus()
    dana.qtbot.keyClick(dana.listed, Qt.Key.Key_Return)
    assert dana.page.focusWidget() is dana.button("call-reached")


def test_what_somebody_says_who_is_reached_opens_their_visit(dana: Caller, riverside: FakeOffice) -> None:
    missed(riverside)
    dana.page.others_changed()
    dana.waits_for(1)
    dana.press("call-reached")
    assert dana.reads("call-question").startswith("Reached. What do they need, in their own words?")
    dana.qtbot.keyClicks(dana.field("call-note"), "My bus pass is lost")
    with dana.qtbot.waitSignal(dana.page.visit_wanted) as wanted:
        dana.qtbot.keyClick(dana.field("call-note"), Qt.Key.Key_Return)
    (need,) = riverside.store.tables.needs.values()
    assert (need.words, [need.visit_id]) == ("My bus pass is lost", wanted.args)
    dana.waits_for(0)
    assert dana.heard[-1] == "Reached. What they need is kept; choose the next step with them."


def test_access_keys_are_each_used_once(dana: Caller) -> None:
    keys = [b.text()[b.text().index("&") + 1] for b in dana.page.findChildren(QPushButton) if "&" in b.text()]
    assert sorted(key.casefold() for key in keys) == sorted({key.casefold() for key in keys})


def test_a_store_that_does_not_answer_is_said_and_what_was_typed_stays(dana: Caller, riverside: FakeOffice) -> None:
    dana.waits_for(0)
    riverside.store.broken = "The disk is full."
    line = dana.field("missed-call")
    dana.qtbot.keyClicks(line, "Ruth Park 555 010 0199")
    dana.qtbot.keyClick(line, Qt.Key.Key_Return)
    dana.qtbot.waitUntil(lambda: any(said.startswith("Not saved:") for said in dana.problems))
    assert line.text() == "Ruth Park 555 010 0199"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_names_of_every_kind_are_shown(dana: Caller, riverside: FakeOffice, direction: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(direction)
    for name in ("أمينة", "<b>Ann</b>", "Wolfeschlegelsteinhausenbergerdorff" * 4, "李"):
        missed(riverside, name)
    dana.page.others_changed()
    dana.waits_for(4)
    assert not dana.page.grab().isNull()
    assert dana.page.findChild(QWidget, "call-card") is not None
