# SPDX-License-Identifier: GPL-3.0-or-later
"""The print that is chosen in the queue: whose it is, what has become of it, and what can be done about it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.slip_queue import InQueue
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying
from kiosk.ui.reception.slips.deeds import Deed, deeds_for
from kiosk.ui.reception.words.slips import SlipWords, deed_in_words
from kiosk.ui.widgets import Card, FlowLayout, IconButton, named

_ICONS = {
    Deed.CAME_OUT: "printer-check",
    Deed.NOT_OUT: "copy",
    Deed.PRINT: "printer",
    Deed.TAKE_OFF: "x",
    Deed.CLEAR: "check",
}


class SlipCard(Card):
    """Says what was chosen to be done; each signal carries the InQueue it is about, and the Deed.

    What prints a slip of some time ago is asked about here before it is `agreed`.
    """

    wanted = Signal(object, object)
    agreed = Signal(object, object)
    put_by = Signal()

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._row: InQueue | None = None
        self._asked: Deed | None = None
        self.setObjectName("queued-slip")
        self._heading = named(Saying("", "strong"), "queued-whose")
        self._what = named(Saying(), "queued-what")
        self._origin = named(Saying("", "soft"), "queued-origin")
        self._question = named(Saying("", "strong"), "queued-question")
        self._buttons = {deed: self._deed_button(deed) for deed in Deed}
        self._yes = _button("printer", translate("Yes, print it"), "queued-is-here")
        self._no = _button("x", translate("No, leave it"), "queued-not-here")
        self._deeds, self._answers = _flow(*self._buttons.values()), _flow(self._yes, self._no)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self._lay_out()
        self.show_slip(None, None)

    def show_slip(self, row: InQueue | None, words: SlipWords | None) -> None:
        """Show a print, or nothing; a question about it stands while it is as it was."""
        if row is None or self._row is None or _known(row) != _known(self._row):
            self._end_asking()
        self._row = row
        self.setVisible(row is not None)
        if row is None or words is None:
            self._forget()
            return
        self._heading.say(words.heading(row))
        self._what.say(words.what_is_so(row))
        self._origin.say(words.origin(row))
        self._offer(row)

    def want_first(self) -> None:
        """Press what is likeliest."""
        if self._row is not None and self._asked is None:
            self.wanted.emit(self._row, deeds_for(self._row.order)[0])

    def ask(self, deed: Deed, question: str) -> None:
        """Ask first. The cursor goes to the answer that prints nothing."""
        self._asked = deed
        self._say_question(question)
        self._question.setVisible(True)
        self._answers.setVisible(True)
        self._no.setFocus()
        self._deeds.setVisible(False)

    @property
    def first_answer(self) -> QWidget:
        """Where the cursor goes when something is asked."""
        return self._no

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves a slip where it is."""
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._on_no()
        else:
            super().keyPressEvent(event)

    def _offer(self, row: InQueue) -> None:
        offered = deeds_for(row.order)
        for deed, button in self._buttons.items():
            button.setAccessibleDescription(self._heading.accessibleName())
            button.setVisible(deed in offered)
            role = "primary" if deed is offered[0] else "secondary"
            if button.property("role") != role:
                button.show_role(role)

    def _say_question(self, question: str) -> None:
        self._question.say(question)
        for answer in (self._yes, self._no):
            answer.setAccessibleDescription(question)

    def _forget(self) -> None:
        for said in (self._heading, self._what, self._origin):
            said.say("")
        for button in self._buttons.values():
            button.setAccessibleDescription("")

    def _end_asking(self) -> None:
        self._asked = None
        self._say_question("")
        self._deeds.setVisible(True)
        self._question.setVisible(False)
        self._answers.setVisible(False)

    @Slot()
    def _on_wanted(self) -> None:
        deed = next((deed for deed, button in self._buttons.items() if button is self.sender()), None)
        if self._row is not None and deed is not None:
            self.wanted.emit(self._row, deed)

    @Slot()
    def _on_yes(self) -> None:
        if self._row is not None and self._asked is not None:
            self.agreed.emit(self._row, self._asked)
            self._end_asking()

    @Slot()
    def _on_no(self) -> None:
        self.put_by.emit()
        self._end_asking()

    def _deed_button(self, deed: Deed) -> IconButton:
        made = _button(_ICONS[deed], deed_in_words(deed, self._), f"queued-{deed.value}")
        made.clicked.connect(self._on_wanted)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        for widget in (self._heading, self._what, self._origin, self._question):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._deeds)
        column.addWidget(self._answers)


def _known(row: InQueue) -> tuple[object, ...]:
    return row.order.id, row.order.state, row.order.at


def _button(icon_name: str, text: str, object_name: str) -> IconButton:
    return named(IconButton(icon_name, text), object_name, text)


def _flow(*buttons: IconButton) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made)
    for button in buttons:
        flow.addWidget(button)
    return made
