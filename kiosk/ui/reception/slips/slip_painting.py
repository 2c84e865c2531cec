# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting the rows of the queue: in columns where there is room, else in lines."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.messages import Translator
from kiosk.ui.reception.slips.deeds import LISTED
from kiosk.ui.reception.words.slips import StateWords, state_in_words
from kiosk.ui.theme import LOOK, icon, scaled
from kiosk.ui.widgets.painting import (
    CHIP_COLOURS,
    LineStyle,
    chip_size,
    draw_chip,
    draw_line,
    draw_row_ground,
    line_height,
)

Index = QModelIndex | QPersistentModelIndex

PAINTED = Qt.ItemDataRole.UserRole + 1
HEADING = Qt.ItemDataRole.UserRole + 2

_NAME, _WHAT, _SOFT = LineStyle(16, strong=True), LineStyle(16), LineStyle(14, LOOK.soft)
_HEADING = LineStyle(14, LOOK.soft)
_NARROW = 640
_NAME_SHARE = 0.26
_AIR, _SIDE, _GAP, _ICON = 14, 16, 14, 20


@dataclass(frozen=True, slots=True)
class PaintedSlip:
    """What is painted of a print."""

    name: str
    which: str
    what: str
    where: str
    state: StateWords


class SlipDelegate(QStyledItemDelegate):
    """Paints headings and prints, mirrored where the layout is."""

    def __init__(self, parent: QObject, translate: Translator) -> None:
        super().__init__(parent)
        self._icons: dict[str, QIcon] = {}
        self._chips = [state_in_words(state, translate).words for state in LISTED]
        self._narrow = False

    def fit(self, width: int) -> bool:
        """Choose how a row is laid out at a width; tells whether that has changed."""
        narrow = width < scaled(_NARROW)
        changed = narrow is not self._narrow
        self._narrow = narrow
        return changed

    @property
    def heading_height(self) -> int:
        """How tall a heading is at the text size in use."""
        return line_height(14) + scaled(16)

    @property
    def row_height(self) -> int:
        """How tall a print is at the text size in use."""
        lines = line_height(16) + line_height(14)
        return lines + 2 * scaled(_AIR) + (chip_size("X").height() + scaled(6) if self._narrow else 0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line, or a print with some air; as wide as the list is."""
        return QSize(scaled(80), self.heading_height if index.data(HEADING) else self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        heading, painted = index.data(HEADING), index.data(PAINTED)
        if heading:
            painter.fillRect(option.rect, QColor(LOOK.sand))
            draw_line(painter, QRect(option.rect).adjusted(scaled(_SIDE), 0, -scaled(_SIDE), 0), heading, _HEADING)
        elif painted is not None:
            draw_row_ground(painter, option)
            self._paint_slip(painter, option, painted)
        painter.restore()

    def _paint_slip(self, painter: QPainter, option: QStyleOptionViewItem, slip: PaintedSlip) -> None:
        inner = QRect(option.rect).adjusted(scaled(_SIDE), scaled(_AIR), -scaled(_SIDE), -scaled(_AIR))
        side = scaled(_ICON)
        row = _Row(painter, option.direction, inner)
        self._icon(slip.state).paint(painter, row.place(0, (line_height(16) - side) // 2, side, side))
        left = side + scaled(_GAP)
        if self._narrow:
            _paint_lines(row, left, slip)
        else:
            _paint_columns(row, left, slip, max(chip_size(words).width() for words in self._chips))

    def _icon(self, state: StateWords) -> QIcon:
        if state.icon not in self._icons:
            self._icons[state.icon] = icon(state.icon, CHIP_COLOURS[state.role][1], scaled(_ICON))
        return self._icons[state.icon]


@dataclass(frozen=True, slots=True)
class _Row:
    """The inside of a row, measured from where its language begins."""

    painter: QPainter
    direction: Qt.LayoutDirection
    inner: QRect

    def place(self, left: int, top: int, width: int, height: int) -> QRect:
        rect = QRect(self.inner.left() + left, self.inner.top() + top, width, height)
        return QStyle.visualRect(self.direction, self.inner, rect)

    def line(self, left: int, top: int, width: int, text: str, style: LineStyle) -> None:
        draw_line(self.painter, self.place(left, top, width, line_height(style.pixels)), text, style)

    def chip(self, left: int, top: int, width: int, state: StateWords) -> None:
        place = self.place(left, top, width, chip_size(state.words).height())
        draw_chip(self.painter, place, state.words, state.role)


def _paint_columns(row: _Row, left: int, slip: PaintedSlip, chip: int) -> None:
    whole, below, gap = row.inner.width(), line_height(16), scaled(_GAP)
    name = round(whole * _NAME_SHARE)
    middle = left + name + gap
    what = whole - middle - gap - chip
    row.line(left, 0, name, slip.name, _NAME)
    row.line(left, below, name, slip.which, _SOFT)
    row.line(middle, 0, what, slip.what, _WHAT)
    row.line(middle, below, what, slip.where, _SOFT)
    row.chip(whole - chip, (row.inner.height() - chip_size("X").height()) // 2, chip, slip.state)


def _paint_lines(row: _Row, left: int, slip: PaintedSlip) -> None:
    width, below = row.inner.width() - left, line_height(16)
    row.line(left, 0, width, slip.name, _NAME)
    row.line(left, below, width, f"{slip.which} · {slip.where}", _SOFT)
    row.chip(left, below + line_height(14) + scaled(6), width, slip.state)
