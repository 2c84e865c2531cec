# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the touch screen: visitors one after the other through the real window on a real database, without a screen.

Run: python packaging/benchmarks/self_service.py [--visitors 2000] [--probes 1000]. It tells what stays behind (memory,
open files, objects), how long a touch takes to the next page, how long the event loop stood still beside the same
window with nobody before it, and whether the time of an answer tells a known name from an unknown or confidential one.
A line comes after every hundred visitors, the tables in the end.
"""

import argparse
import gc
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit, QWidget
from rich.console import Console
from rich.table import Table

from kiosk.app import Onward, build_onward
from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.import_visitors import VisitorLine
from kiosk.settings import Settings
from kiosk.ui.self_service.options import TouchOptions
from kiosk.ui.self_service.standing import Place
from kiosk.ui.self_service.window import TouchWindow
from kiosk.windows.kiosk_app import KioskApp
from kiosk.windows.touch_screen import build_self_service, read_ahead

SIZE = (1366, 768)
BEAT_MILLISECONDS = 1
PATIENCE = 30.0
IDLE_SECONDS = 10.0
WARM_UP = 200
PROGRESS = 100
STALL_GOAL, TAP_GOAL = 50, 100
PARTS = 10
"""Gaps are counted to a tenth of a millisecond."""
NEEDS = (
    "My landlord wants me out by Friday",
    "I need food for two",
    "Somebody to read a letter with me",
    "a doctor who speaks Arabic",
)
KINDS = ("known", "unknown", "confidential")
KNOWN = 200
_ALIKE = {"known": "Aline Brovat", "unknown": "Edina Crolus", "confidential": "Iveta Drasin"}


@dataclass
class Beats:
    """Measures how long the event loop goes without a turn: a timer that is always due counts the gaps.

    They are counted by their length in tenths of a millisecond, for each thing that was being done: a list of them
    all would grow with every visitor and be taken for what the touch screen leaves behind.
    """

    gaps: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    doing: str = ""
    _last: float = 0

    def begin(self, parent: QObject) -> QTimer:
        """Beat from now on; returns the timer."""
        timer = QTimer(parent)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.beat)
        timer.start(BEAT_MILLISECONDS)
        self._last = time.perf_counter()
        return timer

    def beat(self) -> None:
        """Note how long it was since the last beat."""
        now = time.perf_counter()
        self.gaps[self.doing][round((now - self._last) * 1000 * PARTS)] += 1
        self._last = now

    def skip(self) -> None:
        """Leave out the time since the last beat."""
        self._last = time.perf_counter()

    def all(self) -> Counter[int]:
        """Return the gaps so far, whatever was being done."""
        return sum(self.gaps.values(), Counter[int]())

    def take(self) -> dict[str, Counter[int]]:
        """Return the gaps so far, and begin anew."""
        taken, self.gaps = self.gaps, defaultdict(Counter)
        return taken


@dataclass(frozen=True)
class Load:
    """What the process holds: megabytes, open files, Qt objects below the application, and widgets."""

    memory: float
    files: int
    objects: int
    widgets: int


class Day:
    """One touch screen and those who come to it."""

    def __init__(self, app: KioskApp) -> None:
        assert isinstance(app.window, TouchWindow)
        self.app, self.window = app, app.window
        self.beats = Beats()
        self.taps: dict[str, list[float]] = defaultdict(list)
        self._timer = self.beats.begin(app)

    def wait_for(self, true: Callable[[], bool]) -> None:
        """Let the event loop turn as it does in `exec`, one turn after the other."""
        give_up = time.perf_counter() + PATIENCE
        while not true():
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if time.perf_counter() > give_up:
                raise TimeoutError(f"still at {self.window.journey.at.place} after {self.beats.doing}")

    def rest(self, seconds: float) -> None:
        """Let the window stand with nobody before it."""
        self.beats.doing = "nobody here"
        end = time.perf_counter() + seconds
        self.wait_for(lambda: time.perf_counter() >= end)

    def start(self) -> None:
        """Read ahead as the program does when it starts, and wait until all is read."""
        self.beats.doing = "starting"
        workers = self.app.workers
        workers.database.start(partial(read_ahead, self.app.onward))
        workers.pages.start(self.app.onward.render)
        self.settle()
        self.wait_for(lambda: workers.looking.is_idle)

    def settle(self) -> None:
        """Wait until everything that was begun is done."""
        self.wait_for(lambda: self.app.workers.database.is_idle and self.app.workers.pages.is_idle)

    def tap(self, name: str, to: Place) -> float:
        """Touch a button and wait until the next page is shown; returns seconds."""
        self.beats.doing = f"{name} → {to}"
        button, before = self._button(name), self.window.page
        began = time.perf_counter()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.rect().center())
        self.wait_for(lambda: self.window.journey.at.place is to and self._is_shown(before))
        took = time.perf_counter() - began
        self.taps[self.beats.doing].append(took)
        return took

    def write(self, words: str) -> None:
        """Type, with a turn of the event loop after every key."""
        page = self.window.page
        assert page is not None
        assert isinstance(page.field, QTextEdit)
        self.beats.doing = f"typing on {self.window.journey.at.place}"
        for letter in words:
            QTest.keyClicks(page.field, letter)
            QCoreApplication.processEvents()

    def visit(self, number: int) -> None:
        """Come, tell both, choose, take the slip, say no to a card, and go."""
        self.tap("first-time", Place.NAME)
        self.write(f"Visitor {number:05}")
        self.tap("go-on", Place.NEED)
        self.write(NEEDS[number % len(NEEDS)])
        self.tap("key-done", Place.CHECK)
        self.tap("right", Place.WHO_CAN_HELP)
        self.tap("answer-choose", Place.SLIP)
        self.tap("slip-done", Place.CARD)
        self.tap("no-card", Place.FACES)
        self.tap("face-yes", Place.THANKS)
        self.tap("finish", Place.WELCOME)
        self.settle()

    def probe(self, name: str) -> float:
        """Come as somebody with this name; returns seconds to the page that answers it."""
        self.tap("been-before", Place.NAME)
        self.write(name)
        took = self.tap("go-on", Place.NEED)
        self.settle()
        self.window.journey.stay.leave()
        self.settle()
        return took

    def load(self) -> Load:
        """Count what is held now."""
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return Load(
            memory=pages * resource.getpagesize() / 1e6,
            files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
            objects=len(self.app.qt.findChildren(QObject)) + len(self.window.findChildren(QObject)),
            widgets=len(QApplication.allWidgets()),
        )

    def _button(self, name: str) -> QAbstractButton:
        found: list[QAbstractButton] = []

        def is_there() -> bool:
            found[:] = [each for each in self.window.findChildren(QAbstractButton, name) if each.isVisible()]
            return bool(found)

        self.wait_for(is_there)
        return found[0]

    def _is_shown(self, before: QWidget | None) -> bool:
        page = self.window.page
        return page is not None and page is not before and page.isVisible() and not page.visibleRegion().isEmpty()


def main() -> None:
    """Live through one day and print its tables."""
    options = _options()
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform tells of all that it lacks
    with tempfile.TemporaryDirectory() as folder:
        app = _touch_screen(Path(folder))
        day = Day(app)
        app.window.resize(QSize(*SIZE))
        app.window.show()
        app.runner.begin()
        day.start()
        _live(day, options)
        day.window.leave()
        app.stop()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=2_000)
    parser.add_argument("--probes", type=int, default=1_000)
    return parser.parse_args()


def _touch_screen(folder: Path) -> KioskApp:
    data = folder / "data"
    setup = [sys.executable, "-m", "kiosk", "setup", "--sample", "--data", str(data)]
    subprocess.run(setup, check=True, capture_output=True)
    settings = Settings(data=data, printer=f"pdf:{folder / 'slip.pdf'}", idle_seconds=600)
    onward = build_onward(settings)
    _know_people(onward)
    return build_self_service(onward, TouchOptions(windowed=True, size=SIZE, language=""))


def _know_people(onward: Onward) -> None:
    """Have a third of the names that are tried below known, and another third known and confidential."""
    for kind in ("known", "confidential"):
        people = (
            VisitorLine(line=n, details=VisitorDetails(name=_name(kind, n), confidential=kind == "confidential"))
            for n in range(KNOWN)
        )
        onward.desk.import_visitors(people, onward.set_up.command_line(onward.office.id))


def _name(kind: str, number: int) -> str:
    """Make names that are alike in length: only what we know of them differs."""
    return f"{_ALIKE[kind]} {number:03}"


def _live(day: Day, options: argparse.Namespace) -> None:
    console = Console(width=120)
    day.rest(IDLE_SECONDS)
    idle = day.beats.take()
    loads = {"before anybody came": _load_of(day)}
    began = time.perf_counter()
    for number in range(1, options.visitors + 1):
        day.visit(number)
        if number in {WARM_UP, options.visitors}:
            loads[f"after {number:,} visitors"] = _load_of(day)
        if not number % PROGRESS:
            console.print(_progress(day, number, time.perf_counter() - began), soft_wrap=True)
    busy = day.beats.take()
    console.print(_load_table(loads))
    console.print(_tap_table(day.taps))
    console.print(_stall_table(idle, busy))
    console.print(_probe_table(_probe(day, options.probes)))


def _load_of(day: Day) -> Load:
    """Count what is left when all garbage is gone; counting is not part of the day."""
    gc.collect()
    load = day.load()
    day.beats.skip()
    return load


def _progress(day: Day, visitors: int, seconds: float) -> str:
    """Say how it goes so far."""
    load = day.load()
    taps = [took for times in day.taps.values() for took in times]
    gaps = day.beats.all()
    return (
        f"{visitors:,} visitors in {seconds:.0f} s: {load.memory:.1f} MB, {load.files} files, {load.objects} objects, "
        f"{load.widgets} widgets; tap p50 {_share(taps, 0.5):.1f}, p99 {_share(taps, 0.99):.1f} ms; "
        f"{_over(gaps)} stalls, longest {_gap_at(gaps, 1):.1f} ms"
    )


def _probe(day: Day, probes: int) -> dict[str, list[float]]:
    """Try the kinds in turn, so that whatever else goes on befalls all alike."""
    times: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(probes):
        kind = KINDS[number % len(KINDS)]
        times[kind].append(day.probe(_name(kind, number // len(KINDS) % KNOWN)))
    return times


def _load_table(loads: dict[str, Load]) -> Table:
    table = Table(title="What the process holds", title_justify="left")
    for column in ("when", "memory, MB", "open files", "Qt objects", "widgets"):
        table.add_column(column, justify="left" if column == "when" else "right")
    for when, load in loads.items():
        table.add_row(when, f"{load.memory:.1f}", *map(str, (load.files, load.objects, load.widgets)))
    return table


def _tap_table(taps: dict[str, list[float]]) -> Table:
    table = Table(title=f"From a touch to the next page, milliseconds (goal {TAP_GOAL})", title_justify="left")
    for column in ("touch", "p50", "p99", "worst"):
        table.add_column(column, justify="left" if column == "touch" else "right")
    every = [took for times in taps.values() for took in times]
    for what, times in (*taps.items(), ("all", every)):
        table.add_row(what, *(f"{_share(times, share):.1f}" for share in (0.5, 0.99, 1)))
    return table


def _stall_table(idle: dict[str, Counter[int]], busy: dict[str, Counter[int]]) -> Table:
    title = f"How long the event loop stood still, milliseconds (goal {STALL_GOAL})"
    table = Table(title=title, title_justify="left")
    for column in ("meanwhile", "p50", "p99", "longest", f"over {STALL_GOAL}"):
        table.add_column(column, justify="left" if column == "meanwhile" else "right")
    visitors = sum(busy.values(), Counter[int]())
    for doing, gaps in (*idle.items(), *busy.items(), ("all visitors", visitors)):
        table.add_row(doing, *(f"{_gap_at(gaps, share):.1f}" for share in (0.5, 0.99, 1)), str(_over(gaps)))
    return table


def _probe_table(times: dict[str, list[float]]) -> Table:
    table = Table(title="Does the time of the answer tell who is known? (rank test)", title_justify="left")
    for column in ("name", "probes", "median, ms", "p against unknown"):
        table.add_column(column, justify="left" if column == "name" else "right")
    for kind, took in times.items():
        chance = "" if kind == "unknown" else f"{_rank_test(took, times['unknown']):.2f}"
        table.add_row(kind, str(len(took)), f"{statistics.median(took) * 1000:.2f}", chance)
    return table


def _over(gaps: Counter[int]) -> int:
    return sum(count for gap, count in gaps.items() if gap > STALL_GOAL * PARTS)


def _gap_at(gaps: Counter[int], share: float) -> float:
    """In milliseconds."""
    place, passed = int(gaps.total() * share), 0
    for gap in sorted(gaps):
        passed += gaps[gap]
        if passed > place:
            break
    return gap / PARTS


def _share(times: Sequence[float], share: float) -> float:
    """In milliseconds."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def _rank_test(ones: Sequence[float], others: Sequence[float]) -> float:
    """Return how likely chance alone parts two samples so far (Mann and Whitney, two-sided, by the normal curve)."""
    ranked = sorted([(took, True) for took in ones] + [(took, False) for took in others])
    ranks = sum(place for place, (_, is_one) in enumerate(ranked, 1) if is_one)
    many, more = len(ones), len(others)
    expected = many * (many + more + 1) / 2
    spread = math.sqrt(many * more * (many + more + 1) / 12)
    return math.erfc(abs(ranks - expected) / spread / math.sqrt(2))


if __name__ == "__main__":
    main()
