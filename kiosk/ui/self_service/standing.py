# SPDX-License-Identifier: GPL-3.0-or-later
"""Where somebody stands on their way through the touch screen."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.desk.find_help import Help
from kiosk.desk.self_service.recognise import CardHolder
from kiosk.desk.self_service.say_need import Keeper
from kiosk.domain.told import Told
from kiosk.ui.self_service.page import KeyboardKind


class Place(StrEnum):
    """The pages, in the order in which they come."""

    WELCOME = "welcome"
    LANGUAGES = "languages"
    NAME = "name"
    PHONE = "phone"
    AGAIN = "again"
    NEED = "need"
    CHECK = "check"
    WHO_CAN_HELP = "who_can_help"
    REACH = "reach"
    SLIP = "slip"
    CARD = "card"
    FACES = "faces"
    THANKS = "thanks"
    STAFF = "staff"


BACK = {
    Place.NAME: Place.WELCOME,
    Place.PHONE: Place.NAME,
    Place.AGAIN: Place.NAME,
    Place.NEED: Place.NAME,
    Place.CHECK: Place.NEED,
    Place.REACH: Place.WHO_CAN_HELP,
}
"""Where "Back" leads. Once a need is kept as it was read back, nothing takes it back."""

STEP = {
    Place.NAME: 1,
    Place.PHONE: 1,
    Place.AGAIN: 1,
    Place.NEED: 2,
    Place.CHECK: 2,
    Place.WHO_CAN_HELP: 3,
    Place.REACH: 3,
    Place.SLIP: 3,
}
STEPS = 3

SETTLED_PLACES = frozenset({Place.SLIP, Place.CARD, Place.FACES, Place.THANKS})
"""Where the need has its next step already: who goes away here has not left too early."""


class Notice(StrEnum):
    """A sentence that stands above the page instead of the greeting."""

    NONE = ""
    CARD_UNKNOWN = "card_unknown"
    CHOICE_GONE = "choice_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the pages are built from. `came_from` is where the languages were opened.

    `keeper` will be in touch about what no place was chosen for.
    `stranded` is what this machine keeps for the office, `lost` what even it could not keep.
    `is_known` tells that reception has said who they are since.
    `birthday_so_far` is "" before the phone number is told, then "?", then "MM-", then "MM-DD".
    """

    place: Place = Place.WELCOME
    came_from: Place = Place.WELCOME
    told: Told
    returning: bool = False
    holder: CardHolder | None = None
    answers: tuple[Help, ...] = ()
    chosen: Help | None = None
    keeper: Keeper | None = None
    contact_by: KeyboardKind = KeyboardKind.PHONE
    birthday_so_far: str = ""
    busy: bool = False
    called: bool = False
    helper: str = ""
    is_known: bool = False
    stranded: bool = False
    lost: bool = False
    notice: Notice = Notice.NONE

    @property
    def is_settled(self) -> bool:
        """Whether the need has its next step."""
        return self.place in SETTLED_PLACES
