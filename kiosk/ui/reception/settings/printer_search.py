# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking which printers there are, off the window's thread."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.printer import FoundPrinter
from kiosk.ui.errand import Errand
from kiosk.ui.reception.settings.choosing import Looked
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.tasks import Worker


class PrinterSearch(QObject):
    """One look around at a time. What was found before stays until there is a new answer.

    Printers that a look around leaves open are asked themselves, one by one, once after each look.
    """

    moved = Signal(object)  # Looked
    failed = Signal(object)

    def __init__(self, tools: PrinterTools, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._finding, self._asking = Errand(worker, self), Errand(worker, self)
        self.looked = Looked()
        self._finding.answered.connect(self._on_found)
        self._finding.failed.connect(self._on_failed)
        self._asking.answered.connect(self._on_told)
        self._asking.failed.connect(self._on_not_told)

    def look(self) -> None:
        """Look again, unless somebody is at it."""
        if not self.looked.looking:
            self._asking.drop()
            self._move(replace(self.looked, looking=True, asked={}, asking=""))
            self._finding.ask(self._tools.find)

    def ask(self, targets: Iterable[str]) -> None:
        """Ask the next of those printers how it is that was not seen, or that doesn't tell unasked."""
        looked = self.looked
        unknown = (each for each in targets if each not in looked.asked and looked.leaves_open(each))
        if looked.done and not looked.looking and not looked.asking and (target := next(unknown, "")):
            self._move(replace(looked, asking=target))
            self._asking.ask(partial(self._tools.look_at, target))

    def forget(self) -> None:
        """Know of no printers."""
        self._finding.drop()
        self._asking.drop()
        self._move(Looked())

    @Slot(object)
    def _on_found(self, found: Sequence[FoundPrinter]) -> None:
        self._move(Looked(found=tuple(found), done=True))

    @Slot(object)
    def _on_told(self, trouble: str) -> None:
        asked = {**self.looked.asked, self.looked.asking: trouble}
        self._move(replace(self.looked, asked=asked, asking=""))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._move(replace(self.looked, looking=False))
        self.failed.emit(error)

    @Slot(object)
    def _on_not_told(self, error: object) -> None:
        self._on_told("no_answer")  # so that it is not asked again before the next look around
        self.failed.emit(error)

    def _move(self, looked: Looked) -> None:
        self.looked = looked
        self.moved.emit(looked)
