# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.slip import Paper
from kiosk.printing.layout import SlipRenderer
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.pages.slip import SlipPage, SlipShowing, SlipStage
from kiosk.ui.self_service.slip_facts import slip_facts
from kiosk.ui.self_service.stage import Stage
from tests.printing.slips import FULL, MARIA
from tests.ui.self_service.at_page import LONG_PLACE, SIZES, AtPage, Setting, settings

SLIP_DPI = 200


@pytest.fixture(scope="module")
def slip_picture() -> bytes:
    """A slip as it is drawn for the screen."""
    return SlipRenderer().png(FULL, Paper.RECEIPT_80, SLIP_DPI)


def printing(stage: Stage) -> SlipPage:
    return SlipPage(stage, showing=SlipShowing(state=SlipStage.PRINTING, sentence="Go to Legal Aid Intake Desk."))


def printed(stage: Stage) -> SlipPage:
    showing = SlipShowing(
        state=SlipStage.PRINTED, sentence="A person here looks after this.", keeper="Dana", due="Monday, 5:00 pm"
    )
    return SlipPage(stage, showing=showing)


def test_while_it_prints_they_know_already_where_to_go(qtbot: QtBot) -> None:
    at = AtPage(qtbot, printing)
    assert at.reads() == ["Your slip is printing …", "Go to Legal Aid Intake Desk."]
    assert at.offers() == ["Go on"]


def test_on_paper_it_is_theirs_to_take(qtbot: QtBot) -> None:
    at = AtPage(qtbot, printed)
    assert at.reads() == [
        "Here is your slip. Please take it.",
        "A person here looks after this.",
        "Dana will be in touch by Monday, 5:00 pm.",
    ]
    assert at.offers() == ["I have it"]


def test_where_paper_fails_it_is_shown(qtbot: QtBot, slip_picture: bytes) -> None:
    showing = SlipShowing(state=SlipStage.SHOWN, sentence="Go to Legal Aid Intake Desk.", picture=slip_picture)
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing))
    assert at.reads()[:2] == [
        "The printer can’t print right now.",
        "Take a photo of this, or ask at the desk. We have told them.",
    ]
    assert at.find("slip-picture").accessibleName() == "Your slip"
    assert at.find("slip-picture").accessibleDescription() == "Go to Legal Aid Intake Desk."


@pytest.mark.parametrize(("text", "is_whole"), [(TextSize.USUAL, True), (TextSize.BIGGEST, False)])
def test_one_photo_has_all_of_it_unless_they_need_large_type(qtbot: QtBot, text: TextSize, *, is_whole: bool) -> None:
    png = SlipRenderer().png(MARIA, Paper.RECEIPT_80, SLIP_DPI)
    showing = SlipShowing(state=SlipStage.SHOWN, sentence="Go to Legal Aid Intake Desk.", picture=png, slip=MARIA)
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing), Setting(text=text))
    shown = at.find("slip-picture")
    assert (shown.visibleRegion().boundingRect() == shown.rect()) is is_whole
    assert (at.reads()[2:] == ["Go to Legal Aid Intake Desk.", *slip_facts(MARIA, at.stage.translate)]) is is_whole
    at.tap("slip-done")


def test_what_is_out_of_sight_is_reached_by_keyboard(qtbot: QtBot, slip_picture: bytes) -> None:
    showing = SlipShowing(state=SlipStage.SHOWN, picture=slip_picture)
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing), Setting((1024, 600), TextSize.BIGGEST))
    shown = at.find("slip-picture")
    at.page.first.setFocus()
    qtbot.keyClick(at.page.first, Qt.Key.Key_Tab)
    column = at.root.focusWidget()
    assert column.accessibleName() == "Your slip"
    assert not sees_its_end(shown)
    for _page in range(20):
        qtbot.keyClick(column, Qt.Key.Key_Space)
    assert sees_its_end(shown)


def sees_its_end(shown: QWidget) -> bool:
    return shown.visibleRegion().boundingRect().bottom() == shown.rect().bottom()


