# SPDX-License-Identifier: GPL-3.0-or-later
"""The first pages and the one for staff, as somebody reads and touches them."""

from datetime import datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.desk.ports import ResourceWish
from kiosk.messages import shipped_languages
from kiosk.ui.self_service import parts
from kiosk.ui.self_service.page import KeyboardKind, TouchPage
from kiosk.ui.self_service.pages.languages import LanguagesPage
from kiosk.ui.self_service.pages.name import NamePage
from kiosk.ui.self_service.pages.need import NeedPage
from kiosk.ui.self_service.pages.phone import PhonePage
from kiosk.ui.self_service.pages.staff import StaffPage
from kiosk.ui.self_service.pages.welcome import WelcomePage
from tests.ui.fakes import CATEGORIES, NOW, FakeOffice
from tests.ui.self_service.hands import Screen, button, field, offered, said, seen, touch, write
from tests.ui.self_service.keyboard.hands import stage_for

MISSING_NAME = "Please write a name, or choose “I’d rather not say”."
MISSING_NUMBER = "That is not a whole phone number yet."


def name_page(*, ways_open: bool = False, cards_open: bool = False, name: str = "") -> NamePage:
    return NamePage(stage_for("en"), name=name, ways_open=ways_open, cards_open=cards_open)


def phone_page(contact: str = "", birthday: str = "") -> PhonePage:
    return PhonePage(stage_for("en"), contact=contact, birthday=birthday)


def need_page(words: str = "") -> NeedPage:
    return NeedPage(stage_for("en"), words=words, tiles=CATEGORIES, country="US", moment=NOW)


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (8, "Good morning. Come on in."),
        (12, "Good afternoon. Come on in."),
        (20, "Good evening. Come on in."),
    ],
)
def test_welcome_greets_by_the_time_of_day(qtbot: QtBot, hour: int, greeting: str) -> None:
    page = WelcomePage(stage_for("en"), moment=datetime(2026, 11, 23, hour), languages=("en",))  # noqa: DTZ001 - wall clock
    assert said(Screen(qtbot, page))[0] == greeting


def test_welcome_leads_two_ways_and_into_every_language(qtbot: QtBot) -> None:
    page = WelcomePage(stage_for("en"), moment=NOW, languages=shipped_languages())
    screen = Screen(qtbot, page)
    with qtbot.waitSignal(page.been_before), qtbot.assertNotEmitted(page.first_time):
        touch(screen, "been-before")
    with qtbot.waitSignal(page.first_time):
        touch(screen, "first-time")
    with qtbot.waitSignal(page.language_chosen) as chosen:
        touch(screen, "language-uk")
    assert (chosen.args, button(screen, "language-uk").text()) == (["uk"], "Українська")


def test_languages_show_which_one_is_in_use(qtbot: QtBot) -> None:
    page = LanguagesPage(stage_for("es"), shipped_languages())
    screen = Screen(qtbot, page)
    chosen = [code for code in shipped_languages() if button(screen, f"language-{code}").isChecked()]
    assert chosen == ["es"]
    assert len(offered(screen)) == len(shipped_languages())


@pytest.mark.parametrize("code", ["es", "fr"])
def test_the_language_in_use_is_shown_however_often_it_is_touched(qtbot: QtBot, code: str) -> None:
    page = LanguagesPage(stage_for("es"), shipped_languages())
    screen = Screen(qtbot, page)
    for _touch in range(2):
        with qtbot.waitSignal(page.language_chosen) as chosen:
            touch(screen, f"language-{code}")
        assert chosen.args == [code]
    assert [each for each in shipped_languages() if button(screen, f"language-{each}").isChecked()] == ["es"]


def test_each_language_is_read_aloud_as_those_who_speak_it_say_it(qtbot: QtBot) -> None:
    pages = (
        LanguagesPage(stage_for("en"), ("en", "uk")),
        WelcomePage(stage_for("en"), moment=NOW, languages=("en", "uk")),
    )
    for page in pages:
        screen = Screen(qtbot, page)
        spoken = [each.text for each in page.spoken()]
        assert [(each.text, each.language) for each in page.spoken()][-2:] == [("English", "en"), ("Українська", "uk")]
        assert spoken == [*said(screen), *offered(screen)]


@pytest.mark.parametrize("ways_open", [True, False])
def test_all_that_the_name_page_asks_and_offers_is_read_aloud(qtbot: QtBot, *, ways_open: bool) -> None:
    page = name_page(ways_open=ways_open, cards_open=True, name="Ali")
    screen = Screen(qtbot, page)
    spoken = [each.text for each in page.spoken()]
    assert sorted(spoken) == sorted([*said(screen), *offered(screen), "Ali"])
    assert [each.text for each in page.spoken() if each.private] == ["Ali"]
    empty = name_page(name=" ")
    bare = Screen(qtbot, empty)
    touch(bare, "go-on")
    assert [each.text for each in empty.spoken()] == [said(bare)[0], MISSING_NAME, *offered(bare)]


