# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.printing.card_code import card_png
from kiosk.ui.self_service.pages.card import CardPage, CardStage
from kiosk.ui.self_service.stage import Stage
from tests.ui.self_service.at_page import SIZES, AtPage, Setting, settings

TOKEN = "0123456789abcdef0123456789abcdef"


def offered(stage: Stage) -> CardPage:
    return CardPage(stage, picture=b"", state=CardStage.OFFERED)


def shown(stage: Stage) -> CardPage:
    return CardPage(stage, picture=card_png(TOKEN), state=CardStage.SHOWN)


def test_a_card_says_what_it_means_before_there_is_one(qtbot: QtBot) -> None:
    at = AtPage(qtbot, offered)
    assert at.reads()[0] == "Next time, just scan this."
    assert "We keep your name for that." in at.reads()[1]
    assert at.offers() == ["Print a card", "Show it to photograph", "No, thank you"]


def test_what_it_means_is_read_aloud(qtbot: QtBot) -> None:
    at = AtPage(qtbot, offered)
    assert at.hears() == [*at.reads(), *at.offers()]
    assert at.hears_only_alone() == []


@pytest.mark.parametrize(
    ("button", "signal"), [("print-card", "print_chosen"), ("show-card", "show_chosen"), ("no-card", "declined")]
)
def test_each_answer_is_told(qtbot: QtBot, button: str, signal: str) -> None:
    at = AtPage(qtbot, offered)
    with qtbot.waitSignal(getattr(at.page, signal)):
        at.touch(button)


@pytest.mark.parametrize(
    ("state", "heading", "ways"),
    [
        (CardStage.PRINTING, "Your card is being made …", ["Go on"]),
        (CardStage.PRINTED, "Here is your card. Please take it.", ["Go on"]),
        (CardStage.SHOWN, "Take a photo of this code.", ["Go on"]),
        (CardStage.FAILED, "The card could not be printed.", ["Show it to photograph", "No, thank you"]),
    ],
)
def test_each_stage_leads_on(qtbot: QtBot, state: CardStage, heading: str, ways: list[str]) -> None:
    at = AtPage(qtbot, lambda stage: CardPage(stage, picture=b"", state=state))
    assert at.reads()[0] == heading
    assert at.offers() == ways


def test_whoever_has_it_goes_on(qtbot: QtBot) -> None:
    at = AtPage(qtbot, shown)
    with qtbot.waitSignal(at.page.done):
        at.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("dark", [False, True], ids=["usual", "dark"])
def test_its_code_can_be_scanned_from_the_screen(qtbot: QtBot, size: tuple[int, int], dark: bool) -> None:
    at = AtPage(qtbot, shown, Setting(size, dark=dark))
    said, wide = at.scan("card-code")
    assert TOKEN in said
    assert wide >= 25


def test_the_token_stands_nowhere_in_words(qtbot: QtBot) -> None:
    at = AtPage(qtbot, shown)
    said = [*at.reads(), *at.hears(), *at.offers(), at.find("card-code").accessibleName()]
    assert not any(TOKEN in each for each in said)


@pytest.mark.parametrize("state", list(CardStage))
@pytest.mark.parametrize("setting", settings(), ids=str)
def test_it_fits(qtbot: QtBot, setting: Setting, state: CardStage) -> None:
    picture = card_png(TOKEN) if state is CardStage.SHOWN else b""
    at = AtPage(qtbot, lambda stage: CardPage(stage, picture=picture, state=state), setting)
    assert at.what_is_wrong() == []
