# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of people to call back is put together from."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.call_backs.call_card import CallCard
from kiosk.ui.reception.call_backs.call_line import CallLine
from kiosk.ui.reception.call_backs.call_rows import CallsList
from kiosk.ui.reception.call_backs.call_words import waiting_in_words
from kiosk.ui.reception.rows import lay_out_list
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import ScrolledColumn, Words, named

_ABOVE = 60


class CallBacksView(QObject):
    """The head with the line for a missed call, the list, the chosen person, and what stands there for nobody."""

    def __init__(
        self, line: CallLine, listed: CallsList, card: CallCard, translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._line, self._list, self._card, self._ = line, listed, card, translate
        self._to_see: QWidget = card
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)
        self._scrolled = ScrolledColumn(parent)
        self._summary = named(Words("", "soft", wraps=True), "calls-summary")
        self._nothing = named(Words(translate("Everybody who wanted to hear from us has."), wraps=True), "calls-empty")

    def show_count(self, count: int, *, is_known: bool) -> None:
        """Say how many wait; nothing before that is known."""
        self._summary.setText(waiting_in_words(count, self._) if is_known else "")
        self._list.setVisible(count > 0)
        self._nothing.setVisible(is_known and not count)

    def let_see(self, widget: QWidget) -> None:
        """Scroll to something that was only just shown, once it has its place."""
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
        page.setObjectName("call-backs-page")
        set_role(page, "page")
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Words(self._("Call back"), "title"))
        head.addWidget(self._summary)
        head.addSpacing(8)
        head.addWidget(self._line)
        lay_out_list(page, self._scrolled, head, self._nothing, self._list, self._card)
