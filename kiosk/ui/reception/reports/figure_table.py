# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as a table: each with its name, its number, and a bar or further columns. What is seen is also read aloud."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kiosk.messages import Translator
from kiosk.report_words import Row, Section
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, draw_line, line_height

Index = QModelIndex | QPersistentModelIndex

SHARE = Qt.ItemDataRole.UserRole
_PIXELS = 15
_NAME_WIDE, _NUMBER_WIDE = 140, 88
_WRAPS = int(Qt.TextFlag.TextWordWrap)
_NAME, _NUMBER = LineStyle(_PIXELS), LineStyle(_PIXELS, strong=True, at_end=True)
_NONE = QModelIndex()
_BARE = f"""QTableView {{ border: 2px solid transparent; border-radius: 8px; padding: 0; }}
QTableView:focus {{ border: 2px solid {LOOK.teal}; padding: 0; }}
QHeaderView::section {{ padding: 4px 8px; }}"""
"""On a card it needs no edge of its own, but for where the cursor is."""


class FigureModel(QAbstractTableModel):
    """The rows of a section: name, number, then its further columns, or how long its bar is (0 to 1)."""

    def __init__(self, translate: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._ = translate
        self._rows: tuple[Row, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._most = 0.0

    def show(self, section: Section) -> None:
        """Take in another section."""
        self.beginResetModel()
        self._rows = section.rows
        further = tuple(words for _key, words in section.columns) or ("",)
        self._headings = (self._("Name"), self._("Number"), *further)
        self._most = max((row.number or 0 for row in section.rows if row.is_part), default=0)
        self.endResetModel()

    def rowCount(self, _parent: Index = _NONE) -> int:
        """Tell how many figures there are."""
        return len(self._rows)

    def columnCount(self, _parent: Index = _NONE) -> int:
        """Tell how many columns there are."""
        return len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name a column; numbers and their names stand at the end of their line."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section else Qt.AlignmentFlag.AlignLeading
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' names."""
        return self._headings

    @property
    def has_bars(self) -> bool:
        """Whether there are parts to draw beside one another."""
        return any(row.is_part for row in self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text, its bar, or what is said of it aloud."""
        row, column = self._rows[index.row()], index.column()
        cells = (row.label, row.said, *row.more)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[column] if column < len(cells) else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._read(row, column)
            case Qt.ItemDataRole.ToolTipRole if column == 0 and "<" not in row.label:
                return row.label
            case _ if role == SHARE and not row.more and column == len(cells):
                return (row.number or 0) / self._most if self._most and row.is_part else 0.0
        return None

    def _read(self, row: Row, column: int) -> str:
        if column <= 1 or not row.more:
            return f"{row.label}: {row.said}"
        return f"{row.label}, {self._headings[column]}: {row.more[column - 2]}"


class FigureTable(QTableView):
    """Shows one section, as high as it is: the page around it scrolls."""

    def __init__(self, name: str, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FigureModel(translate, self)
        named(self, name)
        self.setModel(self._model)
        self.setItemDelegate(_Figures(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(line_height(_PIXELS) + scaled(10))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStyleSheet(_BARE)

    def show_section(self, section: Section) -> None:
        """Show another section; the header is there where it has columns to name."""
        self._model.show(section)
        self.setAccessibleName(section.title)
        self.horizontalHeader().setVisible(bool(section.columns))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: names get what the numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide, columns = self.viewport().width(), self._model.columnCount()
        if not columns:
            return
        header = self.horizontalHeader()
        further = 1 if header.isHidden() else columns - 1
        number = max(
            min(scaled(_NUMBER_WIDE), wide * 2 // 3 // further), 0 if header.isHidden() else self._longest_word()
        )
        for column in range(1, columns):
            self.setColumnWidth(column, number if column <= further else self._bar_width(wide, number))
        taken = sum(self.columnWidth(column) for column in range(1, columns))
        self.setColumnWidth(0, max(wide - taken, scaled(_NAME_WIDE)))
        header.setFixedHeight(self._heading_lines(number) * header.fontMetrics().lineSpacing() + scaled(12))
        self.setFixedHeight(self._whole_height(scrolls=taken + self.columnWidth(0) > wide))

    def _bar_width(self, wide: int, number: int) -> int:
        return max(0, wide // 2 - number) if self._model.has_bars else 0

    def _whole_height(self, *, scrolls: bool) -> int:
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().height()
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        return rows + head + bar + 2 * self.frameWidth() + 4

    def _longest_word(self) -> int:
        measure = self.horizontalHeader().fontMetrics()
        words = [word for heading in self._model.headings[1:] for word in heading.split()]
        return max((measure.horizontalAdvance(word) for word in words), default=0) + scaled(20)

    def _heading_lines(self, wide: int) -> int:
        measure, room = self.horizontalHeader().fontMetrics(), QRect(0, 0, wide - 18, 1000)
        tall = [measure.boundingRect(room, _WRAPS, heading).height() for heading in self._model.headings[1:]]
        return -(-max(tall, default=0) // measure.lineSpacing())


class _Figures(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the name, the number or the bar of a figure."""
        painter.save()
        painter.setLayoutDirection(option.direction)
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(LOOK.mist))
        share = index.data(SHARE)
        inside = rect.adjusted(scaled(8), 0, -scaled(8), 0)
        if isinstance(share, float):
            self._draw_bar(painter, inside, share)
        else:
            draw_line(painter, inside, str(index.data()), _NUMBER if index.column() else _NAME)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Ask for a line."""
        return QSize(scaled(64), line_height(_PIXELS) + scaled(10))

    def _draw_bar(self, painter: QPainter, room: QRect, share: float) -> None:
        if share <= 0:
            return
        size = QSize(max(2, round(room.width() * share)), scaled(14))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.fillRect(QStyle.alignedRect(painter.layoutDirection(), start, size, room), QColor(LOOK.teal))
