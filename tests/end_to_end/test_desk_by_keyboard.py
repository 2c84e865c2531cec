# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real window, by keyboard alone, on a real screen, a real database and a real IPP printer."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest

from kiosk.app import Onward, build_onward
from kiosk.domain.slip import Slip
from kiosk.domain.spool import SlipPrint
from kiosk.domain.visit import Visit, VisitState
from kiosk.settings import Settings
from tests.end_to_end.conftest import Command
from tests.end_to_end.test_main_job import codes_of, text_of
from tests.printing.print_house import IppPrinter, PrintHouse, missing, print_house

pytestmark = [
    pytest.mark.screen,
    pytest.mark.printer,
    pytest.mark.skipif(
        not os.environ.get("DISPLAY") or not shutil.which("xdotool"), reason="needs a screen and xdotool"
    ),
    pytest.mark.skipif(bool(missing()), reason=f"needs {missing()}"),
]

PATIENCE = 60.0
RESTING_TICKS = 8
WORDS = "My landlord wants me out by Friday and I have two kids."
Answer = TypeVar("Answer")


def until(ask: Callable[[], Answer | None], what: str) -> Answer:
    """Ask again until there is an answer; the window works on its own time."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        answer = ask()
        if answer is not None:
            return answer
        a_moment(0.1)
    raise AssertionError(f"never: {what}")


def a_moment(seconds: float) -> None:
    """Let the window catch up, as a person would."""
    Event().wait(seconds)


class Desk:
    """The window from outside: keys in, the database's word for what came of them."""

    def __init__(self, onward: Onward, printer: IppPrinter, process: int) -> None:
        self.onward, self.printer, self.process = onward, printer, process

    def settle(self) -> None:
        """Wait until the window is at rest: it has used next to no processor time for a while."""
        give_up, before = time.monotonic() + PATIENCE, self._ticks()
        while time.monotonic() < give_up:
            a_moment(0.8)
            now = self._ticks()
            if now - before <= RESTING_TICKS:
                return
            before = now

    def _ticks(self) -> int:
        spent = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return int(spent[11]) + int(spent[12])

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)

    def visits_of(self, name: str) -> list[Visit]:
        [found] = self.onward.desk.look_up(name, 1)
        assert found.visitor is not None
        with self.onward.database.reading() as work:
            return list(work.visits.of_visitor(found.visitor.id))

    def draft_of(self, visit: Visit) -> str | None:
        with self.onward.database.reading() as work:
            draft = work.drafts.get(visit.id)
        return draft.words if draft else None

    def print_of(self, visit: Visit) -> tuple[Slip, SlipPrint] | None:
        with self.onward.database.reading() as work:
            slip = work.slips.of_visit(visit.id)
            prints = work.slips.prints(slip.id) if slip else ()
        ended = [each for each in prints if each.state.value not in {"queued", "sent"}]
        return (slip, ended[-1]) if slip and ended else None


@pytest.fixture
def house() -> Iterator[PrintHouse]:
    with print_house() as opened:
        yield opened


@pytest.fixture
def desk(onward: Command, house: PrintHouse, tmp_path: Path) -> Iterator[Desk]:
    printer = house.printer()
    (onward.data / "onward.toml").write_text(f'printer = "printer:{printer.uri}"\npaper = "a4"\n', encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    with (tmp_path / "window.log").open("wb") as log:
        window = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "reception", "--data", str(onward.data)], env=environment, stderr=log
        )
    watching = build_onward(Settings(data=onward.data))
    try:
        subprocess.run(
            ["timeout", "30", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Onward$"], check=True
        )
        yield Desk(watching, printer, window.pid)
    finally:
        watching.database.close()
        window.terminate()
        ended = window.wait(timeout=20)
    assert ended == 0


def test_a_returning_visitor_is_greeted_heard_referred_and_leaves_with_a_printed_slip(
    desk: Desk,
) -> None:
    before = len(desk.visits_of("Grace Wanjiru"))

    def greeted() -> Visit | None:
        desk.press("Escape", "ctrl+k")
        desk.type("wanjiru grace")
        desk.settle()
        desk.press("Return")
        desk.settle()
        visits = desk.visits_of("Grace Wanjiru")
        return visits[0] if len(visits) > before else None

    desk.settle()
    desk.press("Return")
    desk.type("246810")
    desk.press("Return")
    desk.settle()
    visit = until(greeted, "the visit is opened")
    desk.type(WORDS)
    assert until(lambda: (desk.draft_of(visit) or "") == WORDS or None, "what is typed is saved")
    desk.settle()
    desk.press("alt+1")
    desk.settle()
    desk.press("alt+r")
    desk.settle()
    desk.press("ctrl+p")
    slip, printed = until(lambda: desk.print_of(visit), "the slip is printed")
    assert (printed.state.value, printed.copy) == ("confirmed", 1)
    desk.settle()
    desk.press("alt+f")
    until(lambda: desk.visits_of("Grace Wanjiru")[0].state is VisitState.FINISHED or None, "the visit is finished")
    [paper] = desk.printer.taken
    assert slip.reference[:3] in text_of(paper)
    assert slip.referrals[0].name in text_of(paper)
    assert codes_of(paper)
