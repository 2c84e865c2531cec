# SPDX-License-Identifier: GPL-3.0-or-later
"""What the visitor said, whole and verbatim (rule 2), however long it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, column
from kiosk.ui.widgets import named

_LONG = 600
_MANY_LINES = 10
_LINES_IN_SIGHT = 8
_AROUND = 12


class SaidWords(QWidget):
    """The words, wrapped; very long ones in a place of limited height that scrolls by keyboard too."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._short = named(Saying("", "strong", self), "owed-words")
        self._long = named(QPlainTextEdit(self), "owed-words-long", translate("What they said"))
        self._long.setReadOnly(True)
        self._long.setTabChangesFocus(True)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._long.setTextInteractionFlags(selectable)
        self._long.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = column(self, spacing=0)
        whole.addWidget(self._short)
        whole.addWidget(self._long)
        self.say("")

    def say(self, words: str) -> None:
        """Show the words; "" shows nothing."""
        quoted = f"“{words}”" if words else ""
        is_long = len(words) > _LONG or words.count("\n") >= _MANY_LINES
        self._short.say("" if is_long else quoted)
        self._short.setVisible(not is_long)
        if not is_long:
            self._long.clear()
        elif self._long.toPlainText() != quoted:
            self._long.setPlainText(quoted)
            self._long.setFixedHeight(_LINES_IN_SIGHT * self._long.fontMetrics().lineSpacing() + _AROUND)
        self._long.setVisible(is_long)
