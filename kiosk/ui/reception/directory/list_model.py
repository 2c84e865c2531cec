# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory as rows of which only those that are looked at are held."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kiosk.messages import Translator
from kiosk.ui.reception.directory.looking import PART, Listed, ListPart, Marks
from kiosk.ui.reception.words.listed import ChipWords, checked_ago, open_chip, standing_chips, where_in_words
from kiosk.ui.words.help import distance_in_words
from kiosk.ui.words.joining import BETWEEN

Index = QModelIndex | QPersistentModelIndex

LISTED = Qt.ItemDataRole.UserRole
ROW_WORDS = Qt.ItemDataRole.UserRole + 1
MOST_PARTS_HELD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """What a row says."""

    name: str
    where: str
    checked: str
    chips: tuple[ChipWords, ...]
    favourite: bool

    @property
    def whole(self) -> str:
        """All of it, for a screen reader."""
        return BETWEEN.join(part for part in (self.name, self.where, *(c[0] for c in self.chips), self.checked) if part)


class ListModel(QAbstractListModel):
    """Knows how many rows there are, and the parts that were looked at last. It asks for others when they are."""

    wanted = Signal(int)
    """The first row of a part that somebody looks at and that is not here."""

    def __init__(self, country: str, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._country, self._ = country, translate
        self._now: datetime | None = None
        self._marks = Marks()
        self._total = 0
        self._parts: OrderedDict[int, ListPart] = OrderedDict()

    def begin(self, part: ListPart, marks: Marks, now: datetime) -> None:
        """List anew, with one part to begin with; `now` is the office's wall time."""
        same = self._total == part.total
        if not same:
            self.beginResetModel()
        self._now, self._marks, self._total = now, marks, part.total
        self._parts.clear()
        self._keep(part)
        if not same:
            self.endResetModel()
        elif part.total:
            self.dataChanged.emit(self.index(0), self.index(part.total - 1))

    def add(self, part: ListPart) -> None:
        """Take in another part of the list."""
        if part.total != self._total or not part.rows:
            return
        self._keep(part)
        self.dataChanged.emit(self.index(part.first), self.index(part.first + len(part.rows) - 1))

    def clear(self) -> None:
        """List nothing."""
        self.beginResetModel()
        self._total, self._marks = 0, Marks()
        self._parts.clear()
        self.endResetModel()

    @property
    def held(self) -> list[Listed]:
        """The rows that are here now, in their order."""
        return [row for first in sorted(self._parts) for row in self._parts[first].rows]

    def row_of(self, resource_id: UUID | None) -> int:
        """Find a resource's row among those that are here, -1 when it is not."""
        for first, part in self._parts.items():
            for at, row in enumerate(part.rows):
                if row.resource.id == resource_id:
                    return first + at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many there are, here or not."""
        return 0 if parent.isValid() else self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one row; nothing, and ask for it, while it is not here."""
        if not index.isValid() or self._now is None or role not in _SAID:
            return None
        row = self._row(index.row())
        if row is None:
            self.wanted.emit(index.row() // PART * PART)
            return None
        if role in {LISTED, Qt.ItemDataRole.DisplayRole}:
            return row if role == LISTED else row.resource.name
        words = self._words(row, self._now)
        return words.whole if role == Qt.ItemDataRole.AccessibleTextRole else words

    def _keep(self, part: ListPart) -> None:
        self._parts[part.first] = part
        while len(self._parts) > MOST_PARTS_HELD:
            self._parts.popitem(last=False)

    def _row(self, at: int) -> Listed | None:
        for first in (at // PART * PART, 0):
            part = self._parts.get(first)
            if part is not None and at - first < len(part.rows):
                return part.rows[at - first]
        return None

    def _words(self, row: Listed, now: datetime) -> RowWords:
        _, resource = self._, row.resource
        reported = resource.id in self._marks.reports or bool(row.due and row.due.reports)
        chips = standing_chips(resource, now.date(), _, reported=reported)
        if row.due and row.due.changed_under:
            chips.append((_("Source changed"), "chip-waiting"))
        first = 1 if reported else 0
        chips[first:first] = open_chip(resource, row.status, now, _)
        far = distance_in_words(row.distance_km, self._country, _)
        return RowWords(
            name=resource.name,
            where=BETWEEN.join(part for part in (where_in_words(resource), far) if part),
            checked=checked_ago(resource.checked_on, now.date(), _),
            chips=tuple(chips),
            favourite=resource.id in self._marks.favourites,
        )


_SAID = frozenset((LISTED, ROW_WORDS, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole))
