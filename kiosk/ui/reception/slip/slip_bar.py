# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar at the bottom: the slip, the end of the visit, and what has become of what was written."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QSizePolicy, QSpacerItem, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, holds_focus, row
from kiosk.ui.reception.slip.slip_face import NOTHING, SlipFace
from kiosk.ui.reception.words.texts import plain_tooltip
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, named

_LEAST_FOR_WORDS = 430
_LEAST_BESIDE_ANSWERS = 260
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
    stop_wanted = Signal()

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
        self.stop = button(_("Don’t print"), "slip-stop", "quiet", self)
        self.pdf = button(_("Save as PDF"), "slip-pdf", "quiet", self)
        self.print.setToolTip(_("Ctrl+P"))
        self._connect()
        self._fill_menu(_)
        self._lay_out()
        self.show_slip(NOTHING)

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        self.yes.clicked.connect(self.came_out)
        self.again.clicked.connect(self.again_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)

    def _fill_menu(self, _: Translator) -> None:
        self.menu = menu = QMenu(self)
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

    def _lay_out_words(self) -> QWidget:
        self._told = told = row(spacing=4)
        told.addWidget(self.state, 1)
        self._row = answers = row(spacing=4)
        for each in self._answers:
            answers.addWidget(each)
        told.addLayout(answers)
        middle = QWidget(self)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = column(middle, spacing=0)
        words.addLayout(told)
        words.addWidget(self.missing)
        return middle

    def _lay_out(self) -> None:
        middle = self._lay_out_words()
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
        self._give_words_room()

    def _give_words_room(self) -> None:
        """Put the answers below the words where those would become a narrow column beside them."""
        answers = [each.sizeHint().width() for each in self._answers if not each.isHidden()]
        is_narrow = bool(answers) and self.width() - sum(answers) < scaled(_LEAST_BESIDE_ANSWERS)
        directions = QBoxLayout.Direction
        self._told.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeading if is_narrow else Qt.AlignmentFlag.AlignTrailing)

    def minimumSizeHint(self) -> QSize:
        """As wide as its buttons: what is said goes above them."""
        buttons = sum(each.sizeHint().width() for each in (self.print, self.finish, self.more))
        return QSize(buttons + 2 * self._line.spacing(), super().minimumSizeHint().height())

    @property
    def _answers(self) -> tuple[QPushButton, ...]:
        return self.yes, self.again, self.stop, self.pdf

    def show_slip(self, face: SlipFace) -> None:
        """Say what has become of the slip, with what can be done about it."""
        had_focus = any(holds_focus(each) for each in self._answers)
        is_news = bool(face.words) and face.words != self.state.accessibleName()
        self.state.say(face.words)
        self.state.setVisible(bool(face.words))
        self.yes.setVisible(face.asks)
        if face.again:
            self.again.setText(face.again)
            self.again.setAccessibleName(face.again)
        self.again.setVisible(bool(face.again))
        self.stop.setVisible(face.can_stop)
        self.pdf.setVisible(face.offers_pdf)
        for each in self._answers:
            each.setAccessibleDescription(face.words)
        self._give_words_room()
        if had_focus and not any(holds_focus(each) for each in self._answers):
            self.print.setFocus()
        if is_news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.state, face.words))

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
        self.show_slip(NOTHING)
        self.show_missing("")
        self.show_saved("")
