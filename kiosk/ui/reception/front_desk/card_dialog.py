# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor's new card: its code to photograph, or the card on paper; it cannot be shown again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.visitor_card import VisitorCard
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.rows import Saying, button
from kiosk.ui.reception.words.handouts import SayProblem, handout_in_words
from kiosk.ui.tasks import Worker
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, named


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDoor:
    """How a card comes from its token onto screen and paper: its code as PNG, and a print that raises nothing."""

    draw: Callable[[str], bytes]
    print_card: Callable[[VisitorCard], Delivery]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPress:
    """How this very card comes onto paper. `print_card` holds its token, so it goes when the dialog does.

    It blocks on the printer's worker, and raises nothing.
    """

    print_card: Callable[[], Delivery]
    worker: Worker
    say_problem: SayProblem


class CardDialog(QDialog):
    """Shows the code and nothing about the visitor but the name they like. Without a press it cannot print."""

    def __init__(
        self, code: bytes, name: str, translate: Translator, parent: QWidget, press: CardPress | None = None
    ) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._press = press
        self.setWindowTitle(_("Card"))
        self.setObjectName("card-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._image = named(QLabel(self), "card-code", _("The card’s code"))
        drawn = QPixmap()
        if drawn.loadFromData(code):
            self._image.setPixmap(drawn.scaledToWidth(_code_side(self), Qt.TransformationMode.SmoothTransformation))
        self._image.setMinimumSize(self._image.pixmap().size())  # it is never cut, whatever is said below it
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = Saying(
            _("{name} can photograph this and show it next time. An earlier card stops working.", name=name)
        )
        self._state = named(Saying("", "soft", self), "card-state")
        self._print = named(IconButton("printer", _("Print card"), "primary", self), "card-print")
        self._lay_out()
        if press is not None:
            self._errand = Errand(press.worker, self)
            self._errand.answered.connect(self._show_end)
            self._errand.failed.connect(self._show_problem)
            self._print.clicked.connect(self._on_print)

    def _lay_out(self) -> None:
        close = button(self._("Done"), "card-done", parent=self)
        close.clicked.connect(self.close)
        self._print.setVisible(self._press is not None)
        self._state.setVisible(False)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(scaled(12))
        for widget in (self._image, self._words, self._state, self._print, close):
            self._whole.addWidget(widget)
        self._make_room()

    def _make_room(self) -> None:
        """Grow until all the words are to be read."""
        width = scaled(340)
        self.resize(width, max(self.height() if self.isVisible() else 0, self._whole.totalHeightForWidth(width)))

    @Slot()
    def _on_print(self) -> None:
        if self._press is not None and not self._errand.is_busy:
            self._say(self._("Printing …"), "")
            self._errand.ask(self._press.print_card)

    @Slot(object)
    def _show_end(self, ended: Delivery) -> None:
        if self._press is None:
            return
        again = self._("Try again") if ended.state is SlipState.FAILED else self._("Print again")
        self._say(handout_in_words(ended, self._press.say_problem, self._), again)

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self._say(sentence_for(problem, self._), self._("Try again"))

    def _say(self, words: str, again: str) -> None:
        """Say what has become of the card; `again` names the button once it can be pressed again."""
        self._state.say(words)
        self._state.setVisible(True)
        self._print.setEnabled(bool(again))
        self._print.setText(again or self._print.text())
        self._print.setAccessibleName(self._print.text())
        self._make_room()


def _code_side(dialog: QDialog) -> int:
    """Say how large the code is drawn: well to be photographed, and with room for the words on a small screen."""
    return min(scaled(260), dialog.screen().availableGeometry().height() * 2 // 5)
