# SPDX-License-Identifier: GPL-3.0-or-later
"""The printers that were found, as a list to choose from: name, what and where it is, and how it is."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
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
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.domain.printer import FoundPrinter
from kiosk.messages import Translator
from kiosk.ui.reception.words.printers import found_chip, kind_in_words
from kiosk.ui.reception.words.texts import plain_tooltip
from kiosk.ui.theme import LOOK, icon, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, line_height

Index = QModelIndex | QPersistentModelIndex

PRINTER = Qt.ItemDataRole.UserRole
WHERE = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
CHOSEN = Qt.ItemDataRole.UserRole + 3

_NAME, _WHERE = LineStyle(16, strong=True), LineStyle(14, LOOK.soft)
_AIR, _MARK, _EDGE, _GAP = 10, 20, 12, 10
_LEAST_FOR_NAME = 230
_MOST_ROWS = 3.5  # half a row says that there are more
_FRAME = 10


class FoundModel(QAbstractListModel):
    """The printers found, in words; at most one of them is the chosen one."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._found: tuple[FoundPrinter, ...] = ()
        self._chosen: FoundPrinter | None = None

    def show(self, found: Sequence[FoundPrinter], chosen: FoundPrinter | None) -> None:
        """Show these."""
        same = tuple(found) == self._found
        if not same:
            self.beginResetModel()
        self._found, self._chosen = tuple(found), chosen
        if not same:
            self.endResetModel()
        elif found:
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))

    @property
    def row_chosen(self) -> int:
        """The row of the chosen one, else the first."""
        return self._found.index(self._chosen) if self._chosen in self._found else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one printer."""
        if not index.isValid():
            return None
        printer = self._found[index.row()]
        whole = self._whole(printer)
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: printer.name,
            Qt.ItemDataRole.AccessibleTextRole: whole,
            Qt.ItemDataRole.ToolTipRole: plain_tooltip(whole),
            PRINTER: printer,
            WHERE: self._where(printer),
            STATE: found_chip(printer, self._),
            CHOSEN: printer == self._chosen,
        }
        return said.get(role)

    def _where(self, printer: FoundPrinter) -> str:
        usual = self._("Default") if printer.is_default else ""
        return " · ".join(part for part in (usual, kind_in_words(printer.kind, self._), printer.detail) if part)

    def _whole(self, printer: FoundPrinter) -> str:
        chosen = self._("chosen") if printer == self._chosen else ""
        parts = (printer.name, self._where(printer), found_chip(printer, self._)[0], chosen)
        return " · ".join(part for part in parts if part)


class FoundDelegate(QStyledItemDelegate):
    """Paints one printer; its state goes below its name where there is too little room beside it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and some air, or three."""
        return QSize(scaled(120), self.row_height())

    def row_height(self) -> int:
        """How tall a row is at the width there is."""
        below = chip_size("X").height() + scaled(4) if self._is_narrow(self._view.viewport().width()) else 0
        return line_height(16) + line_height(14) + scaled(2) + below + 2 * scaled(_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        _paint_ground(painter, option, is_last=index.row() == index.model().rowCount() - 1)
        row = QRect(option.rect).adjusted(scaled(_EDGE), scaled(_AIR), -scaled(_EDGE), -scaled(_AIR))
        _paint_mark(painter, _start_of(row, scaled(_MARK), option), chosen=bool(index.data(CHOSEN)))
        room = _rest_of(row, scaled(_MARK + _GAP), option)
        self._paint_words(painter, room, option, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        chip, role = index.data(STATE)
        size = chip_size(chip)
        if self._is_narrow(option.rect.width()):
            place = QRect(room.left(), room.bottom() + 1 - size.height(), room.width(), size.height())
            draw_chip(painter, place, chip, role)
            words = room
        else:
            words = _without_end(room, size.width() + scaled(_GAP), option)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            place.moveLeft(room.right() + 1 - size.width())
            draw_chip(painter, QStyle.visualRect(option.direction, room, place), chip, role)
        line = QRect(words.left(), words.top(), words.width(), line_height(16))
        draw_line(painter, line, str(index.data()), _NAME)
        line.translate(0, line.height() + scaled(2))
        line.setHeight(line_height(14))
        draw_line(painter, line, str(index.data(WHERE)), _WHERE)

    @staticmethod
    def _is_narrow(width: int) -> bool:
        taken = 2 * scaled(_EDGE) + scaled(_MARK + 2 * _GAP) + chip_size("Paper is stuck").width()
        return width - taken < scaled(_LEAST_FOR_NAME)


class FoundList(QListView):
    """The list, as tall as a few rows. Moving only looks; a click, Space or Enter chooses."""

    printer_chosen = Signal(object)  # the FoundPrinter

    def __init__(self, model: FoundModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "printers-found", translate("Printers that were found"))
        self.setAccessibleDescription(translate("Space or Enter chooses a printer."))
        self._found_model = model
        self._delegate = FoundDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        self.show_found((), None)

    def show_found(self, found: Sequence[FoundPrinter], chosen: FoundPrinter | None) -> None:
        """Show these; who was on a row stays there while the list is the same."""
        row = self.currentIndex().row()
        count = self._found_model.rowCount()
        self._found_model.show(found, chosen)
        if row < 0 or count != len(found):
            row = self._found_model.row_chosen
        self.setCurrentIndex(self._found_model.index(row))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the printer the list has come to."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are taller where there is less room."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        rows = min(max(self._found_model.rowCount(), 1), _MOST_ROWS)
        self.setFixedHeight(round(rows * self._delegate.row_height()) + _FRAME)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.printer_chosen.emit(index.data(PRINTER))


def _start_of(row: QRect, width: int, option: QStyleOptionViewItem) -> QRect:
    place = QRect(row.left(), row.top(), width, row.height())
    return QStyle.visualRect(option.direction, row, place)


def _rest_of(row: QRect, width: int, option: QStyleOptionViewItem) -> QRect:
    return QStyle.visualRect(option.direction, row, row.adjusted(width, 0, 0, 0))


def _without_end(row: QRect, width: int, option: QStyleOptionViewItem) -> QRect:
    return QStyle.visualRect(option.direction, row, row.adjusted(0, 0, -width, 0))


def _paint_mark(painter: QPainter, place: QRect, *, chosen: bool) -> None:
    side = place.width()
    mark = QRect(place.left(), place.top() + (line_height(16) - side) // 2, side, side)
    drawn = icon("circle-check", LOOK.teal, side) if chosen else icon("circle", LOOK.soft, side)
    drawn.paint(painter, mark)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, is_last: bool) -> None:
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    focused = bool(state & QStyle.StateFlag.State_Selected) and bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(rect, QColor(LOOK.mist if focused else LOOK.paper if hovered else LOOK.card))
    if not is_last:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(LOOK.line))
