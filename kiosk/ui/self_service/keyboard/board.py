# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that are shown, where they lie and what stands on them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.keyboard.caps import (
    Cap,
    CapRow,
    Does,
    Face,
    last_row,
    letter_rows,
    phone_rows,
    sign_rows,
)
from kiosk.ui.self_service.keyboard.key import Key, Label
from kiosk.ui.self_service.keyboard.letters import Letters, latin_letters, letters_of, punctuation_of, signs_of
from kiosk.ui.self_service.keyboard.shift import Shift
from kiosk.ui.self_service.page import KeyboardKind
from kiosk.ui.self_service.stage import Stage

_WIDEST_KEY = 1.55
"""In targets: keys grow no wider, and the keyboard stands in the middle."""

_REPEATING = frozenset({Does.DELETE, Does.SPACE})


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where rows and keys lie, in pixels: `pitch` from one letter key to the next, `widest` a row in letter keys."""

    room: QSize
    high: int
    gap: int
    pitch: float
    widest: float


class Board(QObject):
    """Makes the keys of one face as children of the keyboard, and tells which was touched."""

    key_tapped = Signal(object)
    key_held = Signal(object)

    def __init__(self, stage: Stage, kind: KeyboardKind, keyboard: QWidget) -> None:
        super().__init__(keyboard)
        self._stage, self._kind, self._keyboard = stage, kind, keyboard
        self._own = letters_of(stage.translate)
        self._composing = False
        self._face = Face.LETTERS
        self._shift = Shift.OFF
        self._keys: dict[Key, Cap] = {}
        self._rows: list[list[Key]] = []
        self._grid: _Grid | None = None
        self.span = (0, 0)
        self._latin = latin_letters()
        self._build()

    @property
    def can_compose(self) -> bool:
        """Whether words are chosen for what is typed, once they are there."""
        return self._own.by_pinyin and self._kind in {KeyboardKind.WORDS, KeyboardKind.NAME}

    @property
    def letters(self) -> Letters:
        """The letters that are shown, or were before the signs."""
        latin_only = self._kind is KeyboardKind.EMAIL or (self._own.by_pinyin and not self._composing)
        if self._face is Face.LATIN or (latin_only and not self._own.has_latin):
            return self._latin if self._kind is not KeyboardKind.EMAIL else self._latin.in_ascii()
        return self._own.in_ascii() if self._kind is KeyboardKind.EMAIL else self._own

    @property
    def has_capitals(self) -> bool:
        """Whether shift gives capital letters; letters that are gathered are small."""
        return self.letters.has_capitals and not self.letters.by_pinyin and self._face is not Face.SIGNS

    @property
    def most_rows(self) -> int:
        """Of all faces, so that the keyboard keeps its height."""
        if self._kind is KeyboardKind.PHONE:
            return len(phone_rows())
        return 1 + max(len(self.letters.rows), 3)

    def compose(self) -> None:
        """Gather letters from now on."""
        self._composing = True
        self._build()

    def does(self, key: Key) -> Does | None:
        """Say what a key is for; None for one that is gone."""
        cap = self._keys.get(key)
        return cap.does if cap else None

    def writes(self, key: Key) -> str:
        """Say what a key writes as shift is now."""
        return self._keys[key].writes

    def offered_at(self, key: Key) -> tuple[str, ...]:
        """List what a long press on it offers."""
        text = self.writes(key)
        return () if self.composes(text) else self.letters.offered_at(text)

    def composes(self, text: str) -> bool:
        """Tell whether a key's text is gathered, not written."""
        gathered = {key for row in self._own.rows for key in row}
        return self._composing and self._face is Face.LETTERS and text in gathered

    def show_face(self, face: Face) -> None:
        """Show other keys."""
        self._face = face
        self._build()

    def show_shift(self, shift: Shift) -> None:
        """Show the letters as they come now."""
        if shift is self._shift or self._kind is KeyboardKind.PHONE:
            return
        self._shift = shift
        for row, caps in zip(self._rows, self._caps(), strict=True):
            for key, cap in zip(row, caps, strict=True):
                self._dress(key, cap)

    def place(self, room: QSize, high: int, gap: int) -> None:
        """Lay the keys out in the middle of the room, the last row at its bottom."""
        widest = max(sum(cap.units for cap in caps) for caps in self._caps())
        most = round(self._stage.measures.target * _WIDEST_KEY)
        self._grid = grid = _Grid(room, high, gap, min((room.width() + gap) / widest, most + gap), widest)
        wide = round(widest * grid.pitch - gap)
        self.span = ((room.width() - wide) // 2, wide)
        turned = self._stage.translate.right_to_left and self._kind is not KeyboardKind.PHONE
        for above, row in enumerate(reversed(self._rows)):
            top = room.height() - high - above * (high + gap)
            self._place_row(row[::-1] if turned and not above else row, top, grid)

    def _place_row(self, row: list[Key], top: int, grid: _Grid) -> None:
        fixed = sum(self._keys[key].units for key in row)
        rest = grid.widest - fixed if any(not self._keys[key].units for key in row) else 0
        x = (grid.room.width() - ((fixed + rest) * grid.pitch - grid.gap)) / 2
        for key in row:
            wide = (self._keys[key].units or rest) * grid.pitch
            key.setGeometry(round(x), top, round(x + wide - grid.gap) - round(x), grid.high)
            x += wide

    def _build(self) -> None:
        for key in self._keys:
            key.hide()
            key.deleteLater()
        self._keys, self._rows = {}, []
        for number, caps in enumerate(self._caps(), 1):
            self._rows.append([self._key(cap, f"{number}-{place}") for place, cap in enumerate(caps, 1)])
        if self._grid is not None:
            self.place(self._grid.room, self._grid.high, self._grid.gap)

    def _caps(self) -> list[CapRow]:
        if self._kind is KeyboardKind.PHONE:
            return phone_rows()
        translate = self._stage.translate
        two_scripts = not self._own.has_latin and (self._composing or not self._own.by_pinyin)
        last = last_row(self._kind, self._face, punctuation_of(translate), two_scripts=two_scripts)
        if self._face is Face.SIGNS:
            return [*sign_rows(signs_of(translate)), last]
        letters = self.letters
        shown = letters.rows if self._shift is Shift.OFF else letters.shifted
        return [*letter_rows(letters, shown), last]

    def _key(self, cap: Cap, place: str) -> Key:
        name = f"key-{place}" if cap.does is Does.WRITE else f"key-{cap.does}"
        key = Key(self._stage, self._label(cap), name, self._keyboard, repeats=cap.does in _REPEATING)
        key.tapped.connect(self.key_tapped)
        key.held.connect(self.key_held)
        self._dress(key, cap)
        key.show()
        return key

    def _dress(self, key: Key, cap: Cap) -> None:
        key.primary = cap.does is Does.DONE
        key.marked = cap.does is Does.SHIFT and self._shift is not Shift.OFF
        key.locked = cap.does is Does.SHIFT and self._shift is Shift.LOCKED
        if self._keys.get(key) != cap or cap.does is Does.SHIFT:
            self._keys[key] = cap
            key.show_label(self._label(cap))

    def _label(self, cap: Cap) -> Label:
        in_context = self._stage.translate.in_context
        match cap.does:
            case Does.WRITE:
                return Label(cap.writes, carrier=self.letters.carrier)
            case Does.SPACE:
                return Label(icon_name="space", spoken=in_context("keyboard", "Space"))
            case Does.DELETE:
                mirrored = self._stage.translate.right_to_left and not self.letters.has_latin
                return Label(icon_name="delete", spoken=in_context("keyboard", "Delete"), mirrored=mirrored)
            case Does.SHIFT:
                return Label(icon_name="arrow-big-up", spoken=self._shift_name())
            case Does.SIGNS:
                return Label("123", spoken=in_context("keyboard", "Numbers and signs"))
            case Does.LETTERS:
                return Label(self._own.name, spoken=in_context("keyboard", "Letters"))
            case Does.LATIN:
                return Label(self._latin.name, spoken=in_context("keyboard", "Latin letters"))
            case Does.DONE:
                return Label(in_context("keyboard", "Done"))

    def _shift_name(self) -> str:
        in_context = self._stage.translate.in_context
        match self._shift:
            case Shift.OFF:
                return in_context("keyboard", "Shift")
            case Shift.BEGINNING | Shift.ONCE:
                return in_context("keyboard", "Shift, on")
            case Shift.LOCKED:
                return in_context("keyboard", "Shift, locked")
