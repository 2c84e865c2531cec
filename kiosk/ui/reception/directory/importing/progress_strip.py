# SPDX-License-Identifier: GPL-3.0-or-later
"""How far it has come, and the button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.watch import Progress
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named

_LEAST_FOR_WORDS = 260
_LOOK = f"""QProgressBar {{ background: {LOOK.sand}; border: 1px solid {LOOK.line}; border-radius: 5px; }}
QProgressBar::chunk {{ background: {LOOK.teal}; border-radius: 4px; }}"""


class ProgressStrip(QWidget):
    """A bar, what is being done, and "Cancel"."""

    stopped = Signal()

    def __init__(self, translate: Translator, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = named(Saying("", "soft", self), f"{name}-words")
        self._bar = named(QProgressBar(self), f"{name}-bar", translate("How far it has come"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(scaled(10))
        self._bar.setStyleSheet(_LOOK)
        self._cancel = button(translate("&Cancel"), f"{name}-cancel", parent=self)
        self._cancel.setAutoDefault(True)
        lines = column(self, spacing=scaled(8))
        lines.addWidget(self._bar)
        lines.addWidget(TurningRow(self, self._words, self._cancel, 8, scaled(_LEAST_FOR_WORDS)))
        self._cancel.clicked.connect(self.stopped)

    def begin(self, words: str) -> None:
        """Begin anew."""
        self.show_progress(words, Progress())
        self.setVisible(True)
        self._cancel.setEnabled(True)

    def show_progress(self, words: str, progress: Progress) -> None:
        """Say how far it has come; where nobody knows how much there is, the bar only shows that it goes on."""
        known = progress.total > progress.done
        self._bar.setRange(0, progress.total if known else 0)
        self._bar.setValue(progress.done if known else 0)
        self._bar.setAccessibleDescription(words)
        self._words.say(words)

    def is_stopping(self, words: str) -> None:
        """Say that it will stop in a moment."""
        self._cancel.setEnabled(False)
        self._words.say(words)

    def take_focus(self) -> None:
        """Go to "Cancel"."""
        self._cancel.setFocus()
