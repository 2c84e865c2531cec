# SPDX-License-Identifier: GPL-3.0-or-later
"""A box to choose from on a page that scrolls."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.reception.rows import Choice
from kiosk.ui.reception.words.texts import plain_tooltip
from kiosk.ui.theme import scaled

_ARROW, _WIDEST = 18, 280


class SteadyChoice(Choice):
    """Leaves the wheel to the page, so that nobody changes a printer by scrolling past it.

    What is too long for it can be read whole in its tooltip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self._on_text_changed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Leave room for the arrow, which grows with the text, and stay narrower than a small window."""
        hint = super().sizeHint()
        return QSize(min(hint.width() + scaled(_ARROW), scaled(_WIDEST)), hint.height())

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.setToolTip(plain_tooltip(text))
