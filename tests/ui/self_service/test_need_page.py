# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from kiosk.desk.find_help import Help
from kiosk.domain.opening_hours import OpenState, OpenStatus
from kiosk.ui.self_service.pages.answer_card import AnswerCard
from kiosk.ui.self_service.pages.need import NeedPage
from kiosk.ui.self_service.stage import Stage
from tests.ui.fakes import CATEGORIES, NOW, FakeOffice
from tests.ui.self_service.at_page import LONG_PLACE, LONG_WORDS, AtPage, Setting, settings

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


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_common_needs_fit(qtbot: QtBot, setting: Setting) -> None:
    assert AtPage(qtbot, page_of(), setting).what_is_wrong() == []


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_a_long_story_and_places_with_long_names_fit(qtbot: QtBot, riverside: FakeOffice, setting: Setting) -> None:
    answers = helps(riverside, LONG_PLACE, "Food Bank", LONG_PLACE + " South")
    assert AtPage(qtbot, page_of(LONG_WORDS, *answers), setting).what_is_wrong() == []
