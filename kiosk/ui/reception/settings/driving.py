# SPDX-License-Identifier: GPL-3.0-or-later
"""How a chosen printer is driven: its paper, a receipt printer's model and letters, a serial line's speed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.printer import FoundPrinter, PrinterChoice, PrinterKind, ReceiptModel
from kiosk.domain.slip import Paper
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, column
from kiosk.ui.reception.settings.choosing import driven_as, model_for, papers_for
from kiosk.ui.reception.settings.form_lines import form_lines
from kiosk.ui.reception.settings.steady_choice import SteadyChoice
from kiosk.ui.reception.settings.targets import (
    SERIAL_SPEEDS,
    has_own_letters,
    kind_of,
    speed_of,
    with_letters,
    with_speed,
)
from kiosk.ui.reception.words.printers import letters_in_words, paper_in_words, slow_line_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named

_SLOW_BAUD = 19_200


class Driving(QWidget):
    """Boxes to choose from; says the choice as it becomes."""

    choice_changed = Signal(object)  # the PrinterChoice

    def __init__(self, models: Sequence[ReceiptModel], translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._models, self._ = models, translate
        self._choice: PrinterChoice | None = None
        self._papers: tuple[tuple[Paper, ...], tuple[Paper, ...]] = ((), ())
        self._lines = form_lines()
        self._model = self._box("printer-model", translate("Model"))
        self._speed = self._box("printer-speed", translate("Speed of the line"))
        self._paper = self._box("printer-paper", translate("Paper"))
        self._letters = self._box("printer-letters", translate("Letters"))
        self._slow = named(Saying("", "soft", self), "slow-line")
        for model in models:
            self._model.addItem(model.title, model.name)
        for speed in SERIAL_SPEEDS:
            self._speed.addItem(translate("{speed} baud", speed=speed), speed)
        for own in (False, True):
            self._letters.addItem(letters_in_words(translate, own=own), own)
        whole = column(self, spacing=scaled(8))
        whole.addLayout(self._lines)
        whole.addWidget(self._slow)
        self._model.activated.connect(self._on_model_chosen)
        self._speed.activated.connect(self._on_speed_chosen)
        self._letters.activated.connect(self._on_letters_chosen)
        self._paper.activated.connect(self._on_paper_chosen)

    def show_choice(self, choice: PrinterChoice, found: FoundPrinter | None) -> None:
        """Show how a printer is driven; `found` tells which papers it takes."""
        self._choice = choice
        kind = kind_of(choice.target)
        is_receipt = kind is not None and kind.is_receipt
        for box in (self._model, self._letters):
            self._lines.setRowVisible(box, is_receipt)
        self._lines.setRowVisible(self._speed, kind is PrinterKind.RECEIPT_SERIAL)
        model = model_for(choice, self._models) if is_receipt else None
        self._model.setCurrentIndex(self._model.findData(model.name) if model else -1)
        self._speed.setCurrentIndex(self._speed.findData(speed_of(choice.target)))
        self._letters.setCurrentIndex(self._letters.findData(has_own_letters(choice.target)))
        self._show_slow_line(choice.target)
        self._show_papers(*papers_for(choice, found, self._models))
        self._paper.setCurrentIndex(max(0, self._paper.findData(choice.paper.value)))

    def _show_slow_line(self, target: str) -> None:
        speed = speed_of(target)
        baud = int(speed) if speed in SERIAL_SPEEDS else _SLOW_BAUD + 1
        is_slow = kind_of(target) is PrinterKind.RECEIPT_SERIAL and baud <= _SLOW_BAUD and not has_own_letters(target)
        words = slow_line_in_words(baud, self._) if is_slow else ""
        self._slow.say(words)
        self._slow.setVisible(is_slow)
        self._letters.setAccessibleDescription(words)

    def _show_papers(self, known: Sequence[Paper], others: Sequence[Paper]) -> None:
        if self._papers == (tuple(known), tuple(others)):  # somebody may be choosing in the box just now
            return
        self._papers = (tuple(known), tuple(others))
        self._paper.clear()
        for paper in known:
            self._paper.addItem(paper_in_words(paper, self._), paper.value)
        if known and others:
            self._paper.insertSeparator(len(known))
        for paper in others:
            self._paper.addItem(paper_in_words(paper, self._), paper.value)

    @Slot()
    def _on_model_chosen(self) -> None:
        if self._choice is not None:
            self.choice_changed.emit(driven_as(self._choice, self._models[self._model.currentIndex()]))

    @Slot()
    def _on_speed_chosen(self) -> None:
        if self._choice is not None:
            target = with_speed(self._choice.target, str(self._speed.currentData()))
            self.choice_changed.emit(replace(self._choice, target=target))

    @Slot()
    def _on_letters_chosen(self) -> None:
        if self._choice is not None:
            target = with_letters(self._choice.target, own=bool(self._letters.currentData()))
            self.choice_changed.emit(replace(self._choice, target=target))

    @Slot()
    def _on_paper_chosen(self) -> None:
        if self._choice is not None:
            self.choice_changed.emit(replace(self._choice, paper=Paper(str(self._paper.currentData()))))

    def _box(self, object_name: str, label: str) -> SteadyChoice:
        box = named(SteadyChoice(self), object_name, label)
        said = Words(label, "soft", self)
        said.setBuddy(box)
        self._lines.addRow(said, box)
        return box
