# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.pages.thanks import ThanksPage
from kiosk.ui.self_service.stage import Stage
from tests.ui.self_service.at_page import LONG_NAME, NAME_WITHOUT_SPACES, AtPage, Setting, settings

NOTE = "Somebody here will see what you wrote and call you in."


def for_amina(stage: Stage) -> ThanksPage:
    return ThanksPage(stage, name="Amina", note=NOTE)


def test_they_are_thanked_by_name_with_what_they_should_know(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_amina)
    assert at.reads() == ["Thank you, Amina.", NOTE]
    assert at.offers() == ["Finish"]


def test_whoever_stays_anonymous_is_thanked_too(qtbot: QtBot) -> None:
    at = AtPage(qtbot, lambda stage: ThanksPage(stage, name="", note=""))
    assert at.reads() == ["Thank you.", "Take care. Come back any time."]


def test_finish_ends_it(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_amina)
    with qtbot.waitSignal(at.page.done):
        at.touch("finish")
    with qtbot.waitSignal(at.page.done):
        at.press(Qt.Key.Key_Return)


def test_the_name_is_read_aloud_to_them_alone(qtbot: QtBot) -> None:
    at = AtPage(qtbot, for_amina)
    assert at.hears() == [*at.reads(), "Finish"]
    assert at.hears_only_alone() == ["Thank you, Amina."]


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_long_names_fit(qtbot: QtBot, setting: Setting) -> None:
    at = AtPage(qtbot, lambda stage: ThanksPage(stage, name=LONG_NAME, note=NOTE * 3), setting)
    assert at.what_is_wrong() == []


def test_a_name_without_spaces_fits(qtbot: QtBot) -> None:
    at = AtPage(qtbot, lambda stage: ThanksPage(stage, name=NAME_WITHOUT_SPACES, note=""), Setting((1024, 600)))
    assert at.what_is_wrong() == []
