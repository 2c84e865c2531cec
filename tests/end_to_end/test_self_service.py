# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen from outside, as `onward self-service` opens it: taps, keys, and what a screen reader can read."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import text

from kiosk.app import build_onward
from kiosk.domain.referral import Referral
from kiosk.domain.slip import SlipState
from kiosk.domain.visit import Feedback, Visit, VisitState
from kiosk.settings import Settings
from tests.end_to_end.conftest import Command
from tests.end_to_end.screen_reader import Part, ScreenReader, all_texts
from tests.end_to_end.test_main_job import text_of

_NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "busctl")
pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(not all(map(shutil.which, _NEEDED)), reason=f"needs {', '.join(_NEEDED)}"),
]

SIZE = (1366, 768)
PATIENCE = 25.0
PIN = "246810"
WELCOME = "It’s my first time"
WORDS = "My landlord wants me out by Friday; I can't pay, and I have 2 kids."
HALF_A_NAME, HALF_THE_WORDS = "Philomena", "my brother hit"
LEADS_OUT = (
    *("alt+F4", "Escape", "ctrl+q", "ctrl+w", "ctrl+o", "ctrl+p", "ctrl+s", "ctrl+n", "Menu", "shift+F10"),
    *("alt+Tab", "alt+Escape", "alt+Left", "ctrl+Tab"),
    *(f"F{number}" for number in range(1, 13)),
)
Answer = TypeVar("Answer")


def until(ask: Callable[[], Answer | None], what: str) -> Answer:
    """Ask again until there is an answer; the screen works on its own time."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        answer = ask()
        if answer is not None:
            return answer
        Event().wait(0.1)
    raise AssertionError(f"never: {what}")


@dataclass(frozen=True)
class Room:
    """An X screen with a window manager and a session bus: the environment of whatever is shown there."""

    environment: dict[str, str]

    def xdotool(self, *words: object) -> str:
        command = ["xdotool", *map(str, words)]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=30
        ).stdout

    def windows(self) -> set[str]:
        """What people see: the ids of all windows with a name; windows that come and go meanwhile count as none."""
        search = ["xdotool", "search", "--onlyvisible", "--name", ".+"]
        found = subprocess.run(search, env=self.environment, check=False, capture_output=True, text=True, timeout=30)
        return set(found.stdout.split())


class Visitor:
    """Somebody in front of the screen: sees what can be read there, taps it, types."""

    def __init__(self, room: Room, reader: ScreenReader) -> None:
        self._room, self._reader = room, reader

    def sees(self, name: str) -> Part:
        """Wait for a part of the page with this name."""
        return until(lambda: self._find(name), f"“{name}” on the screen; there is {set(self.read())}")

    def taps(self, name: str) -> None:
        middle = self.sees(name).middle
        assert middle is not None
        self.taps_at(*middle)

    def taps_at(self, x: int, y: int, button: int = 1) -> None:
        self._room.xdotool("mousemove", "--sync", x, y, "click", button)

    def types(self, words: str) -> None:
        self._room.xdotool("type", "--delay", "12", words)

    def presses(self, *keys: str) -> None:
        self._room.xdotool("key", *keys)

    def read(self) -> Sequence[str]:
        """List every text on the screen."""
        return [each for each in all_texts(self._reader.parts()) if each]

    def _find(self, name: str) -> Part | None:
        found = [part for part in self._reader.parts() if part.name == name and part.middle is not None]
        return found[-1] if found else None


class Touch:
    """`onward self-service` on one data folder, with its visitor before it and the office's database behind it."""

    def __init__(self, command: Command, room: Room, log: Path) -> None:
        self._data, self._room = command.data, room
        with log.open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "kiosk", "self-service", "--data", str(command.data)],
                env=room.environment,
                stderr=said,
            )
        self.office = build_onward(Settings(data=command.data))
        self._before = self._visit_ids()
        self.visitor = Visitor(room, self._reader())

    def screen(self) -> int:
        """The number of the process with the window; the other one watches over it."""
        return until(self._screen, "the screen's process")

    def visits(self) -> list[Visit]:
        """Whoever came since the beginning."""
        ids = self._visit_ids() - self._before
        with self.office.database.reading() as work:
            return list(work.visits.several(ids).values())

    def ended_visits(self) -> list[Visit] | None:
        """Whoever came and went since the beginning; None for nobody yet."""
        return [visit for visit in self.visits() if not visit.is_open] or None

    def words_of(self, visit: Visit) -> str:
        """What is kept of their words: a need that is looked after, or a draft."""
        with self.office.database.reading() as work:
            needs = work.needs.of_visit(visit.id)
        return "\n".join([*(need.words for need in needs), self.draft_of(visit)])

    def windows(self) -> set[str]:
        return self._room.windows()

    def draft_of(self, visit: Visit) -> str:
        with self.office.database.reading() as work:
            draft = work.drafts.get(visit.id)
        return draft.words if draft else ""

    def close(self) -> None:
        self.office.database.close()
        self.process.terminate()
        self.process.wait(timeout=20)

    def _screen(self) -> int | None:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return int(children.split()[0]) if children.strip() else None

    def _visit_ids(self) -> set[UUID]:
        with self.office.database.engine.connect() as connection:
            return {UUID(hex=row[0]) for row in connection.execute(text("SELECT id FROM visit"))}

    def _reader(self) -> ScreenReader:
        return ScreenReader(self._room.environment["DBUS_SESSION_BUS_ADDRESS"])


