# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at the touch screen asks for a person: reception hears it once, and reads who, why and since when."""

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from kiosk.domain.visit import CallReason, SaidOfSelf
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.windows import DeskWorker


class FakeBell:
    """Counts how often it was rung."""

    def __init__(self) -> None:
        self.rung = 0

    def ring(self) -> None:
        self.rung += 1


@pytest.fixture
def bell() -> FakeBell:
    return FakeBell()


@pytest.fixture
def desk(qtbot: QtBot, riverside: FakeOffice, workers: Workers, bell: FakeBell) -> DeskWorker:
    """A desk at which nobody is signed in."""
    return DeskWorker(qtbot, riverside, workers, ring=bell.ring)


@pytest.fixture
def dana(qtbot: QtBot, desk: DeskWorker, riverside: FakeOffice) -> DeskWorker:
    riverside.waiting("Tomasz K.", 11)
    desk.sign_in()
    qtbot.waitUntil(lambda: bool(desk.lobby))
    return desk


@pytest.mark.parametrize(
    ("name", "reason", "chip", "sentence"),
    [
        ("Amina", CallReason.TALK, "Wants to talk to someone",
         "Amina at the touch screen would like to talk to someone."),
        ("", CallReason.TALK, "Wants to talk to someone",
         "Somebody at the touch screen would like to talk to someone."),
        ("Amina", CallReason.NONE_FITS, "Found nothing that fits",
         "Amina at the touch screen found nothing that fits."),
        ("", CallReason.NONE_FITS, "Found nothing that fits", "Somebody at the touch screen found nothing that fits."),
        ("Amina", CallReason.NO_SLIP, "Slip did not print", "The slip for Amina at the touch screen did not print."),
        ("", CallReason.NO_SLIP, "Slip did not print", "The slip for somebody at the touch screen did not print."),
    ],
)  # fmt: skip
def test_a_call_is_heard_read_and_first_in_the_lobby_on_every_page(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, bell: FakeBell,
    name: str, reason: CallReason, chip: str, sentence: str,
) -> None:  # fmt: skip
    dana.click("nav-directory")
    riverside.calling(name, reason, minutes=3)
    qtbot.waitUntil(lambda: dana.reads("message-words") == sentence)
    assert bell.rung == 1
    assert dana.lobby == [
        f"{name or 'Guest'} · Not said yet · {chip} · 3 min",
        "Tomasz K. · Not said yet · Waiting · 11 min",
    ]
    assert not [box for box in dana.window.findChildren(QDialog) if isinstance(box, QMessageBox) or box.isModal()]


def test_each_call_is_told_once_however_much_is_saved(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, bell: FakeBell
) -> None:
    riverside.calling("Amina", minutes=3)
    qtbot.waitUntil(lambda: bell.rung == 1)
    dana.click("message-close")
    riverside.desk.greet.guest(riverside.acting(riverside.sam))
    qtbot.waitUntil(lambda: len(dana.lobby) == 3)
    assert (bell.rung, dana.reads("message-words")) == (1, "")
    riverside.calling("Li", minutes=1)
    qtbot.waitUntil(lambda: bell.rung == 2)
    assert dana.reads("message-words") == "Li at the touch screen would like to talk to someone."


def test_nobody_is_named_where_nobody_is_signed_in(
    qtbot: QtBot, desk: DeskWorker, riverside: FakeOffice, bell: FakeBell
) -> None:
    visit = riverside.calling("Amina", minutes=3)
    said = "Somebody at the touch screen would like to talk to someone."
    qtbot.waitUntil(lambda: desk.reads("sign-in-notice") == said)
    assert bell.rung == 1
    assert "Amina" not in desk.everything_readable()
    riverside.desk.greet.take_up(visit.id, riverside.acting(riverside.sam))
    qtbot.waitUntil(lambda: desk.reads("sign-in-notice") == "")


def test_a_locked_desk_hears_calls_and_tells_no_names(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, bell: FakeBell
) -> None:
    dana.window.lock()
    riverside.calling("Amina", minutes=3)
    qtbot.waitUntil(lambda: dana.reads("sign-in-notice").startswith("Somebody at the touch screen"))
    assert bell.rung == 1
    assert "Amina" not in dana.everything_readable()
    dana.sign_in()
    qtbot.waitUntil(lambda: len(dana.lobby) == 2)
    assert dana.lobby[0] == "Amina · Not said yet · Wants to talk to someone · 3 min"
    assert bell.rung == 1  # the sound was heard by whoever is in the room


def test_a_problem_is_not_covered_by_a_call(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, bell: FakeBell
) -> None:
    dana.front_desk.problem.emit("Maria’s slip is not printed.")
    riverside.calling("Amina")
    qtbot.waitUntil(lambda: bell.rung == 1)
    assert dana.reads("message-words") == "Maria’s slip is not printed."


def test_somebody_who_helps_themselves_is_seen_and_not_heard(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, bell: FakeBell
) -> None:
    riverside.at_screen(SaidOfSelf(name="Amina"), 4)
    qtbot.waitUntil(lambda: len(dana.lobby) == 2)
    assert dana.lobby[1] == "Amina · Not said yet · At the touch screen · 4 min"
    assert (bell.rung, dana.reads("message-words")) == (0, "")
