# SPDX-License-Identifier: GPL-3.0-or-later
"""What the follow-through page is put together from."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.board_look import Scope
from kiosk.ui.reception.follow_through.filter_bar import FilterBar
from kiosk.ui.reception.follow_through.owed_table import OwedTable
from kiosk.ui.reception.follow_through.strips import Strips
from kiosk.ui.reception.rows import button
from kiosk.ui.theme import scaled, set_role, text_scale
from kiosk.ui.widgets import FlowLayout, IconButton, ScrolledColumn, Words, named

_LARGE_TEXT = 1.4
_WIDE = 900
_TABLE_SHARE, _ROOM_SHARE = 4, 3
_LOWEST_ROOM = 300


class RoomColumn(ScrolledColumn):
    """The chosen need's room, which scrolls by itself; Escape leaves it."""

    left = Signal()

    def __init__(self, room: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("owed-room")
        self.room = room
        self.column.addWidget(room)
        self.column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it by Escape, when nothing in it has taken the key."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FollowThroughView(QObject):
    """The head of the page, what to look for, the table, and the room of the chosen need.

    The room stands beside the table in a wide window and below it in a narrow one.
    """

    def __init__(
        self, table: OwedTable, room: QWidget, filter_bar: FilterBar, translate: Translator, page: QWidget
    ) -> None:
        super().__init__(page)
        _ = translate
        self._table, self.filter = table, filter_bar
        self.room = RoomColumn(room, page)
        self._scrolled = ScrolledColumn(page)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll_to_row)
        self._title = Words(_("Follow-through"), "title")
        self._summary = named(Words("", "soft", wraps=True), "owed-summary")
        self._empty = named(Words(_("Nothing is owed here. Well done."), wraps=True), "owed-empty")
        self._none_fits = named(Words(_("Nothing fits what you look for."), wraps=True), "owed-none-fits")
        self.show_everything = button(_("Show everything"), "show-everything", parent=page)
        self.strips = Strips(_, page)
        self.export = named(IconButton("download", _("E&xport")), "export-board", _("Export"))
        self.scopes = {
            Scope.MINE: button(_("&Mine"), "scope-mine"),
            Scope.OFFICE: button(_("&This office"), "scope-office"),
            Scope.ALL: button(_("A&ll"), "scope-all"),
        }
        self._scope_group = QButtonGroup(self)
        for each in self.scopes.values():
            each.setCheckable(True)
            each.setAutoDefault(True)
            self._scope_group.addButton(each)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fill(page)
        page.installEventFilter(self)
        self.show_offices(several=False)
        self.clear()

    @property
    def scope(self) -> Scope:
        """Whose needs are chosen."""
        return next(scope for scope, each in self.scopes.items() if each.isChecked())

    def clear(self) -> None:
        """Show nobody and nothing."""
        self.scopes[Scope.MINE].setChecked(True)
        self.strips.clear()
        self.filter.clear()
        self.filter.show_clear(shown=False)
        self._summary.setText("")
        for each in (self._table, self._empty, self._none_fits, self.show_everything, self.room, self.export):
            each.setVisible(False)

    def show_offices(self, *, several: bool) -> None:
        """Offer all offices where there are several."""
        self.scopes[Scope.ALL].setVisible(several)

    def show_found(self, summary: str, rows: int, *, is_narrowed: bool) -> None:
        """Say how many there are, over the table or in its place."""
        self._summary.setText(summary)
        self._table.fit_rows()
        self._table.setVisible(rows > 0)
        self.export.setVisible(rows > 0)
        self._empty.setVisible(not rows and not is_narrowed)
        self._none_fits.setVisible(not rows and is_narrowed)
        self.show_everything.setVisible(not rows and is_narrowed)
        self.filter.show_clear(shown=is_narrowed)

    def show_room(self, *, shown: bool) -> None:
        """Open or close the room of the chosen need."""
        self.room.setVisible(shown)

    def focus_room(self) -> None:
        """Go to the first thing that can be done in the room."""
        self.room.room.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.room.room.hasFocus():
            self._table.setFocus()
            first = self.room.room.nextInFocusChain()
            while first is not None and self.room.room.isAncestorOf(first):
                if first.isVisible() and first.isEnabled() and first.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    first.setFocus(Qt.FocusReason.TabFocusReason)
                    break
                first = first.nextInFocusChain()
        self._scrolled.ensureWidgetVisible(self.room, 0, 0)

    def focus_list(self) -> None:
        """Go to the table, or to what stands in its place."""
        for each in (self._table, self.show_everything, self.scopes[self.scope]):
            if not each.isHidden():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @Slot()
    def let_see_row(self) -> None:
        """Scroll to the row that somebody has come to, once it has its place."""
        self._soon.start()

    @Slot()
    def _scroll_to_row(self) -> None:
        row = self._table.visualRect(self._table.currentIndex())
        centre = self._table.viewport().mapTo(self._scrolled.viewport(), row.center())
        scrolled = self._scrolled.verticalScrollBar().value()
        self._scrolled.ensureVisible(centre.x(), centre.y() + scrolled, 0, row.height() // 2)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Put the room beside the table or below it, as there is width."""
        if isinstance(event, QResizeEvent) and isinstance(page, QWidget):
            self._arrange(wide=event.size().width() >= scaled(_WIDE))
        return super().eventFilter(page, event)

    def _arrange(self, *, wide: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(across if wide else down)
        self.room.setMinimumHeight(0 if wide else scaled(_LOWEST_ROOM))

    def _fill(self, page: QWidget) -> None:
        page.setObjectName("follow-through-page")
        set_role(page, "page")
        listed = QVBoxLayout()
        listed.setSpacing(12)
        for words in (self._empty, self._none_fits):
            listed.addWidget(words)
        listed.addWidget(self.show_everything, 0, Qt.AlignmentFlag.AlignLeading)
        listed.addWidget(self._table, 1)
        listed.addStretch(0)
        self._body.setSpacing(16)
        self._body.addLayout(listed, _TABLE_SHARE)
        self._body.addWidget(self.room, _ROOM_SHARE)
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scrolled)
        column = self._scrolled.column
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(self.strips)
        column.addWidget(self.filter)
        column.addLayout(self._body, 1)

    def _head(self) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        chosen = QWidget()
        row: QHBoxLayout | FlowLayout = FlowLayout(chosen) if text_scale() >= _LARGE_TEXT else QHBoxLayout(chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        buttons: tuple[QPushButton, ...] = (*self.scopes.values(), self.export)
        for each in buttons:
            row.addWidget(each)
        beside = QBoxLayout.Direction.LeftToRight if text_scale() < _LARGE_TEXT else QBoxLayout.Direction.TopToBottom
        head = QBoxLayout(beside)
        head.addLayout(words, 1)
        head.addWidget(chosen)
        return head
