# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import has changed, and how to go back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import LOOK, scaled, set_role
from kiosk.ui.widgets import Card, IconWords, named


class DonePanel(Card):
    """The plain result."""

    closed = Signal()
    report_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = translate
        self._result = named(IconWords("circle-check", "", "heading", LOOK.leaf, self), "import-result")
        self._said = named(Saying("", "soft", self), "import-done-said")
        self._close = named(KeyedIconButton("book-open", _("To the &directory"), "primary", self), "import-close")
        self._another = button(_("&Bring in another one"), "import-another", parent=self)
        self._report = button(_("&Save the report…"), "save-report-after", parent=self)
        back = _(
            "To go back, bring in the former file once more, under the same name. "
            "What you have edited, noted and checked yourselves has stayed, and will stay then, too."
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(scaled(18), scaled(16), scaled(18), scaled(16))
        lines.setSpacing(scaled(12))
        for part in (self._result, Saying(back, "soft", self), self._said):
            lines.addWidget(part)
        lines.addWidget(LinedUp(self, self._close, self._another, self._report))
        self._close.clicked.connect(self.closed)
        self._another.clicked.connect(self.another_wanted)
        self._report.clicked.connect(self.report_wanted)

    def show_done(self, words: str) -> None:
        """Say what was changed."""
        self._result.setText(words)
        self._result.setAccessibleName(words)
        self.say("")

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say what became of the report."""
        set_role(self._said, "error" if wrong else "soft")
        self._said.say(words)
        self._said.setVisible(bool(words))

    def take_focus(self) -> None:
        """Go to the way back."""
        self._close.setFocus()
