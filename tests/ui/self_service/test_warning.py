# SPDX-License-Identifier: GPL-3.0-or-later
"""The question whether anybody is still there."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.messages import translator
from kiosk.ui.self_service.dress import touch_sheet
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, Measures, TextSize
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.self_service.warning import StillThere
from kiosk.ui.theme import DARK_LOOK
from tests.ui.self_service.fitting import what_does_not_fit

SIZES = [QSize(1080, 1920), QSize(1920, 1080), QSize(1366, 768), QSize(1024, 600)]
RED = "#ff0000"


def stage_of(room: QSize, text: TextSize = TextSize.USUAL, language: str = "en") -> Stage:
    measures = Measures(room=room, millimetre=PIXELS_PER_MILLIMETRE, text=text)
    return Stage(translate=translator(language), measures=measures, look=DARK_LOOK)


class RedWindow(QWidget):
    """What the question lies over."""

    def __init__(self, stage: Stage, seconds: int) -> None:
        super().__init__()
        self.setObjectName("touch-screen")
        mirrored = stage.translate.right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        self.setStyleSheet(touch_sheet(stage) + f"QWidget#touch-screen {{ background: {RED}; }}")
        self.resize(stage.measures.room)
        self.cover = StillThere(stage, seconds, self)
        self.cover.setGeometry(self.rect())


def shown(qtbot: QtBot, stage: Stage, seconds: int = 30) -> RedWindow:
    window = RedWindow(stage, seconds)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.cover.setFocus()
    qtbot.waitUntil(button(window.cover, "more-time").hasFocus)
    return window


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def button(cover: StillThere, name: str) -> QAbstractButton:
    found = cover.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def countdown(cover: StillThere) -> str:
    found = cover.findChild(QLabel, "still-there-countdown")
    assert isinstance(found, QLabel)
    return found.text()


def test_a_touch_gives_more_time(qtbot: QtBot) -> None:
    window = shown(qtbot, stage_of(SIZES[1]))
    with qtbot.waitSignal(window.cover.more_time_chosen), qtbot.assertNotEmitted(window.cover.finished_chosen):
        QTest.mouseClick(button(window.cover, "more-time"), Qt.MouseButton.LeftButton)


def test_who_is_finished_says_so(qtbot: QtBot) -> None:
    window = shown(qtbot, stage_of(SIZES[1]))
    with qtbot.waitSignal(window.cover.finished_chosen), qtbot.assertNotEmitted(window.cover.more_time_chosen):
        QTest.mouseClick(button(window.cover, "finished"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_choose_more_time_first(qtbot: QtBot, key: Qt.Key) -> None:
    window = shown(qtbot, stage_of(SIZES[1]))
    with qtbot.waitSignal(window.cover.more_time_chosen):
        QTest.keyClick(focused(), key)


def test_tab_leads_to_the_other_answer(qtbot: QtBot) -> None:
    window = shown(qtbot, stage_of(SIZES[1]))
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.cover.finished_chosen):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_it_counts_down_to_nothing_and_stays(qtbot: QtBot) -> None:
    window = shown(qtbot, stage_of(SIZES[1]), seconds=1)
    assert countdown(window.cover) == "We’ll go back to the start in 1 second."
    qtbot.waitUntil(lambda: countdown(window.cover) == "We’ll go back to the start in 0 seconds.")


def test_nothing_shines_through(qtbot: QtBot) -> None:
    window = shown(qtbot, stage_of(SIZES[3]))
    picture = window.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, 1024, 7) for y in range(0, 600, 7)}
    assert DARK_LOOK.paper in seen
    assert RED not in seen


@pytest.mark.parametrize("language", ["en", "ar", "uk"])
@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize("room", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_everything_fits(qtbot: QtBot, room: QSize, text: TextSize, language: str) -> None:
    window = shown(qtbot, stage_of(room, text, language))
    assert what_does_not_fit(window) == []
    assert window.cover.size() == room
