# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of what we owe; thousands of rows cost no more than those that are seen."""

from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.owed_model import (
    CHIP,
    NEED,
    OWED,
    OWNER,
    PERSON,
    PROMISE,
    SECOND_LINE,
    Index,
    OwedModel,
)
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, line_height

_NARROW, _STACKED = 640, 400
_WIDEST_PROMISE = 0.36
_TALLEST = 10_000
_PADDING = 4
_BETWEEN = 3
_NAME, _FIRST, _SECOND = LineStyle(16, strong=True), LineStyle(16), LineStyle(14, LOOK.soft)
_OWNER, _STILL_TO_COME = LineStyle(16), LineStyle(16, LOOK.soft)


class OwedDelegate(QStyledItemDelegate):
    """Paints a cell: the person, the need over what happens about it, the owner, or the chip.

    Where there is no room for columns, what they need is the only one: the person and the chip stand in it, too.
    """

    is_stacked = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and some air."""
        return QSize(scaled(80), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        _paint_ground(painter, option, at_edge=index.column() == (NEED if self.is_stacked else PERSON))
        inner = option.rect.adjusted(scaled(16), 0, -scaled(8), -1)
        inner = QStyle.visualRect(option.direction, option.rect, inner)
        match index.column():
            case x if x == NEED and index.data(OWED) is None:
                draw_line(painter, inner, str(index.data()), _STILL_TO_COME)
            case x if x == NEED and self.is_stacked:
                _paint_stacked(painter, inner, index)
            case x if x == NEED:
                _paint_need(painter, inner, str(index.data()), str(index.data(SECOND_LINE)))
            case x if x == PROMISE and index.data(CHIP) is not None:
                chip = QRect(inner.left(), 0, inner.width(), chip_size("X").height())
                chip.moveCenter(inner.center())
                draw_chip(painter, chip, *index.data(CHIP))
            case column:
                draw_line(painter, inner, str(index.data()), _NAME if column == PERSON else _OWNER)
        painter.restore()


class OwedTable(QTableView):
    """The table; a need is chosen by moving to it, and opened by Enter or a double click."""

    owed_chosen = Signal(object)
    """An Owed, when somebody comes to its row."""
    owed_opened = Signal()

    def __init__(self, model: OwedModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "owed-table", translate("What we owe, most urgent first"))
        self.setModel(model)
        self._owed_model = model
        self._by_hand = True
        self._delegate = OwedDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setMinimumHeight(self._height_of(2))
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def choose(self, row: int) -> None:
        """Come to a row; Qt's own way asks the header where it begins, which a mirrored one cannot say at first."""
        whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._owed_model.index(row, NEED), whole)

    def keep_chosen(self, need_id: UUID | None) -> None:
        """Let the chosen need stay chosen wherever its row is now; what is seen stays where it is."""
        row = self._owed_model.row_of(need_id)
        self._by_hand = False
        self.setAutoScroll(False)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.choose(row)
        self.setAutoScroll(True)
        self._by_hand = True

    def fit_rows(self) -> None:
        """Be no taller than what there is to show."""
        self.setMaximumHeight(self._height_of(max(2, min(self._owed_model.rowCount(), _TALLEST))))

    def rows_seen(self) -> tuple[int, int]:
        """Tell the first row that is seen, and how many are."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, (self._owed_model.rowCount() if last < 0 else last + 1) - first

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
        stacked = self._delegate.is_stacked = width < scaled(_STACKED)
        narrow = width < scaled(_NARROW)
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self.setMinimumHeight(self._height_of(1 if stacked else 2))
        for column, hidden in ((PERSON, stacked), (OWNER, narrow), (PROMISE, stacked)):
            self.setColumnHidden(column, hidden)  # the chosen need names its owner beside the table
        chip = max(chip_size(said).width() for said in self._owed_model.longest_chips()) + scaled(28)
        shares = {
            PERSON: 0 if stacked else round(width * (0.26 if narrow else 0.20)),
            OWNER: 0 if narrow else round(width * 0.13),
            PROMISE: 0 if stacked else min(max(round(width * 0.20), chip), round(width * _WIDEST_PROMISE)),
        }
        shares[NEED] = width - sum(shares.values())
        for column, share in shares.items():
            self.setColumnWidth(column, share)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        owed = chosen.indexes()[0].data(OWED) if chosen.indexes() else None
        if owed is not None and self._by_hand:
            self.owed_chosen.emit(owed)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.choose(index.row())
        if index.data(OWED) is not None:
            self.owed_opened.emit()

    def _height_of(self, rows: int) -> int:
        around = 2 * self.frameWidth() + 2 * _PADDING
        return self.horizontalHeader().sizeHint().height() + rows * self._row_height() + around

    def _row_height(self) -> int:
        return stacked_height() if self._delegate.is_stacked else row_height()


def row_height() -> int:
    """How tall a row is at the text size in use."""
    return line_height(16) + line_height(14) + scaled(30)


def stacked_height() -> int:
    """How tall a row is where everything stands in one column."""
    return row_height() + line_height(16) + chip_size("X").height() + 2 * scaled(_BETWEEN)


def _paint_stacked(painter: QPainter, inner: QRect, index: Index) -> None:
    left, width, gap = inner.left(), inner.width(), scaled(_BETWEEN)
    name, words, what = line_height(16), line_height(16), line_height(14)
    top = inner.top() + scaled(15)
    draw_line(painter, QRect(left, top, width, name), str(index.model().index(index.row(), PERSON).data()), _NAME)
    top += name + gap
    draw_line(painter, QRect(left, top, width, words), str(index.data()), _FIRST)
    draw_line(painter, QRect(left, top + words, width, what), str(index.data(SECOND_LINE)), _SECOND)
    chip = QRect(left, top + words + what + gap, width, chip_size("X").height())
    draw_chip(painter, chip, *index.data(CHIP))


def _paint_need(painter: QPainter, inner: QRect, words: str, what: str) -> None:
    first, second = line_height(16), line_height(14)
    top = inner.center().y() - (first + second) // 2
    draw_line(painter, QRect(inner.left(), top, inner.width(), first), words, _FIRST)
    draw_line(painter, QRect(inner.left(), top + first, inner.width(), second), what, _SECOND)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, at_edge: bool) -> None:
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, QColor(LOOK.mist if selected else LOOK.card))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(LOOK.line))
    if selected and at_edge:
        edge = QRect(rect.left(), rect.top(), 4, rect.height() - 1)
        painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(LOOK.teal))
