# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.visit import Feedback
from kiosk.ui.self_service.pages.faces import FacesPage
from tests.ui.self_service.at_page import AtPage, Setting, settings


def test_each_face_has_its_word(qtbot: QtBot) -> None:
    at = AtPage(qtbot, FacesPage)
    assert at.reads() == ["Did you get what you came for?"]
    assert at.offers() == ["Yes", "Partly", "No", "Skip"]


@pytest.mark.parametrize("feedback", list(Feedback))
def test_a_face_is_an_answer(qtbot: QtBot, feedback: Feedback) -> None:
    at = AtPage(qtbot, FacesPage)
    with qtbot.waitSignal(at.page.answered) as told:
        at.touch(f"face-{feedback}")
    assert told.args == [feedback]


def test_nobody_has_to_answer(qtbot: QtBot) -> None:
    at = AtPage(qtbot, FacesPage)
    with qtbot.waitSignal(at.page.skipped):
        at.touch("skip")


def test_the_first_face_has_the_focus(qtbot: QtBot) -> None:
    at = AtPage(qtbot, FacesPage)
    with qtbot.waitSignal(at.page.answered) as told:
        at.press(Qt.Key.Key_Space)
    assert told.args == [Feedback.YES]


def test_question_and_answers_are_read_aloud(qtbot: QtBot) -> None:
    at = AtPage(qtbot, FacesPage)
    assert at.hears() == ["Did you get what you came for?", "Yes", "Partly", "No", "Skip"]
    assert at.hears_only_alone() == []


def test_faces_begin_on_the_right_in_arabic(qtbot: QtBot) -> None:
    at = AtPage(qtbot, FacesPage, Setting(language="ar"))
    assert at.find("face-yes").x() > at.find("face-partly").x() > at.find("face-no").x()


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_it_fits(qtbot: QtBot, setting: Setting) -> None:
    assert AtPage(qtbot, FacesPage, setting).what_is_wrong() == []
