# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of somebody's own tables mean: guessed, shown, and put right by hand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.files import Column, Table
from kiosk.ui.reception.rows import Saying, button, column, empty, stacked
from kiosk.ui.reception.settings.steady_choice import SteadyChoice
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Chip, Rule, Words, named

_KEY = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 150
_LEAST_FOR_WORDS = 300
_LONGEST_SAMPLE = 60


class ColumnRows(QWidget):
    """The columns, those first that nobody can be sure of; the sure ones are folded away until somebody asks."""

    meaning_chosen = Signal(str, str, str)  # file, heading and meaning, "" to leave the column out
    rows_chosen = Signal(str, str)  # file, and what its rows are
    save_wanted = Signal()
    load_wanted = Signal()

    def __init__(
        self,
        meanings: Mapping[str, str],
        row_kinds: Mapping[str, str],
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ = translate
        self._tables: tuple[Table, ...] = ()
        self._shape: tuple[tuple[str, str], ...] = ()
        self._meanings = self._offered(meanings, translate("Leave it out"))
        self._row_kinds = {key: translate(words) for key, words in row_kinds.items()}
        self._about = Saying(
            translate("This is what each column was taken for. Where it is wrong, choose what is right."), "soft", self
        )
        self._save = button(translate("Save these choices…"), "save-choices", "small", self)
        self._load = button(translate("Load choices…"), "load-choices", "small", self)
        self._more = button("", "show-sure-columns", "quiet", self)
        self._more.setCheckable(True)
        self._files, self._unsure, self._sure = _Lines(self), _Lines(self), _Lines(self)
        self._lay_out()
        self._save.clicked.connect(self.save_wanted)
        self._load.clicked.connect(self.load_wanted)
        self._more.toggled.connect(self._on_more)

    def show_tables(self, tables: Sequence[Table]) -> None:
        """Show these. The same columns read again keep their place, so that the cursor stays where it is."""
        shape = tuple((each.file, each.heading) for table in tables for each in table.columns)
        self._tables = tuple(tables)
        if shape == self._shape:
            self._show_meanings()
            return
        self._shape = shape
        unsure = [each for table in tables for each in table.columns if not each.is_sure]
        self._more.setChecked(not unsure)
        self._fill(self._unsure, unsure)
        self._fill_tables()
        empty(self._sure.lines)
        self._on_more()

    @property
    def first(self) -> QWidget:
        """Where the cursor begins."""
        return next(iter(self._unsure.findChildren(SteadyChoice)), self._more)

    def _fill_tables(self) -> None:
        empty(self._files.lines)
        for table in self._tables:
            box = named(SteadyChoice(self), "rows-are", self._("What each row of “{file}” is", file=table.file))
            for key, words in self._row_kinds.items():
                box.addItem(words, key)
            box.setCurrentIndex(box.findData(table.rows))
            box.setProperty("file", table.file)
            box.activated.connect(self._on_rows_chosen)
            said = Saying(self._("Each row of “{file}” is", file=table.file), "", self)
            self._files.lines.addWidget(TurningRow(self, said, box, scaled(12), scaled(_LEAST_FOR_WORDS)))

    def _fill(self, place: "_Lines", columns: Sequence[Column]) -> None:
        empty(place.lines)
        for each in columns[:_MOST_SHOWN]:
            place.lines.addWidget(Rule(place))
            place.lines.addWidget(self._row(each, place))

    def _row(self, shown: Column, place: QWidget) -> QWidget:
        box = named(SteadyChoice(place), "column-means", self._("What “{column}” means", column=shown.heading))
        box.setModel(self._meanings)
        box.setMinimumContentsLength(20)
        box.setCurrentIndex(box.findData(shown.meaning))
        box.setProperty("file", shown.file)
        box.setProperty("heading", shown.heading)
        samples = " | ".join(_short(cell) for cell in shown.samples) or self._("Every cell is empty")
        box.setAccessibleDescription(f"{shown.why} {samples}")
        box.activated.connect(self._on_meaning_chosen)
        head = LinedUp(place, Words(shown.heading, "strong"), *self._marks(shown, place))
        said = stacked(place, head, Saying(samples, "", place), Saying(self._(shown.why), "soft", place))
        return TurningRow(place, said, box, scaled(12), scaled(_LEAST_FOR_WORDS))

    def _marks(self, shown: Column, place: QWidget) -> tuple[QWidget, ...]:
        file = (Chip(shown.file, "chip-quiet", place),) if len(self._tables) > 1 else ()
        return file if shown.is_sure else (Chip(self._("Please check"), "chip-waiting", place), *file)

    def _show_meanings(self) -> None:
        known = {(each.file, each.heading): each.meaning for table in self._tables for each in table.columns}
        for box in self.findChildren(SteadyChoice, "column-means"):
            box.setCurrentIndex(box.findData(known[str(box.property("file")), str(box.property("heading"))]))
        rows = {table.file: table.rows for table in self._tables}
        for box in self.findChildren(SteadyChoice, "rows-are"):
            box.setCurrentIndex(box.findData(rows[str(box.property("file"))]))

    @Slot()
    def _on_more(self) -> None:
        sure = [each for table in self._tables for each in table.columns if each.is_sure]
        shown = self._more.isChecked()
        if shown and not self._sure.lines.count():
            self._fill(self._sure, sure)
        self._sure.setVisible(shown)
        self._more.setVisible(bool(sure))
        words = self._.several("{count} column that is clear", "{count} columns that are clear", len(sure))
        said = self._("Hide {columns}", columns=words) if shown else self._("Show {columns}", columns=words)
        self._more.setText(said)
        self._more.setAccessibleName(said)

    @Slot()
    def _on_meaning_chosen(self) -> None:
        box = self.sender()
        if isinstance(box, SteadyChoice):
            said = str(box.property("file")), str(box.property("heading")), str(box.currentData(_KEY))
            self.meaning_chosen.emit(*said)

    @Slot()
    def _on_rows_chosen(self) -> None:
        box = self.sender()
        if isinstance(box, SteadyChoice):
            self.rows_chosen.emit(str(box.property("file")), str(box.currentData()))

    def _offered(self, meanings: Mapping[str, str], nothing: str) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for key, words in (("", nothing), *((key, self._(words)) for key, words in meanings.items())):
            entry = QStandardItem(words)
            entry.setData(key, _KEY)
            model.appendRow(entry)
        return model

    def _lay_out(self) -> None:
        card = Card(self)
        lines = column(card, spacing=scaled(10))
        lines.setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(14))
        tools = LinedUp(self, self._save, self._load)
        for part in (self._about, self._files, self._unsure, LinedUp(self, self._more), self._sure, tools):
            lines.addWidget(part)
        column(self).addWidget(card)


class _Lines(QWidget):
    """A column of widgets."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: QVBoxLayout = column(self, spacing=scaled(10))


def _short(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_SAMPLE else cell[: _LONGEST_SAMPLE - 1] + "…"
