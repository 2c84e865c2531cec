# SPDX-License-Identifier: GPL-3.0-or-later
"""The question whether anybody is still there, before what they told is put away."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.self_service.parts import Question, TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Words, named

SECOND_MILLISECONDS = 1000
_LARGE = 1.5


class StillThere(QWidget):
    """Lies over everything, and nothing of the page shines through. It counts `seconds` down, and only says so.

    `more_time_chosen` and `finished_chosen` are the two answers.
    """

    more_time_chosen = Signal()
    finished_chosen = Signal()

    def __init__(self, stage: Stage, seconds: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._seconds = stage, seconds
        _ = stage.translate
        question = _("Are you still there?")
        named(self, "still-there", question)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._countdown = named(Words("", "touch-strong", wraps=True), "still-there-countdown")
        more = TouchButton(stage, _("Yes, more time"), "more-time", icon_name="check", role="primary")
        more.setMinimumHeight(round(stage.measures.target * _LARGE))
        more.clicked.connect(self.more_time_chosen)
        finished = TouchButton(stage, _("I’m finished"), "finished", role="quiet")
        finished.clicked.connect(self.finished_chosen)
        self._lay_out(Question(question), more, finished)
        self.setFocusProxy(more)
        self._show_seconds()
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MILLISECONDS)
        self._second.timeout.connect(self._on_second)
        self._second.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hide all that is below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._stage.look.paper))
        painter.end()

    def _lay_out(self, question: QWidget, more: QWidget, finished: QWidget) -> None:
        """Put the answers where everybody reaches them."""
        margin, gap = self._stage.measures.margin, self._stage.measures.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(gap)
        column.addStretch(1)
        column.addWidget(question)
        column.addWidget(self._countdown)
        column.addStretch(1)
        column.addWidget(more)
        column.addSpacing(gap)
        column.addWidget(finished)

    def _show_seconds(self) -> None:
        _ = self._stage.translate
        said = _.several(
            "We’ll go back to the start in {count} second.",
            "We’ll go back to the start in {count} seconds.",
            self._seconds,
        )
        self._countdown.setText(said)
        self._countdown.setAccessibleName(said)

    @Slot()
    def _on_second(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._show_seconds()
