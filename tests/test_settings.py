# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: one TOML file and the environment over it; a mistake is one sentence that names key and value."""

import re
from pathlib import Path

import pytest

from kiosk.domain.errors import SettingWrong
from kiosk.domain.slip import Paper
from kiosk.settings import FILE, Settings, default_data_folder, load_settings


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("DATA", *map(str.upper, Settings.model_fields)):
        monkeypatch.delenv(f"ONWARD_{key}", raising=False)


def written(data: Path, toml: str | bytes) -> Path:
    (data / FILE).write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return data


def refusal(data: Path, toml: str | bytes) -> str:
    """What is said about a file, without the path in front of it; always one line."""
    with pytest.raises(SettingWrong) as refused:
        load_settings(written(data, toml))
    said = str(refused.value)
    assert said.startswith(f"{data / FILE}: ")
    assert "\n" not in said
    return said.removeprefix(f"{data / FILE}: ")


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert (settings.data, settings.station, settings.printer) == (tmp_path, "Front desk", "printer")
    assert (settings.paper, settings.print_seconds, settings.lock_after_minutes) == (Paper.A5, 20, 5)
    assert (settings.text_scale, settings.busy_seconds) == (100, 30)
    assert (settings.touch_station, settings.idle_seconds, settings.warning_seconds) == ("Touch screen", 60, 30)
    assert (settings.screen_inches, settings.key_sounds, settings.speak_private) == (0, False, "never")


def test_the_file_says_what_is_different_here(tmp_path: Path) -> None:
    toml = (
        'station = "Fenêtre 2"\npaper = "80mm"\ntext_scale = 150\nlock_after_minutes = 2.5\nprinter = "pdf:/tmp/x.pdf"'
    )
    settings = load_settings(written(tmp_path, toml))
    assert (settings.station, settings.paper, settings.text_scale) == ("Fenêtre 2", Paper.RECEIPT_80, 150)
    assert (settings.lock_after_minutes, settings.printer, settings.busy_seconds) == (2.5, "pdf:/tmp/x.pdf", 30)


def test_the_touch_screen_is_set_for_its_place(tmp_path: Path) -> None:
    toml = 'touch_station = "Entrance"\nidle_seconds = 120\nwarning_seconds = 45\nscreen_inches = 21.5\n'
    settings = load_settings(written(tmp_path, toml + 'key_sounds = true\nspeak_private = "always"'))
    assert (settings.touch_station, settings.idle_seconds, settings.warning_seconds) == ("Entrance", 120, 45)
    assert (settings.screen_inches, settings.key_sounds, settings.speak_private) == (21.5, True, "always")


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_PAPER", "letter")
    monkeypatch.setenv("ONWARD_TEXT_SCALE", "200")
    settings = load_settings(written(tmp_path, 'paper = "a4"\ntext_scale = 120\nstation = "Two"'))
    assert (settings.paper, settings.text_scale, settings.station) == (Paper.LETTER, 200, "Two")


def test_the_data_folder_is_the_one_that_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_DATA", "/somewhere/else")
    assert load_settings(written(tmp_path, 'data = "/another/place"')).data == tmp_path
    assert default_data_folder().name == "onward"


def test_other_peoples_variables_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_LOG", "debug")
    monkeypatch.setenv("PAPER", "a4")
    assert load_settings(tmp_path).paper is Paper.A5


def test_settings_do_not_change_while_onward_runs(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    with pytest.raises(Exception, match="frozen"):
        settings.station = "Another"


def test_an_unknown_key_is_named_beside_those_there_are(tmp_path: Path) -> None:
    assert refusal(tmp_path, 'papper = "a4"') == (
        "there is no setting “papper”. There are: busy_seconds, idle_seconds, key_sounds, lock_after_minutes, "
        "paper, print_seconds, printer, screen_inches, speak_private, station, text_scale, touch_station, "
        "warning_seconds."
    )


@pytest.mark.parametrize(
    ("toml", "key", "value"),
    [
        ('paper = "a7"', "paper", "a7"),
        ("text_scale = 99", "text_scale", "99"),
        ("text_scale = 201", "text_scale", "201"),
        ('text_scale = "big"', "text_scale", "big"),
        ("text_scale = 120.5", "text_scale", "120.5"),
        ("lock_after_minutes = 0", "lock_after_minutes", "0"),
        ("lock_after_minutes = 121", "lock_after_minutes", "121"),
        ("print_seconds = 0.5", "print_seconds", "0.5"),
        ("busy_seconds = -1", "busy_seconds", "-1"),
        ('station = ""', "station", ""),
        (f'station = "{"x" * 101}"', "station", "x" * 101),
        ('printer = ""', "printer", ""),
        ('touch_station = ""', "touch_station", ""),
        ("idle_seconds = 19", "idle_seconds", "19"),
        ("idle_seconds = 601", "idle_seconds", "601"),
        ("warning_seconds = 9", "warning_seconds", "9"),
        ("warning_seconds = 121", "warning_seconds", "121"),
        ("screen_inches = -1", "screen_inches", "-1"),
        ('key_sounds = "loud"', "key_sounds", "loud"),
        ('speak_private = "sometimes"', "speak_private", "sometimes"),
        ("[paper]\nsize = 4", "paper", "{'size': 4}"),
    ],
)
def test_a_wrong_value_is_named_with_its_key(tmp_path: Path, toml: str, key: str, value: str) -> None:
    said = refusal(tmp_path, toml)
    assert said.startswith(f"“{key}” cannot be “{value}”: ")
    assert re.search(r"[a-z0-9']\.$", said)


def test_a_wrong_value_in_the_environment_names_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONWARD_PAPER", "a7")
    with pytest.raises(SettingWrong, match=r"^ONWARD_PAPER: “paper” cannot be “a7”: "):
        load_settings(tmp_path)


@pytest.mark.parametrize("toml", ["paper a4", "paper = ", "= 3", 'station = "half', "paper = 'a4'\npaper = 'a5'"])
def test_what_is_no_toml_is_said_so(tmp_path: Path, toml: str) -> None:
    said = refusal(tmp_path, toml)
    assert said.startswith("this is not TOML: ")
    assert "line" in said or "end of document" in said


@pytest.mark.parametrize("content", [b'station = "Caf\xe9"', b"\xff\xfe\x00"])
def test_a_file_in_another_encoding_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content) == "this file cannot be read."
