# SPDX-License-Identifier: GPL-3.0-or-later
"""The field that visitors write into."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from kiosk.ui.self_service.fingers import let_fingers_push
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import named

_BORDER = 3
"""Of a field without the focus; the ring of the focus takes more."""


class TouchField(QTextEdit):
    """A large field, of one line or several. It has no menu, takes no drops, no pasted markup and no files.

    `typed` carries the text after every change. Text beyond `longest` characters is not taken.
    """

    typed = Signal(str)

    def __init__(
        self,
        stage: Stage,
        label: str,
        object_name: str,
        *,
        text: str = "",
        lines: int = 1,
        longest: int = 200,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, object_name, label)
        set_role(self, "touch-field")
        self._longest, self._one_line = longest, lines == 1
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._one_line:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        let_fingers_push(self)
        self._stand_high(stage, lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.textChanged.connect(self._on_changed)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """No higher than its lines: it needs no room for scroll bars."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def _stand_high(self, stage: Stage, lines: int) -> None:
        """Keep the height of its lines on the tightest page; a height that is set otherwise gives way to the style."""
        line = QFontMetrics(_field_font(self.font(), stage)).lineSpacing()
        box = 2 * (stage.measures.gap + _BORDER)
        wider = 2 * (stage.measures.ring - _BORDER)
        high = max(stage.measures.target - box, line * lines + wider)
        self.setStyleSheet(f"QTextEdit {{ min-height: {high}px; placeholder-text-color: {stage.look.soft}; }}")

    def insertFromMimeData(self, _source: object) -> None:
        """Take nothing that was copied elsewhere: whoever copied it was here before."""

    @Slot()
    def _on_changed(self) -> None:
        text = self.toPlainText()
        kept = (" ".join(text.splitlines()) if self._one_line else text)[: self._longest]
        if kept != text:
            with QSignalBlocker(self):
                self.setPlainText(kept)
                self.moveCursor(self.textCursor().MoveOperation.End)
        self.typed.emit(kept)


def _field_font(font: QFont, stage: Stage) -> QFont:
    large = QFont(font)
    large.setPixelSize(stage.measures.body)
    return large
