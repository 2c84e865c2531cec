# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.pages.check import CheckPage
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import ScrolledColumn
from tests.ui.self_service.at_page import (
    LONG_NAME,
    LONG_PLACE,
    LONG_WORDS,
    NAME_WITHOUT_SPACES,
    AtPage,
    Setting,
    settings,
)

WORDS = "My landlord wrote that I have to leave.\nI have two children."


def plain(stage: Stage) -> CheckPage:
    return CheckPage(stage, name="Amina", words=WORDS, chosen="")


def anonymous(stage: Stage) -> CheckPage:
    return CheckPage(stage, name="", words=WORDS, chosen="Legal Aid Intake Desk")


def longest(stage: Stage) -> CheckPage:
    return CheckPage(stage, name=LONG_NAME, words=LONG_WORDS, chosen=LONG_PLACE)


def test_everything_is_read_back_verbatim(qtbot: QtBot) -> None:
    at = AtPage(qtbot, plain)
    assert at.reads() == ["Did I get that right?", "Amina", f"“{WORDS}”"]
    assert at.offers() == ["Yes, that is right", "Change what I need", "Change my name"]


def test_six_thousand_characters_are_all_there(qtbot: QtBot) -> None:
    at = AtPage(qtbot, longest, Setting((1024, 600)))
    assert len(LONG_WORDS.strip()) > 6_000
    assert f"“{LONG_WORDS.strip()}”" in at.reads()


def test_whoever_stays_anonymous_is_told_so(qtbot: QtBot) -> None:
    at = AtPage(qtbot, anonymous)
    assert at.reads()[1:] == ["You stay anonymous.", f"“{WORDS}”", "You go to Legal Aid Intake Desk."]


@pytest.mark.parametrize(
    ("button", "signal"),
    [("right", "right"), ("change-words", "words_change_chosen"), ("change-name", "name_change_chosen")],
)
def test_each_answer_is_told(qtbot: QtBot, button: str, signal: str) -> None:
    at = AtPage(qtbot, plain)
    with qtbot.waitSignal(getattr(at.page, signal)):
        at.touch(button)


class Answers:
    """What a page was told, once it shows that it is busy with the first answer."""

    def __init__(self, page: CheckPage) -> None:
        self.told: list[str] = []
        for name in ("right", "words_change_chosen", "name_change_chosen"):
            getattr(page, name).connect(lambda name=name: self.told.append(name))
        page.right.connect(page.show_busy)


def test_a_second_tap_while_it_is_kept_counts_for_nothing(qtbot: QtBot) -> None:
    at = AtPage(qtbot, plain)
    answers = Answers(at.page)
    for button in ("right", "right", "change-words", "change-name"):
        at.touch(button)
    assert answers.told == ["right"]
    assert at.find("right").accessibleName() == "One moment …"


def test_a_second_enter_while_it_is_kept_counts_for_nothing(qtbot: QtBot) -> None:
    at = AtPage(qtbot, plain)
    answers = Answers(at.page)
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Return)
    assert answers.told == ["right"]
    assert at.focused is at.page  # and not one of the buttons around it


def test_what_they_told_is_read_aloud_to_them_alone(qtbot: QtBot) -> None:
    at = AtPage(qtbot, plain)
    assert at.hears() == [*at.reads(), *at.offers()]
    assert at.hears_only_alone() == ["Amina", f"“{WORDS}”"]


def walk_to(at: AtPage[CheckPage], name: str) -> None:
    """Press Tab until something with this name has the focus."""
    for _press in range(30):
        if at.focused is not None and at.focused.accessibleName() == name:
            return
        at.press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never comes to {name[:40]}")


def scrolled(at: AtPage[CheckPage]) -> tuple[int, int]:
    """How far the words are pushed up, and how far they can be."""
    bar = at.page.findChildren(ScrolledColumn)[0].verticalScrollBar()
    return bar.value(), bar.maximum()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1080, 1920)], ids=str)
def test_six_thousand_characters_are_read_to_their_end_with_keys_alone(qtbot: QtBot, size: tuple[int, int]) -> None:
    at = AtPage(qtbot, longest, Setting(size))
    walk_to(at, f"“{LONG_WORDS.strip()}”")
    at.press(Qt.Key.Key_Home)
    assert scrolled(at)[0] == 0 < scrolled(at)[1]
    at.press(Qt.Key.Key_Down)
    a_line = scrolled(at)[0]
    at.press(Qt.Key.Key_Space)
    assert 0 < a_line < scrolled(at)[0]
    at.press(Qt.Key.Key_End)
    assert scrolled(at)[0] == scrolled(at)[1]
    at.press(Qt.Key.Key_PageUp)
    at.press(Qt.Key.Key_Up)
    assert scrolled(at)[0] < scrolled(at)[1]
    walk_to(at, "Yes, that is right")
    with qtbot.waitSignal(at.page.right):
        at.press(Qt.Key.Key_Return)


def test_long_words_have_a_name_a_role_and_a_ring_where_the_focus_is(qtbot: QtBot) -> None:
    at = AtPage(qtbot, longest, Setting((1366, 768)))
    walk_to(at, f"“{LONG_WORDS.strip()}”")
    at.root.activateWindow()
    words = at.focused
    assert words is not None
    qtbot.waitUntil(words.hasFocus)
    face = QAccessible.queryAccessibleInterface(words)
    assert (face.role(), face.state().focusable) == (QAccessible.Role.StaticText, True)
    at.press(Qt.Key.Key_Home)
    with_focus = words.grab().toImage()
    at.find("right").setFocus()
    assert words.grab().toImage() != with_focus


def test_words_that_are_all_in_sight_are_no_stop_on_the_way(qtbot: QtBot) -> None:
    at = AtPage(qtbot, plain)
    passed = set()
    for _press in range(20):
        at.press(Qt.Key.Key_Tab)
        passed.add(at.focused.accessibleName() if at.focused is not None else "")
    assert "Change my name" in passed
    assert f"“{WORDS}”" not in passed


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_the_likelier_answer_is_in_sight_however_long_the_words(qtbot: QtBot, setting: Setting) -> None:
    at = AtPage(qtbot, longest, setting)
    with qtbot.waitSignal(at.page.right):
        at.tap("right")


@pytest.mark.parametrize("setting", settings(), ids=str)
def test_the_longest_name_words_and_place_fit(qtbot: QtBot, setting: Setting) -> None:
    assert AtPage(qtbot, longest, setting).what_is_wrong() == []


def test_words_without_spaces_fit(qtbot: QtBot) -> None:
    at = AtPage(qtbot, lambda stage: CheckPage(stage, name=NAME_WITHOUT_SPACES, words="a" * 6_000, chosen="b" * 300))
    assert at.what_is_wrong() == []