@pytest.mark.parametrize(
    ("contact", "birthday"), [("555 010 2244", ""), ("555 010 2244", "?"), ("555 010 2244", "02-")]
)
def test_months_days_and_ways_are_read_aloud_but_never_the_number(qtbot: QtBot, contact: str, birthday: str) -> None:
    page = phone_page(contact, birthday)
    screen = Screen(qtbot, page)
    assert [each.text for each in page.spoken()] == [*said(screen), *offered(screen)]


def test_common_needs_are_read_aloud(qtbot: QtBot) -> None:
    page = need_page()
    screen = Screen(qtbot, page)
    assert [each.text for each in page.spoken()] == [*said(screen), *offered(screen)]


def test_a_name_is_told_letter_by_letter_and_the_button_goes_on(qtbot: QtBot) -> None:
    page = name_page()
    screen = Screen(qtbot, page)
    names: list[str] = []
    page.name_changed.connect(names.append)
    write(screen, "name", "Ali")
    assert names == ["A", "Al", "Ali"]
    with qtbot.waitSignal(page.told):
        touch(screen, "go-on")


@pytest.mark.parametrize("typed", ["", "   "])
def test_going_on_without_a_name_says_what_is_missing_until_one_is_typed(qtbot: QtBot, typed: str) -> None:
    page = name_page()
    screen = Screen(qtbot, page)
    write(screen, "name", typed)
    assert MISSING_NAME not in said(screen)
    with qtbot.assertNotEmitted(page.told):
        touch(screen, "go-on")
    assert MISSING_NAME in said(screen)
    write(screen, "name", "A")
    assert MISSING_NAME not in said(screen)


def test_nobody_has_to_say_a_name(qtbot: QtBot) -> None:
    page = name_page()
    screen = Screen(qtbot, page)
    with qtbot.waitSignal(page.anonymous_chosen), qtbot.assertNotEmitted(page.told):
        touch(screen, "anonymous")


def test_phone_and_card_are_offered_while_their_ways_are_open(qtbot: QtBot) -> None:
    hint = "Have a card? Hold it under the scanner."
    shut, open_ = Screen(qtbot, name_page(cards_open=True)), name_page(ways_open=True, cards_open=True)
    assert (seen(shut, "by-phone"), hint in said(shut)) == ([], False)
    screen = Screen(qtbot, open_)
    assert hint in said(screen)
    assert hint not in said(Screen(qtbot, name_page(ways_open=True)))
    with qtbot.waitSignal(open_.phone_chosen):
        touch(screen, "by-phone")


def test_a_number_that_is_too_short_is_asked_about(qtbot: QtBot) -> None:
    page = phone_page()
    screen = Screen(qtbot, page)
    assert (page.question.text(), page.keyboard) == ("What is your phone number?", KeyboardKind.PHONE)
    write(screen, "phone", "555")
    with qtbot.assertNotEmitted(page.birthday_changed):
        touch(screen, "go-on")
    assert MISSING_NUMBER in said(screen)
    write(screen, "phone", " 010")
    assert MISSING_NUMBER not in said(screen)
    with qtbot.waitSignal(page.birthday_changed) as asked:
        touch(screen, "go-on")
    assert asked.args == ["?"]


def test_the_month_is_asked_and_then_the_day(qtbot: QtBot) -> None:
    month = phone_page("555 010 2244", "?")
    screen = Screen(qtbot, month)
    assert (month.question.text(), month.field, seen(screen, "phone")) == (
        "Which month were you born in?",
        None,
        [],
    )
    with qtbot.waitSignal(month.birthday_changed) as chosen, qtbot.assertNotEmitted(month.told):
        touch(screen, "birthday-02")
    assert (chosen.args, button(screen, "birthday-02").text()) == (["02-"], "February")
    day = phone_page("555 010 2244", "02-")
    days = Screen(qtbot, day)
    with qtbot.waitSignal(day.told), qtbot.waitSignal(day.birthday_changed) as born:
        touch(days, "birthday-29")
    assert (born.args, day.question.text()) == (["02-29"], "Which day were you born on?")


@pytest.mark.parametrize(("month", "days"), [("01-", 31), ("02-", 29), ("04-", 30), ("12-", 31)])
def test_a_month_has_its_days(qtbot: QtBot, month: str, days: int) -> None:
    screen = Screen(qtbot, phone_page("555 010 2244", month))
    assert [text for text in offered(screen) if text.isdigit()] == [str(day) for day in range(1, days + 1)]


@pytest.mark.parametrize(("contact", "birthday"), [("", ""), ("555 010 2244", "?"), ("555 010 2244", "02-")])
def test_each_question_about_the_phone_can_be_skipped(qtbot: QtBot, contact: str, birthday: str) -> None:
    page = phone_page(contact, birthday)
    screen = Screen(qtbot, page)
    with qtbot.waitSignal(page.skipped), qtbot.assertNotEmitted(page.told):
        touch(screen, "skip")


