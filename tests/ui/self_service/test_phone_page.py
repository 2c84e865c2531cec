# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.pages.phone import PhonePage
from kiosk.ui.self_service.stage import Stage
from tests.ui.self_service.at_page import AtPage, Setting, settings

NUMBER = "(555) 010-4420"


def page_of(contact: str, birthday: str) -> Callable[[Stage], PhonePage]:
    return lambda stage: PhonePage(stage, contact=contact, birthday=birthday)


def test_a_month_that_was_not_meant_is_chosen_again(qtbot: QtBot) -> None:
    at = AtPage(qtbot, page_of(NUMBER, "07-"))
    assert "July" in at.offers()
    with qtbot.waitSignal(at.page.birthday_changed) as told:
        at.touch("other-month")
    assert told.args == ["?"]


@pytest.mark.parametrize(("language", "month"), [("uk", "Вересень"), ("ar", "سبتمبر"), ("es", "Septiembre")])
def test_months_are_said_as_the_language_says_them(qtbot: QtBot, language: str, month: str) -> None:
    assert month in AtPage(qtbot, page_of(NUMBER, "?"), Setting(language=language)).offers()


@pytest.mark.parametrize("birthday", ["", "?", "07-"])
def test_the_number_is_never_read_aloud(qtbot: QtBot, birthday: str) -> None:
    at = AtPage(qtbot, page_of(NUMBER, birthday))
    assert at.hears()[0] == at.page.question.text()
    assert not any("555" in text for text in at.hears())


@pytest.mark.parametrize("birthday", ["?", "07-"])
def test_the_number_is_out_of_sight_while_the_birthday_is_asked_for(qtbot: QtBot, birthday: str) -> None:
    at = AtPage(qtbot, page_of(NUMBER, birthday))
    assert not any("555" in text for text in (*at.reads(), *at.offers()))


@pytest.mark.parametrize("birthday", ["", "?", "01-"], ids=["number", "month", "day"])
@pytest.mark.parametrize("setting", settings(), ids=str)
def test_each_question_fits(qtbot: QtBot, setting: Setting, birthday: str) -> None:
    assert AtPage(qtbot, page_of(NUMBER, birthday), setting).what_is_wrong() == []
