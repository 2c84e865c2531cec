# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking the shown needs along for a spreadsheet, a stretch at a time, so that the store stays free for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.messages import Translator
from kiosk.spreadsheet import as_csv, save_whole
from kiosk.ui.errand import Errand
from kiosk.ui.reception.follow_through.board_reader import STRETCH, Ask, Brought, bring
from kiosk.ui.reception.follow_through.owed_model import column_names
from kiosk.ui.reception.follow_through.owed_words import Seen, due_chip, owner_in_words, person_in_words, what_happens
from kiosk.ui.tasks import Workers

_AT_ONCE = 2 * STRETCH


@dataclass(frozen=True, slots=True)
class _Order:
    ask: Ask
    seen: Seen
    file: Path


class BoardExport(QObject):
    """Asks where to, reads everything that was shown, and saves it; one at a time."""

    saved = Signal(str)
    """The file's name."""
    failed = Signal(object)

    def __init__(self, desk: Desk, workers: Workers, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page, self._ = desk, page, translate
        self._asking: QFileDialog | None = None
        self._wanted: tuple[Ask, Seen] | None = None
        self._order: _Order | None = None
        self._lines: list[Sequence[str]] = []
        self._after: list[Sequence[str]] = []
        self._reading, self._saving = Errand(workers.database, self), Errand(workers.pages, self)
        self._reading.answered.connect(self._on_read)
        self._saving.answered.connect(self._on_saved)
        for errand in (self._reading, self._saving):
            errand.failed.connect(self._on_failed)

    def ask_where(self, ask: Ask, seen: Seen) -> None:
        """Ask for a place to save what is shown."""
        if self._asking is not None or self._order is not None:
            return
        self._wanted = ask, seen
        name = f"follow-through-{seen.now.date()}.csv"
        asked = QFileDialog(self._page, self._("Save for a spreadsheet"), str(Path.home() / name), "CSV (*.csv)")
        asked.setObjectName("save-board-as")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("csv")
        asked.fileSelected.connect(self._on_file_chosen)
        asked.finished.connect(self._on_asked)
        self._asking = asked
        asked.show()

    def drop(self) -> None:
        """Read and save nothing more."""
        self._reading.drop()
        self._saving.drop()
        self._end()
        if self._asking is not None:
            self._asking.close()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        if self._wanted is not None:
            ask, seen = self._wanted
            self._order = _Order(replace(ask, first=0, count=_AT_ONCE, fresh=True, chosen=None), seen, Path(path))
            self._read()

    @Slot(int)
    def _on_asked(self, _result: int) -> None:
        self._asking = None

    def _read(self) -> None:
        if self._order is not None:
            self._reading.ask(partial(bring, self._desk, self._order.ask))

    @Slot(object)
    def _on_read(self, brought: Brought) -> None:
        order = self._order
        if order is None:
            return
        self._lines += [row_in_words(each, order.seen, self._) for each in brought.rows]
        self._after += [row_in_words(each, order.seen, self._) for each in brought.settled]
        upto = brought.ask.first + len(brought.rows)
        if brought.rows and upto < brought.total:
            self._order = replace(order, ask=replace(order.ask, first=upto, fresh=False))
            self._read()
        else:
            columns = (*column_names(self._), self._("Waits for"), self._("Office"))
            self._saving.ask(partial(_save, order.file, columns, (*self._lines, *self._after)))

    @Slot(object)
    def _on_saved(self, file: Path) -> None:
        self._end()
        self.saved.emit(file.name)

    @Slot(object)
    def _on_failed(self, problem: object) -> None:
        self._end()
        self.failed.emit(problem)

    def _end(self) -> None:
        self._order, self._wanted, self._lines, self._after = None, None, [], []


def row_in_words(owed: Owed, seen: Seen, translate: Translator) -> Sequence[str]:
    """Say a need as a line of a table."""
    return (
        person_in_words(owed, seen.zone, translate),
        owed.need.words,
        owner_in_words(owed, seen, translate),
        due_chip(owed, seen, translate)[0],
        what_happens(owed, seen, translate),
        owed.office,
    )


def _save(file: Path, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> Path:
    return save_whole(file, as_csv(columns, lines))
