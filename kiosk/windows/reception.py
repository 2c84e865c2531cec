# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the reception window."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize

from kiosk.app import Onward
from kiosk.desk.print_handout import PrintHandout, report_paper
from kiosk.desk.trial_slip import Trial, trial_slip
from kiosk.directory.hours_text import schedules_from_text
from kiosk.domain.office import StationKind
from kiosk.domain.printer import FoundPrinter, PrinterChoice
from kiosk.domain.report import Report
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
from kiosk.ui.access_keys import AccessKeys
from kiosk.ui.bell import Bell
from kiosk.ui.reception.desk_rooms import build_rooms
from kiosk.ui.reception.directory.sheet_desk import SheetDoor
from kiosk.ui.reception.front_desk.card_dialog import CardDoor
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.reception.reminders.desktop_notice import DesktopNotice
from kiosk.ui.reception.reports.report_desk import ReportDoor
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.window import ReceptionWindow
from kiosk.ui.tasks import start_workers
from kiosk.windows.directory_files import ReadableDirectories
from kiosk.windows.kiosk_app import KioskApp, application, duty_runner, show_at_most, spool_runner, warm_up

PREVIEW_DPI = 110
ROOMY = QSize(1440, 900)


def build_reception(onward: Onward) -> KioskApp:
    """Build the reception window around an office's desk."""
    start_log(onward.settings.data)
    translate = translator(onward.office.language)
    qt = application(onward.settings.text_scale, right_to_left=translate.right_to_left)
    AccessKeys(qt)
    workers = start_workers(qt)
    station = onward.set_up.station(onward.office.id, onward.settings.station, StationKind.RECEPTION)
    runner = spool_runner(onward, station, workers, qt)
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
        clock=onward.clock,
        categories=onward.desk.categories.categories,
        preview=partial(_preview, onward),
        cards=CardDoor(draw=card_png, print_card=handouts.card),
        say_problem=say_problem,
        translate=translate,
    )
    rooms = build_rooms(
        front_desk=front_desk,
        desk=onward.desk,
        office=onward.office,
        station=station,
        workers=workers,
        clock=onward.clock,
        wake=runner.wake,
        printer_tools=_printer_tools(onward, say_problem),
        reports=ReportDoor(print_report=partial(_print_report, onward, handouts), say_problem=say_problem),
        translate=translate,
        read_hours=schedules_from_text,
        files=ReadableDirectories(),
        sheets=SheetDoor(make_sheet=onward.desk.make_sheet, print_sheet=handouts.sheet, say_problem=say_problem),
        house=HouseDoor.of(onward.desk, onward.clock),
    )
    window = ReceptionWindow(
        desk=onward.desk,
        office=onward.office,
        station=station,
        workers=workers,
        rooms=rooms,
        runner=runner,
        clock=onward.clock,
        translate=translate,
        idle_minutes=onward.settings.lock_after_minutes,
        hint=_hint(onward),
        ring=Bell(qt).ring,
        notify=DesktopNotice(qt).say,
    )
    duties = duty_runner(onward, workers, qt)
    duties.found.connect(rooms.settings.tell_owners_mended)
    return KioskApp(
        qt,
        onward,
        window,
        workers,
        runner,
        show=partial(show_at_most, window, ROOMY),
        warm_up=partial(warm_up, onward),
        duties=duties,
    )


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
    return onward.direct.print_trial(trial_slip(onward.office, trial, onward.clock(), onward.office.language), choice)


def _print_report(onward: Onward, handouts: PrintHandout, report: Report, target: str) -> Delivery:
    return handouts.report(report, target, report_paper(onward.office.country))


def _preview(onward: Onward, slip: Slip, paper: Paper) -> bytes:
    return onward.render().png(slip, paper, PREVIEW_DPI)


def _hint(onward: Onward) -> str:
    if not onward.office.sample:
        return ""
    name, pin = sign_in_hint()
    return translator(onward.office.language)(
        "This is the made-up sample office. {name}’s PIN is {pin}.", name=name, pin=pin
    )
