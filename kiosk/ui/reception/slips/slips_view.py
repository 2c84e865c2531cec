# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of slips is put together from."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.spool import SlipPrint
from kiosk.messages import Translator
from kiosk.ui.reception.rows import lay_out_list
from kiosk.ui.reception.slips.slip_rows import SlipsList
from kiosk.ui.reception.words.slips import queue_summary
from kiosk.ui.theme import scaled, set_role, text_scale
from kiosk.ui.widgets import IconButton, ScrolledColumn, Words, named

_LARGE_TEXT = 1.4
_ABOVE = 90


class SlipsView(QObject):
    """The head of the page, the list, the chosen slip, and what stands there when nothing is in the queue."""

    def __init__(self, listed: SlipsList, card: QWidget, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._list, self._card, self._ = listed, card, translate
        self._to_see = card
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)
        self._scrolled = ScrolledColumn(parent)
        self._title = Words(translate("Slips"), "title")
        self._summary = named(Words("", "soft", wraps=True), "slips-summary")
        self._empty = named(Words(translate("No slip is waiting, and none needs you."), wraps=True), "slips-empty")
        self.clear_all = named(IconButton("list-checks", ""), "clear-all-slips")
        self.clear_all.setToolTip(
            translate("What failed, and what nobody has answered for ten minutes. The history is kept.")
        )
        self.show_queue((), failed=0, is_known=False)

    def show_queue(self, orders: Collection[SlipPrint], *, failed: int, is_known: bool) -> None:
        """Say how many there are, and how many can be cleared at once; nothing before the queue is known."""
        self._summary.setText(queue_summary(orders, self._))
        self._summary.setVisible(bool(orders))
        self._list.setVisible(bool(orders))
        self._empty.setVisible(is_known and not orders)
        said = self._.several("Clear the one that did not print", "Clear all {count} that did not print", failed)
        self.clear_all.setText(said)
        self.clear_all.setAccessibleName(said)
        self.clear_all.setVisible(failed > 0)

    def let_see(self, widget: QWidget) -> None:
        """Scroll to something that was only just shown, with what stands above it, once it has its place."""
        self._to_see = widget
        self._soon.start()

    @Slot()
    def let_see_row(self) -> None:
        """Scroll to the row that the list has come to: the list may be taller than the window."""
        row = self._list.visualRect(self._list.currentIndex())
        centre = self._list.viewport().mapTo(self._scrolled.viewport(), row.center())
        scrolled = self._scrolled.verticalScrollBar().value()
        self._scrolled.ensureVisible(centre.x(), centre.y() + scrolled, 0, row.height())

    @Slot()
    def _scroll(self) -> None:
        self._scrolled.ensureWidgetVisible(self._to_see, 0, scaled(_ABOVE))

    def fill(self, page: QWidget) -> None:
        """Lay everything out."""
        page.setObjectName("slips-page")
        set_role(page, "page")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        beside = QBoxLayout.Direction.LeftToRight if text_scale() < _LARGE_TEXT else QBoxLayout.Direction.TopToBottom
        head = QBoxLayout(beside)
        head.addLayout(words, 1)
        head.addWidget(self.clear_all)
        lay_out_list(page, self._scrolled, head, self._empty, self._list, self._card)
