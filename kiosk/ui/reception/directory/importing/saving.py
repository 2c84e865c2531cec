# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving the check report and the choices about columns, and loading such choices."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.messages import Translator
from kiosk.spreadsheet import save_whole
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.directory.importing.asking import ask_to_open, ask_to_save
from kiosk.ui.reception.directory.importing.files import DirectoryFiles, SourceRead
from kiosk.ui.tasks import Worker


class ImportSaving(QObject):
    """One dialog at a time. What goes wrong is said, and nothing is lost by it."""

    said = Signal(str, bool)  # the words, and whether something went wrong
    choices_loaded = Signal(object)  # the Choices

    def __init__(self, files: DirectoryFiles, worker: Worker, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        self._files, self._page, self._ = files, page, translate
        self._read: SourceRead | None = None
        self._source = ""
        self._asking: QFileDialog | None = None
        self._saving, self._loading = Errand(worker, self), Errand(worker, self)
        self._saving.answered.connect(self._show_saved)
        self._saving.failed.connect(self._show_problem)
        self._loading.answered.connect(self.choices_loaded)
        self._loading.failed.connect(self._show_problem)

    def show_read(self, read: SourceRead | None, source: str) -> None:
        """Take in what is looked at now."""
        self._read, self._source = read, source

    def clear(self) -> None:
        """Keep nothing."""
        self.show_read(None, "")
        for errand in (self._saving, self._loading):
            errand.drop()
        if self._asking is not None:
            self._asking.close()

    @Slot()
    def save_report(self) -> None:
        """Ask where to, and save what was wrong with the source."""
        kinds = f"{self._('Text')} (*.txt);;{self._('Spreadsheet')} (*.csv)"
        name = f"{_in_file_name(self._source)}-report.txt"
        self._ask_to_save(self._("Save the report for whoever owns the data"), name, kinds, self._on_report_chosen)

    @Slot()
    def save_choices(self) -> None:
        """Ask where to, and save what the columns mean."""
        name = f"{_in_file_name(self._source)}-columns.toml"
        self._ask_to_save(self._("Save what the columns mean"), name, "TOML (*.toml)", self._on_choices_chosen)

    @Slot()
    def load_choices(self) -> None:
        """Ask for a file of choices, and read it."""
        if self._asking is None:
            mode = QFileDialog.FileMode.ExistingFile
            self._asking = ask_to_open(self._page, self._("Load what the columns mean"), mode, "", "TOML (*.toml)")
            self._asking.fileSelected.connect(self._on_load_chosen)
            self._asking.finished.connect(self._on_asked)

    def _ask_to_save(self, title: str, name: str, kinds: str, then: Callable[[str], None]) -> None:
        if self._asking is None and self._read is not None:
            self._asking = ask_to_save(self._page, title, name, kinds)
            self._asking.filterSelected.connect(self._on_kind_chosen)
            self._asking.fileSelected.connect(then)
            self._asking.finished.connect(self._on_asked)

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        if self._asking is not None and "*." in kind:
            self._asking.setDefaultSuffix(kind.split("*.")[1].rstrip(")"))

    @Slot(str)
    def _on_report_chosen(self, path: str) -> None:
        if self._read is not None:
            self._saving.ask(partial(self._read.write_report, Path(path)))

    @Slot(str)
    def _on_choices_chosen(self, path: str) -> None:
        if self._read is not None:
            self._saving.ask(partial(save_whole, Path(path), self._read.choices_text.encode()))

    @Slot(str)
    def _on_load_chosen(self, path: str) -> None:
        self._loading.ask(partial(self._files.load_choices, Path(path)))

    @Slot(object)
    def _show_saved(self, file: Path) -> None:
        self.said.emit(self._("Saved as {file}", file=file.name), False)  # noqa: FBT003 - a signal takes no keywords

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.said.emit(sentence_for(problem, self._), True)  # noqa: FBT003 - a signal takes no keywords

    @Slot(int)
    def _on_asked(self, _result: int) -> None:
        self._asking = None


def _in_file_name(source: str) -> str:
    kept = "".join(each if each.isalnum() else "-" for each in source)
    return "-".join(part for part in kept.split("-") if part)[:60] or "directory"
