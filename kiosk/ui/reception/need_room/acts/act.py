# SPDX-License-Identifier: GPL-3.0-or-later
"""What the forms of all acts have in common."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.need_room.doing import Doing
from kiosk.ui.reception.rows import Saying, column
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Words, named

LONGEST_LINE = 2_000


class Act(QWidget):
    """A small form for one thing that can be done. What is written stays until it is done; Escape folds the form.

    `title` is on the button that unfolds it, `name` begins the object names.
    """

    done = Signal(str)
    """It is done; what to say of it."""
    failed = Signal(object)
    folded = Signal()

    def __init__(self, name: str, title: str, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.title = name, title
        self.first: QWidget | None = None
        self._desk, self._ = tools.desk, tools.translate
        self._chosen: Chosen | None = None
        self._about: UUID | None = None
        self._doing = Doing(tools.workers.database, self)
        self._pressed: QObject | None = None
        self._doing.turned.connect(self.show_busy)
        self._doing.done.connect(self._on_done)
        self._doing.failed.connect(self.failed)
        self.setObjectName(f"act-{name}")
        self.setStyleSheet(f"QLineEdit, QPlainTextEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self.whole = column(self, spacing=scaled(6))
        self.missing = named(Saying("", "error", self), f"{name}-missing")
        self.missing.hide()

    def fits(self, chosen: Chosen) -> bool:
        """Tell whether it can be done now."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget what was written."""
        raise NotImplementedError

    def take(self, chosen: Chosen) -> None:
        """Show what belongs to this need; what is written stays."""

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Take in which need it is about; another one begins with an empty form."""
        if chosen is None or self._chosen is None or chosen.need_id != self._chosen.need_id:
            self.clear()
            self.missing.hide()
        self._chosen = chosen
        if chosen is not None:
            self.take(chosen)
        self.show_busy()

    def take_focus(self) -> None:
        """Go to the first field."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, job: Callable[[], object], note: str) -> None:
        """Do it on the worker."""
        if self._doing.is_busy:
            return
        self.missing.hide()
        self._about, self._pressed = self._chosen.need_id if self._chosen else None, self.sender()
        self._doing.start(job, note)

    @Slot()
    def show_busy(self) -> None:
        """While one thing is done nothing else can be pressed; what was pressed keeps the focus."""
        for each in self.findChildren(QPushButton):
            each.setEnabled(not self.is_shut(each))

    def is_shut(self, answer: QPushButton) -> bool:
        """Tell whether a button would be pressed in vain now."""
        is_same = self._chosen is not None and self._chosen.need_id == self._about
        return self._doing.is_busy and not (is_same and answer is self._pressed)

    def refuse(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is missing, and go there."""
        self.missing.say(sentence)
        self.missing.show()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_line(self, label: str, object_name: str, placeholder: str = "") -> QLineEdit:
        """Add a one-line field under its label."""
        line = named(QLineEdit(self), object_name, label)
        line.setMaxLength(LONGEST_LINE)
        line.setPlaceholderText(placeholder)
        self.add_labelled(label, line)
        return line

    def add_labelled(self, label: str, widget: QWidget) -> None:
        """Add a field under its label."""
        said = Words(label, "soft", self)
        said.setBuddy(widget)
        self.whole.addWidget(said)
        self.whole.addWidget(widget)
        self.first = self.first or widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds it, and keeps what is written."""
        if event.key() != Qt.Key.Key_Escape or not self.fold():
            super().keyPressEvent(event)

    def fold(self) -> bool:
        """Fold it; False when there is nothing to fold."""
        self.folded.emit()
        return True

    @Slot(object, str)
    def _on_done(self, answer: object, note: str) -> None:
        if self._chosen is not None and self._chosen.need_id == self._about:
            self.clear()
            self.folded.emit()
        self.done.emit(self.told(answer, note))

    def told(self, _answer: object, note: str) -> str:
        """Say what came of it."""
        return note
