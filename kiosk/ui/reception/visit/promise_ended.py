# SPDX-License-Identifier: GPL-3.0-or-later
"""A promise that was not kept: why, and when instead, said to whoever it was made to."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from kiosk.domain.working_time import OfficeCalendar
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.due_field import DueField
from kiosk.ui.reception.next_step.steps.due_said import DueSaid
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Words, named


class PromiseEnded(QWidget):
    """Asks for the reason, and for a new time where the same is promised again. Enter saves, Escape leaves it."""

    told = Signal(str, object)
    """Why, and the new time, None when nothing is promised instead."""
    dismissed = Signal()

    def __init__(self, now: datetime, calendar: OfficeCalendar, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self.why = self._line("promise-why", _("Why it was not kept"), _("For example: the carrier did not answer"))
        self.when = self._line("promise-again", _("Promise it again by"), _("Leave empty to promise nothing now"))
        said = DueSaid("promise-again", translate, self)
        self.problem = named(Saying("", "error", self), "promise-why-missing")
        self._due = DueField(self.when, said, translate)
        self._due.show_now(now, calendar)
        save = button(_("Save"), "promise-ended-save", "secondary", self)
        dismiss = button(_("Cancel"), "promise-ended-cancel", "quiet", self)
        lines = QFormLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(scaled(8))
        lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for line in (self.why, self.when):
            label = Words(line.accessibleName(), "soft", self)
            label.setBuddy(line)
            lines.addRow(label, line)
        whole = column(self, spacing=6)
        whole.addLayout(lines)
        for each in (said, self.problem, LinedUp(self, save, dismiss)):
            whole.addWidget(each)
        self.problem.hide()
        save.clicked.connect(self._on_save)
        dismiss.clicked.connect(self.dismissed)

    def _line(self, object_name: str, label: str, placeholder: str) -> QLineEdit:
        line = named(QLineEdit(self), object_name, label)
        line.setPlaceholderText(placeholder)
        line.returnPressed.connect(self._on_save)
        return line

    def take_focus(self) -> None:
        """Begin with the reason."""
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_save(self) -> None:
        why, due = self.why.text().strip(), self._due.due
        if not why:
            self._refuse(self._("Write why it was not kept."), self.why)
        elif due is None and not self._due.is_empty:
            self._refuse(self._("Say by when, in plain words, or leave it empty."), self.when)
        else:
            self.told.emit(why, due)

    def _refuse(self, sentence: str, line: QLineEdit) -> None:
        self.problem.say(sentence)
        self.problem.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
