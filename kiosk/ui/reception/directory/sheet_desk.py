# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing what the directory lists: composed on the database's thread, printed on the printer's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from kiosk.desk.make_sheet import MakeSheet
from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.domain.office import Office
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.spool import Delivery
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.directory.sheet_bar import SheetBar
from kiosk.ui.reception.words.handouts import SayProblem, handout_in_words
from kiosk.ui.tasks import Workers

PrintSheet = Callable[[HelpSheet, str], Delivery]
"""Prints a sheet where a target says, OFFICE_DEFAULT for the station's printers; blocks, and raises nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDoor:
    """How a list comes from the directory onto paper."""

    make_sheet: MakeSheet
    print_sheet: PrintSheet
    say_problem: SayProblem


class SheetDesk(QObject):
    """Prints and saves lists, one at a time, and says in the bar what became of each."""

    def __init__(self, door: SheetDoor, office: Office, workers: Workers, bar: SheetBar, translate: Translator) -> None:
        super().__init__(bar)
        self._door, self._office, self._bar, self._ = door, office, bar, translate
        self._listed: Sequence[UUID] = ()
        self._target = OFFICE_DEFAULT
        self._asking: QFileDialog | None = None
        self._making, self._printing = Errand(workers.database, self), Errand(workers.printing, self)
        self._making.answered.connect(self._on_made)
        self._making.failed.connect(self._show_problem)
        self._printing.answered.connect(self._show_end)
        self._printing.failed.connect(self._show_problem)
        bar.print_wanted.connect(self.print)
        bar.pdf_wanted.connect(self._ask_for_file)

    def show_listed(self, resource_ids: Sequence[UUID]) -> None:
        """Take in what is listed now; with nothing listed there is nothing to take along."""
        self._listed = tuple(resource_ids)
        self._bar.setVisible(bool(self._listed))
        if not self._is_busy:
            self._bar.say("")

    def clear(self) -> None:
        """Keep nothing of what was listed; a list that prints comes to its end unseen."""
        self._making.drop()
        self._printing.drop()
        if self._asking is not None:
            self._asking.close()
        self._bar.clear()
        self.show_listed(())

    @property
    def _is_busy(self) -> bool:
        return self._making.is_busy or self._printing.is_busy

    @Slot()
    def print(self) -> None:
        """Print what is listed on the station's printers; asking again while it prints changes nothing."""
        self._begin(OFFICE_DEFAULT, self._("Printing …"))

    def _begin(self, target: str, words: str) -> None:
        if self._is_busy or not self._listed:
            return
        self._target = target
        self._bar.say(words, busy=True)
        make = self._door.make_sheet.of_listed
        self._making.ask(partial(make, self._listed, self._office, self._bar.wishes))

    @Slot(object)
    def _on_made(self, sheet: HelpSheet) -> None:
        self._printing.ask(partial(self._door.print_sheet, sheet, self._target))

    @Slot(object)
    def _show_end(self, ended: Delivery) -> None:
        self._bar.say(handout_in_words(ended, self._door.say_problem, self._))

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self._bar.say(sentence_for(problem, self._))

    @Slot()
    def _ask_for_file(self) -> None:
        asked = QFileDialog(self._bar, self._("Save the list as PDF"), str(Path.home() / "list.pdf"), "PDF (*.pdf)")
        asked.setObjectName("save-list-as")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.fileSelected.connect(self._on_file_chosen)
        asked.finished.connect(self._on_asked)
        self._asking = asked
        asked.show()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self._begin(f"pdf:{path}", self._("Saving …"))

    @Slot(int)
    def _on_asked(self, _result: int) -> None:
        self._asking = None