def test_an_upright_screen_has_all_of_it_below_the_words(qtbot: QtBot, slip_picture: bytes) -> None:
    showing = SlipShowing(state=SlipStage.SHOWN, sentence="Go to Legal Aid Intake Desk.", picture=slip_picture)
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing), Setting((1080, 1920)))
    shown = at.find("slip-picture")
    assert shown.visibleRegion().boundingRect() == shown.rect()


def test_the_longest_next_step_leaves_the_way_on_in_sight(qtbot: QtBot, slip_picture: bytes) -> None:
    showing = SlipShowing(state=SlipStage.SHOWN, sentence=f"Go to {LONG_PLACE * 2}.", picture=slip_picture)
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing), Setting((1366, 768), TextSize.BIGGEST))
    with qtbot.waitSignal(at.page.done):
        at.tap("slip-done")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("dark", [False, True], ids=["usual", "dark"])
def test_its_code_can_be_scanned_from_the_screen(
    qtbot: QtBot, slip_picture: bytes, size: tuple[int, int], dark: bool
) -> None:
    showing = SlipShowing(state=SlipStage.SHOWN, picture=slip_picture)
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing), Setting(size, dark=dark))
    said, wide = at.scan("slip-picture")
    assert said.startswith("BEGIN:VCARD")
    assert wide >= 25
    assert at.find("slip-picture").width() <= at.page.width()


def in_words(stage: Stage) -> SlipPage:
    """A slip of which there is neither paper nor a picture."""
    showing = SlipShowing(
        state=SlipStage.SHOWN, sentence="Go to Legal Aid Intake Desk.", picture=b"not a picture", slip=FULL
    )
    return SlipPage(stage, showing=showing)


def test_without_paper_or_picture_its_own_words_are_there_to_photograph(qtbot: QtBot) -> None:
    at = AtPage(qtbot, in_words)
    paper = [label.accessibleName() for label in at.find("slip-in-words").findChildren(QLabel)]
    assert paper == ["Go to Legal Aid Intake Desk.", *slip_facts(FULL, at.stage.translate)]
    assert {"(555) 010-4420, ext. 12 · ask for Priya Nair", "Open now · until 4:30 pm"} < set(paper)
    assert set(paper) < set(at.hears_only_alone())


def test_a_slip_that_could_not_even_be_saved_still_says_where_to_go(qtbot: QtBot) -> None:
    showing = SlipShowing(state=SlipStage.SHOWN, sentence="Go to Legal Aid Intake Desk.")
    at = AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing))
    assert at.reads()[-1] == "Go to Legal Aid Intake Desk."
    assert at.hears()[-2:] == ["Go to Legal Aid Intake Desk.", "Go on"]


@pytest.mark.parametrize("build", [printing, printed, in_words], ids=["printing", "printed", "in words"])
def test_the_way_on_is_always_open(qtbot: QtBot, build: Callable[[Stage], SlipPage]) -> None:
    at = AtPage(qtbot, build)
    with qtbot.waitSignal(at.page.done):
        at.touch("slip-done")
    with qtbot.waitSignal(at.page.done):
        at.press(Qt.Key.Key_Return)


def test_the_next_step_is_read_aloud_to_them_alone(qtbot: QtBot) -> None:
    at = AtPage(qtbot, printed)
    assert at.hears() == [*at.reads(), *at.offers()]
    assert at.hears_only_alone() == at.reads()[1:]


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_it_fits(qtbot: QtBot, slip_picture: bytes, setting: Setting) -> None:
    showing = SlipShowing(
        state=SlipStage.SHOWN,
        sentence=f"Go to {LONG_PLACE}.",
        picture=slip_picture,
        keeper="Dana Whitfield",
        due="Wednesday 25 November, 5:00 pm",
    )
    assert AtPage(qtbot, lambda stage: SlipPage(stage, showing=showing), setting).what_is_wrong() == []


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_it_fits_in_words(qtbot: QtBot, setting: Setting) -> None:
    assert AtPage(qtbot, in_words, setting).what_is_wrong() == []
