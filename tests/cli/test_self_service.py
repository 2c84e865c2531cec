# SPDX-License-Identifier: GPL-3.0-or-later
"""The command that opens the touch screen: what it is told, and that a screen for visitors is watched."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.app import Onward, make_store
from kiosk.cli.main import run
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.settings import FILE, load_settings
from kiosk.ui.self_service.options import HEARTBEAT, TouchOptions


class FakeTouchScreen(ModuleType):
    """In the place of the module that builds the touch screen: notes how it was opened."""

    def __init__(self) -> None:
        super().__init__("kiosk.windows.touch_screen")
        self.opened: list[tuple[TouchOptions, Path | None]] = []

    def build_self_service(self, onward: Onward, options: TouchOptions) -> "FakeScreen":
        onward.database.close()
        return FakeScreen(self, options)


class FakeScreen:
    """Is closed at once."""

    def __init__(self, door: FakeTouchScreen, options: TouchOptions) -> None:
        self._door, self._options = door, options

    def run(self, picture: Path | None) -> int:
        self._door.opened.append((self._options, picture))
        return 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a new office, beside a screen."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    database, set_up = make_store(load_settings(tmp_path))
    with closing(database):
        set_up.office(Office(id=new_id(), name="Riverside"))
    return tmp_path


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> FakeTouchScreen:
    fake = FakeTouchScreen()
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    return fake


@pytest.fixture
def python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in Python's place; it writes its arguments, and whether it can beat, into a file."""
    program = folder / "python"
    program.write_text(f'#!/bin/sh\necho "$*" >>{folder}/started\necho "${HEARTBEAT}" >>{folder}/pipe\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def test_a_screen_for_visitors_runs_in_a_process_that_is_watched(folder: Path, python: Path) -> None:
    assert run(["self-service", "--size", "1080x1920", "--language", "ar", "--data", str(folder)]) == 0
    told = f"-m kiosk self-service --unwatched --data {folder} --size 1080x1920 --language ar\n"
    assert (folder / "started").read_text() == told
    assert (folder / "pipe").read_text().strip().isdecimal()


def test_the_watch_needs_no_window_of_its_own() -> None:
    look = "import sys, kiosk.cli.main; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "options", "picture"),
    [
        (["--windowed"], TouchOptions(windowed=True), None),
        (["--unwatched"], TouchOptions(), None),
        (["--screenshot", "a.png", "--size", "1024X600"], TouchOptions(size=(1024, 600)), Path("a.png")),
        (["--windowed", "--language", "vi"], TouchOptions(windowed=True, language="vi"), None),
    ],
)
def test_trying_it_out_is_not_watched(
    folder: Path, screen: FakeTouchScreen, arguments: list[str], options: TouchOptions, picture: Path | None
) -> None:
    assert run(["self-service", *arguments, "--data", str(folder)]) == 0
    assert screen.opened == [(options, picture)]


@pytest.mark.parametrize("size", ["big", "1080", "1080x", "1080x1920x2", "0x0", "599x1024", "1024x7681", "-1x900"])
def test_a_size_that_is_none_is_refused(size: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["self-service", f"--size={size}", "--data", str(folder)]) == 2
    assert "such as 1080x1920, each 600 to 7680." in one_line(capsys)


@pytest.mark.parametrize("language", ["tlh", "EN", "../es"])
def test_a_language_that_is_not_spoken_is_refused(
    language: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["self-service", "--language", language, "--data", str(folder)]) == 2
    assert "the touch screen speaks en, ar, es, fr, uk, vi, zh." in one_line(capsys)


def test_without_a_screen_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run(["self-service", "--data", str(folder)]) == 1
    assert "There is no screen here." in one_line(capsys)


def test_a_wrong_setting_is_said_once(folder: Path, python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_text("idle_seconds = 5")
    assert run(["self-service", "--data", str(folder)]) == 1
    assert "“idle_seconds” cannot be “5”" in one_line(capsys)
    assert not (folder / "started").exists()


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on stderr, without the frame and the line breaks it was given."""
    return " ".join(capsys.readouterr().err.replace("│", " ").split())
