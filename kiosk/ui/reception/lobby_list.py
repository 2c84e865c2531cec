# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is here now, as a list: name, what they said, how long they have been here, and who is with them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractListModel,
    QKeyCombination,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.desk.lobby import LobbyPlace
from kiosk.desk.waits import LobbyWaits, Waiting
from kiosk.domain.visit import VisitState
from kiosk.messages import Translator
from kiosk.ui.reception.words.calls import call_in_short
from kiosk.ui.reception.words.lobby import wait_in_words
from kiosk.ui.theme import LOOK, icon, scaled, set_role
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import LineStyle, chip_size, draw_chip, draw_line, line_height, text_font

Index = QModelIndex | QPersistentModelIndex

PLACE = Qt.ItemDataRole.UserRole
MINUTES = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
IS_OPEN_HERE = Qt.ItemDataRole.UserRole + 3
TOO_LONG = Qt.ItemDataRole.UserRole + 4
IS_AWAY = Qt.ItemDataRole.UserRole + 5

_ABOVE, _BETWEEN = 10, 4
_MENU_KEYS = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
"""For keyboards without a menu key."""
_LOOKED_AT = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
_NAME, _SAID = LineStyle(16, strong=True), LineStyle(14, LOOK.soft)
_MINUTES, _TOO_MANY = LineStyle(14, LOOK.soft, at_end=True), LineStyle(14, LOOK.rust, strong=True, at_end=True)
_MORE = LineStyle(14, LOOK.teal, strong=True, at_end=True)


class LobbyModel(QAbstractListModel):
    """The people in the lobby, in words. `show` and `recount` are told the time; nothing here looks at a clock."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._places: Sequence[LobbyPlace] = ()
        self._now: datetime | None = None
        self._me: UUID | None = None
        self._open_here: UUID | None = None
        self._waiting: dict[UUID, Waiting] = {}
        self._zone: ZoneInfo | None = None

    def note_waits(self, waits: LobbyWaits, zone: ZoneInfo) -> None:
        """Say of those who wait who has waited too long, and who stepped out until when, in the office's time."""
        self._waiting = {each.visit_id: each for each in waits.waiting}
        self._zone = zone
        self._all_changed()

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
            case x if x == TOO_LONG:
                return self._waits_too_long(place)
            case x if x == IS_AWAY:
                return self._away_until(place) is not None
        return None

    def _waits_too_long(self, place: LobbyPlace) -> bool:
        waiting = self._waiting.get(place.visit_id)
        is_here = place.state is not VisitState.BEING_HELPED and self._away_until(place) is None
        return is_here and waiting is not None and waiting.too_long

    def _away_until(self, place: LobbyPlace) -> datetime | None:
        """Until when they are away, in the office's wall time; None for somebody who is here."""
        waiting = self._waiting.get(place.visit_id)
        away = waiting.away_until if waiting and place.state is not VisitState.BEING_HELPED else None
        if away is None or self._zone is None or (self._now is not None and away <= self._now):
            return None
        return away.astimezone(self._zone)

    def _state(self, place: LobbyPlace) -> tuple[str, str]:
        """Say who is with them or what they wait for, and the role of the chip that says so."""
        away = self._away_until(place)
        if away is not None:
            return self._("Away until {time}", time=self._.clock(away)), "chip-quiet"
        if place.calls_for is not None:
            return call_in_short(place.calls_for, self._), "chip-waiting"
        if place.state is VisitState.AT_SCREEN:
            return self._("At the touch screen"), "chip"
        if place.state is VisitState.WAITING and self._waits_too_long(place):
            return self._("Waiting too long"), "chip-due"
        if place.state is VisitState.WAITING:
            return self._("Waiting"), "chip-waiting"
        if place.helper and place.helper_id != self._me:
            return self._("With {name}", name=place.helper), "chip"
        return self._("Being helped"), "chip-settled"

    def _minutes(self, place: LobbyPlace) -> str:
        return wait_in_words(self._now - place.waits_since if self._now else timedelta(), self._)

    def _whole(self, place: LobbyPlace) -> str:
        said = place.said or self._("Not said yet")
        state, minutes = self._state(place)[0], self._minutes(place)
        if self._waits_too_long(place) and place.calls_for is not None:
            minutes = self._("{minutes}, too long", minutes=minutes)
        return " · ".join((place.shown_name or self._("Guest"), said, state, minutes))

    def _all_changed(self) -> None:
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))


class LobbyDelegate(QStyledItemDelegate):
    """Paints one person: name and minutes, what they said, and the chip."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._late = icon("clock", LOOK.rust, scaled(16))

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
        taken = self._paint_minutes(painter, option, first, index) + scaled(8)
        name = QStyle.visualRect(option.direction, first, first.adjusted(0, 0, -taken, 0))
        draw_line(painter, name, str(index.data()), _NAME)
        draw_line(painter, second, place.said or self._("Not said yet"), _SAID)
        if option.state & _LOOKED_AT:
            taken = draw_line(painter, third, self._("More…"), _MORE) + scaled(8)
            third = QStyle.visualRect(option.direction, third, third.adjusted(0, 0, -taken, 0))
        draw_chip(painter, third, *index.data(STATE))
        painter.restore()

    def _paint_minutes(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, index: Index) -> int:
        """Paint how long they have waited, with a clock beside it when that is too long; returns the width taken."""
        if not index.data(TOO_LONG):
            return draw_line(painter, place, str(index.data(MINUTES)), _MINUTES)
        side = scaled(16)
        taken = draw_line(painter, place, str(index.data(MINUTES)), _TOO_MANY) + scaled(4)
        clock = QRect(place.right() - taken - side, place.center().y() - side // 2, side, side)
        self._late.paint(painter, QStyle.visualRect(option.direction, place, clock))
        return taken + side

    def more_place(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where "More…" stands in a row."""
        third = _lines(rect)[2]
        wide = QFontMetrics(text_font(_MORE.pixels, strong=True)).horizontalAdvance(self._("More…")) + scaled(8)
        return QStyle.visualRect(direction, rect, QRect(third.right() - wide, third.top(), wide + 14, third.height()))


class LobbyView(QListView):
    """The list; somebody is chosen by click or Enter; "More…", the menu key or a right click asks for a menu."""

    visit_chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)  # the LobbyPlace, and where on the screen

    def __init__(self, model: LobbyModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "lobby-list", translate("In the lobby"))
        set_role(self, "plain")
        self.setModel(model)
        self._delegate = LobbyDelegate(translate, self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self.scrollToTop)  # who has just asked for a person is there
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space turns to the person the focus is on; Shift+F10 asks for the menu, as the menu key does."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and index.isValid():
            self._on_clicked(index)
        elif event.keyCombination() == _MENU_KEYS and index.isValid():
            self.menu_wanted.emit(index.data(PLACE), self.viewport().mapToGlobal(self.visualRect(index).center()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on "More…" asks what else there is, and turns to nobody."""
        index = self.indexAt(event.position().toPoint())
        more = self._delegate.more_place(self.visualRect(index), self.layoutDirection())
        if index.isValid() and more.contains(event.position().toPoint()):
            self.menu_wanted.emit(index.data(PLACE), self.viewport().mapToGlobal(more.bottomLeft()))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what else there is about somebody: by the menu key about whom the focus is on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            under = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index.data(PLACE), under if by_key else event.globalPos())

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
