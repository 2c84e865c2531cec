# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to call: the number large, what was tried so far, and what came of it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.desk.call_back import ToCall
from kiosk.messages import Translator
from kiosk.ui.reception.call_backs.call_words import CallWords
from kiosk.ui.reception.call_backs.call_work import CallDeed
from kiosk.ui.reception.rows import KeyedIconButton, Saying, row
from kiosk.ui.widgets import Card, FlowLayout, Words, named

_MOST_CHARACTERS = 400


class CallCard(Card):
    """Says what was chosen: `said` carries the ToCall, the CallDeed and the note; `copied` the number.

    What came of a call is asked for a note first: one press too many takes nobody off the list.
    """

    said = Signal(object, object, str)
    copied = Signal(str)
    need_wanted = Signal(object)  # the need's id
    put_by = Signal()

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._call: ToCall | None = None
        self._asked: CallDeed | None = None
        self.setObjectName("call-card")
        self._name = named(Saying("", "strong"), "call-name")
        self._phone = named(Words("", "title"), "call-phone")
        self._phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._facts = {name: named(Saying("", role), f"call-{name}") for name, role in _FACTS}
        self._copy = _button("copy", translate("&Copy number"), "copy-number")
        self._reached = _button("phone-call", translate("&Reached"), "call-reached", "primary")
        self._no_answer = _button("phone-missed", translate("&No answer"), "call-no-answer")
        self._give_up = _button("x", translate("&Give up"), "call-give-up")
        self._take = _button("user-check", translate("I’ll &take it"), "call-take")
        self._open = _button("folder-open", translate("&Open the need"), "call-open-need")
        self._note = named(QLineEdit(), "call-note")
        self._note.setMaxLength(_MOST_CHARACTERS)
        self._save = _button("check", translate("&Save"), "save-call", "primary")
        self._back = _button("undo-2", translate("&Back"), "call-back-out")
        self._question = named(Saying("", "strong"), "call-question")
        self._lay_out()
        self._connect()
        self.show_call(None, None)

    def show_call(self, call: ToCall | None, words: CallWords | None) -> None:
        """Show somebody, or nobody; a note that was begun stays while it is the same person."""
        if call is None or self._call is None or call.call_back.id != self._call.call_back.id:
            self._end_asking()
        self._call = call
        self.setVisible(call is not None)
        if call is None or words is None:
            self._forget()
            return
        self._name.say(words.called(call))
        self._phone.setText(words.phone(call))
        self._facts["about"].say(words.about(call))
        self._facts["why"].say(words.why(call))
        self._facts["preference"].say(words.preference(call))
        self._facts["tries"].say(words.tries(call))
        for said in self._facts.values():
            said.setVisible(bool(said.text()))
        self._copy.setVisible(bool(call.call_back.phone))
        self._open.setVisible(call.call_back.need_id is not None)
        self._take.setVisible(call.call_back.owner_id != words.me)

    @property
    def first_deed(self) -> QWidget:
        """Where the cursor goes when somebody turns to the card."""
        return self._note if self._asked else self._reached

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it is."""
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _ask(self, deed: CallDeed, question: str) -> None:
        self._asked = deed
        self._question.say(question)
        self._note.setAccessibleName(question)
        self._note.clear()
        self._deeds.hide()
        self._asking.show()
        self._note.setFocus()

    def _end_asking(self) -> None:
        self._asked = None
        self._note.clear()
        self._asking.hide()
        self._deeds.show()

    def _forget(self) -> None:
        for said in (self._name, *self._facts.values()):
            said.say("")
        self._phone.setText("")

    @Slot()
    def _on_reached(self) -> None:
        _, has_need = self._, self._call is not None and self._call.call_back.need_id is not None
        said = _("Reached. What was said? It may stay empty.")
        needs = _("Reached. What do they need, in their own words? Leave it empty where nothing is left to do.")
        self._ask(CallDeed.REACHED, said if has_need else needs)

    @Slot()
    def _on_no_answer(self) -> None:
        self._ask(CallDeed.NO_ANSWER, self._("No answer. Anything to note? It may stay empty."))

    @Slot()
    def _on_give_up(self) -> None:
        self._ask(CallDeed.GIVE_UP, self._("Why do we give up?"))

    @Slot()
    def _on_save(self) -> None:
        if self._call is not None and self._asked is not None:
            self.said.emit(self._call, self._asked, self._note.text())

    @Slot()
    def _on_take(self) -> None:
        if self._call is not None:
            self.said.emit(self._call, CallDeed.TAKE, "")

    @Slot()
    def _on_copy(self) -> None:
        if self._call is not None:
            self.copied.emit(self._call.call_back.phone)

    @Slot()
    def _on_open(self) -> None:
        need_id: UUID | None = self._call.call_back.need_id if self._call else None
        if need_id is not None:
            self.need_wanted.emit(need_id)

    @Slot()
    def _on_back(self) -> None:
        self._end_asking()
        self.put_by.emit()

    def end_note(self) -> None:
        """The note was saved."""
        self._end_asking()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(18, 14, 18, 14)
        lines.setSpacing(6)
        number = FlowLayout(spacing=16)
        number.addWidget(self._phone)
        number.addWidget(self._copy)
        lines.addWidget(self._name)
        lines.addLayout(number)
        for said in self._facts.values():
            lines.addWidget(said)
        self._deeds = _flow(self, self._reached, self._no_answer, self._give_up, self._take, self._open)
        self._asking = QWidget(self)
        asked = QVBoxLayout(self._asking)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self._question)
        answer = row()
        answer.addWidget(self._note, 1)
        answer.addWidget(self._save)
        answer.addWidget(self._back)
        asked.addLayout(answer)
        lines.addSpacing(4)
        lines.addWidget(self._deeds)
        lines.addWidget(self._asking)

    def _connect(self) -> None:
        self._reached.clicked.connect(self._on_reached)
        self._no_answer.clicked.connect(self._on_no_answer)
        self._give_up.clicked.connect(self._on_give_up)
        self._take.clicked.connect(self._on_take)
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self._note.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._back.clicked.connect(self._on_back)


_FACTS = (("about", ""), ("why", "soft"), ("preference", "strong"), ("tries", "soft"))
"""What is said under the number, and in which role."""


def _button(icon_name: str, text: str, object_name: str, role: str = "secondary") -> KeyedIconButton:
    return named(KeyedIconButton(icon_name, text, role), object_name, text.replace("&", ""))


def _flow(parent: QWidget, *buttons: QWidget) -> QWidget:
    made = QWidget(parent)
    flow = FlowLayout(made)
    for button in buttons:
        flow.addWidget(button)
    return made
