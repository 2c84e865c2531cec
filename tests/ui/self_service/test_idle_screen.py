# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen that nobody stands at."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.messages import shipped_languages, translator
from kiosk.ui.self_service.idle_screen import IdleScreen
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, Measures
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import LOOK

SIZES = [QSize(1080, 1920), QSize(1920, 1080), QSize(1366, 768), QSize(1024, 600)]
OFFICE = "Riverside Community Help Centre and Library"


def shown(qtbot: QtBot, room: QSize, *, every: int = 100_000) -> IdleScreen:
    stage = Stage(translate=translator("en"), measures=Measures(room=room, millimetre=PIXELS_PER_MILLIMETRE))
    screen = IdleScreen(stage, OFFICE, shipped_languages(), turn_milliseconds=every)
    qtbot.addWidget(screen)
    screen.resize(room)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def written(screen: IdleScreen) -> QRect:
    """Where something is drawn."""
    picture = screen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    marked = [
        (x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
        if picture.pixelColor(x, y).name() != LOOK.paper.lower()
    ]
    across, down = [x for x, _ in marked], [y for _, y in marked]
    return QRect(min(across), min(down), max(across) - min(across), max(down) - min(down))


def test_a_touch_begins(qtbot: QtBot) -> None:
    screen = shown(qtbot, SIZES[3])
    with qtbot.waitSignal(screen.touched):
        QTest.mousePress(screen, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down])
def test_any_key_begins(qtbot: QtBot, key: Qt.Key) -> None:
    screen = shown(qtbot, SIZES[3])
    with qtbot.waitSignal(screen.touched):
        QTest.keyPress(screen, key)


def test_it_is_one_button_to_programs_that_read_screens(qtbot: QtBot) -> None:
    screen = shown(qtbot, SIZES[3])
    told = QAccessible.queryAccessibleInterface(screen)
    assert told.role() is QAccessible.Role.Button
    assert told.text(QAccessible.Text.Name) == "Touch here to begin"
    with qtbot.waitSignal(screen.touched):
        screen.click()


def test_it_invites_in_every_language_in_turn(qtbot: QtBot) -> None:
    screen = shown(qtbot, SIZES[3], every=50)
    invitations = {translator(language)("Touch here to begin") for language in shipped_languages()}
    heard: set[str] = set()

    def heard_all() -> bool:
        heard.add(screen.accessibleName())
        return heard == invitations

    qtbot.waitUntil(heard_all)


def test_the_words_move(qtbot: QtBot) -> None:
    screen = shown(qtbot, SIZES[3], every=200)
    before = written(screen)
    qtbot.waitUntil(lambda: written(screen).topLeft() != before.topLeft())


@pytest.mark.parametrize("room", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_wherever_they_stand_they_are_whole(qtbot: QtBot, room: QSize) -> None:
    """What is drawn keeps the margin on every side, so nothing is cut."""
    screen = shown(qtbot, room)
    margin = Measures(room=room, millimetre=PIXELS_PER_MILLIMETRE).margin - 6
    assert screen.rect().adjusted(margin, margin, -margin, -margin).contains(written(screen))
