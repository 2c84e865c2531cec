# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the desk, built, and how the window sees each of them."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.desk.desk import Desk
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office, Station
from kiosk.messages import Translator
from kiosk.ui.reception.call_backs.call_backs import CallBacksPage
from kiosk.ui.reception.directory.directory import DirectoryDoor, DirectoryPage
from kiosk.ui.reception.directory.editor.hours_reading import ReadHours
from kiosk.ui.reception.directory.importing.files import DirectoryFiles
from kiosk.ui.reception.directory.importing.importing import ImportPage
from kiosk.ui.reception.directory.sheet_desk import SheetDoor
from kiosk.ui.reception.follow_through.follow_through import FollowThroughPage
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.reception.pages import DeskPage, Page
from kiosk.ui.reception.reports.report_desk import ReportDoor
from kiosk.ui.reception.reports.reports import ReportsPage
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.settings.settings_page import SettingsPage
from kiosk.ui.reception.slips.slips import SlipsPage
from kiosk.ui.tasks import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRooms:
    """Every page of the desk. A new one starts here and in `Page`."""

    front_desk: FrontDeskPage
    follow_through: FollowThroughPage
    call_backs: CallBacksPage
    directory: DirectoryPage
    slips: SlipsPage
    reports: ReportsPage
    settings: SettingsPage

    def pages(self) -> dict[Page, DeskPage]:
        """Say of each page what the window tells it and hears of it."""
        return {
            Page.FRONT_DESK: DeskPage(
                widget=self.front_desk,
                focus_first=self.front_desk.focus_search,
                sign_in=self.front_desk.sign_in,
                sign_out=self.front_desk.sign_out,
                others_changed=self.front_desk.others_changed,
                problem=self.front_desk.problem,
                notice=self.front_desk.notice,
            ),
            Page.FOLLOW_THROUGH: _seen(self.follow_through),
            Page.CALL_BACKS: _seen(self.call_backs, counts=True),
            Page.DIRECTORY: _seen(self.directory),
            Page.SLIPS: _seen(self.slips, counts=True),
            Page.REPORTS: DeskPage(
                widget=self.reports,
                focus_first=self.reports.focus_first,
                sign_in=self.reports.sign_in,
                sign_out=self.reports.sign_out,
                problem=self.reports.problem,
            ),
            Page.SETTINGS: _seen(self.settings),
        }


_Page = FollowThroughPage | CallBacksPage | DirectoryPage | SlipsPage | SettingsPage


def _seen(page: _Page, *, counts: bool = False) -> DeskPage:
    """See a page that is told everything and says everything."""
    return DeskPage(
        widget=page,
        focus_first=page.focus_first,
        sign_in=page.sign_in,
        sign_out=page.sign_out,
        others_changed=page.others_changed,
        problem=page.problem,
        notice=page.notice,
        counts=counts,
    )


def build_rooms(
    *,
    front_desk: FrontDeskPage,
    desk: Desk,
    office: Office,
    station: Station,
    workers: Workers,
    clock: Clock,
    wake: Callable[[], None],
    printer_tools: PrinterTools,
    reports: ReportDoor,
    translate: Translator,
    read_hours: ReadHours,
    sheets: SheetDoor | None = None,
    files: DirectoryFiles | None = None,
    house: HouseDoor | None = None,
) -> DeskRooms:
    """Build the pages around the front desk’s. `wake` stirs the spool, `read_hours` reads opening hours.

    Without `sheets` the directory prints no lists, without `files` it brings nothing in, and without `house` the
    settings are of printers alone.
    """
    build = _PageBuilder(desk, office, workers, clock, translate)
    return DeskRooms(
        front_desk=front_desk,
        follow_through=build.follow_through(),
        call_backs=build.call_backs(),
        directory=build.directory(read_hours, sheets, files),
        slips=build.slips(printer_tools, wake),
        reports=build.reports(reports),
        settings=build.settings(station, printer_tools, house),
    )


@dataclass(frozen=True, slots=True)
class _PageBuilder:
    """What every page works with."""

    desk: Desk
    office: Office
    workers: Workers
    clock: Clock
    translate: Translator

    def follow_through(self) -> FollowThroughPage:
        return FollowThroughPage(
            desk=self.desk,
            office=self.office,
            workers=self.workers,
            clock=self.clock,
            translate=self.translate,
            offices=self.desk.make_report.offices,
        )

    def call_backs(self) -> CallBacksPage:
        return CallBacksPage(
            desk=self.desk, office=self.office, workers=self.workers, clock=self.clock, translate=self.translate
        )

    def directory(self, read_hours: ReadHours, sheets: SheetDoor | None, files: DirectoryFiles | None) -> DirectoryPage:
        desk = self.desk
        return DirectoryPage(
            door=DirectoryDoor(
                find_help=desk.find_help,
                keep=desk.keep_directory,
                categories=desk.categories.categories,
                read_hours=read_hours,
            ),
            office=self.office,
            workers=self.workers,
            clock=self.clock,
            translate=self.translate,
            sheets=sheets,
            importing=self._importing(files) if files is not None else None,
        )

    def _importing(self, files: DirectoryFiles) -> ImportPage:
        return ImportPage(
            files=files,
            import_directory=self.desk.import_directory,
            keep_directory=self.desk.keep_directory,
            office=self.office,
            workers=self.workers,
            clock=self.clock,
            translate=self.translate,
        )

    def slips(self, tools: PrinterTools, wake: Callable[[], None]) -> SlipsPage:
        return SlipsPage(
            desk=self.desk,
            office=self.office,
            workers=self.workers,
            clock=self.clock,
            say_problem=tools.say_problem,
            wake=wake,
            translate=self.translate,
        )

    def reports(self, door: ReportDoor) -> ReportsPage:
        return ReportsPage(
            make=self.desk.make_report,
            offices=self.desk.make_report.offices,
            office=self.office,
            workers=self.workers,
            clock=self.clock,
            door=door,
            translate=self.translate,
        )

    def settings(self, station: Station, tools: PrinterTools, house: HouseDoor | None) -> SettingsPage:
        return SettingsPage(
            choose_printers=self.desk.choose_printers,
            office=self.office,
            station=station,
            tools=tools,
            workers=self.workers,
            translate=self.translate,
            house=house,
        )
