# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the windows: builds them around an office's desk, and never starts the event loop."""

import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from kiosk.app import Onward, utc_now
from kiosk.desk.print_handout import PrintHandout
from kiosk.desk.trial_slip import Trial, trial_slip
from kiosk.domain.office import Station, StationKind
from kiosk.domain.printer import FoundPrinter, PrinterChoice
from kiosk.domain.slip import Paper, Slip
from kiosk.domain.spool import Delivery
from kiosk.log import start_log
from kiosk.messages import translator
from kiosk.printing.card_code import card_png
from kiosk.printing.errors import PrintTargetError
from kiosk.printing.outcome import PrintReason, said
from kiosk.printing.printers.finding import find_everything, sources_of_this_computer
from kiosk.printing.printers.finding.checking import trouble_at
from kiosk.printing.receipt_profiles import receipt_models
from kiosk.printing.targets import read_target
from kiosk.sample_office import sign_in_hint
from kiosk.store.spool_seat import SpoolSeat
from kiosk.ui import theme
from kiosk.ui.access_keys import AccessKeys
from kiosk.ui.reception.directory.sheet_desk import SheetDoor
from kiosk.ui.reception.front_desk.card_dialog import CardDoor
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.window import ReceptionWindow
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers, start_workers

PULSE_MILLISECONDS = 50
PREVIEW_DPI = 110
ROOMY = QSize(1440, 900)


class KioskApp(QObject):
    """One process with its window. `run` shows it and ends when it is closed."""

    def __init__(
        self, qt: QApplication, onward: Onward, window: ReceptionWindow, workers: Workers, runner: SpoolRunner
    ) -> None:
        super().__init__()
        self.qt, self.onward, self.window, self.workers, self.runner = qt, onward, window, workers, runner
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
            self.workers.database.start(partial(_warm_up, self.onward))
            self.workers.pages.start(self.onward.render)  # reads the fonts before the first slip needs them
            self.runner.begin()
        code = self.qt.exec()
        self.stop()
        return code

    def _show(self) -> None:
        """Fill a small screen; on a large one be as large as the desk reads best."""
        room = self.qt.primaryScreen().availableGeometry()
        if room.width() < ROOMY.width() or room.height() < ROOMY.height():
            self.window.setGeometry(room)  # without a window manager nobody else would
            self.window.showMaximized()
        else:
            self.window.resize(ROOMY)
            self.window.show()

    def stop(self) -> None:
        """Let what was begun come to its end, then let go of the database."""
        self._pulse.stop()
        self.runner.end()
        self.workers.stop()
        self.onward.database.close()

    def _on_ending(self, _number: int, _frame: FrameType | None) -> None:
        self.window.close()

    @Slot()
    def _on_pulse(self) -> None:
        idle = self.workers.database.is_idle and self.workers.pins.is_idle
        if self._picture is None or not idle:
            return
        self.window.grab().save(str(self._picture))
        self.window.close()


def build_reception(onward: Onward) -> KioskApp:
    """Build the reception window around an office's desk."""
    start_log(onward.settings.data)
    translate = translator(onward.office.language)
    qt = _application(onward.settings.text_scale, right_to_left=translate.right_to_left)
    workers = start_workers(qt)
    station = onward.set_up.station(onward.office.id, onward.settings.station, StationKind.RECEPTION)
    runner = _spool_runner(onward, station, workers, qt)
    say_problem = partial(said, _=translate)
    handouts = PrintHandout(
        choose_printers=onward.desk.choose_printers,
        printer=onward.direct,
        office_id=onward.office.id,
        station_id=station.id,
    )
    front_desk = FrontDeskPage(
        desk=onward.desk,
        workers=workers,
        runner=runner,
        office=onward.office,
        clock=utc_now,
        categories=onward.desk.categories.categories,
        preview=partial(_preview, onward),
        cards=CardDoor(draw=card_png, print_card=handouts.card),
        say_problem=say_problem,
        translate=translate,
    )
    window = ReceptionWindow(
        desk=onward.desk,
        office=onward.office,
        station=station,
        workers=workers,
        front_desk=front_desk,
        runner=runner,
        printer_tools=_printer_tools(onward, say_problem),
        clock=utc_now,
        translate=translate,
        sheets=SheetDoor(make_sheet=onward.desk.make_sheet, print_sheet=handouts.sheet, say_problem=say_problem),
        idle_minutes=onward.settings.lock_after_minutes,
        hint=_hint(onward),
    )
    return KioskApp(qt, onward, window, workers, runner)


def _application(text_scale: int, *, right_to_left: bool) -> QApplication:
    qt = QApplication.instance()
    qt = qt if isinstance(qt, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("onward")
    theme.apply(qt, text_scale / 100)
    AccessKeys(qt)
    if right_to_left:
        qt.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return qt


def _spool_runner(onward: Onward, station: Station, workers: Workers, parent: QObject) -> SpoolRunner:
    """Make the station's spool; it also takes up what commands have left behind."""
    seat = SpoolSeat(onward.settings.data, station.id)
    commands = onward.set_up.command_line(onward.office.id).station_id
    return SpoolRunner(onward.desk.spool, workers, [station.id, commands], seat.take, parent)


def _printer_tools(onward: Onward, say_problem: Callable[[str], str]) -> PrinterTools:
    return PrinterTools(
        find=_find_printers,
        look_at=_trouble_at,
        check=_wrong_with_target,
        models=receipt_models(),
        test=partial(_print_trial, onward),
        say_problem=say_problem,
    )


def _find_printers() -> Sequence[FoundPrinter]:
    return find_everything(sources_of_this_computer())


def _trouble_at(target: str) -> str:
    try:
        return trouble_at(read_target(target)).value
    except PrintTargetError:
        return PrintReason.NOT_THERE.value


def _wrong_with_target(text: str) -> str:
    try:
        read_target(text)
    except PrintTargetError as error:
        return str(error)
    return ""


def _print_trial(onward: Onward, choice: PrinterChoice, station: str) -> Delivery:
    trial = Trial(station=station, printer=choice.name or choice.target, paper=choice.paper)
    return onward.direct.print_trial(trial_slip(onward.office, trial, utc_now(), onward.office.language), choice)


def _preview(onward: Onward, slip: Slip, paper: Paper) -> bytes:
    return onward.render().png(slip, paper, PREVIEW_DPI)


def _warm_up(onward: Onward) -> None:
    """Read visitors and directory into the look-ups while the first person signs in."""
    onward.desk.categories.suggest("")
    onward.desk.look_up("warm up")
    onward.desk.find_help.for_words("warm up", onward.office)


def _hint(onward: Onward) -> str:
    if not onward.office.sample:
        return ""
    name, pin = sign_in_hint()
    return translator(onward.office.language)(
        "This is the made-up sample office. {name}’s PIN is {pin}.", name=name, pin=pin
    )
