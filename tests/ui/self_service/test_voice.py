# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading aloud: sentence after sentence, never on the command line, and silent where nothing can be heard."""

import logging
import shutil
import wave
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from kiosk.messages import shipped_languages
from kiosk.ui.self_service.page import Spoken
from kiosk.ui.self_service.voice import espeak
from kiosk.ui.self_service.voice.state import VoiceState
from kiosk.ui.self_service.voice.voice import PrivateSpeech, Voice

READS_ALOUD = """
text=$(cat)
echo "$text" >>"$here/heard"
case $text in *for\\ ever*) exec sleep 600 ;; esac
"""
NO_VOICE_FOR_SPANISH = 'case "$*" in *es-419*) exit 1 ;; esac\n' + READS_ALOUD
NO_SOUND = "cat >/dev/null; echo 'ALSA lib: cannot find card' >&2; echo 'error: No such file or directory' >&2"
HANGS = "exec sleep 600"
CRASHES = "kill -SEGV $$"

HELLO, WHO = Spoken("Hello."), Spoken("Who are you?")
MARIA = Spoken("You are Maria.", private=True)
ENDLESS = Spoken("This goes on for ever.")


class FakeProgram:
    """A program in espeak-ng's place, which notes what it was told."""

    def __init__(self, folder: Path, behaviour: str) -> None:
        self._folder = folder
        self.path = folder / "espeak"
        self.path.write_text(f'#!/bin/sh\nhere={folder}\necho "$*" >>"$here/arguments"\n{behaviour}\n')
        self.path.chmod(0o755)

    def heard(self) -> list[str]:
        """What was read out, without the unheard trials."""
        return [line for line in self._lines("heard") if line != espeak.TRIAL_WORDS]

    def arguments(self) -> list[str]:
        return self._lines("arguments")

    def _lines(self, name: str) -> list[str]:
        file = self._folder / name
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


MakeVoice = Callable[..., tuple[Voice, FakeProgram]]
UntilRead = Callable[[Voice], AbstractContextManager[object]]


@pytest.fixture
def make_voice(tmp_path: Path, qtbot: QtBot) -> Iterator[MakeVoice]:
    """Make a voice with a program that behaves in some way; nothing of it runs on after the test."""
    voices: list[Voice] = []

    def make(
        behaviour: str = READS_ALOUD, private: PrivateSpeech = PrivateSpeech.NEVER, seconds: float = 30
    ) -> tuple[Voice, FakeProgram]:
        program = FakeProgram(tmp_path, behaviour)
        voice = Voice(private, program=str(program.path), trial_seconds=seconds)
        voices.append(voice)
        return voice, program

    yield make
    for voice in voices:
        voice.stop()
        wait_until_quiet(voice, qtbot)


def wait_until_quiet(voice: Voice, qtbot: QtBot) -> None:
    """Wait until no program of the voice's runs."""
    qtbot.waitUntil(lambda: not voice.findChildren(QProcess))


@pytest.fixture
def wait_for(qtbot: QtBot) -> Callable[[Voice, VoiceState], None]:
    def wait(voice: Voice, state: VoiceState) -> None:
        qtbot.waitUntil(lambda: voice.state is state)

    return wait


WaitFor = Callable[[Voice, VoiceState], None]


@pytest.fixture
def until_read(qtbot: QtBot) -> UntilRead:
    """Wait, in a `with`, until everything that was begun in it has been read to its end."""

    def wait(voice: Voice) -> AbstractContextManager[object]:
        waiting = qtbot.waitSignal(voice.state_changed, check_params_cb=lambda state: state is VoiceState.READY)
        return cast("AbstractContextManager[object]", waiting)

    return wait


def test_it_reads_one_sentence_after_the_other(make_voice: MakeVoice, until_read: UntilRead) -> None:
    voice, program = make_voice()
    states: list[VoiceState] = []
    voice.state_changed.connect(states.append)
    with until_read(voice):
        voice.read([HELLO, WHO, Spoken(" \n ")], "en")
    assert program.heard() == ["Hello.", "Who are you?"]
    assert states == [VoiceState.SPEAKING, VoiceState.READY]


def test_what_is_read_stands_in_no_command_line_and_no_log(
    make_voice: MakeVoice, until_read: UntilRead, caplog: pytest.LogCaptureFixture
) -> None:
    voice, program = make_voice(private=PrivateSpeech.ALWAYS)
    with caplog.at_level(logging.DEBUG), until_read(voice):
        voice.read([MARIA], "en")
    assert program.heard() == ["You are Maria."]
    assert program.arguments() == ["-v en-us -s 150 -b 1 --stdin"]
    assert caplog.records == []


