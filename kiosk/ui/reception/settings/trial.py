# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing a test slip, and saying what became of it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.printer import PrinterChoice
from kiosk.domain.spool import Delivery
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.rows import KeyedIconButton, Saying, column
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.words.printers import became_of
from kiosk.ui.tasks import Worker
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import named


class Trial(QWidget):
    """A button and what became of it. What is said is only ever about the printer as it is shown."""

    wanted = Signal()

    def __init__(self, tools: PrinterTools, worker: Worker, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools, self._ = tools, translate
        self._print = named(KeyedIconButton("printer", translate("Print a test slip"), "secondary", self), "print-test")
        self._became = named(Saying("", "strong", self), "test-became")
        self._advice = named(Saying("", "soft", self), "test-advice")
        self._errand = Errand(worker, self)
        lines = column(self, spacing=scaled(6))
        for widget in (LinedUp(self, self._print), self._became, self._advice):
            lines.addWidget(widget)
        self._print.clicked.connect(self._on_pressed)
        self._errand.answered.connect(self._show_delivery)
        self._errand.failed.connect(self._show_failure)
        self.forget()

    def forget(self) -> None:
        """Say nothing any more; a slip under way comes to its end unseen."""
        self._errand.drop()
        self._say("")

    def print(self, choice: PrinterChoice, station: str) -> None:
        """Print one."""
        self._say(self._("Printing a test slip …"))
        self._errand.ask(partial(self._tools.test, choice, station))

    @Slot()
    def _on_pressed(self) -> None:
        if not self._errand.is_busy:
            self.wanted.emit()

    @Slot(object)
    def _show_delivery(self, delivery: Delivery) -> None:
        self._say(*became_of(delivery, self._tools.say_problem, self._))

    @Slot(object)
    def _show_failure(self, problem: object) -> None:
        self._say(self._("Not printed."), sentence_for(problem, self._))

    def _say(self, became: str, advice: str = "") -> None:
        for words, text in ((self._became, became), (self._advice, advice)):
            words.say(text)
            words.setVisible(bool(text))
