# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.desk.find_help import Help
from kiosk.domain.opening_hours import OpenState, OpenStatus
from kiosk.ui.self_service.pages.answer_card import AnswerCard
from kiosk.ui.self_service.pages.who_can_help import WhoCanHelpPage
from kiosk.ui.self_service.stage import Stage
from tests.ui.fakes import FakeOffice
from tests.ui.self_service.at_page import LONG_PLACE, AtPage, Setting, settings

NOBODY = "A person here will look for help."


def helps(riverside: FakeOffice, *names: str) -> list[Help]:
    status = OpenStatus(OpenState.OPEN)
    why = ("open now", "near")
    return [Help(resource=riverside.resource(name), why=why, status=status, distance_km=0.6) for name in names]


def page_of(riverside: FakeOffice, *names: str, language: str = "en") -> Callable[[Stage], WhoCanHelpPage]:
    answers, moment = helps(riverside, *names), datetime(2026, 11, 23, 10, tzinfo=riverside.clock().tzinfo)

    def build(stage: Stage) -> WhoCanHelpPage:
        return WhoCanHelpPage(stage, answers=answers, country="US", moment=moment, language=language)

    return build


def cards(at: AtPage[WhoCanHelpPage]) -> list[AnswerCard]:
    return at.page.findChildren(AnswerCard)


def test_each_place_says_where_when_and_why(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside, "Legal Aid Intake Desk", "Central Library"))
    assert at.reads()[0] == "Who can help"
    for said in ("Legal Aid Intake Desk", "Riverside County · 0.4 mi", "Languages: English, Español", "near"):
        assert said in at.reads()
    assert at.offers()[-1] == "None of these: ask a person here"


def test_the_place_that_is_touched_is_told(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside, "Legal Aid Intake Desk", "Central Library"))
    [library] = [each for each in riverside.store.tables.resources.values() if each.name == "Central Library"]
    with qtbot.waitSignal(at.page.answer_chosen) as told:
        qtbot.mouseClick(cards(at)[1].button, Qt.MouseButton.LeftButton)
    assert told.args == [library.id]


def test_none_of_these_is_no_smaller_than_a_place(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside, "Legal Aid Intake Desk", "Central Library", "Tax Help"))
    with qtbot.waitSignal(at.page.none_chosen):
        at.touch("none-of-these")
    assert at.find("none-of-these").width() >= max(card.width() for card in cards(at))


def test_without_an_answer_a_person_will_look(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside))
    assert at.reads() == [NOBODY]
    assert at.offers() == ["Leave it with a person here"]
    with qtbot.waitSignal(at.page.none_chosen):
        at.press(Qt.Key.Key_Return)


def test_a_second_choice_while_the_first_is_kept_counts_for_nothing(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside, "Legal Aid Intake Desk", "Central Library"))
    chosen: list[object] = []
    at.page.answer_chosen.connect(chosen.append)
    at.page.none_chosen.connect(lambda: chosen.append("none"))
    at.page.answer_chosen.connect(at.page.show_busy)
    at.press(Qt.Key.Key_Space)
    at.press(Qt.Key.Key_Space)
    qtbot.mouseClick(cards(at)[1].button, Qt.MouseButton.LeftButton)
    at.touch("none-of-these")
    assert len(chosen) == 1
    assert at.find("none-of-these").accessibleName() == "One moment …"
    assert at.focused is at.page  # and not one of the buttons around it


def test_places_are_read_aloud_with_where_and_when(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside, "Legal Aid Intake Desk"))
    assert at.hears() == [
        "Who can help",
        "Choose one. Your slip says where to go and whom to ask for.",
        " · ".join(at.reads()[2:-1]) + " · Open now",
        "None of these: ask a person here",
    ]
    assert at.hears_only_alone() == at.hears()[2:3]  # what they need shows in it


def test_text_in_another_language_says_so(qtbot: QtBot, riverside: FakeOffice) -> None:
    at = AtPage(qtbot, page_of(riverside, "Legal Aid Intake Desk"), Setting(language="es"))
    assert at.stage.translate("Written in {language}", language="English") in at.reads()


def test_languages_of_a_place_without_an_address_are_said_once(qtbot: QtBot, riverside: FakeOffice) -> None:
    [by_phone] = helps(riverside, "Lantern Project")
    by_phone = replace(by_phone, resource=replace(by_phone.resource, address=None, languages=("en", "es")))
    moment = datetime(2026, 11, 23, 10, tzinfo=riverside.clock().tzinfo)
    at = AtPage(
        qtbot, lambda stage: WhoCanHelpPage(stage, answers=[by_phone], country="US", moment=moment, language="en")
    )
    assert sum("Español" in line for line in at.reads()) == 1


def test_a_web_address_without_end_fits(qtbot: QtBot, riverside: FakeOffice) -> None:
    [by_web] = helps(riverside, "Lantern Project")
    website = "https://www.example.org/" + "wohnungslosenhilfe" * 8
    resource = replace(by_web.resource, address=None, phones=(), contacts=(), website=website)
    by_web, moment = replace(by_web, resource=resource), datetime(2026, 11, 23, 10, tzinfo=riverside.clock().tzinfo)
    at = AtPage(
        qtbot,
        lambda stage: WhoCanHelpPage(stage, answers=[by_web] * 3, country="US", moment=moment, language="en"),
        Setting((1366, 768)),
    )
    assert at.what_is_wrong() == []
    assert website.removeprefix("https://www.") in at.hears()[2]


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_places_with_long_names_fit(qtbot: QtBot, riverside: FakeOffice, setting: Setting) -> None:
    build = page_of(riverside, LONG_PLACE, "Food Bank", LONG_PLACE + " South")
    assert AtPage(qtbot, build, setting).what_is_wrong() == []


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_no_place_at_all_fits(qtbot: QtBot, riverside: FakeOffice, setting: Setting) -> None:
    assert AtPage(qtbot, page_of(riverside), setting).what_is_wrong() == []