@pytest.mark.parametrize("private", [PrivateSpeech.NEVER, PrivateSpeech.HEADPHONES])
def test_private_sentences_are_left_out(make_voice: MakeVoice, until_read: UntilRead, private: PrivateSpeech) -> None:
    voice, program = make_voice(private=private)
    with until_read(voice):
        voice.read([HELLO, MARIA, WHO], "en")
    assert program.heard() == ["Hello.", "Who are you?"]


def test_with_nothing_but_private_sentences_nothing_is_read(make_voice: MakeVoice) -> None:
    voice, program = make_voice()
    voice.read([MARIA], "en")
    assert (program.arguments(), voice.state) == ([], VoiceState.SILENT)


def test_a_pause_goes_on_with_the_sentence_that_was_broken_off(
    make_voice: MakeVoice, qtbot: QtBot, wait_for: WaitFor
) -> None:
    voice, program = make_voice()
    voice.read([HELLO, ENDLESS], "en")
    qtbot.waitUntil(lambda: len(program.heard()) == 2)
    voice.pause()
    assert voice.state is VoiceState.PAUSED
    voice.go_on()
    wait_for(voice, VoiceState.SPEAKING)
    qtbot.waitUntil(lambda: program.heard() == ["Hello.", ENDLESS.text, ENDLESS.text])


def test_again_reads_from_the_first_sentence(make_voice: MakeVoice, until_read: UntilRead) -> None:
    voice, program = make_voice()
    with until_read(voice):
        voice.read([HELLO, WHO], "en")
    with until_read(voice):
        voice.again()
    assert program.heard() == ["Hello.", "Who are you?"] * 2


def test_after_stop_nothing_is_left_to_read_again(make_voice: MakeVoice, qtbot: QtBot, until_read: UntilRead) -> None:
    voice, program = make_voice()
    voice.read([ENDLESS], "en")
    qtbot.waitUntil(lambda: bool(program.heard()))
    voice.stop()
    assert voice.state is VoiceState.READY
    with qtbot.assertNotEmitted(voice.state_changed):
        voice.again()
        voice.go_on()
    assert program.heard() == [ENDLESS.text]


def test_stop_ends_the_program(make_voice: MakeVoice, qtbot: QtBot) -> None:
    voice, program = make_voice()
    voice.read([ENDLESS], "en")
    qtbot.waitUntil(lambda: bool(program.heard()))
    process = voice.findChildren(QProcess)[0]
    with qtbot.waitSignal(process.finished):
        voice.stop()


def test_reading_something_else_breaks_off_what_is_read(
    make_voice: MakeVoice, qtbot: QtBot, until_read: UntilRead
) -> None:
    voice, program = make_voice()
    voice.read([ENDLESS, WHO], "en")
    qtbot.waitUntil(lambda: bool(program.heard()))
    with until_read(voice):
        voice.read([HELLO], "en")
    assert program.heard() == [ENDLESS.text, "Hello."]


def test_it_is_silent_until_the_language_was_tried_unheard(make_voice: MakeVoice, wait_for: WaitFor) -> None:
    voice, program = make_voice()
    wait_for(voice, VoiceState.SILENT)
    voice.prepare("uk")
    wait_for(voice, VoiceState.READY)
    assert program.arguments() == ["-v uk -s 150 -b 1 --stdin -a 0"]
    voice.prepare("uk")
    wait_for(voice, VoiceState.READY)
    assert len(program.arguments()) == 1


@pytest.mark.parametrize("behaviour", [NO_SOUND, HANGS, CRASHES, "exit 1"])
def test_without_sound_it_stays_silent(make_voice: MakeVoice, qtbot: QtBot, behaviour: str) -> None:
    voice, _ = make_voice(behaviour, seconds=0.1)
    states: list[VoiceState] = []
    voice.state_changed.connect(states.append)
    voice.prepare("en")
    wait_until_quiet(voice, qtbot)
    assert states == []


def test_without_the_program_it_stays_silent(make_voice: MakeVoice, qtbot: QtBot) -> None:
    voice, program = make_voice()
    program.path.unlink()
    voice.prepare("en")
    wait_until_quiet(voice, qtbot)
    assert voice.state is VoiceState.SILENT


def test_a_loudspeaker_that_is_plugged_in_later_is_found(make_voice: MakeVoice, wait_for: WaitFor) -> None:
    voice, program = make_voice('[ -e "$here/loudspeaker" ] || { echo "error: no device" >&2; exit 0; }')
    voice.prepare("en")
    voice.read([HELLO], "en")
    wait_for(voice, VoiceState.SILENT)
    program.path.with_name("loudspeaker").touch()
    voice.prepare("en")
    wait_for(voice, VoiceState.READY)


