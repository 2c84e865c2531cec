# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be done at a desk, in one place for the screens and the command line."""

from dataclasses import dataclass

from kiosk.desk.add_visitor import KnowVisitor
from kiosk.desk.ask_supervisor import AskSupervisor
from kiosk.desk.board import Board
from kiosk.desk.call_back import CallBacks
from kiosk.desk.check_in import CheckIn
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
from kiosk.desk.print_slip import PrintSlip
from kiosk.desk.reminders import Reminders
from kiosk.desk.reopen_need import ReopenNeed, ShowNeed
from kiosk.desk.save_draft import SaveDraft
from kiosk.desk.sign_in import SetPin, SignIn
from kiosk.desk.slip_queue import SlipQueue
from kiosk.desk.spool import Spool
from kiosk.desk.stalled_hand_offs import StalledHandOffs
from kiosk.desk.station_printers import ChoosePrinters
from kiosk.desk.take_call import TakeCall
from kiosk.desk.take_need import TakeNeed
from kiosk.desk.try_avenue import TryAvenue
from kiosk.desk.waits import LobbyDisplay, Waits
from kiosk.desk.who_it_may_be import WhoItMayBe
from kiosk.domain.category import CategorySuggester


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The office's procedures, each wired to its store, clock, look-up and printer."""

    sign_in: SignIn
    set_pin: SetPin
    look_up: LookUp
    know_visitor: KnowVisitor
    greet: Greet
    take_need: TakeNeed
    find_help: FindHelp
    make_sheet: MakeSheet
    categories: CategorySuggester
    save_draft: SaveDraft
    print_slip: PrintSlip
    spool: Spool
    slip_queue: SlipQueue
    choose_printers: ChoosePrinters
    finish_visit: FinishVisit
    follow_up: FollowUp
    due_follow_ups: DueFollowUps
    try_avenue: TryAvenue
    keep_promise: KeepPromise
    reminders: Reminders
    board: Board
    hand_over: HandOver
    answer_hand_off: AnswerHandOff
    stalled_hand_offs: StalledHandOffs
    ask_supervisor: AskSupervisor
    owners: Owners
    check_owners: CheckOwners
    call_backs: CallBacks
    take_call: TakeCall
    reopen_need: ReopenNeed
    show_need: ShowNeed
    watch_lobby: WatchLobby
    waits: Waits
    lobby_display: LobbyDisplay
    office_time: OfficeTime
    office_rules: SettleOfficeRules
    who_it_may_be: WhoItMayBe
    issue_card: IssueCard
    check_in: CheckIn
    import_visitors: ImportVisitors
    import_directory: ImportDirectory
    keep_directory: KeepDirectory
    every_resource: EveryResource
    make_report: MakeReport
