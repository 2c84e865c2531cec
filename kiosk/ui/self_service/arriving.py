# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying who one is: by name, by card, by phone and birthday, or not at all."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from kiosk.desk.self_service.recognise import CardHolder
from kiosk.domain.visit import SaidOfSelf
from kiosk.ui.self_service.current_stay import CurrentStay
from kiosk.ui.self_service.recognising import Recognising
from kiosk.ui.self_service.standing import Notice, Place, Standing

_ARRIVING = frozenset({Place.WELCOME, Place.LANGUAGES, Place.NAME, Place.PHONE})


class Arriving(QObject):
    """The first pages. What somebody types leads to the same page in the same words, whoever they are (rule 9)."""

    def __init__(self, stay: CurrentStay, recognising: Recognising, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stay, self.recognising = stay, recognising
        recognising.recognised.connect(self._on_recognised)
        recognising.unknown.connect(self.card_unread)

    @property
    def at(self) -> Standing:
        """Where they stand."""
        return self.stay.standing

    @Slot()
    def been_before(self) -> None:
        """Begin as somebody who was here before."""
        self.stay.begin(replace(self.at, place=Place.NAME, returning=True))

    @Slot()
    def first_time(self) -> None:
        """Begin as somebody new."""
        self.stay.begin(replace(self.at, place=Place.NAME, returning=False))

    @Slot(str)
    def note_name(self, name: str) -> None:
        """Keep a name as it is typed."""
        self.stay.tell_of_self(replace(self.at.told.said, name=name))

    @Slot(str)
    def note_contact(self, contact: str) -> None:
        """Keep a phone number or an address as it is typed."""
        self.stay.tell_of_self(replace(self.at.told.said, contact=contact))

    @Slot(str)
    def note_birthday(self, birthday: str) -> None:
        """Go on from the number to the month, and from the month to the day."""
        if len(birthday) == len("MM-DD"):
            self.stay.tell_of_self(replace(self.at.told.said, birthday=birthday))
        self.stay.go(Place.PHONE, replace(self.at, birthday_so_far=birthday))

    @Slot()
    def named(self) -> None:
        """Go on, whoever it is: the same page and the same words for everybody."""
        self.stay.go(Place.NEED)

    @Slot()
    def stay_anonymous(self) -> None:
        """Go on without a name."""
        self.stay.tell_of_self(SaidOfSelf())
        self.stay.go(Place.NEED)

    @Slot()
    def by_phone(self) -> None:
        """Say who they are by phone number and birthday."""
        self.stay.go(Place.PHONE, replace(self.at, birthday_so_far=""))

    @Slot()
    def phone_told(self) -> None:
        """Go on; whose number it is, reception sees."""
        self.recognising.count_phone()
        self.stay.go(Place.NEED)

    @Slot()
    def phone_skipped(self) -> None:
        """Go on without a birthday; before the number is told, go back to the name with nothing of it kept."""
        if self.at.birthday_so_far:
            self.phone_told()
            return
        self.stay.tell_of_self(SaidOfSelf(name=self.at.told.said.name))
        self.stay.go(Place.NAME)

    @Slot(str)
    def scan(self, token: str) -> None:
        """Read a card; once a need is being said it is too late to become somebody else."""
        if self.at.place in _ARRIVING:
            self.recognising.ask(token)

    @Slot()
    def card_unread(self) -> None:
        """Say the same of every card that does not count; who is past saying who they are is not disturbed."""
        if self.at.place in _ARRIVING:
            place = Place.NAME if self.at.place is Place.WELCOME else self.at.place
            self.stay.go(place, replace(self.at, returning=True), Notice.CARD_UNKNOWN)

    @Slot(object)
    def _on_recognised(self, holder: CardHolder) -> None:
        """Greet them; a language that they chose here already counts more than the one we know."""
        told, begins = self.at.told, self.at.place is Place.WELCOME
        self.stay.tell(
            replace(
                told,
                visitor_id=holder.visitor_id,
                said=SaidOfSelf(name=holder.called),
                language=(holder.language if begins else "") or told.language,
                large_print=holder.large_print or told.large_print,
            )
        )
        place = Place.AGAIN if holder.last_words else Place.NEED
        self.stay.go(place, replace(self.at, holder=holder))
