# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not suggested any more for this need, and why: one quiet line, and the others folded behind it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.domain.resource_reason import LeftOut
from kiosk.follow_up_words import left_out_in_words
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.widgets import named


class LeftOutLines(QWidget):
    """Shows the latest one, and all of them when asked; nothing while nothing is left out."""

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self._left_out: tuple[LeftOut, ...] = ()
        self._unfolded = False
        self.said = named(Saying("", "soft", self), "left-out")
        self.more = button("", "left-out-more", "quiet", self)
        self.more.clicked.connect(self._on_more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = column(self, spacing=2)
        whole.addWidget(self.said)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Show what is left out; oldest first, as the use case lists it."""
        self._left_out = tuple(reversed(left_out))
        self._show()

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        self._left_out, self._unfolded = (), False
        self._show()

    def _show(self) -> None:
        shown = self._left_out if self._unfolded else self._left_out[:1]
        self.said.say("\n".join(left_out_in_words(each, self._, self._zone) for each in shown))
        others = len(self._left_out) - 1
        words = self._.several("and {count} more", "and {count} more", others)
        self.more.setText(self._("Show less") if self._unfolded else words)
        self.more.setAccessibleName(self.more.text())
        self.more.setAccessibleDescription(self._("What is left out, and why"))
        self.more.setVisible(others > 0)
        self.setVisible(bool(self._left_out))

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
