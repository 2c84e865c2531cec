# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with the real front desk in it: words being typed survive the lock, and nobody else reads them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.visit import Visit
from kiosk.messages import translator
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.reception.lobby_list import LobbyView
from kiosk.ui.tasks import Workers
from tests.ui.fakes import SAM_PIN, FakeOffice
from tests.ui.windows import DeskWorker


@pytest.fixture
def maria(riverside: FakeOffice) -> Visit:
    return riverside.waiting("Maria Alvarez", 2)


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers, maria: Visit) -> DeskWorker:
    """Dana, who has turned to Maria and typed what she says."""
    page = FrontDeskPage(
        desk=riverside.desk,
        workers=workers,
        office=riverside.office,
        preview=lambda _slip, _paper: b"",
        translate=translator("en"),
    )
    at_desk = DeskWorker(qtbot, riverside, workers, page=page).sign_in()
    qtbot.waitUntil(lambda: bool(at_desk.lobby))
    at_desk.press(Qt.Key.Key_L)
    qtbot.keyClick(at_desk.find(LobbyView, "lobby-list"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words_of(at_desk).isVisible())
    qtbot.keyClicks(words_of(at_desk), "My benefits stop on Friday")
    return at_desk


def words_of(dana: DeskWorker) -> QPlainTextEdit:
    return dana.find(QPlainTextEdit, "need-words")


def test_words_typed_just_before_the_lock_are_saved_and_out_of_sight(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, maria: Visit
) -> None:
    dana.window.lock()
    assert words_of(dana).toPlainText() == ""
    assert not words_of(dana).document().isUndoAvailable()
    assert "Maria" not in dana.everything_readable()
    qtbot.waitUntil(lambda: maria.id in riverside.store.tables.drafts)
    assert riverside.store.tables.drafts[maria.id].words == "My benefits stop on Friday"


def test_the_same_person_goes_on_typing(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.window.lock()
    dana.sign_in()
    qtbot.waitUntil(lambda: words_of(dana).toPlainText() == "My benefits stop on Friday")


def test_another_person_finds_nobody_at_the_desk(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.window.lock()
    dana.sign_in("Sam Ortega", SAM_PIN)
    qtbot.waitUntil(lambda: bool(dana.lobby))
    assert not words_of(dana).isVisible()
    assert dana.lobby == ["Maria Alvarez · My benefits stop on Friday · With Dana · 2 min"]


def test_words_typed_just_before_the_window_is_closed_are_saved(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, workers: Workers, maria: Visit
) -> None:
    dana.window.close()
    workers.stop()
    assert riverside.store.tables.drafts[maria.id].words == "My benefits stop on Friday"


@pytest.mark.parametrize("page", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_ctrl_k_goes_to_whos_here_from_every_page(qtbot: QtBot, dana: DeskWorker, page: Qt.Key) -> None:
    dana.press(page)
    dana.press(Qt.Key.Key_K)
    focused = dana.window.focusWidget()
    assert isinstance(focused, QWidget)
    assert "Who’s here?" in focused.accessibleName()
