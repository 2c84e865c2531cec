# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a report along: on paper, as a page, for a spreadsheet. Small counts never leave."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.domain.report import Report, to_share
from kiosk.domain.spool import Delivery
from kiosk.messages import Translator
from kiosk.report_words import word_report
from kiosk.spreadsheet import report_as_csv, save_whole
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.words.handouts import SayProblem, handout_in_words
from kiosk.ui.tasks import Worker

PrintReport = Callable[[Report, str], Delivery]
"""Prints a report where a target says, OFFICE_DEFAULT for the station's printers; blocks, and raises nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDoor:
    """How a report comes onto paper."""

    print_report: PrintReport
    say_problem: SayProblem


class ReportDesk(QObject):
    """Prints and saves the report that is shown, one at a time, and says what became of each."""

    said = Signal(str, bool)  # the words, and whether it is still at it

    def __init__(self, door: ReportDoor, printing: Worker, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        self._door, self._page, self._ = door, page, translate
        self._report: Report | None = None
        self._asking: QFileDialog | None = None
        self._errand = Errand(printing, self)
        self._errand.answered.connect(self._show_end)
        self._errand.failed.connect(self._show_problem)

    def show_report(self, report: Report | None) -> None:
        """Take in what is shown now."""
        self._report = report

    def clear(self) -> None:
        """Keep no report; one that prints comes to its end unseen."""
        self._report = None
        self._errand.drop()
        if self._asking is not None:
            self._asking.close()

    @Slot()
    def print(self) -> None:
        """Print it on the station's printers; asking again while it prints changes nothing."""
        self._begin_print(OFFICE_DEFAULT, self._("Printing …"))

    @Slot()
    def save_pdf(self) -> None:
        """Ask where to, and save it as a page."""
        self._ask("pdf", self._("Save the report as PDF"), self._on_pdf_chosen)

    @Slot()
    def save_csv(self) -> None:
        """Ask where to, and save it for a spreadsheet."""
        self._ask("csv", self._("Save the report for a spreadsheet"), self._on_csv_chosen)

    def _begin_print(self, target: str, words: str) -> None:
        if self._report is not None and not self._errand.is_busy:
            self.said.emit(words, True)  # noqa: FBT003 - a signal takes no keywords
            self._errand.ask(partial(self._door.print_report, self._report, target))

    @Slot(str)
    def _on_pdf_chosen(self, path: str) -> None:
        self._begin_print(f"pdf:{path}", self._("Saving …"))

    @Slot(str)
    def _on_csv_chosen(self, path: str) -> None:
        if self._report is not None and not self._errand.is_busy:
            self.said.emit(self._("Saving …"), True)  # noqa: FBT003 - a signal takes no keywords
            self._errand.ask(partial(_save_csv, self._report, Path(path), self._))

    @Slot(object)
    def _show_end(self, ended: Delivery | Path) -> None:
        if isinstance(ended, Path):
            words = self._("Saved as {file}", file=ended.name)
        else:
            words = handout_in_words(ended, self._door.say_problem, self._)
        self.said.emit(words, False)  # noqa: FBT003 - a signal takes no keywords

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.said.emit(sentence_for(problem, self._), False)  # noqa: FBT003 - a signal takes no keywords

    def _ask(self, ending: str, title: str, then: Callable[[str], None]) -> None:
        if self._report is None or self._asking is not None:
            return
        name = f"report-{self._report.span.first}-{self._report.span.last}.{ending}"
        asked = QFileDialog(self._page, title, str(Path.home() / name), f"{ending.upper()} (*.{ending})")
        asked.setObjectName("save-report-as")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(ending)
        asked.fileSelected.connect(then)
        asked.finished.connect(self._on_asked)
        self._asking = asked
        asked.show()

    @Slot(int)
    def _on_asked(self, _result: int) -> None:
        self._asking = None


def _save_csv(report: Report, path: Path, translate: Translator) -> Path:
    return save_whole(path, report_as_csv(word_report(to_share(report), translate)))
