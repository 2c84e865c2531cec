# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root: everything is built and wired here, by keyword, and nothing is started."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from kiosk.desk.add_visitor import KnowVisitor
from kiosk.desk.ask_supervisor import AskSupervisor
from kiosk.desk.board import Board
from kiosk.desk.call_back import CallBacks
from kiosk.desk.check_in import CheckIn
from kiosk.desk.desk import Desk
from kiosk.desk.due_follow_ups import DueFollowUps
from kiosk.desk.every_resource import EveryResource
from kiosk.desk.find_help import FindHelp
from kiosk.desk.finish_visit import FinishVisit
from kiosk.desk.follow_up import FollowUp
from kiosk.desk.greet import Greet
from kiosk.desk.hand_over import AnswerHandOff, HandOver
from kiosk.desk.import_directory import ImportDirectory
from kiosk.desk.import_visitors import ImportVisitors
from kiosk.desk.issue_card import IssueCard
from kiosk.desk.keep_directory import KeepDirectory
from kiosk.desk.keep_promise import KeepPromise
from kiosk.desk.lobby import WatchLobby
from kiosk.desk.look_up import LookUp
from kiosk.desk.make_report import MakeReport
from kiosk.desk.make_sheet import MakeSheet
from kiosk.desk.office_rules import SettleOfficeRules
from kiosk.desk.office_time import OfficeTime
from kiosk.desk.owners import Owners
from kiosk.desk.ownership_check import CheckOwners
from kiosk.desk.ports import Clock, SlipPrinter
from kiosk.desk.print_slip import PrintSlip
from kiosk.desk.reminders import Reminders
from kiosk.desk.reopen_need import ReopenNeed, ShowNeed
from kiosk.desk.save_draft import SaveDraft
from kiosk.desk.set_up import SetUp
from kiosk.desk.sign_in import SetPin, SignIn
from kiosk.desk.slip_queue import SlipQueue
from kiosk.desk.spool import Spool
from kiosk.desk.stalled_hand_offs import StalledHandOffs
from kiosk.desk.station_printers import ChoosePrinters
from kiosk.desk.take_call import TakeCall
from kiosk.desk.take_need import TakeNeed
from kiosk.desk.try_avenue import TryAvenue
from kiosk.desk.unmet_watch import UnmetWatch
from kiosk.desk.waits import LobbyDisplay, Waits
from kiosk.desk.who_it_may_be import WhoItMayBe
from kiosk.domain.category import CategorySuggester
from kiosk.domain.errors import StoreUnusable
from kiosk.domain.office import Office
from kiosk.domain.printer import PrinterChoice
from kiosk.holiday_days import PublicHolidays
from kiosk.messages import translator
from kiosk.printing.direct_printer import DirectPrinter
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.printers import standard_printers
from kiosk.printing.slip_printer import TargetPrinter
from kiosk.printing.typesetter import Typesetter
from kiosk.resources import load_categories, load_related_words
from kiosk.settings import Settings
from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.look_up import StoredResourceLookUp, StoredVisitorLookUp
from kiosk.store.opening import make_database, open_database
from kiosk.store.pins import Argon2Pins
from kiosk.store.search.resources.resource_index import ResourceIndex

Built = TypeVar("Built")

KEY_FILE = Path("secret") / "database.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """One office's Onward without any window: what the screens and the command line share."""

    settings: Settings
    clock: Clock
    database: Database
    office: Office
    desk: Desk
    set_up: SetUp
    render: Callable[[], SlipRenderer]
    direct: DirectPrinter


def utc_now() -> datetime:
    """Tell the time, aware, in UTC."""
    return datetime.now(UTC)


def key_keeper(data: Path) -> KeyFile:
    """Say where the key of a data folder's database is kept."""
    return KeyFile(data / KEY_FILE)


def make_store(settings: Settings) -> tuple[Database, SetUp]:
    """Make the database of a new office, or open the one that is there; raises StoreUnusable."""
    database = make_database(settings.data, key_keeper(settings.data))
    return database, SetUp(store=database, pins=Argon2Pins())


def build_onward(settings: Settings, *, clock: Clock = utc_now, printer: SlipPrinter | None = None) -> Onward:
    """Open the office of a data folder and wire its desk; raises StoreUnusable when there is none."""
    opened = open_database(settings.data, key_keeper(settings.data), busy_seconds=settings.busy_seconds)
    database = replace(opened, holidays=PublicHolidays())
    with database.reading() as work:
        office = work.offices.first()
    if office is None:
        database.close()
        raise StoreUnusable(reason=f"There is no office in {settings.data} yet. Run: onward setup")
    typesetter = _Once(Typesetter)
    renderer = _Once(lambda: SlipRenderer(typesetter()))
    printers = standard_printers(paper_seconds=settings.print_seconds)
    return Onward(
        settings=settings,
        clock=clock,
        database=database,
        office=office,
        desk=build_desk(
            database,
            office,
            clock,
            printer or TargetPrinter(renderer, printers),
            PrinterChoice(target=settings.printer, paper=settings.paper),
        ),
        set_up=SetUp(store=database, pins=Argon2Pins()),
        render=renderer,
        direct=DirectPrinter(typesetter, printers),
    )


