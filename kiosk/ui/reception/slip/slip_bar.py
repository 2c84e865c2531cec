# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar at the bottom: the slip, the end of the visit, and what has become of what was written."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QSpacerItem, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, row
from kiosk.ui.reception.words.texts import plain_tooltip
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, named

_LEAST_FOR_WORDS = 430
_BOTH = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
_NEITHER = (QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)


class SlipBar(QWidget):
    """Buttons and words; it says what was pressed and shows what it is told."""

    print_wanted = Signal()
    preview_wanted = Signal()
    pdf_wanted = Signal()
    finish_wanted = Signal()
    left_wanted = Signal()
    lobby_wanted = Signal()
    came_out = Signal()
    again_wanted = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        self.print = named(IconButton("printer", _("Print slip"), "primary", self), "print-slip")
        self.finish = button(_("Finish visit"), "finish-visit", parent=self)
        self.more = button(_("&More"), "more-endings", parent=self)
        self.state = named(Saying("", "", self), "slip-state")
        self.missing = named(Saying("", "soft", self), "finish-missing")
        self.saved = named(Saying("", "soft", self), "saved-state")
        self.yes = button(_("Yes"), "slip-came-out", "quiet", self)
        self.again = button(_("Print again"), "slip-again", "quiet", self)
        self.pdf = button(_("Save as PDF"), "slip-pdf", "quiet", self)
        self.print.setToolTip(_("Ctrl+P"))
        self._connect()
        self._lay_out(_)
        self.show_slip("")

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        self.yes.clicked.connect(self.came_out)
        self.again.clicked.connect(self.again_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)

    def _lay_out(self, _: Translator) -> None:
        menu = QMenu(self)
        for text, name, signal in (
            (_("Preview the slip\tCtrl+Shift+P"), "preview-slip", self.preview_wanted),
            (_("Save the slip as PDF …"), "save-pdf", self.pdf_wanted),
            (_("Back to lobby"), "back-to-lobby", self.lobby_wanted),
            (_("Left before we could help"), "left-before-help", self.left_wanted),
        ):
            action = QAction(text, menu)
            action.setObjectName(name)
            action.triggered.connect(signal)
            menu.addAction(action)
        self.more.setMenu(menu)
        self.menu = menu
        told = row(spacing=4)
        told.addWidget(self.state, 1)
        for each in (self.yes, self.again, self.pdf):
            told.addWidget(each)
        middle = QWidget(self)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = column(middle, spacing=0)
        words.addLayout(told)
        words.addWidget(self.missing)
        self.saved.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.saved.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = row(spacing=scaled(10))
        for widget in (self.print, self.finish, self.more):
            line.addWidget(widget)
        self._above = row(spacing=scaled(10))
        self._end = QSpacerItem(0, 0, *_NEITHER)
        line.addItem(self._end)
        self._line, self._middle = line, middle
        line.addWidget(middle, 1)
        line.addWidget(self.saved)
        whole = column(self, spacing=scaled(4))
        whole.addLayout(self._above)
        whole.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say things above the buttons where there is no room beside them."""
        super().resizeEvent(event)
        buttons = sum(each.sizeHint().width() for each in (self.print, self.finish, self.more))
        above = self.width() - buttons < scaled(_LEAST_FOR_WORDS)
        if above is not (self._above.count() > 0):
            before, after = (self._line, self._above) if above else (self._above, self._line)
            for widget, stretch in ((self._middle, 1), (self.saved, 0)):
                before.removeWidget(widget)
                after.addWidget(widget, stretch)
            self._end.changeSize(0, 0, *_BOTH if above else _NEITHER)
            self._line.invalidate()

    def minimumSizeHint(self) -> QSize:
        """As wide as its buttons: what is said goes above them."""
        buttons = sum(each.sizeHint().width() for each in (self.print, self.finish, self.more))
        return QSize(buttons + 2 * self._line.spacing(), super().minimumSizeHint().height())

    def show_slip(self, words: str, *, asks: bool = False, again: str = "", offers_pdf: bool = False) -> None:
        """Say what has become of the slip, with what can be done about it; `again` names the button to print again."""
        self.state.say(words)
        self.state.setVisible(bool(words))
        self.yes.setVisible(asks)
        _show_button(self.again, again)
        self.pdf.setVisible(offers_pdf)

    def show_missing(self, words: str) -> None:
        """Say why the visit cannot be finished now, "" when it can."""
        self.missing.say(words)
        self.missing.setVisible(bool(words))
        self.finish.setEnabled(not words)
        self.finish.setAccessibleDescription(words)
        self.finish.setToolTip(plain_tooltip(words))

    def show_saved(self, words: str, *, failed: bool = False) -> None:
        """Say whether what is being typed is saved."""
        self.saved.say(words)
        self.saved.setWordWrap(failed)
        role = "error" if failed else "soft"
        if self.saved.property("role") != role:
            self.saved.setProperty("role", role)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        self.show_slip("")
        self.show_missing("")
        self.show_saved("")


def _show_button(shown: QPushButton, text: str) -> None:
    shown.setText(text)
    shown.setVisible(bool(text))
