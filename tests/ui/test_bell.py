# SPDX-License-Identifier: GPL-3.0-or-later
"""The bell: some player or other plays the file, else the machine beeps; it never waits and never fails."""

import wave
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.bell import Bell, Player


class Beeps:
    """Counts the beeps instead of making them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        monkeypatch.setattr(QApplication, "beep", self._beep)

    def _beep(self) -> None:
        self.count += 1


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> Beeps:
    return Beeps(monkeypatch)


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def player(folder: Path, name: str, does: str) -> Player:
    """Write a player that notes what it is asked to play, then does this."""
    made = folder / name
    made.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/{name}.asked"\n{does}\n')
    made.chmod(0o755)
    return Player(str(made), ("--quietly",))


def asked(folder: Path, name: str) -> list[str]:
    noted = folder / f"{name}.asked"
    return noted.read_text().splitlines() if noted.exists() else []


def test_the_first_player_that_works_plays_the_file(qtbot: QtBot, owner: QObject, beeps: Beeps, tmp_path: Path) -> None:
    missing, broken = Player(str(tmp_path / "nowhere")), player(tmp_path, "broken", "exit 1")
    good, spare = player(tmp_path, "good", "exit 0"), player(tmp_path, "spare", "exit 0")
    bell = Bell(owner, (missing, broken, good, spare))
    bell.ring()
    assert bell.is_ringing
    qtbot.waitUntil(lambda: not bell.is_ringing and bool(asked(tmp_path, "good")))
    (arguments,) = asked(tmp_path, "good")
    option, sound = arguments.split(maxsplit=1)
    assert option == "--quietly"
    assert Path(sound).is_file()
    assert (asked(tmp_path, "spare"), beeps.count) == ([], 0)


def test_without_a_player_it_beeps(owner: QObject, beeps: Beeps, tmp_path: Path) -> None:
    bell = Bell(owner, (Player(str(tmp_path / "nowhere")),))
    bell.ring()
    assert (beeps.count, bell.is_ringing) == (1, False)


def test_players_that_all_fail_end_in_a_beep(qtbot: QtBot, owner: QObject, beeps: Beeps, tmp_path: Path) -> None:
    crashing, broken = player(tmp_path, "crashing", "kill -9 $$"), player(tmp_path, "broken", "exit 3")
    bell = Bell(owner, (crashing, broken))
    bell.ring()
    qtbot.waitUntil(lambda: beeps.count == 1)
    assert not bell.is_ringing


def test_a_second_ring_while_it_rings_is_the_same_one(
    qtbot: QtBot, owner: QObject, beeps: Beeps, tmp_path: Path
) -> None:
    bell = Bell(owner, (player(tmp_path, "long", "exec cat /dev/zero"),))
    bell.ring()
    qtbot.waitUntil(lambda: bool(asked(tmp_path, "long")))
    bell.ring()
    bell.silence()
    assert (len(asked(tmp_path, "long")), bell.is_ringing, beeps.count) == (1, False, 0)


def test_the_sound_is_small_and_any_player_can_play_it() -> None:
    sound = Path(str(files("kiosk.resources") / "sounds" / "call.wav"))
    assert sound.stat().st_size < 50_000
    with wave.open(str(sound)) as played:
        assert (played.getnchannels(), played.getsampwidth()) == (1, 2)
        assert 0.5 < played.getnframes() / played.getframerate() < 2
