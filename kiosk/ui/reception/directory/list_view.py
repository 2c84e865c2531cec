# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory's list on the screen: its rows painted, and the keys that work on it."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.list_model import LISTED, ROW_WORDS, ListModel, RowWords
from kiosk.ui.reception.directory.looking import Listed
from kiosk.ui.theme import LOOK, icon, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import (
    LineStyle,
    chip_size,
    draw_chip,
    draw_line,
    draw_row_ground,
    line_height,
    text_font,
)

Index = QModelIndex | QPersistentModelIndex

_NAME, _WHERE = LineStyle(16, strong=True), LineStyle(14, LOOK.soft)
_CHECKED = LineStyle(13, LOOK.soft, at_end=True)
_AIR, _BETWEEN, _SIDE, _STAR = 10, 3, 16, 15
_LEAST_ROWS = 3


class RowDelegate(QStyledItemDelegate):
    """Paints one resource in three lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines and some air; as wide as the list is."""
        lines = line_height(16) + line_height(14) + chip_size("X").height()
        return QSize(scaled(120), lines + 2 * scaled(_AIR) + 2 * scaled(_BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is; a row that is not here yet is empty ground."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        draw_row_ground(painter, option)
        words = index.data(ROW_WORDS)
        if isinstance(words, RowWords):
            _paint(painter, option.rect.adjusted(scaled(_SIDE), scaled(_AIR), -scaled(_SIDE), 0), words)
        painter.restore()


def _paint(painter: QPainter, inner: QRect, words: RowWords) -> None:
    line = QRect(inner.left(), inner.top(), inner.width(), line_height(16))
    star = scaled(_STAR)
    if words.favourite:
        place = QRect(inner.right() - star, line.center().y() - star // 2, star, star)
        icon("star", LOOK.sun_dark, star).paint(painter, QStyle.visualRect(painter.layoutDirection(), inner, place))
    name = line.adjusted(0, 0, -(star + scaled(6)) if words.favourite else 0, 0)
    draw_line(painter, QStyle.visualRect(painter.layoutDirection(), line, name), words.name, _NAME)
    line.translate(0, line.height() + scaled(_BETWEEN))
    line.setHeight(line_height(14))
    checked = QFontMetrics(text_font(13)).horizontalAdvance(words.checked)
    where = line.adjusted(0, 0, -checked - scaled(10), 0)
    draw_line(painter, QStyle.visualRect(painter.layoutDirection(), line, where), words.where, _WHERE)
    draw_line(painter, line, words.checked, _CHECKED)
    line.translate(0, line.height() + scaled(_BETWEEN))
    line.setHeight(chip_size("X").height())
    _paint_chips(painter, line, words)


def _paint_chips(painter: QPainter, line: QRect, words: RowWords) -> None:
    """Draw as many chips as fit whole, the first in any case."""
    left, gap = 0, scaled(6)
    for at, (text, role) in enumerate(words.chips):
        wide = chip_size(text).width()
        if at and left + wide > line.width():
            break
        place = QRect(line.left() + left, line.top(), line.width() - left, line.height())
        draw_chip(painter, QStyle.visualRect(painter.layoutDirection(), line, place), text, role)
        left += wide + gap


class ListView(QListView):
    """The list; moving through it shows each resource whole. In it C, E and W act on the resource it has come to."""

    resource_chosen = Signal(object)  # the Listed, or None
    check_wanted = Signal()
    edit_wanted = Signal()
    wrong_wanted = Signal()

    def __init__(self, model: ListModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "directory-list", translate("The directory"))
        self.setModel(model)
        self._rows = model
        self.setItemDelegate(RowDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        model.dataChanged.connect(self._on_came)

    @property
    def chosen(self) -> Listed | None:
        """The row that the list has come to, None also while it is not here."""
        index = self.currentIndex()
        listed = index.data(LISTED) if index.isValid() else None
        return listed if isinstance(listed, Listed) else None

    def choose(self, resource_id: UUID | None, row: int) -> None:
        """Come to a resource, or where it is not listed here to a row, as near as there is one."""
        at = self._rows.row_of(resource_id) if resource_id is not None else -1
        last = self._rows.rowCount() - 1
        index = self._rows.index(min(at if at >= 0 else max(row, 0), last)) if last >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        else:
            self.resource_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C: checked, it is right. E: edit. W: something is wrong. Enter edits as well."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat()
        match event.key():
            case Qt.Key.Key_C if plain:
                self.check_wanted.emit()
            case Qt.Key.Key_E | Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self.edit_wanted.emit()
            case Qt.Key.Key_W if plain:
                self.wrong_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Look nothing up by letters: that would go through every row, and the search field does it."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which one the list has come to."""
        super().currentChanged(current, previous)
        self.resource_chosen.emit(self.chosen)

    def minimumSizeHint(self) -> QSize:
        """Some rows at least."""
        row = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        return QSize(super().minimumSizeHint().width(), _LEAST_ROWS * row)

    def _on_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.resource_chosen.emit(self.chosen)
