# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting the people to call back: in columns where there is room, else in lines."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, draw_row_ground, line_height

Index = QModelIndex | QPersistentModelIndex

PAINTED = Qt.ItemDataRole.UserRole + 1

_NAME, _PHONE, _ABOUT = LineStyle(16, strong=True), LineStyle(18), LineStyle(16)
_SOFT = LineStyle(14, LOOK.soft)
_AIR, _SIDE, _GAP = 12, 16, 18
_NARROW = 620
_NAME_SHARE = 0.32


@dataclass(frozen=True, slots=True)
class PaintedCall:
    """What is painted of somebody to call."""

    name: str
    phone: str
    about: str
    why: str
    state: tuple[str, str]


class CallDelegate(QStyledItemDelegate):
    """Paints one person a row, mirrored where the layout is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._narrow = False

    def fit(self, width: int) -> bool:
        """Choose how a row is laid out at a width; tells whether that has changed."""
        narrow = width < scaled(_NARROW)
        changed = narrow is not self._narrow
        self._narrow = narrow
        return changed

    @property
    def row_height(self) -> int:
        """How tall a row is at the text size in use."""
        two = line_height(16) + line_height(18) + 2 * scaled(_AIR)
        return two + (line_height(16) + line_height(14) + chip_size("X").height() + scaled(6) if self._narrow else 0)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines, or five where it is narrow."""
        return QSize(scaled(80), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        call: PaintedCall | None = index.data(PAINTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        draw_row_ground(painter, option)
        if call is not None:
            (self._paint_lines if self._narrow else self._paint_columns)(painter, option, call)
        painter.restore()

    def _paint_columns(self, painter: QPainter, option: QStyleOptionViewItem, call: PaintedCall) -> None:
        inner, gap = _inside(option), scaled(_GAP)
        chip = min(chip_size(call.state[0]).width(), inner.width() // 4)
        name = round(inner.width() * _NAME_SHARE)
        below, middle = line_height(16), inner.width() - name - 2 * gap - chip
        draw_line(painter, _place(option, 0, 0, name, below), call.name, _NAME)
        draw_line(painter, _place(option, 0, below, name, line_height(18)), call.phone, _PHONE)
        draw_line(painter, _place(option, name + gap, 0, middle, below), call.about, _ABOUT)
        draw_line(painter, _place(option, name + gap, below, middle, line_height(18)), call.why, _SOFT)
        draw_chip(painter, _place(option, inner.width() - chip, 0, chip, inner.height()), *call.state)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, call: PaintedCall) -> None:
        width, top = _inside(option).width(), 0
        for text, style in ((call.name, _NAME), (call.phone, _PHONE), (call.about, _ABOUT), (call.why, _SOFT)):
            height = line_height(style.pixels)
            draw_line(painter, _place(option, 0, top, width, height), text, style)
            top += height
        draw_chip(painter, _place(option, 0, top + scaled(6), width, chip_size("X").height()), *call.state)


def _inside(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect).adjusted(scaled(_SIDE), scaled(_AIR), -scaled(_SIDE), -scaled(_AIR))


def _place(option: QStyleOptionViewItem, left: int, top: int, width: int, height: int) -> QRect:
    """Measure a place from where the row's language begins."""
    inner = _inside(option)
    return QStyle.visualRect(option.direction, inner, QRect(inner.left() + left, inner.top() + top, width, height))
