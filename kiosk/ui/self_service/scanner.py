# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading cards: a scanner is a keyboard that types a card's text and Enter, whatever has the focus."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent

from kiosk.domain.visitor import CARD_PREFIX, card_token_hash

PAUSE_MILLISECONDS = 120
"""A scanner never pauses as long as this between two keys; people nearly always do."""

_FAST = 8
_CERTAIN = re.compile(f"{CARD_PREFIX}[0-9A-F]{{{_FAST}}}.*")
"""More than fingers write without a pause: a card, readable or not, that must not be seen."""

_BEGUN = re.compile(f"{CARD_PREFIX}[0-9A-F]{{0,{_FAST}}}")
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_SILENT = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})


@dataclass(frozen=True, slots=True)
class _Key:
    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class CardScanner(QObject):
    """Holds keys back while they may be a card's, and gives them to whatever has the focus when they are not.

    `card_scanned` carries the token in upper case; `card_unread` says that a card came broken. Neither shows anywhere.
    It listens at the window's gate.
    """

    kinds = frozenset({QEvent.Type.KeyPress})
    card_scanned = Signal(str)
    card_unread = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[_Key] = []
        self._gives_back = False
        self._card_went = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.timeout.connect(self._on_still_nothing)

    def takes(self, _watched: QObject, event: QEvent) -> bool:
        """Take away the keys of cards."""
        if self._gives_back or not isinstance(event, QKeyEvent) or event.key() in _SILENT:
            return False
        return self._takes_end() if event.key() in _ENDS else self._takes_letter(event)

    def _takes_letter(self, event: QKeyEvent) -> bool:
        text = "" if event.isAutoRepeat() else event.text()
        if self._held and not (text and _may_be_card(self._typed + text.upper())):
            self._settle(ended=False)
        self._card_went = False
        if not text or not _may_be_card(self._typed + text.upper()):
            return False
        self._held.append(_Key(event.key(), event.modifiers(), event.text()))
        self._look_again.stop()
        self._pause.start()
        return True

    def _takes_end(self) -> bool:
        """A scanner may end with two keys, as with CR and LF; the second must not press a button of the next page."""
        if not self._held:
            return self._card_went
        return self._settle(ended=True)

    @Slot()
    def _on_pause(self) -> None:
        """Let keys come first that were typed while the window was busy: they would look like a pause."""
        self._look_again.start(0)

    @Slot()
    def _on_still_nothing(self) -> None:
        self._card_went = bool(self._held) and self._settle(ended=False)

    @property
    def _typed(self) -> str:
        return "".join(key.text for key in self._held).upper()

    def _settle(self, *, ended: bool) -> bool:
        """Decide what the held keys were; returns whether they were a card's."""
        typed, held = self._typed, self._held
        self._held = []
        if card_token_hash(typed) is not None:
            self._end_card()
            self.card_scanned.emit(typed)
            return True
        if _CERTAIN.fullmatch(typed) or (ended and len(typed) > len(CARD_PREFIX)):
            self._end_card()
            self.card_unread.emit()
            return True
        self._pause.stop()
        self._look_again.stop()
        self._give_back(held)
        return False

    def _end_card(self) -> None:
        self._card_went = True
        self._pause.start()

    def _give_back(self, keys: list[_Key]) -> None:
        self._gives_back = True
        try:
            for key in keys:
                focus = QGuiApplication.focusObject()
                if focus is not None:
                    QCoreApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key.key, key.modifiers, key.text))
        finally:
            self._gives_back = False


def _may_be_card(typed: str) -> bool:
    return CARD_PREFIX.startswith(typed) or bool(_BEGUN.fullmatch(typed) or _CERTAIN.fullmatch(typed))
