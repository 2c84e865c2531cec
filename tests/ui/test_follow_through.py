# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-through: what we owe, whose it is, when it is due, and what can be done about it."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.desk.follow_through import Owed
from kiosk.desk.hand_over import HandTo
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.need import Need
from kiosk.messages import translator
from kiosk.ui.reception.follow_through.owed_table import OwedModel, OwedTable, Seen
from kiosk.ui.reception.follow_through.owed_words import due_chip, is_due, who_waits
from kiosk.ui.tasks import Workers
from tests.ui.fakes import NOW, FakeOffice
from tests.ui.windows import DeskWorker

ENGLISH = translator("en")
CHICAGO, AUCKLAND = ZoneInfo("America/Chicago"), ZoneInfo("Pacific/Auckland")
TODAY = date(2026, 11, 23)


def owed_on(due: datetime | None, review_on: date | None = None, *, by_day: bool = False) -> Owed:
    need = Need(
        id=uuid4(),
        office_id=uuid4(),
        visit_id=uuid4(),
        visitor_id=uuid4(),
        words="A letter",
        owner_id=uuid4(),
        review_on=review_on,
        created_at=NOW,
    )
    return Owed(need=need, visitor="Ruth P.", owner="Dana", due=due, by_day=by_day)


def review(day: date, zone: ZoneInfo = CHICAGO) -> Owed:
    return owed_on(datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone), day, by_day=True)


@pytest.mark.parametrize(
    ("owed", "chip"),
    [
        (owed_on(NOW + timedelta(hours=7, minutes=18)), ("Due today 5:00 pm", "chip-due")),
        (owed_on(NOW - timedelta(minutes=42)), ("Overdue since 9:00 am", "chip-due")),
        (owed_on(NOW - timedelta(days=3)), ("Overdue · Fri 20 Nov", "chip-due")),
        (owed_on(NOW + timedelta(days=1)), ("Tue 24 Nov", "chip-waiting")),
        (review(TODAY), ("Due today", "chip-due")),
        (review(date(2026, 11, 24)), ("Tue 24 Nov", "chip-waiting")),
        (review(date(2026, 11, 22)), ("Overdue · Sun 22 Nov", "chip-due")),
        (owed_on(None), ("No date", "chip-quiet")),
    ],
)
def test_the_chip_says_when_it_is_due(owed: Owed, chip: tuple[str, str]) -> None:
    now = NOW.astimezone(CHICAGO)
    assert due_chip(owed, now, ENGLISH) == chip
    assert is_due(owed, now) == (chip[1] == "chip-due")


def test_a_review_day_is_the_offices_own_day_at_the_other_end_of_the_world() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=AUCKLAND)
    assert due_chip(review(TODAY, AUCKLAND), now, ENGLISH) == ("Due today", "chip-due")
    assert due_chip(review(date(2026, 11, 24), AUCKLAND), now, ENGLISH) == ("Tue 24 Nov", "chip-waiting")


