# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue as a list in groups; hundreds of rows cost no more than those that are seen."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from kiosk.desk.slip_queue import InQueue
from kiosk.domain.slip import SlipState
from kiosk.messages import Translator
from kiosk.ui.reception.slips.deeds import needs_somebody
from kiosk.ui.reception.slips.slip_painting import HEADING, PAINTED, PaintedSlip, SlipDelegate
from kiosk.ui.reception.words.slips import SlipWords, state_in_words
from kiosk.ui.widgets import named

Index = QModelIndex | QPersistentModelIndex

SLIP = Qt.ItemDataRole.UserRole
_LEAST_ROWS = 2


class SlipsModel(QAbstractListModel):
    """Headings and prints, in words that are worked out only for the rows that are looked at."""

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._rows: Sequence[InQueue | str] = ()
        self._words: SlipWords | None = None

    def show(self, rows: Sequence[InQueue], words: SlipWords | None) -> bool:
        """Show these, in groups; what needs somebody comes first, its latest before the older ones.

        Tells whether other rows are listed than before, or in another order.
        """
        listed = self._grouped(rows)
        same = [_key(row) for row in listed] == [_key(row) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._words = listed, words
        if not same:
            self.endResetModel()
        elif listed:
            self.dataChanged.emit(self.index(0), self.index(len(listed) - 1))
        return not same

    @property
    def slips(self) -> list[InQueue]:
        """The prints that are shown, without the headings."""
        return [row for row in self._rows if isinstance(row, InQueue)]

    def row_of(self, print_id: UUID | None) -> int:
        """Find a print's row, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if _key(row) == print_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """How many rows there are, with the headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        chosen = index.isValid() and isinstance(self._rows[index.row()], InQueue)
        return super().flags(index) if chosen else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say one thing about one row."""
        if not index.isValid() or self._words is None:
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in {HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.called(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.whole(row)
            case x if x == SLIP:
                return row
            case x if x == PAINTED:
                return self._painted(row, self._words)
        return None

    def _painted(self, row: InQueue, words: SlipWords) -> PaintedSlip:
        return PaintedSlip(
            name=words.called(row),
            which=words.which(row),
            what=words.what_is_so(row),
            where=words.origin(row),
            state=state_in_words(row.order.state, self._),
        )

    def _grouped(self, rows: Sequence[InQueue]) -> Sequence[InQueue | str]:
        groups = (
            (self._("Needs somebody"), [row for row in reversed(rows) if needs_somebody(row.order)]),
            (self._("Waiting"), [row for row in rows if row.order.waits]),
            (self._("Being printed"), [row for row in rows if row.order.state is SlipState.SENT]),
        )
        listed: list[InQueue | str] = []
        for heading, members in groups:
            listed += [heading, *members] if members else []
        return listed


class SlipsList(QListView):
    """The list; a print is chosen by moving to it, and Enter does what is likeliest."""

    slip_chosen = Signal(object)  # the InQueue, or None
    first_deed_wanted = Signal()
    row_reached = Signal()  # by a key

    def __init__(self, model: SlipsModel, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "slips-list", translate("Slips that are not on paper yet"))
        self.setModel(model)
        self._slips = model
        self._delegate = SlipDelegate(self, translate)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> InQueue | None:
        """The print that the list has come to."""
        index = self.currentIndex()
        return index.data(SLIP) if index.isValid() else None

    def show_slips(self, rows: Sequence[InQueue], words: SlipWords | None, follow: UUID | None = None) -> None:
        """Show these; the chosen one stays chosen, or `follow`; one that has gone gives way to its neighbour."""
        was, at, scrolled = self.chosen, self.currentIndex().row(), self.verticalScrollBar().value()
        if self._slips.show(rows, words):
            row = self._slips.row_of(follow or (was.order.id if was else None))
            self._choose(row if row >= 0 else at)
            self._fit_height()
            if row >= 0 and follow is None:
                self.doItemsLayout()
                self.verticalScrollBar().setValue(scrolled)
        self.slip_chosen.emit(self.chosen)

    def sizeHint(self) -> QSize:
        """Room for a heading and a few rows; it grows up to all of them."""
        rows = min(len(self._slips.slips), _LEAST_ROWS)
        return QSize(super().sizeHint().width(), self._height_of(min(rows, 1), rows))

    def minimumSizeHint(self) -> QSize:
        """No less than it asks for."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for what is likeliest, once however long it is held."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen is not None:
            if not event.isAutoRepeat():
                self.first_deed_wanted.emit()
        else:
            super().keyPressEvent(event)
            self.row_reached.emit()

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go from a heading on to the first of its rows."""
        index: QModelIndex = super().moveCursor(action, modifiers)
        return index.siblingAtRow(index.row() + 1) if index.isValid() and index.data(SLIP) is None else index

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which one the list has come to, and let its heading be seen with it."""
        super().currentChanged(current, previous)
        above = current.sibling(current.row() - 1, 0)
        if above.isValid() and above.data(SLIP) is None:
            self.scrollTo(self._slips.index(above.row()))
            self.scrollTo(self._slips.index(current.row()))
        self.slip_chosen.emit(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew where they need more lines, or fewer, and keep the chosen one in sight."""
        super().resizeEvent(event)
        if self._delegate.fit(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
            self._fit_height()
        self.scrollTo(self.currentIndex())

    def _choose(self, at: int) -> None:
        last = self._slips.rowCount() - 1
        if last > 0:
            row = min(max(at, 1), last)
            index = self._slips.index(row)
            self.setCurrentIndex(index if index.data(SLIP) is not None else self._slips.index(row + 1))

    def _fit_height(self) -> None:
        """Be no taller than all rows, so that the chosen one's card follows the last of them."""
        rows = len(self._slips.slips)
        self.setMaximumHeight(self._height_of(self._slips.rowCount() - rows, rows))
        self.updateGeometry()

    def _height_of(self, headings: int, rows: int) -> int:
        margins = self.contentsMargins()
        painted = headings * self._delegate.heading_height + rows * self._delegate.row_height
        return painted + margins.top() + margins.bottom() + 2


def _key(row: InQueue | str) -> UUID | str:
    return row.order.id if isinstance(row, InQueue) else row
