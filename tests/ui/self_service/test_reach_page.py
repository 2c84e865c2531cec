# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.page import KeyboardKind
from kiosk.ui.self_service.pages.reach import ReachPage
from kiosk.ui.self_service.stage import Stage
from tests.ui.self_service.at_page import AtPage, Setting, settings

NOT_A_NUMBER = "That is not a whole phone number yet."
NOT_AN_ADDRESS = "That is not a whole e-mail address yet."


def by_phone(stage: Stage) -> ReachPage:
    return ReachPage(stage, contact="", kind=KeyboardKind.PHONE)


def by_mail(stage: Stage) -> ReachPage:
    return ReachPage(stage, contact="", kind=KeyboardKind.EMAIL)


def type_in(at: AtPage[ReachPage], text: str) -> None:
    at.qtbot.keyClicks(at.find("contact"), text)


def test_a_number_is_asked_for_with_a_way_round_it(qtbot: QtBot) -> None:
    at = AtPage(qtbot, by_phone)
    assert at.reads() == ["How can we reach you?", "Your phone number"]
    assert at.offers() == ["Go on", "E-mail instead", "I’ll come back"]
    assert at.focused is at.find("contact")
    assert at.page.keyboard is KeyboardKind.PHONE


def test_what_is_typed_is_told(qtbot: QtBot) -> None:
    at = AtPage(qtbot, by_phone)
    with qtbot.waitSignal(at.page.contact_changed, check_params_cb=lambda said: said == "(555) 010-4420"):
        type_in(at, "(555) 010-4420")
    with qtbot.waitSignal(at.page.told):
        at.touch("go-on")


@pytest.mark.parametrize(
    ("kind", "typed", "asked"),
    [
        (KeyboardKind.PHONE, "12", NOT_A_NUMBER),
        (KeyboardKind.PHONE, "", NOT_A_NUMBER),
        (KeyboardKind.EMAIL, "amina@home", NOT_AN_ADDRESS),
    ],
)
def test_what_cannot_be_it_is_asked_about_once(qtbot: QtBot, kind: KeyboardKind, typed: str, asked: str) -> None:
    at = AtPage(qtbot, lambda stage: ReachPage(stage, contact=typed, kind=kind))
    with qtbot.assertNotEmitted(at.page.told):
        at.touch("go-on")
    assert asked in at.reads()
    with qtbot.waitSignal(at.page.told):
        at.touch("go-on")


def test_the_sentence_goes_when_they_type_on(qtbot: QtBot) -> None:
    at = AtPage(qtbot, by_mail)
    at.touch("go-on")
    type_in(at, "a")
    assert NOT_AN_ADDRESS not in at.reads()


@pytest.mark.parametrize("number", ["+44 20 7946 0018", "٠٥٥٥٠١٠٤٤٢", "55501"])
def test_numbers_as_people_write_them_are_taken(qtbot: QtBot, number: str) -> None:
    at = AtPage(qtbot, lambda stage: ReachPage(stage, contact=number, kind=KeyboardKind.PHONE))
    with qtbot.waitSignal(at.page.told):
        at.touch("go-on")


@pytest.mark.parametrize(
    ("build", "other"), [(by_phone, KeyboardKind.EMAIL), (by_mail, KeyboardKind.PHONE)], ids=["phone", "e-mail"]
)
def test_the_other_kind_can_be_chosen(qtbot: QtBot, build: Callable[[Stage], ReachPage], other: KeyboardKind) -> None:
    at = AtPage(qtbot, build)
    with qtbot.waitSignal(at.page.kind_chosen) as told:
        at.touch("other-kind")
    assert told.args == [other]


def test_nobody_has_to_say_anything(qtbot: QtBot) -> None:
    at = AtPage(qtbot, by_phone)
    with qtbot.waitSignal(at.page.skipped):
        at.touch("skip")


def test_a_second_tap_while_it_is_kept_counts_for_nothing(qtbot: QtBot) -> None:
    at = AtPage(qtbot, lambda stage: ReachPage(stage, contact="(555) 010-4420", kind=KeyboardKind.PHONE))
    heard: list[str] = []
    at.page.told.connect(lambda: heard.append("told"))
    at.page.skipped.connect(lambda: heard.append("skipped"))
    at.page.kind_chosen.connect(lambda _kind: heard.append("other"))
    at.page.told.connect(at.page.show_busy)
    for button in ("go-on", "go-on", "other-kind", "skip"):
        at.touch(button)
    at.page.go_on()  # the keyboard's last key
    assert heard == ["told"]
    assert at.find("go-on").accessibleName() == "One moment …"


def test_the_contact_is_never_read_aloud(qtbot: QtBot) -> None:
    at = AtPage(qtbot, lambda stage: ReachPage(stage, contact="(555) 010-4420", kind=KeyboardKind.PHONE))
    assert at.hears() == ["How can we reach you?", "Your phone number", *at.offers()]
    assert at.hears_only_alone() == []


def test_what_is_missing_is_read_aloud_once_it_is_said(qtbot: QtBot) -> None:
    at = AtPage(qtbot, by_mail)
    assert NOT_AN_ADDRESS not in at.hears()
    at.touch("go-on")
    assert NOT_AN_ADDRESS in at.hears()


@pytest.mark.parametrize("language", ["en", "uk", "ar", "zh"])
@pytest.mark.parametrize("text", [TextSize.USUAL, TextSize.BIGGEST])
def test_all_ways_are_in_sight_on_a_small_screen(qtbot: QtBot, text: TextSize, language: str) -> None:
    at = AtPage(qtbot, by_phone, Setting((1366, 768), text, language))
    with qtbot.waitSignal(at.page.kind_chosen):
        at.tap("other-kind")
    with qtbot.waitSignal(at.page.skipped):
        at.tap("skip")


@pytest.mark.parametrize("kind", [KeyboardKind.PHONE, KeyboardKind.EMAIL])
@pytest.mark.parametrize("setting", settings(), ids=str)
def test_it_fits_with_the_longest_contact(qtbot: QtBot, setting: Setting, kind: KeyboardKind) -> None:
    at = AtPage(qtbot, lambda stage: ReachPage(stage, contact="a" * 100, kind=kind), setting)
    at.press(Qt.Key.Key_End)
    assert at.what_is_wrong() == []