def test_answers_take_the_place_of_common_needs_while_somebody_goes_on_typing(
    qtbot: QtBot, riverside: FakeOffice
) -> None:
    place = riverside.resource("Job club", description="job work")
    answers = riverside.desk.find_help(ResourceWish(words="job", moment=NOW), riverside.office, 3)
    page = need_page()
    screen = Screen(qtbot, page)
    words = field(screen, "need")
    words.setFocus()
    write(screen, "need", "jo")
    assert [button(screen, f"tile-{each.id}").text() for each in CATEGORIES] == ["Benefits", "Legal help", "Work"]
    page.show_answers(answers)
    assert (seen(screen, "tile-work"), "Job club" in said(screen)) == ([], True)
    focused = QApplication.focusWidget()
    assert focused is words
    QTest.keyClicks(focused, "b")
    assert words.toPlainText() == "job"
    with qtbot.waitSignal(page.answer_chosen) as chosen:
        touch(screen, "answer-choose")
    assert chosen.args == [place.id]
    page.show_answers(())
    assert (len(seen(screen, "tile-work")), "Job club" in said(screen)) == (1, False)


def test_a_common_need_is_one_touch(qtbot: QtBot) -> None:
    page = need_page()
    screen = Screen(qtbot, page)
    with qtbot.waitSignal(page.tile_chosen) as chosen:
        touch(screen, "tile-legal")
    assert chosen.args == ["legal"]


def test_their_words_are_private_and_keep_their_lines(qtbot: QtBot) -> None:
    page = need_page("My rent\nand food")
    screen = Screen(qtbot, page)
    assert field(screen, "need").toPlainText() == "My rent\nand food"
    assert [each.text for each in page.spoken() if each.private] == ["My rent\nand food"]


def staff_page(riverside: FakeOffice, problem: str = "", *, locked: bool = False, is_open: bool = False) -> StaffPage:
    return StaffPage(stage_for("en"), (riverside.dana, riverside.sam), problem, locked_ways=locked, is_open=is_open)


def test_staff_say_who_they_are_and_then_their_pin_which_shows_as_dots(qtbot: QtBot, riverside: FakeOffice) -> None:
    page = staff_page(riverside, "That is not the right PIN.")
    screen = Screen(qtbot, page)
    assert (offered(screen), seen(screen, "pin-1")) == (["Dana", "Sam"], [])
    assert "That is not the right PIN." in said(screen)
    touch(screen, "staff-name", 1)
    assert "That is not the right PIN." not in said(screen)
    for key in ("1", "3", "9", "delete"):
        touch(screen, f"pin-{key}")
    assert "●●" in said(screen)
    assert not any("13" in line for line in said(screen))
    with qtbot.waitSignal(page.pin_entered) as entered:
        touch(screen, "pin-enter")
    assert entered.args == [riverside.sam.id, "13"]
    with qtbot.assertNotEmitted(page.pin_entered):
        touch(screen, "pin-enter")


@pytest.mark.parametrize(
    ("locked", "names"), [(False, ["leave", "staff-back"]), (True, ["leave", "unlock", "staff-back"])]
)
def test_behind_the_door_is_what_only_staff_may_do(
    qtbot: QtBot, riverside: FakeOffice, *, locked: bool, names: list[str]
) -> None:
    page = staff_page(riverside, locked=locked, is_open=True)
    screen = Screen(qtbot, page)
    signals = {"leave": page.leave_chosen, "unlock": page.unlock_chosen, "staff-back": page.back_chosen}
    assert len(offered(screen)) == len(names)
    for name in names:
        with qtbot.waitSignal(signals[name]):
            touch(screen, name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_press_what_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    page: TouchPage = WelcomePage(stage_for("en"), moment=NOW, languages=("en",))
    screen = Screen(qtbot, page)
    first = button(screen, "been-before")
    assert page.first is first
    with qtbot.waitSignal(first.clicked):
        QTest.keyClick(first, key)


def test_a_button_measures_its_words_once_however_often_a_layout_asks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []

    class CountingMetrics(QFontMetrics):
        def boundingRect(self, room: QRect, flags: int, text: str) -> QRect:  # type: ignore[override]  # noqa: N802 - Qt's name
            measured.append(text)
            return super().boundingRect(room, flags, text)

    monkeypatch.setattr(parts, "QFontMetrics", CountingMetrics)
    way = parts.TouchButton(stage_for("en"), "Go on", "go-on")
    qtbot.addWidget(way)
    before = [(way.sizeHint(), way.heightForWidth(200)) for _ask in range(5)]
    assert before.count(before[0]) == 5
    assert len(measured) <= 3  # in one line, at that width, and at 200 pixels
    way.say("One moment …", "clock")
    assert way.sizeHint().width() > before[0][0].width()
