# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.pages.again import AgainPage
from kiosk.ui.self_service.stage import Stage
from tests.ui.self_service.at_page import LONG_NAME, LONG_WORDS, NAME_WITHOUT_SPACES, AtPage, Setting, settings


def for_amina(stage: Stage) -> AgainPage:
    return AgainPage(stage, called="Amina", last_words="I need to print my resume")


def for_somebody_with_a_long_name(stage: Stage) -> AgainPage:
    return AgainPage(stage, called=LONG_NAME, last_words=LONG_WORDS)


def test_the_holder_of_a_card_is_welcomed_back(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_amina)
    assert at.reads() == [
        "Welcome back, Amina.",
        "Last time you asked about “I need to print my resume”. Is it about that?",
    ]
    assert at.offers() == ["Yes, it is about that", "No, something else"]


@pytest.mark.parametrize(("button", "signal"), [("same-need", "same_need"), ("something-else", "something_else")])
def test_each_answer_is_told(qtbot: QtBot, button: str, signal: str) -> None:
    at = AtPage(qtbot, for_amina)
    with qtbot.waitSignal(getattr(at.page, signal)):
        at.touch(button)


def test_enter_gives_the_likelier_answer(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_amina)
    with qtbot.waitSignal(at.page.same_need):
        at.press(Qt.Key.Key_Return)


def test_what_is_about_them_is_read_aloud_to_them_alone(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_amina)
    assert at.hears() == [*at.reads(), *at.offers()]
    assert at.hears_only_alone() == at.reads()


def test_words_of_last_time_are_kept_short(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_somebody_with_a_long_name)
    assert "…”. Is it about that?" in at.reads()[1]
    assert len(at.reads()[1]) < 250


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_long_names_and_words_fit(qtbot: QtBot, setting: Setting) -> None:
    assert AtPage(qtbot, for_somebody_with_a_long_name, setting).what_is_wrong() == []


def test_a_name_without_spaces_fits(qtbot: QtBot) -> None:
    at = AtPage(qtbot, lambda stage: AgainPage(stage, called=NAME_WITHOUT_SPACES, last_words="a" * 500))
    assert at.what_is_wrong() == []
