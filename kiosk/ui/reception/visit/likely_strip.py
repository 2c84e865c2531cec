# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody typed about themselves at the touch screen, and whom staff may take them for (rule 9)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.who_it_may_be import Likely
from kiosk.domain.visit import SaidOfSelf
from kiosk.domain.visitor import Visitor
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, empty
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.reception.words.likely import likely_in_words, typed_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, named


class LikelyStrip(Card):
    """Asks quietly, and says what was answered. Whoever wants to stay anonymous does: nobody has to answer."""

    identified = Signal(object)
    """The id of the visitor it is."""
    new_wanted = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self._question = named(Saying("", "", self), "who-it-may-be-question")
        new = button(translate("Somebody new"), "somebody-new", parent=self)
        self._rows = column(spacing=6)
        whole = column(self, spacing=10)
        whole.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        whole.addWidget(TurningRow(self, self._question, new, spacing=12, least=scaled(340)))
        whole.addLayout(self._rows)
        new.clicked.connect(self.new_wanted)
        self.hide()

    def ask(self, said: SaidOfSelf, likely: Sequence[Likely], last_visits: Sequence[date | None], today: date) -> None:
        """Ask whether it is one of these; `last_visits` are the days on which each came last, in the same order."""
        _ = self._
        typed = typed_in_words(said, _)
        asked = _("They gave {typed}. Is it one of these?", typed=typed)
        self._question.say(asked if likely else _("They gave {typed}. Nobody we know fits that.", typed=typed))
        empty(self._rows)
        for number, (one, last) in enumerate(zip(likely, last_visits, strict=True), start=1):
            words = likely_in_words(one, last, today, _)
            self._rows.addWidget(self._row(number, one.visitor, words))
        self.show()

    def clear(self) -> None:
        """Ask nothing, and keep nothing of what was asked."""
        empty(self._rows)
        self._question.say("")
        self.hide()

    def _row(self, number: int, visitor: Visitor, words: str) -> QWidget:
        chosen = button(self._("This is them"), f"it-is-{number}", "quiet", self)
        chosen.setAccessibleName(self._("This is {name}", name=visitor.listed))
        chosen.setProperty("visitor", visitor.id)
        chosen.clicked.connect(self._on_chosen)
        who = named(Saying(words, "soft", self), f"may-be-{number}")
        return TurningRow(self, who, chosen, spacing=12, least=scaled(340))

    @Slot()
    def _on_chosen(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.identified.emit(pressed.property("visitor"))
