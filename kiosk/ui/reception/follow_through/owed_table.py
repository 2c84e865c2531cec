# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of what we owe; thousands of rows cost no more than those that are seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kiosk.desk.follow_through import Owed
from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.owed_words import due_chip, person_in_words, what_happens
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, line_height

Index = QModelIndex | QPersistentModelIndex

PERSON, NEED, OWNER, PROMISE = range(4)
OWED = Qt.ItemDataRole.UserRole
SECOND_LINE = Qt.ItemDataRole.UserRole + 1
CHIP = Qt.ItemDataRole.UserRole + 2

_NARROW = 520
_WIDEST_PROMISE = 0.36
_NAME, _FIRST, _SECOND = LineStyle(16, strong=True), LineStyle(16), LineStyle(14, LOOK.soft)
_OWNER = LineStyle(16)


@dataclass(frozen=True, slots=True)
class Seen:
    """By whom and when the table is seen: the office's wall time, and its staff's names."""

    now: datetime
    zone: ZoneInfo
    me: UUID | None = None
    staff: Mapping[UUID, str] = field(default_factory=dict)
    settled: frozenset[UUID] = frozenset()


class OwedModel(QAbstractTableModel):
    """What we owe, in words, worked out only for the rows that are looked at."""

    def __init__(self, seen: Seen, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._rows: Sequence[Owed] = ()
        self._seen = seen

    def show(self, rows: Sequence[Owed], seen: Seen) -> None:
        """Show these, most urgent first as they come."""
        same = [owed.need.id for owed in rows] == [owed.need.id for owed in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._seen = tuple(rows), seen
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, PROMISE))

    def whose(self, owed: Owed) -> str:
        """Say who waits, whose it is, and when it is due, on one line."""
        owner = self._("{name} owns this", name=owed.owner or self._("Nobody"))
        return " · ".join((self._cell(owed, PERSON), owner, self._chip(owed)[0]))

    def longest_chip(self) -> str:
        """A chip as long as they come, for the width of their column."""
        return self._("Due today {time}", time=self._.clock(time(12, 59)))

    def row_of(self, need_id: UUID | None) -> int:
        """Find a need's row, -1 when it is not shown."""
        return next((row for row, owed in enumerate(self._rows) if owed.need.id == need_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Person, need, owner, promise."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        names = (self._("Person"), self._("What they need"), self._("Owner"), self._("Promise"))
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one need."""
        if not index.isValid():
            return None
        owed = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._cell(owed, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._cell(owed, index.column()) if index.column() in {PERSON, OWNER} else None
            case x if x == OWED:
                return owed
            case x if x == SECOND_LINE:
                return self._second_line(owed)
            case x if x == CHIP:
                return self._chip(owed)
        return None

    def _cell(self, owed: Owed, column: int) -> str:
        cells: Mapping[int, Callable[[], str]] = {
            PERSON: lambda: person_in_words(owed, self._seen.zone, self._),
            NEED: lambda: owed.need.words,
            OWNER: lambda: owed.owner or self._("Nobody"),
            PROMISE: lambda: self._chip(owed)[0],
        }
        return cells[column]()

    def _second_line(self, owed: Owed) -> str:
        if owed.need.id in self._seen.settled:
            return self._("Settled")
        return what_happens(owed, self._seen.staff, self._seen.me, self._seen.now, self._)

    def _chip(self, owed: Owed) -> tuple[str, str]:
        if owed.need.id in self._seen.settled:
            return self._("Settled today"), "chip-settled"
        return due_chip(owed, self._seen.now, self._)


class OwedDelegate(QStyledItemDelegate):
    """Paints a cell: the person, the need over what happens about it, the owner, or the chip."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and some air."""
        return QSize(scaled(80), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        _paint_ground(painter, option, index)
        inner = option.rect.adjusted(scaled(16), 0, -scaled(8), -1)
        match index.column():
            case x if x == NEED:
                _paint_need(painter, inner, str(index.data()), str(index.data(SECOND_LINE)))
            case x if x == PROMISE:
                chip = QRect(inner.left(), 0, inner.width(), chip_size("X").height())
                chip.moveCenter(inner.center())
                draw_chip(painter, chip, *index.data(CHIP))
            case column:
                draw_line(painter, inner, str(index.data()), _NAME if column == PERSON else _OWNER)
        painter.restore()


class OwedTable(QTableView):
    """The table; a need is chosen by moving to it, and opened by Enter or a double click."""

    owed_chosen = Signal(object)  # the Owed, or None
    owed_opened = Signal(object)

    def __init__(self, model: OwedModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "owed-table", translate("What we owe, most urgent first"))
        self.setModel(model)
        self._owed_model = model
        self.setItemDelegate(OwedDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + 2 * row_height())
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_rows(self, rows: Sequence[Owed], seen: Seen) -> None:
        """Show these; the one that was chosen stays chosen while it is among them."""
        chosen: Owed | None = self.currentIndex().data(OWED) if self.currentIndex().isValid() else None
        self._owed_model.show(rows, seen)
        row = self._owed_model.row_of(chosen.need.id) if chosen else -1
        if row >= 0:
            self.selectRow(row)
        self._on_row_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the need that is chosen."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width < scaled(_NARROW)
        self.setColumnHidden(OWNER, narrow)  # the chosen need names its owner below the table
        chip = chip_size(self._owed_model.longest_chip()).width() + scaled(28)
        shares = {
            PERSON: round(width * (0.28 if narrow else 0.20)),
            OWNER: 0 if narrow else round(width * 0.13),
            PROMISE: min(max(round(width * 0.20), chip), round(width * _WIDEST_PROMISE)),
        }
        shares[NEED] = width - sum(shares.values())
        for column, share in shares.items():
            self.setColumnWidth(column, share)

    @Slot()
    def _on_row_changed(self) -> None:
        index = self.currentIndex()
        self.owed_chosen.emit(index.data(OWED) if index.isValid() else None)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.owed_opened.emit(index.data(OWED))


def row_height() -> int:
    """How tall a row is at the text size in use."""
    return line_height(16) + line_height(14) + scaled(30)


def _paint_need(painter: QPainter, inner: QRect, words: str, what: str) -> None:
    first, second = line_height(16), line_height(14)
    top = inner.center().y() - (first + second) // 2
    draw_line(painter, QRect(inner.left(), top, inner.width(), first), words, _FIRST)
    draw_line(painter, QRect(inner.left(), top + first, inner.width(), second), what, _SECOND)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, QColor(LOOK.mist if selected else LOOK.card))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(LOOK.line))
    if selected and index.column() == PERSON:
        edge = QRect(rect.left(), rect.top(), 4, rect.height() - 1)
        painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(LOOK.teal))
