# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of what an import would do, or of what was wrong; thousands of rows cost what is seen of them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.ui.reception.directory.importing.listed_rows import Row
from kiosk.ui.reception.words.texts import plain_tooltip
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, draw_row_ground, line_height
from kiosk.ui.words.joining import BETWEEN

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole

_TITLE, _SECOND = LineStyle(16, strong=True), LineStyle(14, LOOK.soft)
_AIR, _BETWEEN, _EDGE = 10, 3, 14
_LEAST_FOR_TITLE = 240
_LEAST_ROWS = 3.4  # a part of a row says that there are more


class RowModel(QAbstractListModel):
    """The rows, as they were made ready."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return _whole(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_whole(row))
            case _ if role == ROW:
                return row
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints a row: two lines and a chip at the end, below them where there is little room."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.has_chips = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and some air, or three."""
        return QSize(scaled(120), self.row_height())

    def row_height(self) -> int:
        """How tall a row is at the width there is."""
        below = chip_size("X").height() + scaled(_BETWEEN) if self._is_narrow() else 0
        return line_height(16) + line_height(14) + scaled(_BETWEEN) + below + 2 * scaled(_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        draw_row_ground(painter, option)
        inner = QRect(option.rect).adjusted(scaled(_EDGE), scaled(_AIR), -scaled(_EDGE), -scaled(_AIR))
        if row.chip[0]:
            inner = self._paint_chip(painter, option, inner, row.chip)
        title = QRect(inner.left(), inner.top(), inner.width(), line_height(16))
        if not row.second and not self._is_narrow():
            title.moveTop(inner.center().y() - title.height() // 2)
        draw_line(painter, title, row.title, _TITLE)
        second = QRect(inner.left(), title.bottom() + scaled(_BETWEEN), inner.width(), line_height(14))
        draw_line(painter, second, row.second, _SECOND)
        painter.restore()

    def _paint_chip(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, chip: tuple[str, str]
    ) -> QRect:
        """Paint the chip and return what is left for the words."""
        size = chip_size(chip[0])
        if self._is_narrow():
            place = QRect(inner.left(), inner.bottom() - size.height() + 1, inner.width(), size.height())
            draw_chip(painter, place, *chip)
            return inner
        place = QRect(inner.right() - size.width() + 1, 0, size.width(), size.height())
        place.moveTop(inner.center().y() - size.height() // 2)
        draw_chip(painter, QStyle.visualRect(option.direction, option.rect, place), *chip)
        left = inner.adjusted(0, 0, -size.width() - scaled(10), 0)
        return QStyle.visualRect(option.direction, option.rect, left)

    def _is_narrow(self) -> bool:
        room = self._view.viewport().width() - 2 * scaled(_EDGE) - chip_size("Your own edit stays").width()
        return self.has_chips and room < scaled(_LEAST_FOR_TITLE)


class RowList(QListView):
    """The list; moving through it shows each row whole beside it."""

    row_chosen = Signal(object)  # the Row, or None

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "import-list", label)
        self._model = RowModel(self)
        self._delegate = RowDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[Row], label: str) -> None:
        """Show these, the first of them chosen."""
        self.setAccessibleName(label)
        self._delegate.has_chips = any(row.chip[0] for row in rows)
        self._model.show(rows)
        self.setMinimumHeight(round(_LEAST_ROWS * self._delegate.row_height()))
        if rows:
            self.setCurrentIndex(self._model.index(0))
        else:
            self.row_chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which one the list has come to."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_chosen.emit(current.data(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let rows be as tall as they are at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _whole(row: Row) -> str:
    return BETWEEN.join(part for part in (row.title, row.second, row.chip[0]) if part)
