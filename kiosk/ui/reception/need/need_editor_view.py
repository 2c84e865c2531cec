# SPDX-License-Identifier: GPL-3.0-or-later
"""The widgets in which a need is written down, or an earlier one is read back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.need.filing_chips import FilingChips
from kiosk.ui.reception.need.words_field import WordsField
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, ScrolledColumn, Words, named

_HEIGHT = 104


class NeedEditorView(QWidget):
    """Heading, field, chips; the field gives way to a card while an earlier need is in hand."""

    def __init__(self, names: Mapping[str, str], translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        self.heading = named(Saying("", "heading", self), "need-heading")
        self.read_back = named(Words(_("Read it back: “Did I get that right?”"), "soft", self), "read-back")
        self.words = named(WordsField(self), "need-words", _("What brings them in, in their own words"))
        self.words.setPlaceholderText(_("In their own words"))
        self.problem = named(Saying("", "error", self), "need-problem")
        self.chips = named(FilingChips(names, translate, self), "filing")
        self.quoted = named(Saying("", "", self), "need-in-hand")
        self.other_words = button(_("Write down something else"), "other-words", "quiet", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.words)
        self.stack.addWidget(self._quoting_page())
        self.stack.setFixedHeight(scaled(_HEIGHT))
        self._lay_out()

    def _quoting_page(self) -> QWidget:
        card = Card(self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
        scrolled = ScrolledColumn(card)
        scrolled.column.addWidget(self.quoted)
        scrolled.column.addStretch(1)
        inside.addWidget(scrolled, 1)
        inside.addWidget(self.other_words, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _lay_out(self) -> None:
        whole = column(self, spacing=10)
        whole.addWidget(TurningRow(self, self.heading, self.read_back, spacing=6, least=scaled(240)))
        whole.addWidget(self.stack)
        whole.addWidget(self.problem)
        whole.addWidget(self.chips)
