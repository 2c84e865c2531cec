# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can help: what fits the words, beside them while they are typed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.find_help import Help
from kiosk.domain.office import Office
from kiosk.domain.resource import Resource
from kiosk.domain.resource_reason import LeftOut
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.fields import LONG_AGO
from kiosk.ui.reception.rows import Saying, button, column, from_top
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.who_can_help.help_card import HelpCard
from kiosk.ui.reception.who_can_help.left_out_lines import LeftOutLines
from kiosk.ui.reception.who_can_help.wrong_number import WrongNumber
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconWords, Words, named
from kiosk.ui.words.help import checked_in_words

MOST_CARDS = 6


class HelpList(QWidget):
    """Cards of which at most one is chosen. What is chosen stays, and stays in view, while more is typed."""

    chosen = Signal(object)
    """The Help that was chosen, or None."""
    moved_on = Signal()

    def __init__(self, office: Office, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._now = LONG_AGO
        self._help: tuple[Help, ...] = ()
        self._chosen: Help | None = None
        self._detailed = False
        self.heading = Words(_("Who can help"), "heading", self)
        self.order = named(Words(_("fits best · open now · near"), "soft", self), "help-order")
        self.state = named(Saying("", "soft", self), "help-state")
        self.cards = [HelpCard(number, office, translate, self) for number in range(1, MOST_CARDS + 1)]
        self.checked = named(from_top(IconWords("shield-check", "", parent=self)), "help-checked")
        self.details = button(_("Show d&etails"), "help-details", "quiet", self)
        self.wrong = WrongNumber("number-is-wrong", translate, self)
        self.left_out = LeftOutLines(ZoneInfo(office.timezone), translate, self)
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
        whole = column(self, spacing=10)
        whole.addWidget(TurningRow(self, self.heading, self.order, spacing=6, least=scaled(130)))
        whole.addWidget(self.state)
        for card in self.cards:
            whole.addWidget(card)
        foot = LinedUp(self, self.wrong, self.details, spacing=4)
        whole.addWidget(TurningRow(self, self.checked, foot, spacing=6, least=scaled(200)))
        whole.addWidget(self.left_out)
        whole.addStretch(1)

    def _connect(self) -> None:
        for card in self.cards:
            card.chosen.connect(self._on_card_chosen)
            card.stepped.connect(self._on_stepped)
        self.details.clicked.connect(self._on_details)

    @property
    def resource(self) -> Resource | None:
        """What is chosen."""
        return self._chosen.resource if self._chosen else None

    def show_help(self, help_: Sequence[Help], words: str, now: datetime) -> None:
        """Show what fits these words; what is chosen comes first when it no longer does."""
        self._now = now
        chosen_id = self._chosen.resource.id if self._chosen else None
        again = next((each for each in help_ if each.resource.id == chosen_id), None)
        kept = () if self._chosen is None or again is not None else (self._chosen,)
        self._chosen = again or self._chosen
        self._help = (*kept, *help_)[:MOST_CARDS]
        self._show_state(words)
        self._show_cards()

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Say what is not suggested for this need, and why."""
        self.left_out.show_left_out(left_out)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be shown now; what was shown stays."""
        self.state.say(sentence)
        self.state.show()

    def choose_number(self, number: int) -> None:
        """Choose a card by its number, from 1; one that is not there changes nothing."""
        if number <= len(self._help):
            self._choose(self._help[number - 1])

    def let_go(self) -> None:
        """Choose nothing."""
        if self._chosen is not None:
            self._choose(None)

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        self._help, self._chosen, self._detailed = (), None, False
        self.left_out.clear()
        self._show_state("")
        self._show_cards()

    def take_focus(self) -> bool:
        """Go to the chosen card or the first; false when there is none."""
        shown = [card for card in self.cards if card.help is not None]
        if not shown:
            return False
        next((card for card in shown if card.help is self._chosen), shown[0]).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )
        return True

    def _show_state(self, words: str) -> None:
        _ = self._
        said = _("Nothing in the directory fits these words yet. Promise to find out, or mark it unmet.")
        self.state.say(said if words.strip() else _("Write what they need, and who can help appears here."))
        self.state.setVisible(not self._help)
        self.order.setVisible(bool(self._help))

    def _show_cards(self) -> None:
        chosen = self._chosen.resource.id if self._chosen else None
        for card, help_ in zip(self.cards, self._help, strict=False):
            selected = help_.resource.id == chosen
            card.show_help(
                help_, self._now, selected=selected, detailed=self._detailed and self._is_told(help_, chosen)
            )
        for card in self.cards[len(self._help) :]:
            card.clear()
        self._show_foot()

    def _is_told(self, help_: Help, chosen: UUID | None) -> bool:
        return help_ is self._help[0] if chosen is None else help_.resource.id == chosen

    def _show_foot(self) -> None:
        told = self._chosen or (self._help[0] if self._help else None)
        self.checked.setVisible(told is not None)
        self.details.setVisible(told is not None)
        self.wrong.show_resource(told.resource if told is not None else None)
        if told is not None:
            self.checked.setText(checked_in_words(told.resource, self._now.date(), self._))
        self.details.setText(self._("Hide d&etails") if self._detailed else self._("Show d&etails"))

    def _choose(self, help_: Help | None) -> None:
        self._chosen = help_
        self._show_cards()
        self.chosen.emit(self._chosen)

    @Slot()
    def _on_card_chosen(self) -> None:
        card = self.sender()
        if isinstance(card, HelpCard) and card.help is not None:
            self._choose(card.help)
            self.moved_on.emit()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        card = self.sender()
        at = self.cards.index(card) + by if isinstance(card, HelpCard) else 0
        if 0 <= at < len(self._help):
            self.cards[at].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_details(self) -> None:
        self._detailed = not self._detailed
        self._show_cards()
