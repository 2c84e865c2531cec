# SPDX-License-Identifier: GPL-3.0-or-later
"""The board as a table that knows how long it is, and holds only the rows that were looked at."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from kiosk.desk.board import Owed
from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.owed_words import Seen, due_chip, owner_in_words, person_in_words, what_happens

Index = QModelIndex | QPersistentModelIndex

PERSON, NEED, OWNER, PROMISE = range(4)
OWED = Qt.ItemDataRole.UserRole
SECOND_LINE = Qt.ItemDataRole.UserRole + 1
CHIP = Qt.ItemDataRole.UserRole + 2

MOST_HELD = 3_000
"""Rows; whoever has scrolled past more than that has the ones left behind brought again."""


class OwedModel(QAbstractTableModel):
    """What we owe, in words, worked out only for the rows that are looked at; what was settled today is at the end."""

    missing = Signal()
    """Rows are looked at that are not here."""

    def __init__(self, seen: Seen, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._held: dict[int, Owed] = {}
        self._settled: Sequence[Owed] = ()
        self._open, self._seen = 0, seen
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.missing)

    @property
    def held(self) -> Sequence[Owed]:
        """Every open need that is here."""
        return tuple(self._held.values())

    @property
    def open_count(self) -> int:
        """How many open needs there are, here or not."""
        return self._open

    def clear(self, seen: Seen) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self._held, self._settled, self._open, self._seen = {}, (), 0, seen
        self.endResetModel()

    def take(self, rows: Sequence[Owed], first: int, total: int, settled: Sequence[Owed], seen: Seen) -> None:
        """Show these rows and forget all others: the board is another now."""
        self._set_length(total, settled)
        self._held = dict(enumerate(rows, first))
        self._seen = seen
        self._say_changed()

    def take_more(self, rows: Sequence[Owed], first: int, total: int) -> None:
        """Show these rows, too; all others are forgotten when the board has become longer or shorter meanwhile."""
        if total != self._open:
            self._set_length(total, self._settled)
            self._held.clear()
        elif len(self._held) > MOST_HELD:
            self._held.clear()
        self._held.update(enumerate(rows, first))
        self._say_changed()

    def longest_chips(self) -> tuple[str, str]:
        """Chips as long as they come, for the width of their column."""
        day = self._.short_day(date(2026, 9, 30))
        return self._("Due today {time}", time=self._.clock(time(12, 59))), self._("Overdue · {day}", day=day)

    def row_of(self, need_id: UUID | None) -> int:
        """Find a need's row, -1 when it is not here."""
        row = next((row for row, owed in self._held.items() if owed.need.id == need_id), -1)
        if row < 0:
            after = (at for at, owed in enumerate(self._settled) if owed.need.id == need_id)
            row = next((self._open + at for at in after), -1)
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many there are."""
        return 0 if parent.isValid() else self._open + len(self._settled)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Person, need, owner, promise."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return column_names(self._)[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one need; while it is still to come, that it is."""
        if not index.isValid():
            return None
        owed = self._owed_at(index.row())
        if owed is None:
            self._soon.start()
            return self._still_to_come(index.column(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(owed, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                second = f" · {what_happens(owed, self._seen, self._)}" if index.column() == NEED else ""
                return self._cell(owed, index.column()) + second
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(owed, index.column())
            case x if x == OWED:
                return owed
            case x if x == SECOND_LINE:
                return what_happens(owed, self._seen, self._)
            case x if x == CHIP:
                return due_chip(owed, self._seen, self._)
        return None

    def _owed_at(self, row: int) -> Owed | None:
        return self._held.get(row) if row < self._open else self._settled[row - self._open]

    def _still_to_come(self, column: int, role: int) -> str | None:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._("One moment …") if column == NEED else ""
        return None

    def _cell(self, owed: Owed, column: int) -> str:
        cells: Mapping[int, Callable[[], str]] = {
            PERSON: lambda: person_in_words(owed, self._seen.zone, self._),
            NEED: lambda: owed.need.words,
            OWNER: lambda: owner_in_words(owed, self._seen, self._),
            PROMISE: lambda: due_chip(owed, self._seen, self._)[0],
        }
        return cells[column]()

    def _tooltip(self, owed: Owed, column: int) -> str | None:
        whole = self._cell(owed, column)
        return whole if column in {PERSON, OWNER} and "<" not in whole else None  # tooltips guess rich text

    def _set_length(self, total: int, settled: Sequence[Owed]) -> None:
        """Become longer or shorter at the end, so that whoever looks at it stays where they are."""
        before, after = self.rowCount(), total + len(settled)
        nothing = QModelIndex()
        if after > before:
            self.beginInsertRows(nothing, before, after - 1)
        elif after < before:
            self.beginRemoveRows(nothing, after, before - 1)
        self._open, self._settled = total, tuple(settled)
        self._held = {row: owed for row, owed in self._held.items() if row < total}
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()

    def _say_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, PROMISE))


def column_names(_: Translator) -> tuple[str, str, str, str]:
    """Name the columns."""
    return _("Person"), _("What they need"), _("Owner"), _("Promise")
