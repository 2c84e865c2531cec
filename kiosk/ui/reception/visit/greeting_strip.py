# SPDX-License-Identifier: GPL-3.0-or-later
"""The greeting: the name to say and how to say it, what happened last time, and what we owe them (rule 1)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.domain.greeting import Greeting
from kiosk.domain.text import shortened
from kiosk.domain.visitor import ContactPreference
from kiosk.domain.working_time import OfficeCalendar
from kiosk.messages import Translator
from kiosk.ui.reception.rows import KeyedIconButton, Saying, column, empty, stacked
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.visit.owed_rows import OwedRow
from kiosk.ui.reception.words.contact import contact_chip
from kiosk.ui.reception.words.owed import OwedNeed, owed_needs
from kiosk.ui.reception.words.visitors import about_visitor, welcome
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, Chip, ChipButton, IconButton, named

_MOST_NEEDS_SHOWN = 5


class GreetingStrip(QWidget):
    """Shows whom we greet. It knows nothing of the store: it says what was clicked."""

    outcome_told = Signal(object, object)
    """The referral step's id and its Outcome."""
    promise_kept = Signal(object)
    promise_ended = Signal(object, str, object)
    """The promise's id, why it was not kept, and the new time, None when nothing is promised instead."""
    need_continued = Signal(object)
    details_wanted = Signal()
    card_wanted = Signal()
    card_lost = Signal()

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget, *, gives_cards: bool) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self._gives_cards = gives_cards
        self._shown: tuple[OwedNeed, ...] = ()
        _ = translate
        self.title = named(Saying("", "title", self), "greeting")
        self.about = named(Saying("", "soft", self), "about-visitor")
        self.note = named(ChipButton("", "chip", "info", self), "visitor-note")
        self.confidential = named(Chip(_("Confidential"), "chip-waiting", self), "confidential")
        self.contact = named(Chip("", "chip", self), "contact-wish")
        self.large_print = named(Chip(_("Large print"), "chip", self), "large-print")
        self.details = named(KeyedIconButton("pencil", _("Change &details"), "quiet", self), "change-details")
        self.card = named(IconButton("credit-card", _("Card"), "secondary", self), "card")
        self.owed = named(Card(self), "owed")
        set_role(self.owed, "card-owed")
        self._owed_rows = column(self.owed, spacing=10)
        self._owed_rows.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        self._lay_out()
        self.note.clicked.connect(self.details_wanted)
        self.details.clicked.connect(self.details_wanted)
        self.card.setMenu(self._card_menu())

    def _card_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, name, signal in (
            (self._("New card"), "card-new", self.card_wanted),
            (self._("This card is lost"), "card-lost", self.card_lost),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(signal)
        return menu

    def _lay_out(self) -> None:
        said = stacked(self, self.title, self.about)
        aside = LinedUp(self, self.contact, self.confidential, self.large_print, self.note, self.details, self.card)
        whole = column(self, spacing=12)
        whole.addWidget(TurningRow(self, said, aside, spacing=12, least=scaled(340)))
        whole.addWidget(self.owed)

    def show_greeting(self, greeting: Greeting, now: datetime, calendar: OfficeCalendar) -> None:
        """Greet; `now` is the office's wall time."""
        visitor, _ = greeting.visitor, self._
        self.title.say(welcome(greeting, _))
        self.about.say(about_visitor(greeting, now.date(), _))
        self._show_note(visitor.note if visitor else "")
        self._show_contact(visitor.contact_preference if visitor else ContactPreference.ANY)
        self.confidential.setVisible(bool(visitor and visitor.confidential))
        self.large_print.setVisible(bool(visitor and visitor.large_print))
        self.details.setVisible(visitor is not None)
        self.card.setVisible(visitor is not None and self._gives_cards)
        self._show_owed(greeting, now, calendar)

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        self.title.say("")
        self.about.say("")
        self._show_note("")
        empty(self._owed_rows)
        self._shown = ()
        self.owed.hide()

    def _show_contact(self, preference: ContactPreference) -> None:
        said, role = contact_chip(preference, self._)
        self.contact.show_state(said, role)
        self.contact.setVisible(bool(said))

    def _show_note(self, note: str) -> None:
        self.note.setText(shortened(note, 32).replace("&", "&&"))
        self.note.setAccessibleName(note)
        self.note.setVisible(bool(note))

    def _show_owed(self, greeting: Greeting, now: datetime, calendar: OfficeCalendar) -> None:
        """Show the rows anew only where they say something else: a reason may be half written in one."""
        _ = self._
        needs = owed_needs(greeting, self._zone, now, _)
        if needs == self._shown:
            return
        empty(self._owed_rows)
        self._shown = needs
        for owed in needs[:_MOST_NEEDS_SHOWN]:
            shown = OwedRow(owed, now, calendar, self.owed, _)
            shown.outcome_told.connect(self.outcome_told)
            shown.promise_kept.connect(self.promise_kept)
            shown.promise_ended.connect(self.promise_ended)
            shown.continued.connect(self.need_continued)
            self._owed_rows.addWidget(shown)
        left = len(needs) - _MOST_NEEDS_SHOWN
        if left > 0:
            more = _.several("{count} more is under Follow-through.", "{count} more are under Follow-through.", left)
            self._owed_rows.addWidget(Saying(more, "soft", self.owed))
        set_role(self.owed, "card" if all(owed.is_settled for owed in needs) else "card-owed")
        self.owed.setVisible(bool(needs))
