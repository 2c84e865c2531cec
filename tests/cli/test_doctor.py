# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor says, and that it leaves nothing behind."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app import make_store
from kiosk.cli.doctor import look_at_everything, touch_screens
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.settings import load_settings
from kiosk.store.opening import DATABASE_FILE

INPUT_DEVICES = """\
I: Bus=0003 Vendor=0eef Product=0001 Version=0210
N: Name="eGalax Inc. USB TouchController"
P: Phys=usb-0000:00:14.0-3/input0
H: Handlers=mouse0 event5
B: PROP=2
B: EV=1b
B: ABS=3

I: Bus=0018 Vendor=04f3 Product=3140 Version=0100
N: Name="ELAN Touchpad"
H: Handlers=mouse1 event6
B: PROP=5
B: EV=b

I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
H: Handlers=sysrq kbd event0
B: PROP=0
B: EV=120013

"""
"""As Linux lists them: a touch screen, a touch pad that is pressed, and a keyboard."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a new office that prints into a file."""
    database, set_up = make_store(load_settings(tmp_path))
    with closing(database):
        set_up.office(Office(id=new_id(), name="Riverside"))
    monkeypatch.setenv("ONWARD_PRINTER", f"pdf:{tmp_path / 'slip.pdf'}")
    return tmp_path


def test_the_settings_are_said_as_what_holds_until_somebody_chooses(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(folder, "settings").endswith(
        f"unless another printer is chosen in its window, slips go to pdf:{folder / 'slip.pdf'} on a5"
    )
    monkeypatch.setenv("ONWARD_PRINTER", "printer")
    assert said(folder, "settings").endswith("slips go to the system's default printer on a5")


def test_every_look_closes_the_database_behind_it(folder: Path) -> None:
    for check in look_at_everything(folder):
        # the last connection that is closed folds the write-ahead log into the file
        assert not (folder / f"{DATABASE_FILE}-wal").exists(), check.check


def test_a_touch_screen_is_told_from_a_touch_pad() -> None:
    assert touch_screens(INPUT_DEVICES) == ["eGalax Inc. USB TouchController"]
    assert touch_screens("") == []


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("cat >/dev/null", "can read aloud in every language"),
        ("echo 'error: No such device' >&2", "There is no voice for en, "),
        ('case "$*" in *"-a 0") echo "error: none" >&2 ;; esac', "There are voices, but no sound comes out. "),
        ('case "$*" in *"-v vi "*) exit 1 ;; esac', "There is no voice for vi. "),
    ],
)
def test_the_voice_is_tried(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str, message: str) -> None:
    write_program(folder / "espeak-ng", program)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    assert said(folder, "voice").startswith(message)


def test_headphones_are_said_to_make_no_difference(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_program(folder / "espeak-ng", "cat >/dev/null")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("ONWARD_SPEAK_PRIVATE", "headphones")
    assert "about the visitor is left out" in said(folder, "voice")


def test_without_a_voice_the_package_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert said(folder, "voice") == "Nothing can be read aloud. Run: apt install espeak-ng"


def write_program(file: Path, script: str) -> None:
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def said(folder: Path, check: str) -> str:
    return next(look.message for look in look_at_everything(folder) if look.check == check)
