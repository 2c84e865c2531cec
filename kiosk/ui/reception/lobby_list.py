# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is here now, as a list: name, what they said, how long they have been here, and who is with them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

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
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.desk.lobby import LobbyPlace
from kiosk.domain.visit import VisitState
from kiosk.messages import Translator
from kiosk.ui.reception.words.calls import call_in_short
from kiosk.ui.theme import LOOK, scaled, set_role
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, line_height

Index = QModelIndex | QPersistentModelIndex

PLACE = Qt.ItemDataRole.UserRole
MINUTES = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
IS_OPEN_HERE = Qt.ItemDataRole.UserRole + 3

_ABOVE, _BETWEEN = 10, 4
_NAME, _SAID = LineStyle(16, strong=True), LineStyle(14, LOOK.soft)
_MINUTES = LineStyle(14, LOOK.soft, at_end=True)


class LobbyModel(QAbstractListModel):
    """The people in the lobby, in words. `show` and `recount` are told the time; nothing here looks at a clock."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._places: Sequence[LobbyPlace] = ()
        self._now: datetime | None = None
        self._me: UUID | None = None
        self._open_here: UUID | None = None

    def show(self, places: Sequence[LobbyPlace], now: datetime, me: UUID | None) -> None:
        """Show these people, as seen by whoever is signed in."""
        same_people = [p.visit_id for p in places] == [p.visit_id for p in self._places]
        if not same_people:
            self.beginResetModel()
        self._places, self._now, self._me = tuple(places), now, me
        if not same_people:
            self.endResetModel()
        self._all_changed()

    def recount(self, now: datetime) -> None:
        """Count the minutes again."""
        self._now = now
        self._all_changed()

    def mark_open(self, visit_id: UUID | None) -> None:
        """Mark the one whose visit is open in this window."""
        self._open_here = visit_id
        self._all_changed()

    def row_of(self, visit_id: UUID) -> QModelIndex:
        """Find somebody; an invalid index when they are not here."""
        rows = [row for row, place in enumerate(self._places) if place.visit_id == visit_id]
        return self.index(rows[0]) if rows else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many are here."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one person."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return place.shown_name or self._("Guest")
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._whole(place)
            case x if x == PLACE:
                return place
            case x if x == MINUTES:
                return self._minutes(place)
            case x if x == STATE:
                return self._state(place)
            case x if x == IS_OPEN_HERE:
                return place.visit_id == self._open_here
        return None

    def _state(self, place: LobbyPlace) -> tuple[str, str]:
        """Say who is with them or what they wait for, and the role of the chip that says so."""
        if place.calls_for is not None:
            return call_in_short(place.calls_for, self._), "chip-waiting"
        if place.state is VisitState.AT_SCREEN:
            return self._("At the touch screen"), "chip"
        if place.state is VisitState.WAITING:
            return self._("Waiting"), "chip-waiting"
        if place.helper and place.helper_id != self._me:
            return self._("With {name}", name=place.helper), "chip"
        return self._("Being helped"), "chip-settled"

    def _minutes(self, place: LobbyPlace) -> str:
        minutes = max(0, int((self._now - place.waits_since).total_seconds()) // 60) if self._now else 0
        if minutes < 60:
            return self._("{minutes} min", minutes=minutes)
        return self._("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)

    def _whole(self, place: LobbyPlace) -> str:
        said = place.said or self._("Not said yet")
        return " · ".join((place.shown_name or self._("Guest"), said, self._state(place)[0], self._minutes(place)))

    def _all_changed(self) -> None:
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))


class LobbyDelegate(QStyledItemDelegate):
    """Paints one person: name and minutes, what they said, and the chip."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines and some air."""
        height = line_height(16) + line_height(14) + chip_size("X").height() + 2 * scaled(_ABOVE) + 2 * scaled(_BETWEEN)
        return QSize(scaled(120), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it, mirrored where the layout is."""
        place: LobbyPlace = index.data(PLACE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        _paint_ground(painter, option, is_open_here=bool(index.data(IS_OPEN_HERE)))
        first, second, third = _lines(option.rect)
        taken = draw_line(painter, first, str(index.data(MINUTES)), _MINUTES) + scaled(8)
        name = QStyle.visualRect(option.direction, first, first.adjusted(0, 0, -taken, 0))
        draw_line(painter, name, str(index.data()), _NAME)
        draw_line(painter, second, place.said or self._("Not said yet"), _SAID)
        draw_chip(painter, third, *index.data(STATE))
        painter.restore()


class LobbyView(QListView):
    """The list; somebody is chosen by click or Enter."""

    visit_chosen = Signal(object)

    def __init__(self, model: LobbyModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "lobby-list", translate("In the lobby"))
        set_role(self, "plain")
        self.setModel(model)
        self.setItemDelegate(LobbyDelegate(translate, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self.scrollToTop)  # who has just asked for a person is there
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space turns to the person the focus is on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.visit_chosen.emit(index.data(PLACE))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, is_open_here: bool) -> None:
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if is_open_here or hovered:
        painter.fillRect(rect, QColor(LOOK.mist if is_open_here else LOOK.paper))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(LOOK.line))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(LOOK.teal))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset in (0, 1):
            painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))


def _lines(rect: QRect) -> tuple[QRect, QRect, QRect]:
    """Divide a row into its three lines."""
    inner = rect.adjusted(14, scaled(_ABOVE), -14, -scaled(_ABOVE))
    heights = (line_height(16), line_height(14), chip_size("X").height())
    tops = (0, heights[0] + scaled(_BETWEEN), heights[0] + heights[1] + 2 * scaled(_BETWEEN))
    first, second, third = (
        QRect(inner.left(), inner.top() + top, inner.width(), height) for top, height in zip(tops, heights, strict=True)
    )
    return first, second, third