@contextmanager
def running(*words: str, environment: dict[str, str] | None = None) -> Iterator[None]:
    """Keep a program running meanwhile."""
    program = subprocess.Popen(words, env=environment, pass_fds=(1,), stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        program.terminate()
        program.wait(timeout=20)


@contextmanager
def told_by(*words: str, environment: dict[str, str], option: str) -> Iterator[str]:
    """Keep a program running that tells its address in a pipe."""
    reading, writing = os.pipe()
    program = subprocess.Popen(
        [*words, option.format(writing)], env=environment, pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="utf-8") as told:
            yield told.readline().strip()
    finally:
        program.terminate()
        program.wait(timeout=20)


@pytest.fixture
def room() -> Iterator[Room]:
    kept = {key: value for key, value in os.environ.items() if key not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}}
    with tempfile.TemporaryDirectory() as own:  # a socket's path has to be short
        base = {**kept, "XDG_CACHE_HOME": own, "XDG_RUNTIME_DIR": own, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        screen = "Xvfb", "-screen", "0", "{}x{}x24".format(*SIZE), "-displayfd"
        bus = "dbus-daemon", "--session", "--nofork", "--nopidfile"
        with (
            told_by(*screen, environment=base, option="{}") as display,
            told_by(*bus, environment={**base, "DISPLAY": f":{display}"}, option="--print-address={}") as address,
        ):
            whole = {**base, "DISPLAY": f":{display}", "DBUS_SESSION_BUS_ADDRESS": address}
            with running("openbox", environment=whole):
                yield Room(whole)


@pytest.fixture
def slip_file(tmp_path: Path) -> Path:
    return tmp_path / "slip.pdf"


@pytest.fixture
def touch(onward: Command, room: Room, slip_file: Path, tmp_path: Path) -> Iterator[Touch]:
    settings = f'printer = "pdf:{slip_file}"\npaper = "a4"\n'
    (onward.data / "onward.toml").write_text(settings, encoding="utf-8")
    opened = Touch(onward, room, tmp_path / "screen.log")
    yield opened
    opened.close()


def test_a_visitor_goes_the_whole_way_and_leaves_with_a_slip(touch: Touch, slip_file: Path) -> None:
    visitor = touch.visitor
    visitor.taps(WELCOME)
    visitor.sees("Your name")
    visitor.types("Abel O'Neil")
    visitor.taps("Go on")
    visitor.sees("What you need, in your own words")
    visitor.types(WORDS)
    visitor.taps("Done")
    visitor.sees("Did I get that right?")
    assert {"Abel O'Neil", f"“{WORDS}”"} <= set(visitor.read())
    visitor.taps("Yes, that is right")
    visitor.sees("Who can help")
    offered = visitor.read()
    visitor.presses("Return")  # the first place has the focus
    visitor.taps("I have it")
    visitor.taps("No, thank you")
    visitor.taps("Yes")
    visitor.taps("Finish")
    visitor.sees(WELCOME)
    assert not [each for each in visitor.read() if "Abel" in each or "landlord" in each]
    [visit] = until(touch.ended_visits, "the visit has ended")
    with touch.office.database.reading() as work:
        [need] = work.needs.of_visit(visit.id)
        [step] = work.steps.of_needs([need.id])[need.id]
        slip = work.slips.of_visit(visit.id)
        assert slip is not None
        [printed] = work.slips.prints(slip.id)
    assert (visit.state, visit.said_name) == (VisitState.FINISHED, "Abel O'Neil")
    assert (visit.feedback, need.words) == (Feedback.YES, WORDS)
    assert isinstance(step, Referral)
    assert printed.state is SlipState.CONFIRMED
    assert slip.reference[:3] in text_of(slip_file)
    [chosen] = [referral.name for referral in slip.referrals]
    assert chosen in offered
    assert chosen in text_of(slip_file)


def test_a_screen_killed_in_the_midst_of_a_word_comes_back_and_keeps_it_for_reception(touch: Touch) -> None:
    visitor = touch.visitor
    visitor.taps(WELCOME)
    visitor.sees("Your name")
    visitor.types(HALF_A_NAME)
    visitor.taps("Go on")
    visitor.sees("What you need, in your own words")
    visitor.types(HALF_THE_WORDS)
    [visit] = until(lambda: [each for each in touch.visits() if touch.draft_of(each)] or None, "the draft is kept")
    killed = touch.screen()
    os.kill(killed, signal.SIGKILL)
    until(lambda: touch.screen() != killed or None, "the screen is started again")
    visitor.sees(WELCOME)
    assert not [each for each in visitor.read() if HALF_A_NAME in each or "brother" in each]
    [left] = until(touch.ended_visits, "reception sees that they left")
    assert (left.id, left.state, left.said_name) == (visit.id, VisitState.LEFT, HALF_A_NAME)
    assert HALF_THE_WORDS in touch.words_of(left)


def test_nothing_leads_out_but_the_staff_s_keys_and_a_pin(touch: Touch) -> None:
    visitor = touch.visitor
    visitor.sees(WELCOME)
    alone, screen = touch.windows(), touch.screen()
    for keys in LEADS_OUT:
        visitor.presses(keys)
        until(lambda: touch.windows() == alone or None, f"the screen alone again after {keys}")
    for button in (2, 3):
        visitor.taps_at(SIZE[0] // 2, 20, button)
        assert touch.windows() == alone, button
    visitor.sees(WELCOME)
    assert (touch.screen(), touch.process.poll()) == (screen, None)
    visitor.presses("ctrl+alt+shift+s")
    visitor.taps("Dana")
    visitor.sees("1")
    for digit in PIN:
        visitor.taps(digit)
    visitor.taps("Go on")
    visitor.taps("Close the touch screen")
    assert touch.process.wait(timeout=20) == 0
