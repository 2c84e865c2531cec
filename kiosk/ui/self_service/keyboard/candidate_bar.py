# SPDX-License-Identifier: GPL-3.0-or-later
"""The row of words to choose from while pinyin is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.keyboard.key import Key, Label
from kiosk.ui.self_service.keyboard.pinyin import Candidate
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import named


class CandidateBar(QWidget):
    """As many words as fit, the likeliest first, and a key at the end for the next ones."""

    chosen = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._words: Sequence[Candidate] = ()
        self._shown: dict[Key, Candidate] = {}
        self._from = 0
        named(self, "candidates", stage.translate.in_context("keyboard", "Words to choose from"))
        more = Label(icon_name="chevron-right", spoken=stage.translate.in_context("keyboard", "More words"))
        self._more = Key(stage, more, "candidates-more", self)
        self._more.hide()
        self._more.tapped.connect(self._on_more)

    def offer(self, words: Sequence[Candidate]) -> None:
        """Show other words, from the first."""
        self._words, self._from = words, 0
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _on_more(self) -> None:
        following = self._from + len(self._shown)
        self._from = following if following < len(self._words) else 0
        self._lay_out()

    @Slot(object)
    def _on_tapped(self, key: Key) -> None:
        if key in self._shown:
            self.chosen.emit(self._shown[key])

    def _lay_out(self) -> None:
        for key in self._shown:
            key.hide()
            key.deleteLater()
        self._shown = {}
        x, gap, high = 0, max(4, self._stage.measures.gap // 2), self.height()
        for number, word in enumerate(self._words[self._from :], 1):
            wide = min(self._width_of(word.text), self.width() - high - gap)
            if x + wide > self.width() - high - gap:
                break
            key = Key(self._stage, Label(word.text), f"candidate-{number}", self)
            key.tapped.connect(self._on_tapped)
            key.setGeometry(QRect(x, 0, wide, high))
            key.show()
            self._shown[key] = word
            x += wide + gap
        self._more.setVisible(len(self._shown) < len(self._words))
        self._more.setGeometry(self.width() - high, 0, high, high)

    def _width_of(self, text: str) -> int:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(min(self._stage.measures.body * 1.15, self.height() * 0.56))))
        font.setWeight(QFont.Weight.DemiBold)
        return max(round(self.height() * 1.4), round(QFontMetrics(font).horizontalAdvance(text) / 0.8) + 2)
