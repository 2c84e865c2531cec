# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that a visitor can do by themselves, in one place for the touch screen."""

from dataclasses import dataclass

from kiosk.desk.find_help import FindHelp
from kiosk.desk.ports import Journal
from kiosk.desk.print_slip import PrintSlip
from kiosk.desk.self_service.bring_in import BringIn
from kiosk.desk.self_service.give_card import GiveCard
from kiosk.desk.self_service.recognise import Recognise
from kiosk.desk.self_service.say_need import SayNeed
from kiosk.desk.self_service.stay import StayAtScreen
from kiosk.desk.sign_in import SignIn
from kiosk.desk.slip_queue import SlipQueue
from kiosk.domain.category import CategorySuggester


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchDesk:
    """The procedures of the touch screen, each wired to its store and clock."""

    stay: StayAtScreen
    say_need: SayNeed
    recognise: Recognise
    give_card: GiveCard
    bring_in: BringIn
    journal: Journal
    find_help: FindHelp
    categories: CategorySuggester
    print_slip: PrintSlip
    slip_queue: SlipQueue
    sign_in: SignIn
