# SPDX-License-Identifier: GPL-3.0-or-later
"""What the directory found, as a list: name, whose it is, and whether it is open."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.desk.find_help import Help
from kiosk.messages import Translator
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, line_height
from kiosk.ui.words.help import open_in_words, place_line

Index = QModelIndex | QPersistentModelIndex

HELP = Qt.ItemDataRole.UserRole
PLACE = Qt.ItemDataRole.UserRole + 1
OPEN = Qt.ItemDataRole.UserRole + 2

_NAME, _PLACE = LineStyle(16, strong=True), LineStyle(14, LOOK.soft)
_AIR, _BETWEEN = 11, 4


class FoundModel(QAbstractListModel):
    """The resources found, in words."""

    def __init__(self, country: str, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._country, self._ = country, translate
        self._found: Sequence[Help] = ()
        self._now: datetime | None = None

    def show(self, found: Sequence[Help], now: datetime) -> None:
        """Show these; `now` is the office's wall time."""
        self.beginResetModel()
        self._found, self._now = tuple(found), now
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one resource."""
        if not index.isValid() or self._now is None:
            return None
        help_ = self._found[index.row()]
        place = place_line(help_.resource, help_.distance_km, self._country, self._)
        chip = open_in_words(help_.status, self._now, self._)
        whole = " · ".join(part for part in (help_.resource.name, place, chip[0]) if part)
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: help_.resource.name,
            Qt.ItemDataRole.AccessibleTextRole: whole,
            HELP: help_,
            PLACE: place,
            OPEN: chip,
        }
        return said.get(role)


class FoundDelegate(QStyledItemDelegate):
    """Paints one resource."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines and some air."""
        lines = line_height(16) + line_height(14) + chip_size("X").height()
        return QSize(scaled(120), lines + 2 * scaled(_AIR) + 2 * scaled(_BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        _paint_ground(painter, option)
        line = QRect(option.rect).adjusted(scaled(16), scaled(_AIR), -scaled(12), 0)
        line.setHeight(line_height(16))
        draw_line(painter, line, str(index.data()), _NAME)
        line.translate(0, line.height() + scaled(_BETWEEN))
        line.setHeight(line_height(14))
        draw_line(painter, line, str(index.data(PLACE)), _PLACE)
        line.translate(0, line.height() + scaled(_BETWEEN))
        line.setHeight(chip_size("X").height())
        draw_chip(painter, line, *index.data(OPEN))
        painter.restore()


class FoundList(QListView):
    """The list; moving through it shows each resource whole."""

    help_chosen = Signal(object)  # the Help, or None

    def __init__(self, model: FoundModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "directory-list", translate("What was found"))
        self.setModel(model)
        self.setItemDelegate(FoundDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which one the list has come to."""
        super().currentChanged(current, previous)
        self.help_chosen.emit(current.data(HELP) if current.isValid() else None)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(rect, QColor(LOOK.mist if selected else LOOK.paper if hovered else LOOK.card))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(LOOK.line))
    if selected:
        edge = QRect(rect.left(), rect.top(), 4, rect.height() - 1)
        painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(LOOK.teal))
