# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-through: what we owe, looked at, looked through, and taken along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.board import Board
from kiosk.desk.hand_over import HandTo
from kiosk.desk.promise import PromiseTo
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.referral import Outcome
from kiosk.domain.staff import Role, Staff
from kiosk.domain.visitor import ContactPreference
from kiosk.messages import translator
from kiosk.ui.reception.follow_through.follow_through import FollowThroughPage
from kiosk.ui.reception.follow_through.owed_table import OwedTable
from kiosk.ui.tasks import Workers
from tests.ui.boards import LongBoard, choose, owe_four
from tests.ui.fakes import NOW, FakeOffice
from tests.ui.windows import DeskWorker

OKAFOR = ("Mr. Okafor", "Freight quote for the shop", "Dana", "Due today 5:00 pm")
MARIA = ("Maria Alvarez", "A résumé class", "Dana", "Tue 24 Nov")
TOMASZ = ("Tomasz K.", "Forklift licence funding", "Sam", "Thu 26 Nov")
GRACE = "Grace W."
NO_CONTACT = ContactPreference.NONE


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana on the follow-through page: a promise and a referral of her own, and a hand-off that Sam offers."""
    owe_four(riverside)
    return on_the_page(qtbot, DeskWorker(qtbot, riverside, workers).sign_in(), 3)


def on_the_page(qtbot: QtBot, at_desk: DeskWorker, rows: int) -> DeskWorker:
    at_desk.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(at_desk.owed) == rows)
    return at_desk


def people(at_desk: DeskWorker) -> list[str]:
    return [row[0] for row in at_desk.owed]


def room_words(at_desk: DeskWorker) -> str:
    """Everything that the chosen need's room says."""
    room = at_desk.find(QWidget, "owed-room")
    return "\n".join(label.text() for label in room.findChildren(QLabel) if label.isVisible())


def need_of(riverside: FakeOffice, words: str) -> Need:
    return next(need for need in riverside.store.tables.needs.values() if need.words == words)


def test_mine_holds_my_own_and_what_is_offered_to_me(dana: DeskWorker) -> None:
    assert dana.owed == [OKAFOR, MARIA, TOMASZ]
    assert dana.reads("owed-summary") == "3 people are waiting on you."
    assert dana.badge == "2 due"  # what is due today, and the hand-off that waits for an answer


