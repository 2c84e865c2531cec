# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for whoever looks at the board, above it: each with its count, and a click that shows it alone."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.board import BoardCounts
from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.board_look import Strip
from kiosk.ui.widgets import FlowLayout, IconButton, named

_ICONS = {
    Strip.QUESTIONS: "circle-question-mark",
    Strip.OFFERS: "handshake",
    Strip.STALLED: "hourglass",
    Strip.AWAY: "users",
    Strip.CALLS: "phone-call",
}


class Strips(QWidget):
    """Says which one was chosen, or none any more. Where nothing waits there is nothing to see."""

    chosen = Signal(object)  # the Strip, or None

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._counts = dict.fromkeys(Strip, 0)
        self._buttons = {strip: self._button(strip) for strip in _ICONS}
        flow = FlowLayout(self)
        for each in self._buttons.values():
            flow.addWidget(each)
        self._say()

    def show_counts(self, counts: BoardCounts) -> None:
        """Say how many offers and questions wait, and how much is due of those who are away."""
        self._counts |= {
            Strip.OFFERS: counts.offered_to_me,
            Strip.QUESTIONS: counts.questions_for_me,
            Strip.AWAY: counts.due_of_away,
        }
        self._say()

    def show_brought(self, *, stalled: int, calls: int) -> None:
        """Say how many hand-offs stall, and how many follow-up calls are due."""
        self._counts |= {Strip.STALLED: stalled, Strip.CALLS: calls}
        self._say()

    def clear(self) -> None:
        """Say nothing."""
        self._counts = dict.fromkeys(Strip, 0)
        self.mark(None)

    def mark(self, strip: Strip | None) -> None:
        """Show which one is looked at."""
        for each, shown in self._buttons.items():
            with QSignalBlocker(shown):
                shown.setChecked(each is strip)
        self._say()

    @Slot()
    def _on_clicked(self) -> None:
        pressed = next(strip for strip, button in self._buttons.items() if button is self.sender())
        strip = pressed if self._buttons[pressed].isChecked() else None
        self.mark(strip)
        self.chosen.emit(strip)

    def _say(self) -> None:
        for strip, shown in self._buttons.items():
            words = self._words(strip)
            shown.setText(words)
            shown.setAccessibleName(words)
            shown.setVisible(self._counts[strip] > 0 or shown.isChecked())
        self.setVisible(any(not shown.isHidden() for shown in self._buttons.values()))

    def _words(self, strip: Strip) -> str:
        count = self._counts[strip]
        match strip:
            case Strip.OFFERS:
                return self._.several("{count} hand-off for you", "{count} hand-offs for you", count)
            case Strip.QUESTIONS:
                return self._.several("{count} question for you", "{count} questions for you", count)
            case Strip.STALLED:
                return self._.several("{count} hand-off stalled", "{count} hand-offs stalled", count)
            case Strip.AWAY:
                return self._.several(
                    "{count} due of a colleague who is away", "{count} due of colleagues who are away", count
                )
            case Strip.CALLS:
                return self._.several("{count} follow-up call due", "{count} follow-up calls due", count)

    def _button(self, strip: Strip) -> IconButton:
        made = named(IconButton(_ICONS[strip], "", "small", self), f"strip-{strip.value}")
        made.setCheckable(True)
        made.clicked.connect(self._on_clicked)
        return made
