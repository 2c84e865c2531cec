# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the desk, built, and how the window sees each of them."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.desk.desk import Desk
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office, Station
from kiosk.messages import Translator
from kiosk.ui.reception.call_backs.call_backs import CallBacksPage
from kiosk.ui.reception.directory.directory import DirectoryPage
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
            Page.FOLLOW_THROUGH: DeskPage(
                widget=self.follow_through,
                focus_first=self.follow_through.focus_first,
                sign_in=self.follow_through.sign_in,
                sign_out=self.follow_through.sign_out,
                others_changed=self.follow_through.others_changed,
                problem=self.follow_through.problem,
                notice=self.follow_through.notice,
            ),
            Page.CALL_BACKS: DeskPage(
                widget=self.call_backs,
                focus_first=self.call_backs.focus_first,
                sign_in=self.call_backs.sign_in,
                sign_out=self.call_backs.sign_out,
                others_changed=self.call_backs.others_changed,
                problem=self.call_backs.problem,
                notice=self.call_backs.notice,
                counts=True,
            ),
            Page.DIRECTORY: DeskPage(
                widget=self.directory,
                focus_first=self.directory.focus_search,
                sign_out=self.directory.clear,
                problem=self.directory.problem,
            ),
            Page.SLIPS: DeskPage(
                widget=self.slips,
                focus_first=self.slips.focus_first,
                sign_in=self.slips.sign_in,
                sign_out=self.slips.sign_out,
                others_changed=self.slips.others_changed,
                problem=self.slips.problem,
                notice=self.slips.notice,
                counts=True,
            ),
            Page.REPORTS: DeskPage(
                widget=self.reports,
                focus_first=self.reports.focus_first,
                sign_in=self.reports.sign_in,
                sign_out=self.reports.sign_out,
                problem=self.reports.problem,
            ),
            Page.SETTINGS: DeskPage(
                widget=self.settings,
                focus_first=self.settings.focus_first,
                sign_in=self.settings.sign_in,
                sign_out=self.settings.sign_out,
                others_changed=self.settings.others_changed,
                problem=self.settings.problem,
                notice=self.settings.notice,
            ),
        }


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
    sheets: SheetDoor | None = None,
    house: HouseDoor | None = None,
) -> DeskRooms:
    """Build the pages around the front desk’s. `wake` stirs the spool.

    Without `sheets` the directory prints no lists, without `house` the settings are of printers alone.
    """
    offices = desk.make_report.offices
    return DeskRooms(
        front_desk=front_desk,
        follow_through=FollowThroughPage(
            desk=desk, office=office, workers=workers, clock=clock, translate=translate, offices=offices
        ),
        call_backs=CallBacksPage(desk=desk, office=office, workers=workers, clock=clock, translate=translate),
        directory=DirectoryPage(
            find_help=desk.find_help, office=office, workers=workers, clock=clock, translate=translate, sheets=sheets
        ),
        slips=SlipsPage(
            desk=desk,
            office=office,
            workers=workers,
            clock=clock,
            say_problem=printer_tools.say_problem,
            wake=wake,
            translate=translate,
        ),
        reports=ReportsPage(
            make=desk.make_report,
            offices=offices,
            office=office,
            workers=workers,
            clock=clock,
            door=reports,
            translate=translate,
        ),
        settings=SettingsPage(
            choose_printers=desk.choose_printers,
            office=office,
            station=station,
            tools=printer_tools,
            workers=workers,
            translate=translate,
            house=house,
        ),
    )
