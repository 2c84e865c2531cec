# SPDX-License-Identifier: GPL-3.0-or-later
"""One of a station's printers: what is chosen, how it is, what else could be chosen, and a test of it."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.station_printers import is_same_printer
from kiosk.domain.printer import FoundPrinter, PrinterChoice
from kiosk.messages import Translator
from kiosk.ui.reception.settings.choosing import Looked, choice_of, choice_typed
from kiosk.ui.reception.settings.printer_block_view import BlockWords, PrinterBlockView
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.settings.targets import kind_of, place_of
from kiosk.ui.reception.words.printers import (
    Chip,
    asked_chip,
    found_chip,
    found_in_words,
    is_away,
    kind_in_words,
    name_in_words,
)
from kiosk.ui.tasks import Worker

_NO_STATE: Chip = ("", "chip-quiet")


class PrinterBlock(QObject):
    """Says what is chosen now whenever somebody changes it. None is no printer, where there need not be one."""

    choice_changed = Signal(object)  # the PrinterChoice, or None

    def __init__(
        self, words: BlockWords, tools: PrinterTools, printing: Worker, translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words, self._tools, self._ = words, tools, translate
        self._choice: PrinterChoice | None = None
        self._looked = Looked()
        self._station = ""
        self.view = PrinterBlockView(words, tools, printing, translate, parent)
        self.view.found.printer_chosen.connect(self._on_found_chosen)
        self.view.address.typed.connect(self._on_typed)
        self.view.by_hand.toggled.connect(self._on_by_hand)
        self.view.none.clicked.connect(self._on_none)
        self.view.driving.choice_changed.connect(self.choice_changed)
        self.view.trial.wanted.connect(self._on_trial_wanted)

    def show_choice(self, choice: PrinterChoice | None, station: str, *, saved: bool) -> None:
        """Show what is chosen for a station, by its name."""
        if (choice, station) != (self._choice, self._station):
            self.view.trial.forget()
        self._choice, self._station = choice, station
        self.view.unsaved.setVisible(not saved)
        self._refresh()

    def show_looked(self, looked: Looked) -> None:
        """Show what was found; what was chosen stays chosen, found or not."""
        self._looked = looked
        self._refresh()

    def clear(self) -> None:
        """Begin anew, with no address half typed."""
        self.view.by_hand.setChecked(False)
        self.view.trial.forget()

    def _refresh(self) -> None:
        choice, view = self._choice, self.view
        found = self._looked.match(choice.target) if choice is not None else None
        view.found.show_found(self._looked.found, found)
        view.found.setVisible(bool(self._looked.found))
        view.found_none.setVisible(not self._looked.found)
        view.found_none.say(self._nothing_found())
        view.show_by_hand(is_all_there_is=not (self._looked.found or self._looked.looking))
        view.none.setVisible(self._words.may_be_none and choice is not None)
        for widget in (view.rule, view.driving, view.trial, view.where):
            widget.setVisible(choice is not None)
        if choice is None:
            self._say(self._words.none, "", _NO_STATE, "")
        else:
            view.driving.show_choice(choice, found)
            self._say_choice(choice, found)

    def _say_choice(self, choice: PrinterChoice, found: FoundPrinter | None) -> None:
        kind, place = kind_of(choice.target), place_of(choice.target)
        name = name_in_words(choice, kind, place, self._)
        detail = (found.detail or found.name) if found is not None else place
        where = " · ".join(part for part in (kind_in_words(kind, self._), detail) if part and part != name)
        self._say(name, where, self._chip(choice, found), self._advice(choice, found))

    def _chip(self, choice: PrinterChoice, found: FoundPrinter | None) -> Chip:
        told = self._looked.asked.get(choice.target)
        if kind_of(choice.target) is None:
            return _NO_STATE
        if told is not None:
            return asked_chip(told, self._)
        if found is not None:
            return found_chip(found, self._)
        at_it = self._looked.looking or self._looked.done  # what was not seen is asked next
        return (self._("Looking …") if at_it else self._("Not known"), "chip-quiet")

    def _advice(self, choice: PrinterChoice, found: FoundPrinter | None) -> str:
        trouble = self._looked.asked.get(choice.target, found.trouble if found is not None else "")
        if is_away(trouble):
            return self._("It stays chosen. Check that it is on and connected, then look again.")
        return self._tools.say_problem(trouble) if trouble else ""

    def _nothing_found(self) -> str:
        if self._looked.looking:
            return self._("Looking for printers …")
        if self._looked.done:
            return found_in_words(0, self._)
        return self._("No printers are known yet. Look again, or type an address.")

    def _say(self, name: str, where: str, state: Chip, trouble: str) -> None:
        view = self.view
        view.name.say(name)
        view.where.say(where)
        view.state.show_state(*state)
        view.state.setVisible(bool(state[0]))
        view.trouble.say(trouble)
        view.trouble.setVisible(bool(trouble))
        view.setAccessibleName(" · ".join(part for part in (self._words.heading, name, state[0]) if part))

    @Slot(object)
    def _on_found_chosen(self, printer: FoundPrinter) -> None:
        if self._choice is None or self._looked.match(self._choice.target) != printer:
            self.view.by_hand.setChecked(False)
            self.choice_changed.emit(choice_of(printer, self._choice))

    @Slot(bool)
    def _on_by_hand(self, shown: bool) -> None:
        self.view.address.show_choice(self._choice)
        self.view.address.setVisible(shown)
        if shown:
            self.view.address.first.setFocus()

    @Slot(str)
    def _on_typed(self, target: str) -> None:
        wrong = self._tools.check(target)
        self.view.address.show_wrong(wrong)
        if not wrong:
            self.view.by_hand.setFocus()
            self.view.by_hand.setChecked(False)
            self._take_typed(target)

    def _take_typed(self, target: str) -> None:
        if self._choice is not None and is_same_printer(target, self._choice.target):
            return
        found = self._looked.match(target)
        self.choice_changed.emit(choice_of(found, self._choice) if found else choice_typed(target, self._choice))

    @Slot()
    def _on_none(self) -> None:
        self.view.found.setFocus()
        self.choice_changed.emit(None)

    @Slot()
    def _on_trial_wanted(self) -> None:
        if self._choice is not None:
            self.view.trial.print(self._choice, self._station)