def build_desk(
    database: Database, office: Office, clock: Clock, printer: SlipPrinter, by_settings: PrinterChoice
) -> Desk:
    """Wire every use case to the store, the look-ups, the clock and the printer."""
    visitors = StoredVisitorLookUp(database, office.id)
    suggester = CategorySuggester(load_categories())
    resources = StoredResourceLookUp(
        database,
        lambda status_at: ResourceIndex(
            suggester.categories, load_related_words(), language_name=translator().language_name, status_at=status_at
        ),
        office.id,
    )
    print_slip = PrintSlip(store=database, clock=clock, by_settings=by_settings)
    spool = Spool(store=database, clock=clock, printer=printer, by_settings=by_settings)
    finish_visit = FinishVisit(store=database, clock=clock)
    find_help = FindHelp(store=database, resources=resources, clock=clock)
    unmet_watch = UnmetWatch(store=database, find_help=find_help, clock=clock)
    pins = Argon2Pins()
    return Desk(
        sign_in=SignIn(store=database, pins=pins),
        set_pin=SetPin(store=database, pins=pins),
        look_up=LookUp(store=database, visitors=visitors),
        know_visitor=KnowVisitor(store=database, look_up=visitors),
        greet=Greet(store=database, clock=clock),
        take_need=TakeNeed(store=database, clock=clock),
        find_help=find_help,
        make_sheet=MakeSheet(store=database, find_help=find_help, categories=suggester.categories, clock=clock),
        categories=suggester,
        save_draft=SaveDraft(store=database, clock=clock),
        print_slip=print_slip,
        spool=spool,
        slip_queue=SlipQueue(store=database, clock=clock),
        choose_printers=ChoosePrinters(store=database, clock=clock, by_settings=by_settings),
        finish_visit=finish_visit,
        follow_up=FollowUp(store=database, clock=clock),
        due_follow_ups=DueFollowUps(store=database, clock=clock),
        try_avenue=TryAvenue(store=database, clock=clock),
        keep_promise=KeepPromise(store=database, clock=clock),
        reminders=Reminders(store=database, clock=clock),
        board=Board(store=database, clock=clock),
        hand_over=HandOver(store=database, clock=clock),
        stalled_hand_offs=StalledHandOffs(store=database, clock=clock),
        ask_supervisor=AskSupervisor(store=database, clock=clock),
        owners=Owners(store=database, clock=clock),
        check_owners=CheckOwners(store=database, clock=clock),
        call_backs=CallBacks(store=database, clock=clock),
        take_call=TakeCall(store=database, clock=clock),
        answer_hand_off=AnswerHandOff(store=database, clock=clock),
        reopen_need=ReopenNeed(store=database, clock=clock),
        show_need=ShowNeed(store=database),
        watch_lobby=WatchLobby(store=database),
        waits=Waits(store=database, clock=clock),
        lobby_display=LobbyDisplay(store=database, clock=clock),
        office_time=OfficeTime(store=database, clock=clock),
        office_rules=SettleOfficeRules(store=database, clock=clock),
        who_it_may_be=WhoItMayBe(store=database, look_up=visitors, clock=clock),
        issue_card=IssueCard(store=database, clock=clock),
        check_in=CheckIn(
            store=database, clock=clock, look_up=visitors, print_slip=print_slip, spool=spool, finish=finish_visit
        ),
        import_visitors=ImportVisitors(store=database, clock=clock),
        import_directory=ImportDirectory(store=database, clock=clock, after=unmet_watch),
        keep_directory=KeepDirectory(store=database, clock=clock, after=unmet_watch),
        every_resource=EveryResource(store=database),
        make_report=MakeReport(store=database, clock=clock, categories=suggester.categories, home=office),
    )


class _Once(Generic[Built]):
    """Builds a thing when it is needed first, since that takes a while; the typesetter reads the system's fonts."""

    def __init__(self, build: Callable[[], Built]) -> None:
        self._build = build
        self._turn = Lock()
        self._built: Built | None = None

    def __call__(self) -> Built:
        with self._turn:
            if self._built is None:
                self._built = self._build()
            return self._built