def test_this_office_holds_everything_and_says_that_all_of_it_has_an_owner(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.click("scope-office")
    qtbot.waitUntil(lambda: people(dana) == ["Mr. Okafor", "Maria Alvarez", "Tomasz K.", GRACE])
    said = "4 people are waiting on us. Nobody is without an owner."
    qtbot.waitUntil(lambda: dana.reads("owed-summary") == said)
    assert not dana.find(QPushButton, "scope-all").isVisible()


def test_a_settled_need_stays_at_the_end_for_today_and_comes_back_when_that_is_undone(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    need = need_of(riverside, "Freight quote for the shop")
    riverside.desk.follow_up.settle(need.id, riverside.acting(riverside.dana))
    qtbot.waitUntil(lambda: dana.owed[-1] == (*OKAFOR[:3], "Settled today"))
    assert dana.reads("owed-summary") == "2 people are waiting on you."
    qtbot.waitUntil(lambda: dana.badge == "1 due")
    riverside.desk.follow_up.undo_settle(need.id, riverside.acting(riverside.dana))
    qtbot.waitUntil(lambda: people(dana) == ["Mr. Okafor", "Maria Alvarez", "Tomasz K."])
    assert dana.owed[0][3] != "Settled today"


def test_what_a_colleague_settled_today_is_not_among_mine(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    riverside.desk.follow_up.settle(need_of(riverside, "Print and post a form").id, riverside.acting(riverside.sam))
    dana.click("scope-office")
    qtbot.waitUntil(lambda: [row[3] for row in dana.owed if row[0] == GRACE] == ["Settled today"])
    dana.click("scope-mine")
    qtbot.waitUntil(lambda: GRACE not in people(dana))
    assert len(dana.owed) == 3


def test_what_a_colleague_saves_shows_while_the_choice_stays(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Maria Alvarez")
    riverside.owed("Zoe", "A bus pass", riverside.dana, PromiseTo(text="ask", due_at=NOW + timedelta(hours=1)))
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    assert people(dana)[0] == "Zoe"
    assert "A résumé class" in room_words(dana)
    assert next(index.data() for index in dana.table.selectedIndexes()) == "Maria Alvarez"


def test_the_chosen_need_shows_what_became_of_it_wherever_its_row_went(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Maria Alvarez")
    step = riverside.step_of(need_of(riverside, "A résumé class"))
    riverside.desk.follow_up.referral_went(step, Outcome.NO_CAPACITY, riverside.acting(riverside.sam))
    qtbot.waitUntil(lambda: "Due today" in room_words(dana))
    assert people(dana)[dana.table.currentIndex().row()] == "Maria Alvarez"


def test_the_first_row_is_chosen_enter_goes_to_its_room_and_escape_comes_back(qtbot: QtBot, dana: DeskWorker) -> None:
    assert "Freight quote for the shop" in room_words(dana)
    room = dana.find(QWidget, "owed-room")
    qtbot.keyClick(dana.table, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert room.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert dana.table.hasFocus()


def test_the_room_stands_beside_the_table_in_a_wide_window_and_below_it_in_a_narrow_one(
    qtbot: QtBot, dana: DeskWorker
) -> None:
    def lies() -> str:
        table, room = (dana.find(QWidget, name) for name in ("owed-table", "owed-room"))
        right = table.mapTo(dana.window, table.rect().topRight()).x()
        return "beside" if room.mapTo(dana.window, room.rect().topLeft()).x() > right else "below"

    qtbot.waitUntil(lambda: lies() == "beside")
    dana.window.resize(1024, 600)
    qtbot.waitUntil(lambda: lies() == "below")


def test_nothing_owed_says_so(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    at_desk = DeskWorker(qtbot, riverside, workers).sign_in()
    at_desk.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: at_desk.reads("owed-empty") == "Nothing is owed here. Well done.")
    assert at_desk.reads("owed-summary") == "Nobody is waiting on you."
    assert not at_desk.can_see("owed-room")


# Looking for something


def test_typing_finds_words_and_names_and_escape_forgets_them(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.press(Qt.Key.Key_F)
    field = dana.find(QLineEdit, "owed-words-wanted")
    assert field.hasFocus()
    qtbot.keyClicks(field, "resume maria")
    qtbot.waitUntil(lambda: dana.owed == [MARIA])
    assert dana.reads("owed-summary") == "1 need fits."
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(dana.owed) == 3)
    assert field.text() == ""


def test_the_arrow_goes_from_the_words_to_what_was_found(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.press(Qt.Key.Key_F)
    qtbot.keyClick(dana.find(QLineEdit, "owed-words-wanted"), Qt.Key.Key_Down)
    assert dana.table.hasFocus()


@pytest.mark.parametrize(
    ("box", "entry", "found"),
    [
        ("owed-state", "Referred: did it work out?", "Maria Alvarez"),
        ("owed-state", "Promised", "Mr. Okafor"),
        ("owed-category", "Work", "Maria Alvarez"),
    ],
)
def test_a_state_and_a_category_are_looked_for_by_their_words(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, box: str, entry: str, found: str
) -> None:
    with riverside.store.writing() as work:
        work.needs.save(replace(need_of(riverside, "A résumé class"), categories=("work",)))
        work.commit()
    choice = dana.find(QComboBox, box)
    choice.setCurrentIndex(choice.findText(entry))
    qtbot.waitUntil(lambda: people(dana) == [found])


def test_what_was_settled_on_an_earlier_day_is_found_and_opened_again(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    riverside.desk.follow_up.settle(need_of(riverside, "A résumé class").id, riverside.acting(riverside.dana))
    riverside.clock.move(days=2)
    state = dana.find(QComboBox, "owed-state")
    state.setCurrentIndex(state.findText("Settled"))
    qtbot.waitUntil(lambda: [(row[0], row[3]) for row in dana.owed] == [("Maria Alvarez", "Settled Mon 23 Nov")])
    choose(dana, "Maria Alvarez")
    dana.click("reopen")
    qtbot.waitUntil(lambda: dana.owed == [])
    assert need_of(riverside, "A résumé class").is_open


def test_due_only_leaves_out_what_has_time(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.click("owed-due-only")
    qtbot.waitUntil(lambda: dana.owed == [OKAFOR])


def test_where_nothing_fits_one_click_shows_everything_again(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.press(Qt.Key.Key_F)
    qtbot.keyClicks(dana.find(QLineEdit, "owed-words-wanted"), "zebra")
    qtbot.waitUntil(lambda: dana.reads("owed-none-fits") == "Nothing fits what you look for.")
    assert not dana.can_see("owed-room")
    dana.click("show-everything")
    qtbot.waitUntil(lambda: len(dana.owed) == 3)
    assert dana.find(QLineEdit, "owed-words-wanted").text() == ""


def test_what_the_desk_is_asked_to_take_over_is_one_click_away(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    need = need_of(riverside, "Print and post a form")
    hand_to = HandTo(staff_id=riverside.duty_desk.id, not_done="Post it")
    riverside.desk.hand_over(need.id, hand_to, riverside.acting(riverside.sam))
    strip = dana.find(QPushButton, "strip-offers")
    qtbot.waitUntil(lambda: strip.text() == "2 hand-offs for you")
    dana.click("strip-offers")
    qtbot.waitUntil(lambda: sorted(people(dana)) == [GRACE, "Tomasz K."])
    dana.click("strip-offers")
    qtbot.waitUntil(lambda: len(dana.owed) == 3)


def test_a_supervisor_sees_questions_and_stalled_hand_offs_first(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    owe_four(riverside)
    asked = need_of(riverside, "A résumé class")
    riverside.desk.ask_supervisor.ask(asked.id, "May I write?", riverside.acting(riverside.dana))
    riverside.clock.move(days=2)
    riverside.desk.stalled_hand_offs.mark(riverside.acting(riverside.dana))
    lee = DeskWorker(qtbot, riverside, workers).sign_in("Lee Chen", "864209")
    qtbot.waitUntil(lambda: lee.badge == "1 due")
    lee.press(Qt.Key.Key_2)
    questions, stalled = (lee.find(QPushButton, f"strip-{name}") for name in ("questions", "stalled"))
    qtbot.waitUntil(lambda: stalled.isVisible() and questions.isVisible())
    assert (questions.text(), stalled.text()) == ("1 question for you", "1 hand-off stalled")
    lee.click("strip-questions")
    qtbot.waitUntil(lambda: people(lee) == ["Maria Alvarez"])
    lee.click("strip-stalled")
    qtbot.waitUntil(lambda: people(lee) == ["Tomasz K."])
    lee.click("clear-filter")
    qtbot.waitUntil(lambda: not stalled.isChecked())


def test_what_is_due_of_somebody_who_is_away_is_shown_to_all(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    promise = PromiseTo(text="post it", due_at=NOW + timedelta(hours=3))
    riverside.owed("Ana B.", "A crib", riverside.sam, promise)
    riverside.desk.owners.go_away(riverside.sam.id, None, None, riverside.acting(riverside.sam))
    strip = dana.find(QPushButton, "strip-away")
    qtbot.waitUntil(lambda: strip.text() == "1 due of a colleague who is away")
    assert dana.badge == "3 due"
    dana.click("strip-away")
    qtbot.waitUntil(lambda: people(dana) == ["Ana B."])


def test_the_follow_up_calls_of_the_day_are_one_click_away(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    visitors = riverside.store.tables.visitors
    maria = next(each for each in visitors.values() if each.name == "Maria Alvarez")
    visitors[maria.id] = replace(maria, phone="(555) 010-0199")
    assert not dana.can_see("strip-calls")
    riverside.clock.move(days=1)
    strip = dana.find(QPushButton, "strip-calls")
    dana.click("scope-office")
    qtbot.waitUntil(lambda: strip.text() == "1 follow-up call due" and strip.isVisible())
    dana.click("strip-calls")
    qtbot.waitUntil(lambda: people(dana) == ["Maria Alvarez"])
    riverside.desk.know_visitor.change(maria.id, VisitorDetails(name=maria.name, contact_preference=NO_CONTACT))
    qtbot.waitUntil(lambda: strip.text() == "0 follow-up calls due")
    assert people(dana) == []


def test_nobody_else_is_shown_what_stalls(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    riverside.clock.move(days=2)
    riverside.desk.stalled_hand_offs.mark(riverside.acting(riverside.dana))
    qtbot.waitUntil(lambda: dict(zip(people(dana), dana.owed, strict=True))["Tomasz K."][3].startswith("Due today"))
    assert not dana.can_see("strip-stalled")


# Boards of any length


def with_board(riverside: FakeOffice, board: LongBoard) -> None:
    riverside.desk = replace(riverside.desk, board=cast("Board", board))


def test_fifty_thousand_needs_are_brought_as_they_are_looked_at(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    board = LongBoard(50_000)
    with_board(riverside, board)
    dana = DeskWorker(qtbot, riverside, workers).sign_in()
    dana.press(Qt.Key.Key_2)
    last = need_at(dana, 49_999)
    qtbot.waitUntil(lambda: dana.reads("owed-summary") == "50000 needs are open.")
    assert set(board.asked) == {(0, 100)}
    dana.table.scrollToBottom()
    assert last() == "One moment …"
    qtbot.waitUntil(lambda: last() == "Need 49999")
    assert sum(count for _first, count in board.asked) <= 400
    assert "Need 0" in room_words(dana)


def need_at(at_desk: DeskWorker, row: int) -> Callable[[], str]:
    return lambda: str(at_desk.table.model().index(row, 1).data())


def test_an_answer_to_what_is_not_looked_for_any_more_is_dropped(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    board = LongBoard(3, slow="bus")
    with_board(riverside, board)
    dana = on_the_page(qtbot, DeskWorker(qtbot, riverside, workers).sign_in(), 3)
    field, shown = dana.find(QLineEdit, "owed-words-wanted"), need_at(dana, 0)
    seen: list[str] = []
    dana.table.model().dataChanged.connect(lambda *_: seen.append(shown()))
    with board.held_back():
        asked = len(board.asked)
        qtbot.keyClicks(field, "bus")
        qtbot.waitUntil(lambda: len(board.asked) > asked)
        qtbot.keyClicks(field, "iness")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown() == "Need 0 business")
    assert "Need 0 bus" not in seen


def test_the_board_is_not_asked_for_while_nobody_looks_at_it(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    board = LongBoard(3)
    with_board(riverside, board)
    dana = on_the_page(qtbot, DeskWorker(qtbot, riverside, workers).sign_in(), 3)
    dana.press(Qt.Key.Key_K)
    before = dana.front_desk.changes_of_others
    asked = list(board.asked)
    riverside.waiting("Zoe")
    riverside.helped("Maria", riverside.sam)
    riverside.desk.greet.guest(riverside.acting(riverside.sam))
    qtbot.waitUntil(lambda: dana.front_desk.changes_of_others > before and workers.database.is_idle)
    assert board.asked == asked


def test_thousands_of_rows_word_only_what_is_seen(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    with_board(riverside, LongBoard(20_000))
    dana = DeskWorker(qtbot, riverside, workers).sign_in()
    dana.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: dana.can_see("owed-table"))
    first, count = dana.find(OwedTable, "owed-table").rows_seen()
    assert first == 0
    assert 5 < count < 30


# Other offices, and taking it along


@pytest.fixture
def page(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> FollowThroughPage:
    """The page alone, in one of two offices, with Dana at it."""
    north = replace(riverside.office, id=new_id(), name="Northside")
    nora = Staff(id=new_id(), office_id=north.id, name="Nora", called="Nora", role=Role.DESK)
    tables = riverside.store.tables
    tables.offices[north.id], tables.staff[nora.id] = north, nora
    need = riverside.owed("Ruth P.", "=A bus pass", riverside.dana)
    coat = replace(need, id=new_id(), office_id=north.id, owner_id=nora.id, words="A coat")
    riverside.store.tables.needs[coat.id] = coat
    made = FollowThroughPage(
        desk=riverside.desk,
        office=riverside.office,
        workers=workers,
        clock=riverside.clock,
        translate=translator("en"),
        offices=lambda: (riverside.office, north),
    )
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.sign_in(riverside.acting(riverside.dana), riverside.dana)
    made.focus_first()
    qtbot.waitUntil(lambda: button(made, "scope-all").isVisible())
    return made


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def rows(page: QWidget) -> list[tuple[str, ...]]:
    table = page.findChild(OwedTable)
    assert table is not None
    model = table.model()
    return [tuple(str(model.index(row, column).data()) for column in range(4)) for row in range(model.rowCount())]


def test_all_offices_are_named_where_there_are_several(qtbot: QtBot, page: FollowThroughPage) -> None:
    qtbot.mouseClick(button(page, "scope-all"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row[2] for row in rows(page) if row[1] == "A coat"] == ["Nora · Northside"])
    qtbot.mouseClick(button(page, "scope-office"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row[1] for row in rows(page)] == ["=A bus pass"])


def test_the_shown_needs_are_saved_for_a_spreadsheet_that_takes_none_for_a_formula(
    qtbot: QtBot, page: FollowThroughPage, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    qtbot.mouseClick(button(page, "export-board"), Qt.MouseButton.LeftButton)
    asked = page.findChild(QFileDialog, "save-board-as")
    assert asked is not None
    with qtbot.waitSignal(page.notice) as said:
        asked.fileSelected.emit(str(tmp_path / "board.csv"))
    asked.close()
    assert said.args == ["Saved as board.csv"]
    head, line = (tmp_path / "board.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head == '"Person","What they need","Owner","Promise","Waits for","Office"'
    assert line.startswith('"Ruth P.","\'=A bus pass","Dana",')