def test_a_voice_that_fails_while_reading_falls_silent(make_voice: MakeVoice, wait_for: WaitFor) -> None:
    voice, _ = make_voice('case "$*" in *"-a 0") exit 0 ;; *) exit 1 ;; esac')
    states: list[VoiceState] = []
    voice.prepare("en")
    wait_for(voice, VoiceState.READY)
    voice.state_changed.connect(states.append)
    voice.read([HELLO, WHO], "en")
    wait_for(voice, VoiceState.SILENT)
    assert states == [VoiceState.SPEAKING, VoiceState.SILENT]


def test_what_is_written_in_another_language_is_read_in_it(make_voice: MakeVoice, until_read: UntilRead) -> None:
    voice, program = make_voice()
    with until_read(voice):
        voice.read([HELLO, Spoken("Comedor", language="es-MX")], "en")
    assert [line.split()[1] for line in program.arguments()] == ["en-us", "es-419"]


def test_another_language_without_a_voice_is_left_out(make_voice: MakeVoice, until_read: UntilRead) -> None:
    voice, program = make_voice(NO_VOICE_FOR_SPANISH)
    with until_read(voice):
        voice.read([HELLO, Spoken("Comedor", language="es"), WHO], "en")
    assert program.heard() == ["Hello.", "Who are you?"]
    assert voice.state is VoiceState.READY


def test_a_page_in_a_language_without_a_voice_is_silent(make_voice: MakeVoice, wait_for: WaitFor) -> None:
    voice, _ = make_voice(NO_VOICE_FOR_SPANISH)
    voice.prepare("en")
    wait_for(voice, VoiceState.READY)
    voice.prepare("es")
    assert voice.state is VoiceState.SILENT
    voice.read([HELLO], "es")
    wait_for(voice, VoiceState.SILENT)


def test_end_leaves_no_program_behind_and_starts_none(make_voice: MakeVoice, qtbot: QtBot) -> None:
    voice, program = make_voice()
    voice.read([ENDLESS], "en")
    qtbot.waitUntil(lambda: bool(program.heard()))
    voice.read([ENDLESS], "en")
    voice.prepare("es")
    processes = voice.findChildren(QProcess)
    assert len(processes) == 3
    voice.end()
    voice.prepare("fr")
    voice.read([HELLO], "en")
    assert {process.state() for process in processes} == {QProcess.ProcessState.NotRunning}
    assert [each for each in voice.findChildren(QProcess) if each not in processes] == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  Two\nlines\t ", "Two lines"),
        ("\u2068Марія\u2069, вітаємо", "Марія , вітаємо"),
        ("[[h@'loU]] you", "h@'loU you"),
        ("half a sign \ud83d", "half a sign"),
        ("\x1b\x07", ""),
    ],
)
def test_only_what_can_be_heard_is_read(written: str, read: str) -> None:
    assert espeak.spoken_text(written) == read


def test_what_is_no_language_code_never_reaches_the_program() -> None:
    assert [espeak.voice_for(code) for code in ("-w", "../en", "", "EN_gb", "zh-Hans")] == ["", "", "", "en-us", "cmn"]


def test_a_slower_voice_may_take_longer() -> None:
    assert espeak.longest_seconds("555 0100", 75) > espeak.longest_seconds("555 0100", 150) > len("555 0100") * 0.6


@pytest.mark.parametrize("language", shipped_languages())
def test_the_real_program_makes_sound_of_every_language(
    language: str, make_voice: MakeVoice, until_read: UntilRead, tmp_path: Path
) -> None:
    if shutil.which(espeak.PROGRAM) is None:
        pytest.skip("espeak-ng is not installed")
    voice, _ = make_voice(f'exec {espeak.PROGRAM} "$@" -w "$here/sound.wav"')
    with until_read(voice):
        voice.read([Spoken("SOS 123")], language)
    with wave.open(str(tmp_path / "sound.wav")) as sound:
        assert sound.getnframes() / sound.getframerate() > 0.5


def test_the_real_program_says_that_it_has_no_such_voice(make_voice: MakeVoice, qtbot: QtBot) -> None:
    if shutil.which(espeak.PROGRAM) is None:
        pytest.skip("espeak-ng is not installed")
    voice, _ = make_voice(f'exec {espeak.PROGRAM} "$@" -w "$here/sound.wav"')
    voice.prepare("qq")
    wait_until_quiet(voice, qtbot)
    assert voice.state is VoiceState.SILENT
