# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from kiosk.desk.find_help import Help
from kiosk.domain.opening_hours import OpenState, OpenStatus
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.pages.answer_card import AnswerCard
from kiosk.ui.self_service.pages.need import NeedPage
from kiosk.ui.self_service.stage import Stage
from tests.ui.fakes import CATEGORIES, NOW, FakeOffice
from tests.ui.self_service.at_page import LONG_PLACE, LONG_WORDS, SIZES, AtPage, Setting, settings
from tests.ui.self_service.hands import push

MIGHT_BE_IT = "This might be it. Tap one, or keep typing."
ASKED_FOR = "What you need, in your own words"


def page_of(words: str = "", *answers: Help, moment: datetime = NOW) -> Callable[[Stage], NeedPage]:
    def build(stage: Stage) -> NeedPage:
        page = NeedPage(stage, words=words, tiles=CATEGORIES, country="US", moment=moment)
        page.show_answers(answers)
        return page

    return build


def helps(riverside: FakeOffice, *names: str) -> list[Help]:
    status = OpenStatus(OpenState.OPEN)
    return [Help(resource=riverside.resource(name), why=(), status=status, distance_km=0.6) for name in names]


def cards(at: AtPage[NeedPage]) -> list[AnswerCard]:
    return [card for card in at.page.findChildren(AnswerCard) if card.isVisible()]


def test_done_with_nothing_written_says_what_is_asked_for(qtbot: QtBot) -> None:
    at = AtPage(qtbot, page_of("  \n "))
    with qtbot.assertNotEmitted(at.page.told):
        at.page.go_on()
    assert ASKED_FOR in at.reads()
    qtbot.keyClicks(at.find("need"), "rent")
    assert ASKED_FOR not in at.reads()
    with qtbot.waitSignal(at.page.told):
        at.page.go_on()


def test_the_same_answers_leave_their_cards_under_the_finger(qtbot: QtBot, riverside: FakeOffice) -> None:
    answers = helps(riverside, "Food Bank", "Central Library")
    at = AtPage(qtbot, page_of("food", *answers))
    before = cards(at)
    at.page.show_answers(list(answers))
    assert cards(at) == before


def test_whoever_stands_on_a_card_that_goes_stands_in_the_field(qtbot: QtBot, riverside: FakeOffice) -> None:
    first, second = helps(riverside, "Food Bank", "Central Library")
    at = AtPage(qtbot, page_of("food", first))
    cards(at)[0].button.setFocus()
    at.page.show_answers([second])
    assert at.root.focusWidget() is at.find("need")
    qtbot.waitUntil(lambda: [card.accessibleName().split(" · ")[0] for card in cards(at)] == ["Central Library"])


def test_answers_are_heard_by_nobody_else(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of("I am hungry", *helps(riverside, "Food Bank")))
    assert at.hears()[:3] == ["What can we help with today?", "I am hungry", MIGHT_BE_IT]
    assert [text.split(" · ")[0] for text in at.hears_only_alone()] == ["I am hungry", "Food Bank"]


def test_a_long_story_is_kept_to_its_end(qtbot: QtBot) -> None:
    at = AtPage(qtbot, page_of(LONG_WORDS))
    field = at.find("need")
    assert isinstance(field, QTextEdit)
    with qtbot.waitSignal(at.page.words_changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Exclam)
    assert len(LONG_WORDS) > 6_000
    assert told.args == [LONG_WORDS + "!"]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 600)])
def test_their_lines_stay_theirs_on_every_screen(qtbot: QtBot, size: tuple[int, int]) -> None:
    at = AtPage(qtbot, page_of("My rent\nand food"), Setting(size))
    with qtbot.waitSignal(at.page.words_changed) as told:
        qtbot.keyClick(at.find("need"), Qt.Key.Key_Exclam)
    assert told.args == ["My rent\nand food!"]


@pytest.mark.parametrize("setting", [Setting((1920, 1080)), Setting((1366, 768), TextSize.BIGGEST)], ids=str)
def test_a_long_story_is_pushed_with_a_finger(qtbot: QtBot, setting: Setting) -> None:
    at = AtPage(qtbot, page_of(LONG_WORDS), setting)
    field = at.find("need")
    assert isinstance(field, QTextEdit)
    bar, cursor = field.verticalScrollBar(), field.textCursor().position()
    bottom = bar.value()
    assert bottom > 0
    push(field.viewport(), 60)
    qtbot.waitUntil(lambda: bar.value() < bottom)
    assert (field.textCursor().position(), field.textCursor().hasSelection()) == (cursor, False)


def test_a_tap_places_the_cursor(qtbot: QtBot) -> None:
    at = AtPage(qtbot, page_of("rent and food"))
    field = at.find("need")
    assert isinstance(field, QTextEdit)
    assert field.textCursor().position() == len("rent and food")
    qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    assert field.textCursor().position() == 0
    qtbot.keyClicks(field, "My ")
    assert field.toPlainText() == "My rent and food"


@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_two_lines_are_in_sight_on_every_screen(qtbot: QtBot, size: tuple[int, int], text: TextSize) -> None:
    at = AtPage(qtbot, page_of("My rent\nand food"), Setting(size, text))
    field = at.find("need")
    assert isinstance(field, QTextEdit)
    assert field.viewport().visibleRegion().boundingRect().height() >= 2 * field.fontMetrics().lineSpacing()
    assert field.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", ["en", "uk", "ar", "zh"])
def test_on_a_small_screen_each_place_is_whole_and_can_be_touched(
    qtbot: QtBot, riverside: FakeOffice, language: str
) -> None:
    build = page_of("I am hungry", *helps(riverside, "Food Bank", "Central Library", "Housing voucher waiting list"))
    at = AtPage(qtbot, build, Setting((1366, 768), language=language))
    qtbot.waitUntil(lambda: [card.visibleRegion().boundingRect() == card.rect() for card in cards(at)] == [True] * 3)


def test_on_the_smallest_screen_the_question_stands_in_the_field(qtbot: QtBot) -> None:
    at = AtPage(qtbot, page_of(), Setting((1024, 600), TextSize.BIGGEST))
    field = at.find("need")
    assert isinstance(field, QTextEdit)
    assert field.placeholderText() == at.hears()[0] == "What can we help with today?"
    assert field.placeholderText() not in at.reads()
    with qtbot.waitSignal(at.page.tile_chosen):
        at.tap(f"tile-{CATEGORIES[0].id}")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
def test_very_long_words_in_a_places_name_go_on_in_the_next_line(
    qtbot: QtBot, riverside: FakeOffice, size: tuple[int, int]
) -> None:
    compound = "Wohnungslosenhilfeberatungsstellenverzeichnis"
    at = AtPage(
        qtbot, page_of("rent", *helps(riverside, compound, "Високоспеціалізованої" * 2, "Food Bank")), Setting(size)
    )
    assert at.what_is_wrong() == []
    assert cards(at)[0].accessibleName().startswith(compound)


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_common_needs_fit(qtbot: QtBot, setting: Setting) -> None:
    assert AtPage(qtbot, page_of(), setting).what_is_wrong() == []


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_a_long_story_and_places_with_long_names_fit(qtbot: QtBot, riverside: FakeOffice, setting: Setting) -> None:
    answers = helps(riverside, LONG_PLACE, "Food Bank", LONG_PLACE + " South")
    assert AtPage(qtbot, page_of(LONG_WORDS, *answers), setting).what_is_wrong() == []
