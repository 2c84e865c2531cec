# SPDX-License-Identifier: GPL-3.0-or-later
"""The people to call back as a list; words are worked out only for the rows that are looked at."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from kiosk.desk.call_back import ToCall
from kiosk.messages import Translator
from kiosk.ui.reception.call_backs.call_painting import PAINTED, CallDelegate, PaintedCall
from kiosk.ui.reception.call_backs.call_words import CallWords
from kiosk.ui.widgets import named

Index = QModelIndex | QPersistentModelIndex

CALL = Qt.ItemDataRole.UserRole
_LEAST_ROWS = 2


class CallsModel(QAbstractListModel):
    """Who is to be called, who waits longest at the top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: Sequence[ToCall] = ()
        self._words: CallWords | None = None

    def show(self, calls: Sequence[ToCall], words: CallWords | None) -> bool:
        """Show these; tells whether other people are listed than before."""
        same = [each.call_back.id for each in calls] == [each.call_back.id for each in self._calls]
        if not same:
            self.beginResetModel()
        self._calls, self._words = tuple(calls), words
        if not same:
            self.endResetModel()
        elif calls:
            self.dataChanged.emit(self.index(0), self.index(len(calls) - 1))
        return not same

    def row_of(self, call_back_id: UUID | None) -> int:
        """Find a row, -1 when it is not shown."""
        return next((at for at, each in enumerate(self._calls) if each.call_back.id == call_back_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many are to be called."""
        return 0 if parent.isValid() else len(self._calls)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one person."""
        if not index.isValid() or self._words is None:
            return None
        call, words = self._calls[index.row()], self._words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.called(call)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.whole(call)
            case x if x == CALL:
                return call
            case x if x == PAINTED:
                return PaintedCall(
                    words.called(call), words.phone(call), words.about(call), words.why(call), words.state(call)
                )
        return None


class CallsList(QListView):
    """The list; somebody is chosen by moving to them, and Enter turns to what can be done."""

    call_chosen = Signal(object)  # the ToCall, or None
    deeds_wanted = Signal()
    row_reached = Signal()  # by a key

    def __init__(self, model: CallsModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "calls-list", translate("People to call back"))
        self.setModel(model)
        self._calls = model
        self._delegate = CallDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> ToCall | None:
        """Whom the list has come to."""
        index = self.currentIndex()
        return index.data(CALL) if index.isValid() else None

    def show_calls(self, calls: Sequence[ToCall], words: CallWords | None, follow: UUID | None = None) -> None:
        """Show these; the chosen one stays chosen, or `follow`; one that has gone gives way to the next."""
        was, at, scrolled = self.chosen, self.currentIndex().row(), self.verticalScrollBar().value()
        if self._calls.show(calls, words) and calls:
            row = self._calls.row_of(follow or (was.call_back.id if was else None))
            self.setCurrentIndex(self._calls.index(row if row >= 0 else min(max(at, 0), len(calls) - 1)))
            self._fit_height()
            if row >= 0 and follow is None:
                self.doItemsLayout()
                self.verticalScrollBar().setValue(scrolled)
        self.call_chosen.emit(self.chosen)

    def sizeHint(self) -> QSize:
        """Room for a few rows; it grows up to all of them."""
        return QSize(super().sizeHint().width(), self._height_of(min(self._calls.rowCount(), _LEAST_ROWS)))

    def minimumSizeHint(self) -> QSize:
        """No less than it asks for."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks what can be done, once however long it is held."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen is not None:
            if not event.isAutoRepeat():
                self.deeds_wanted.emit()
        else:
            super().keyPressEvent(event)
            self.row_reached.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say whom the list has come to."""
        super().currentChanged(current, previous)
        self.call_chosen.emit(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew where they need more lines, or fewer, and keep the chosen one in sight."""
        super().resizeEvent(event)
        if self._delegate.fit(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
            self._fit_height()
        self.scrollTo(self.currentIndex())

    def _fit_height(self) -> None:
        """Be no taller than all rows, so that the chosen one's card follows the last of them."""
        self.setMaximumHeight(self._height_of(self._calls.rowCount()))
        self.updateGeometry()

    def _height_of(self, rows: int) -> int:
        margins = self.contentsMargins()
        return rows * self._delegate.row_height + margins.top() + margins.bottom() + 2
