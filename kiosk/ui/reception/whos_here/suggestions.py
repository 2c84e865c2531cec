# SPDX-License-Identifier: GPL-3.0-or-later
"""The list under "Who's here?": visitors who may be meant, and the ways in for whoever is not among them."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.desk.look_up import Found
from kiosk.ui.theme import LOOK, icon, scaled, set_role
from kiosk.ui.widgets import Words, named

_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS_SHOWN = 7
_LEAST_FOR_REASONS = 460


class RowKind(Enum):
    """What choosing a row does."""

    VISITOR = auto()
    NEW = auto()
    GUEST = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list, as it is read; `found` is set for a visitor."""

    kind: RowKind
    title: str
    facts: str = ""
    why: str = ""
    key: str = ""
    icon_name: str = "user"
    found: Found | None = None


class SuggestionRows(QAbstractListModel):
    """The rows for the list view and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the rows."""
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Say a row's title, or all of it to a screen reader."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.facts, row.why) if part)
        return row if role == _ROW else None


class RowPainter(QStyledItemDelegate):
    """Draws a row: icon, title and facts from the side where reading begins, the reason at the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[str, QIcon] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """As tall as two lines."""
        return QSize(scaled(200), scaled(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw it."""
        row: Row = index.data(_ROW)
        place: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            _draw_selection(painter, place)
        _draw_row(painter, place, row, self._icon(row.icon_name), option.direction)
        painter.restore()

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name, LOOK.teal, scaled(20))
        return self._icons[name]


def _draw_selection(painter: QPainter, place: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LOOK.mist))
    painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), 10, 10)


def _draw_row(painter: QPainter, place: QRect, row: Row, drawn: QIcon, direction: Qt.LayoutDirection) -> None:
    pad, side = scaled(12), scaled(20)
    room = place.adjusted(pad, scaled(5), -pad, -scaled(5))
    picture = QRect(room.left(), room.center().y() - side // 2, side, side)
    drawn.paint(painter, QStyle.visualRect(direction, place, picture))
    last = row.key or (row.why if place.width() > scaled(_LEAST_FOR_REASONS) else "")
    small = _font(painter.font(), 13.5, bold=False)
    aside = min(_width(painter, small, last) + 4, room.width() // 3) if last else 0
    text = QRect(room.left() + side + pad, room.top(), room.width() - side - 2 * pad - aside, room.height())
    title = QRect(text.left(), text.top(), text.width(), text.height() // 2 if row.facts else text.height())
    facts = QRect(text.left(), text.center().y() + 1, text.width(), text.height() // 2)
    right = QRect(room.right() - aside, room.top(), aside, room.height())
    _write(painter, QStyle.visualRect(direction, place, title), row.title, LOOK.ink, 15.5, direction, bold=True)
    _write(painter, QStyle.visualRect(direction, place, facts), row.facts, LOOK.soft, 13.5, direction)
    _write(painter, QStyle.visualRect(direction, place, right), last, LOOK.soft, 13.5, direction)


def _font(font: QFont, pixels: float, *, bold: bool) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(scaled(pixels))
    sized.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return sized


def _width(painter: QPainter, font: QFont, text: str) -> int:
    painter.setFont(font)
    return painter.fontMetrics().horizontalAdvance(text)


def _write(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    pixels: float,
    direction: Qt.LayoutDirection,
    *,
    bold: bool = False,
) -> None:
    painter.setFont(_font(painter.font(), pixels, bold=bold))
    painter.setPen(QColor(colour))
    line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    leading = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeading)
    painter.drawText(place, int(leading | Qt.AlignmentFlag.AlignVCenter), line)


class Suggestions(QFrame):
    """The list on its surface, over the page. It never takes the focus: the field keeps it and drives the list."""

    row_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.state = named(Words("", "soft", self, wraps=True), "whos-here-state")
        self.list = named(QListView(self), "whos-here-list", "Who may be meant")
        set_role(self.list, "plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RowPainter(self.list))
        self.rows = SuggestionRows(self)
        self.list.setModel(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        column.addWidget(self.state)
        column.addWidget(self.list)
        self.list.clicked.connect(self._on_clicked)
        self.hide()

    def show_rows(self, rows: tuple[Row, ...], state: str, current: int) -> None:
        """Show these rows under a line that says how things stand ("" for none), with one row current."""
        self.rows.show_rows(rows)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        self.state.setContentsMargins(scaled(10), scaled(8), scaled(10), scaled(4))
        self.move_to(current)

    def move_to(self, row: int) -> None:
        """Make a row current; one out of range stays where the list ends."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.list.setCurrentIndex(self.rows.index(min(max(row, 0), last)))

    @property
    def current(self) -> int:
        """The current row's number, -1 for none."""
        return self.list.currentIndex().row()

    @property
    def current_row(self) -> Row | None:
        """The current row."""
        row: Row | None = self.list.currentIndex().data(_ROW)
        return row

    def place_under(self, field: QWidget) -> None:
        """Lie under a field, over whatever is there, as tall as the rows need and the window has room for."""
        parent = self.parentWidget()
        if parent is None:
            return
        corner = field.mapTo(parent, field.rect().bottomLeft())
        rows = min(self.rows.rowCount(), _MOST_ROWS_SHOWN)
        head = self.state.heightForWidth(field.width() - 12) if not self.state.isHidden() else 0
        wanted = rows * scaled(50) + max(head, 0) + 18
        room = parent.height() - corner.y() - 8
        self.setGeometry(corner.x(), corner.y() + 4, field.width(), min(wanted, room))
        self.raise_()
        self.show()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_clicked.emit(index.data(_ROW))
