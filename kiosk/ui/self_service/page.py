# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page of the touch screen has in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.self_service.fingers import let_fingers_push
from kiosk.ui.self_service.long_reading import LongColumn
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.parts import Question
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import ScrolledColumn, named

_SHARE_OF_KEYS, _SHARE_BESIDE_LARGE = 2, 1
"""How much wider the keys are than the buttons beside them, with usual and with large text."""


class KeyboardKind(StrEnum):
    """What is typed into a field."""

    WORDS = "words"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that can be read aloud. `private` ones are about this visitor."""

    text: str
    private: bool = False
    language: str = ""


class TouchPage(QWidget):
    """One question. `words` holds what is read, `controls` what is touched. What has no room scrolls.

    With lowered controls everything that is touched lies in the lowest two fifths of the screen.
    A page is built for one state, language and size, and thrown away with everything that was typed in it.
    """

    def __init__(self, stage: Stage, question: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, question)
        self.stage = stage
        self.question = Question(question)
        self.words, self.controls = QVBoxLayout(), QVBoxLayout()
        for column in (self.words, self.controls):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(stage.measures.gap)
        self.words.addWidget(self.question)
        self._is_full = False
        self._lay_out()

    @property
    def field(self) -> QWidget | None:
        """The field that the keyboard types into, None for a page without one."""
        return None

    @property
    def keyboard(self) -> KeyboardKind:
        """What is typed into the field."""
        return KeyboardKind.WORDS

    @property
    def first(self) -> QWidget:
        """What has the focus when the page comes."""
        return self.field or self.question

    def spoken(self) -> Sequence[Spoken]:
        """List what is read aloud, in its order."""
        return (Spoken(self.question.text()),)

    def go_on(self) -> None:
        """Do what the keyboard's last key stands for; a page without a field has none."""

    def show_busy(self) -> None:
        """Show that it is working; pages with nothing to save have nothing to show."""

    def show_beside(self, picture: QWidget) -> None:
        """Put a picture beside the words; on upright screens below them. It scrolls by itself."""
        if self.stage.measures.is_portrait:
            self._is_full = True
            (self.words if self.stage.lowered else self.controls).addWidget(picture, 0, Qt.AlignmentFlag.AlignLeading)
            return
        column = LongColumn(picture, self.stage, self)
        let_fingers_push(column)
        self._beside.addWidget(column)

    def show_keyboard(self, keyboard: QWidget) -> None:
        """With lowered controls: put the keyboard beside the page's own buttons, on upright screens below them."""
        if self.stage.measures.is_portrait:
            self._low.addWidget(keyboard, 0, Qt.AlignmentFlag.AlignBottom)
        else:
            share = _SHARE_OF_KEYS if self.stage.measures.text is TextSize.USUAL else _SHARE_BESIDE_LARGE
            self._low.insertWidget(0, keyboard, share, Qt.AlignmentFlag.AlignBottom)

    def make_roomy(self) -> None:
        """Let everything stand further apart where neither a keyboard nor a picture below the words needs the room."""
        air = self.stage.measures.air
        if self.stage.lowered or self._is_full or not air:
            return
        self.words.setContentsMargins(0, air, 0, air)
        for column in (self.words, self.controls):
            column.setSpacing(max(air, column.spacing()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.stage.measures.gap)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(2 * self.stage.measures.gap)
        column.addLayout(self._beside, 1)
        if not self.stage.lowered:
            self._beside.addWidget(self._scrolled(self.words, self.controls), 1)
            return
        read = self._scrolled(self.words)
        read.column.insertStretch(0, 1)  # what is read stands close to what is touched
        self._beside.addWidget(read, 1)
        column.addWidget(self._low_part())

    def _low_part(self) -> QWidget:
        """Hold what is touched."""
        measures = self.stage.measures
        held = _LowestPart(measures.low_part, self)
        upright = measures.is_portrait
        self._low = QBoxLayout(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight, held)
        self._low.setContentsMargins(0, 0, 0, 0)
        self._low.setSpacing(measures.gap if upright else 2 * measures.gap)
        self._low.addWidget(self._scrolled(self.controls), 1)
        return held

    def _scrolled(self, *parts: QVBoxLayout) -> ScrolledColumn:
        """Let what is too long for its room be pushed by a finger."""
        scrolled = ScrolledColumn(self)
        scrolled.column.setSpacing(self.stage.measures.gap)
        for part in parts:
            scrolled.column.addLayout(part, int(part is self.controls))
        let_fingers_push(scrolled)
        return scrolled


class _LowestPart(QWidget):
    """As high as what everybody reaches; it does not keep a window from becoming smaller."""

    def __init__(self, high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._high = high
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height it was given."""
        return QSize(super().sizeHint().width(), self._high)

    def minimumSizeHint(self) -> QSize:
        """No height of its own."""
        return QSize(super().minimumSizeHint().width(), 0)
