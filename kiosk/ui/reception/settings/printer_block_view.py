# SPDX-License-Identifier: GPL-3.0-or-later
"""What the block of one printer is put together from."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, stacked
from kiosk.ui.reception.settings.address_form import AddressForm
from kiosk.ui.reception.settings.driving import Driving
from kiosk.ui.reception.settings.found_list import FoundList, FoundModel
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.settings.trial import Trial
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.tasks import Worker
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, Chip, Rule, Words, named

_LEAST_FOR_NAME = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockWords:
    """What sets the two blocks apart. `none` stands where no printer is chosen."""

    object_name: str
    heading: str
    none: str
    may_be_none: bool


class PrinterBlockView(Card):
    """What is chosen and how it is; what was found; how it is driven; the test."""

    def __init__(
        self, words: BlockWords, tools: PrinterTools, printing: Worker, translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(parent)
        _ = translate
        named(self, words.object_name, words.heading)
        self.unsaved = named(Chip(_("Not saved yet"), "chip-waiting"), "not-saved")
        self.name = named(Saying("", "strong", self), "chosen-printer")
        self.state = named(Chip("", "chip"), "printer-state")
        self.where = named(Saying("", "soft", self), "chosen-where")
        self.trouble = named(Saying("", "", self), "printer-trouble")
        self.found_model = FoundModel(translate, self)
        self.found = FoundList(self.found_model, translate, self)
        self.found_none = named(Saying("", "soft", self), "nothing-found")
        self.by_hand = button(_("Type its address"), "type-address", "quiet", self)
        self.by_hand.setCheckable(True)
        self.none = button(_("No fallback"), "no-printer", "quiet", self)
        self.address = AddressForm(translate, self)
        self.driving = Driving(tools.models, translate, self)
        self.trial = Trial(tools, printing, translate, self)
        for pressed in (self.none, self.by_hand):
            pressed.setAutoDefault(True)
        self.address.setVisible(False)
        self._lay_out(words, _)

    def show_by_hand(self, *, is_all_there_is: bool) -> None:
        """Make typing an address easy to see where there is no list to choose from."""
        role = "secondary" if is_all_there_is else "quiet"
        if self.by_hand.property("role") != role:
            set_role(self.by_hand, role)
            self.by_hand.updateGeometry()

    def _lay_out(self, words: BlockWords, _: Translator) -> None:
        heading = Saying(words.heading, "heading", self)
        named_and_where = stacked(self, self.name, self.where)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 16, 20, 18)
        lines.setSpacing(scaled(10))
        least = scaled(_LEAST_FOR_NAME)
        lines.addWidget(TurningRow(self, heading, self.unsaved, 8, least))
        lines.addWidget(TurningRow(self, named_and_where, self.state, 8, least))
        lines.addWidget(self.trouble)
        lines.addWidget(Rule())
        lines.addWidget(Words(_("Choose another one") if words.may_be_none else _("Choose a printer"), "soft"))
        lines.addWidget(self.found)
        lines.addWidget(self.found_none)
        lines.addWidget(LinedUp(self, self.by_hand, self.none))
        lines.addWidget(self.address)
        self.rule = Rule()
        lines.addWidget(self.rule)
        lines.addWidget(self.driving)
        lines.addWidget(self.trial)
        lines.addStretch(1)
