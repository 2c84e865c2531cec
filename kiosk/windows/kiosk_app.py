# SPDX-License-Identifier: GPL-3.0-or-later
"""One process with one window: shown, kept going, and ended in order."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.app import Onward
from kiosk.desk.house_duties import HouseDuties
from kiosk.desk.office_time import today_at
from kiosk.domain.office import Station
from kiosk.store.spool_seat import SpoolSeat
from kiosk.ui import theme
from kiosk.ui.duty_runner import DutyRunner
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers

PULSE_MILLISECONDS = 50


class KioskApp(QObject):
    """One process with its window. `run` shows it and ends when it is closed."""

    def __init__(
        self,
        qt: QApplication,
        onward: Onward,
        window: QWidget,
        workers: Workers,
        runner: SpoolRunner,
        *,
        show: Callable[[], None],
        warm_up: Callable[[], None],
        close: Callable[[], object] | None = None,
        duties: DutyRunner | None = None,
        let_go: Callable[[], object] | None = None,
    ) -> None:
        """`show` puts the window on the screen; `warm_up` runs on the database's worker meanwhile.

        `close` is for a window that does not close for everybody, `duties` for one that sees to those of the house,
        `let_go` for what is open beside the database.
        """
        super().__init__()
        self._duties = duties
        self.qt, self.onward, self.window, self.workers, self.runner = qt, onward, window, workers, runner
        self._show, self._warm_up, self._close = show, warm_up, close or window.close
        self._let_go = let_go
        self._picture: Path | None = None
        self._pulse = QTimer(self)
        self._pulse.setInterval(PULSE_MILLISECONDS)
        self._pulse.timeout.connect(self._on_pulse)

    def run(self, picture: Path | None = None) -> int:
        """Show the window until it is closed; with `picture`, only until its picture is saved. Returns an exit code."""
        self._picture = picture
        for ending in (signal.SIGINT, signal.SIGTERM):
            signal.signal(ending, self._on_ending)
        self._pulse.start()  # lets Python notice signals, and the picture wait for a quiet moment
        self._show()
        if picture is None:
            self.workers.reading.start(self.onward.desk.find_help.catch_up)
            self.workers.database.start(self._warm_up)
            self.workers.pages.start(self.onward.render)  # reads the fonts before the first slip needs them
            self.runner.begin()
            if self._duties is not None:
                self._duties.begin()
        code = self.qt.exec()
        self.stop()
        return code

    def stop(self) -> None:
        """Let what was begun come to its end, then let go of the database, and of what is open beside it."""
        self._pulse.stop()
        if self._duties is not None:
            self._duties.end()
        self.runner.end()
        self.workers.stop()
        if self._let_go is not None:
            self._let_go()
        self.onward.database.close()

    def _on_ending(self, _number: int, _frame: FrameType | None) -> None:
        self._close()

    @Slot()
    def _on_pulse(self) -> None:
        idle = self.workers.database.is_idle and self.workers.pins.is_idle
        if self._picture is None or not idle:
            return
        self.window.grab().save(str(self._picture))
        self._close()


def application(text_scale: int, *, right_to_left: bool) -> QApplication:
    """Make the application, dressed for a text size in per cent, or return the one that is there."""
    qt = QApplication.instance()
    qt = qt if isinstance(qt, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("onward")
    theme.apply(qt, text_scale / 100)
    if right_to_left:
        qt.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return qt


def show_at_most(window: QWidget, roomy: QSize) -> None:
    """Fill a small screen; on a large one be as large as the desk reads best."""
    room = window.screen().availableGeometry()
    if room.width() < roomy.width() or room.height() < roomy.height():
        window.setGeometry(room)  # without a window manager nobody else would
        window.showMaximized()
    else:
        window.resize(roomy)
        window.show()


def spool_runner(onward: Onward, station: Station, workers: Workers, parent: QObject) -> SpoolRunner:
    """Make the station's spool; it also takes up what commands have left behind."""
    seat = SpoolSeat(onward.settings.data, station.id)
    commands = onward.set_up.command_line(onward.office.id).station_id
    return SpoolRunner(onward.desk.spool, workers, [station.id, commands], seat.take, parent)


def duty_runner(onward: Onward, workers: Workers, parent: QObject) -> DutyRunner:
    """Make what sees to the duties of the house; with several windows open, each finds done what another did."""
    duties = HouseDuties(
        check_owners=onward.desk.check_owners,
        stalled_hand_offs=onward.desk.stalled_hand_offs,
        actor=onward.set_up.command_line(onward.office.id),
    )
    return DutyRunner(duties, workers.database, lambda: today_at(onward.office, onward.clock()), parent)


def warm_up(onward: Onward) -> None:
    """Read visitors and holidays while the first person signs in; a large directory takes longer than that."""
    onward.desk.office_time(onward.office.id)
    onward.desk.categories.suggest("")
    onward.desk.look_up("warm up")
