# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard below the page: it writes into the field that has the focus, and never takes the focus itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTextEdit, QWidget

from kiosk.ui.self_service.keyboard.alternatives import Alternatives
from kiosk.ui.self_service.keyboard.board import Board
from kiosk.ui.self_service.keyboard.candidate_bar import CandidateBar
from kiosk.ui.self_service.keyboard.caps import Does, Face
from kiosk.ui.self_service.keyboard.composing import Composing
from kiosk.ui.self_service.keyboard.key import Key
from kiosk.ui.self_service.keyboard.letters import is_mark
from kiosk.ui.self_service.keyboard.pinyin import PinyinWords
from kiosk.ui.self_service.keyboard.shift import Shift, after_tap, begins
from kiosk.ui.self_service.keyboard.writing import Writing
from kiosk.ui.self_service.page import KeyboardKind
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import named

KeySound = Callable[[], None]
"""Sounds when a key is tapped."""

_LEAST_KEY = 9.0
"""Millimetres."""

_SHARE, _SHARE_IF_CROWDED = 0.4, 0.33
"""Of the room above the footer, which is higher where larger words crowd the page."""

_FACES = {Does.SIGNS: Face.SIGNS, Does.LATIN: Face.LATIN, Does.LETTERS: Face.LETTERS}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(QWidget):
    """Built for one language and one kind of field. `done` comes from its last key, and from Enter in one line.

    In a language that is written by pinyin it has Latin letters until it is given the words.
    """

    done = Signal()

    def __init__(
        self, stage: Stage, kind: KeyboardKind, keys: KeySound | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "keyboard", stage.translate.in_context("keyboard", "Keyboard"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._stage, self._kind, self._sound = stage, kind, keys
        self._shift = Shift.OFF
        self._writing: Writing | None = None
        self._composing: Composing | None = None
        self._bar: CandidateBar | None = None
        self._alternatives: Alternatives | None = None
        self._board = Board(stage, kind, self)
        self._board.key_tapped.connect(self._on_tapped)
        self._board.key_held.connect(self._on_held)
        self._fit()

    def type_into(self, field: QWidget | None) -> None:
        """Write into another field, or into none; letters that are still gathered are written into the one before."""
        self._finish_composing()
        self._leave()
        if field is None:
            return
        self._writing = Writing(field, self)
        field.installEventFilter(self)
        field.destroyed.connect(self._on_field_gone)
        if isinstance(field, QTextEdit | QLineEdit):
            field.cursorPositionChanged.connect(self._on_cursor_moved)
        self._shift = Shift.OFF
        self._begin()

    def forget(self) -> None:
        """Write into nothing any more, and let go of the letters that are still gathered: nobody is to see them."""
        if self._composing is not None:
            self._composing.forget()
        self._leave()

    def use_words(self, words: PinyinWords) -> None:
        """Write Chinese by pinyin from now on; in other languages, and in fields for addresses, nothing changes."""
        if not self._board.can_compose or self._composing is not None:
            return
        self._composing = Composing(words, self)
        self._bar = CandidateBar(self._stage, self)
        self._composing.offered.connect(self._bar.offer)
        self._bar.chosen.connect(self._composing.choose)
        self._bar.show()
        self._board.compose()
        self._show_shift(Shift.OFF)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as there is room, and as high as its rows."""
        return QSize(self._stage.measures.room.width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Keys of 9 mm, where there is room."""
        return QSize(0, min(self._height_of(self._least), self.maximumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between the rows."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End one line with Enter, on whichever keyboard it is pressed; a field that is left keeps what it shows."""
        if event.type() == QEvent.Type.FocusOut:
            self._finish_composing()
        enter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if enter and self._kind is not KeyboardKind.WORDS:
            self._end()
            return True
        return super().eventFilter(watched, event)

    def _on_cursor_moved(self) -> None:
        self._begin()

    @Slot()
    def _on_field_gone(self) -> None:
        self._writing = None
        if self._composing is not None:
            self._composing.forget()

    @Slot(object)
    def _on_tapped(self, key: Key) -> None:
        if self._sound is not None:
            self._sound()
        match self._board.does(key):
            case Does.WRITE:
                self._write(self._board.writes(key))
            case Does.SPACE:
                self._space()
            case Does.DELETE:
                self._delete()
            case Does.SHIFT:
                self._show_shift(after_tap(self._shift, twice=key.twice))
            case Does.DONE:
                self._end()
            case Does.SIGNS | Does.LATIN | Does.LETTERS as other:
                self._show_face(_FACES[other])
            case None:
                pass

    @Slot(object)
    def _on_held(self, key: Key) -> None:
        match self._board.does(key):
            case Does.DELETE:
                self._delete()
            case Does.SPACE:
                self._space()
            case Does.WRITE:
                self._offer_others(key)
            case _:
                pass

    @Slot(str)
    def _on_chosen(self, text: str) -> None:
        self._write(text)

    @Slot()
    def _on_closed(self) -> None:
        self._alternatives = None

    def _write(self, text: str) -> None:
        if self._writing is None:
            return
        if self._composing is not None and self._board.composes(text):
            self._composing.add(text, self._writing)
            return
        if self._composing is not None and self._composing.is_under_way:
            self._composing.choose_first()
        if is_mark(text):
            self._mark(text, self._writing)
        else:
            self._writing.write(text)
        if self._shift is Shift.ONCE:
            self._shift = Shift.OFF
        self._begin()

    def _mark(self, mark: str, writing: Writing) -> None:
        change = self._board.letters.marked(writing.before(), mark)
        if change is None:
            writing.write(mark)
        elif change[0]:
            writing.write(change[1], instead_of=change[0])

    def _space(self) -> None:
        if self._composing is not None and self._composing.is_under_way:
            self._composing.choose_first()
        else:
            self._write(" ")

    def _delete(self) -> None:
        if self._composing is not None and self._composing.is_under_way:
            self._composing.take_back()
        elif self._writing is not None:
            self._writing.delete()
            self._begin()

    def _end(self) -> None:
        self._finish_composing()
        self.done.emit()

    def _finish_composing(self) -> None:
        if self._composing is not None:
            self._composing.give_up()

    def _offer_others(self, key: Key) -> None:
        others = self._board.offered_at(key)
        if not others or self._alternatives is not None:
            return
        strip = Alternatives(self._stage, others, key, self.window())
        strip.chosen.connect(self._on_chosen)
        strip.closed.connect(self._on_closed)
        key.slid.connect(strip.slide_to)
        key.let_go.connect(strip.let_go)
        self._alternatives = strip

    def _show_face(self, face: Face) -> None:
        self._finish_composing()
        self._board.show_face(face)
        self._shift = Shift.OFF
        self._begin()
        self._place()

    def _begin(self) -> None:
        """Set shift by itself where a sentence or a name begins."""
        if self._shift in {Shift.ONCE, Shift.LOCKED}:
            return
        before = self._writing.before() if self._writing is not None else "."
        wanted = self._board.has_capitals and begins(before, self._kind)
        self._show_shift(Shift.BEGINNING if wanted else Shift.OFF)

    def _show_shift(self, shift: Shift) -> None:
        self._shift = shift
        self._board.show_shift(shift)

    def _leave(self) -> None:
        if self._alternatives is not None:
            self._alternatives.dismiss()
        writing, self._writing = self._writing, None
        if writing is None:
            return
        writing.field.removeEventFilter(self)
        writing.field.destroyed.disconnect(self._on_field_gone)
        if isinstance(writing.field, QTextEdit | QLineEdit):
            writing.field.cursorPositionChanged.disconnect(self._on_cursor_moved)
        writing.deleteLater()

    @property
    def _gap(self) -> int:
        return max(4, round(self._stage.measures.gap * 0.66))

    @property
    def _least(self) -> int:
        return round(_LEAST_KEY * self._stage.measures.millimetre)

    @property
    def _rows(self) -> int:
        return self._board.most_rows + (self._bar is not None)

    def _height_of(self, key: int) -> int:
        return self._rows * (key + self._gap) - self._gap

    def _fit(self) -> None:
        """Take two fifths of the room above the footer; with lowered controls, of the whole screen less the footer.

        On upright screens a row of the page's own buttons lies above it then.
        """
        measures = self._stage.measures
        if measures.lowered:
            most = measures.low_part - measures.is_portrait * (measures.target + measures.gap)
        else:
            share = _SHARE_IF_CROWDED if measures.is_crowded and not measures.is_low else _SHARE
            usual = round((measures.room.height() - measures.footer_height - 2 * measures.gap) * share)
            most = max(self._height_of(self._least), usual)
        self.setMaximumHeight(min(self._height_of(measures.target), most))
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        rows = self._rows
        high = min((self.height() + self._gap) // rows - self._gap, self._stage.measures.target)
        self._board.place(self.size(), max(high, 1), self._gap)
        if self._bar is not None:
            left, width = self._board.span
            top = self.height() - rows * (high + self._gap) + self._gap
            self._bar.setGeometry(left, top, width, max(high, 1))
