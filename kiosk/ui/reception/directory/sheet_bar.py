# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking the list along: what to print it in, and what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kiosk.desk.make_sheet import SheetWishes
from kiosk.messages import Translator, shipped_languages
from kiosk.ui.reception.rows import Choice, Saying, button, column
from kiosk.ui.widgets import FlowLayout, IconButton, named


class SheetBar(QWidget):
    """Shows how the list can be taken along, once there is one. It knows no printer."""

    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, language: str, translate: Translator, parent: QWidget | None = None) -> None:
        """`language` is the office's own, which a list is in unless another one is chosen."""
        super().__init__(parent)
        _ = translate
        self._own_language = language
        self.print = named(IconButton("printer", _("Print this list"), "secondary", self), "print-list")
        self.print.setToolTip(_("Ctrl+P"))
        self.pdf = button(_("Save as PDF …"), "save-list", parent=self)
        self.language = named(Choice(self), "list-language", _("Language of the list"))
        for code in shipped_languages():
            self.language.addItem(_.language_name(code), code)
        self.large = named(QCheckBox(_("Large print"), self), "list-large")
        self.state = named(Saying("", "soft", self), "list-state")
        self._lay_out()
        self.print.clicked.connect(self.print_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.setVisible(False)
        self.clear()

    @property
    def wishes(self) -> SheetWishes:
        """How the list is wished now."""
        return SheetWishes(language=self.language.currentData(), large_print=self.large.isChecked())

    def say(self, words: str, *, busy: bool = False) -> None:
        """Say what has become of the list; while `busy` no other one can be asked for."""
        self.state.say(words)
        self.state.setVisible(bool(words))
        self.print.setEnabled(not busy)
        self.pdf.setEnabled(not busy)

    def clear(self) -> None:
        """Keep nothing of what somebody wished."""
        self.language.setCurrentIndex(max(0, self.language.findData(self._own_language)))
        self.large.setChecked(False)
        self.say("")

    def _lay_out(self) -> None:
        lines = column(self)
        row = QWidget(self)
        flow = FlowLayout(row)
        for each in (self.print, self.pdf, self.language, self.large):
            each.ensurePolished()
            each.setMinimumHeight(self.print.sizeHint().height())  # on one line with their middles
            flow.addWidget(each)
        lines.addWidget(row)
        lines.addWidget(self.state)