def test_the_summary_counts_people_and_owners() -> None:
    one, other = owed_on(None), owed_on(None)
    assert who_waits([one, one], only_mine=False, translate=ENGLISH) == (
        "1 person is waiting on us. Nobody is without an owner."
    )
    assert who_waits([one, other], only_mine=True, translate=ENGLISH) == "2 people are waiting on you."
    assert who_waits([], only_mine=True, translate=ENGLISH) == "Nobody is waiting on you."
    nobody = Owed(need=one.need, visitor="Ruth P.", owner="", due=None)
    assert who_waits([nobody], only_mine=False, translate=ENGLISH).endswith("1 need has no owner.")


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana on the follow-through page: a promise and a referral of her own, and a hand-off that Sam offers."""
    promise = PromiseTo(text="call the carrier", due_at=NOW + timedelta(hours=7, minutes=18))
    riverside.owed("Mr. Okafor", "Freight quote for the shop", riverside.dana, promise)
    school = riverside.resource("Adult Learning Centre")
    refer = ReferTo(resource_id=school.id, avenue=Avenue.OFFICE, check_on=TODAY + timedelta(days=1))
    riverside.owed("Maria Alvarez", "A résumé class", riverside.dana, refer)
    hand_over = HandTo(
        staff_id=riverside.dana.id, done="Asked the County", not_done="Ask the State", must_not="Call the employer"
    )
    riverside.owed("Tomasz K.", "Forklift licence funding", riverside.sam, hand_over)
    riverside.owed("Grace W.", "Print and post a form", riverside.sam)
    at_desk = DeskWorker(qtbot, riverside, workers).sign_in()
    at_desk.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(at_desk.owed) == 3)
    return at_desk


def choose(dana: DeskWorker, person: str) -> None:
    rows = [row for row, owed in enumerate(dana.owed) if owed[0] == person]
    dana.table.selectRow(rows[0])


def test_mine_holds_my_own_and_what_is_offered_to_me(dana: DeskWorker) -> None:
    assert dana.owed == [
        ("Mr. Okafor", "Freight quote for the shop", "Dana", "Due today 5:00 pm"),
        ("Maria Alvarez", "A résumé class", "Dana", "Tue 24 Nov"),
        ("Tomasz K.", "Forklift licence funding", "Sam", "Thu 26 Nov"),
    ]
    assert dana.reads("owed-summary") == "3 people are waiting on you."
    assert dana.badge == "2 due"  # what is due today, and the hand-off that waits for an answer


def test_this_office_holds_everything(dana: DeskWorker) -> None:
    dana.click("scope-office")
    assert [row[0] for row in dana.owed] == ["Mr. Okafor", "Maria Alvarez", "Tomasz K.", "Grace W."]
    assert dana.reads("owed-summary") == "4 people are waiting on us. Nobody is without an owner."


def test_its_done_settles_and_the_row_stays_for_today(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Mr. Okafor")
    assert dana.reads("owed-words") == "“Freight quote for the shop”"
    dana.click("its-done")
    settled = ("Mr. Okafor", "Freight quote for the shop", "Dana", "Settled today")
    qtbot.waitUntil(lambda: dana.owed[-1] == settled)
    assert dana.reads("message-words") == "Settled. The history is kept."
    assert dana.badge == "1 due"
    needs = {need.words: need for need in riverside.store.tables.needs.values()}
    assert not needs["Freight quote for the shop"].is_open


def test_accepting_makes_it_mine(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Tomasz K.")
    asked = dana.reads("owed-hand-off")
    assert asked == "Done: Asked the County\nNot done yet: Ask the State\nMust not be done: Call the employer"
    dana.click("accept")
    qtbot.waitUntil(lambda: ("Tomasz K.", "Forklift licence funding", "Dana", "Thu 26 Nov") in dana.owed)
    assert not dana.find(QPushButton, "accept").isVisible()


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
    told = [line.facts.get("reason") for line in riverside.store.tables.history]
    assert "On leave from tomorrow" in told


def test_a_referral_that_worked_out_settles_the_need(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Maria Alvarez")
    assert dana.reads("did-it-work-out") == "Did it work out?"
    dana.click("outcome-got_help")
    qtbot.waitUntil(lambda: dana.owed[-1][3] == "Settled today")


def test_a_referral_that_failed_is_due_at_once(qtbot: QtBot, dana: DeskWorker) -> None:
    choose(dana, "Maria Alvarez")
    dana.click("outcome-no_capacity")
    qtbot.waitUntil(lambda: ("Maria Alvarez", "A résumé class", "Dana", "Due today") in dana.owed)
    assert dana.badge == "3 due"


def test_enter_asks_before_a_visit_is_opened_for_somebody_who_is_not_here(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Mr. Okafor")
    before = len(riverside.store.tables.visits)
    qtbot.keyClick(dana.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dana.reads("message-words").startswith("Mr. Okafor is not in the lobby."))
    assert len(riverside.store.tables.visits) == before
    dana.click("message-action")
    qtbot.waitUntil(lambda: dana.front_desk.words.text().startswith("visit "))
    assert len(riverside.store.tables.visits) == before + 1
    assert dana.front_desk.isVisible()


def test_enter_turns_to_somebody_who_is_here_again(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    visitor = next(v for v in riverside.store.tables.visitors.values() if v.name == "Mr. Okafor")
    here = riverside.desk.greet.known(visitor.id, riverside.acting(riverside.sam)).visit
    choose(dana, "Mr. Okafor")
    qtbot.keyClick(dana.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dana.front_desk.words.text() == f"visit {here.id}")


def test_a_failure_is_said_and_the_row_stays(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    choose(dana, "Mr. Okafor")
    riverside.store.broken = "the disk is full."
    dana.click("its-done")
    qtbot.waitUntil(lambda: "the disk is full" in dana.reads("message-words"))
    assert dana.owed[0][3] == "Due today 5:00 pm"


def test_what_a_colleague_saves_shows_while_the_choice_stays(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    choose(dana, "Maria Alvarez")
    riverside.owed("Zoe", "A bus pass", riverside.dana, PromiseTo(text="ask", due_at=NOW + timedelta(hours=1)))
    qtbot.waitUntil(lambda: len(dana.owed) == 4)
    assert dana.owed[0][0] == "Zoe"
    assert dana.reads("owed-words") == "“A résumé class”"


def test_nothing_owed_says_so(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    at_desk = DeskWorker(qtbot, riverside, workers).sign_in()
    at_desk.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: at_desk.reads("owed-empty") == "Nothing is owed here. Well done.")
    assert at_desk.reads("owed-summary") == "Nobody is waiting on you."


def test_thousands_of_rows_word_only_what_is_seen(qtbot: QtBot) -> None:
    worded: list[int] = []

    class CountingModel(OwedModel):
        def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            worded.append(index.row())  # type: ignore[attr-defined]  # whichever kind of index
            return super().data(index, role)  # type: ignore[arg-type]

    seen = Seen(now=NOW.astimezone(CHICAGO), zone=CHICAGO)
    table = OwedTable(CountingModel(seen, ENGLISH), ENGLISH)
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show_rows([owed_on(None) for _ in range(20_000)], seen)
    table.show()
    assert not table.grab().isNull()
    assert len(set(worded)) < 30
