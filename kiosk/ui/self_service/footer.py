# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the same place on every page: back, an easier screen, read aloud, and a person."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.self_service.voice.state import VoiceState
from kiosk.ui.widgets import named

_ICONS = {
    VoiceState.SILENT: "volume-x",
    VoiceState.READY: "volume-2",
    VoiceState.SPEAKING: "pause",
    VoiceState.PAUSED: "volume-2",
}
_NARROW = 1.6
"""Widths to a height, under which the footer takes two rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterState:
    """What its buttons say now."""

    can_go_back: bool = False
    text_size: TextSize = TextSize.USUAL
    is_dark: bool = False
    lowered: bool = False
    voice: VoiceState = VoiceState.SILENT
    somebody_comes: bool = False


class Footer(QWidget):
    """Seven buttons, and "A person", which is always the last and always there.

    They stand in two rows where the screen is upright, and without icons where there is little room.
    """

    back_chosen = Signal()
    bigger_chosen = Signal()
    contrast_chosen = Signal()
    lower_chosen = Signal()
    languages_chosen = Signal()
    read_chosen = Signal()
    stop_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = stage.translate
        named(self, "footer", _("On every page"))
        self._stage, self._is_built_for = stage, FooterState(can_go_back=True)
        self._back = self._button("back", "arrow-left", _("Back"), self.back_chosen)
        self._bigger = self._button("bigger", "a-large-small", _("Bigger"), self.bigger_chosen)
        self._contrast = self._button("contrast", "contrast", _("Contrast"), self.contrast_chosen)
        self._lower = self._button("lower", "arrow-down", _("Lower"), self.lower_chosen)
        self._languages = self._button("languages", "languages", _("Languages"), self.languages_chosen)
        self._read = self._button("read-aloud", "volume-2", _("Read aloud"), self.read_chosen)
        self._stop = self._button("stop-reading", "square", _("Stop"), self.stop_chosen)
        self._help = self._button(
            "help", "hand-helping", _("I’d rather talk to someone"), self.help_chosen, role="help"
        )
        self._lay_out()
        self.show_state(FooterState())

    def show_state(self, state: FooterState) -> None:
        """Say what each button does now."""
        _ = self._stage.translate
        self._back.setVisible(state.can_go_back)
        is_biggest = state.text_size is TextSize.BIGGEST
        self._say(self._bigger, _("Usual size") if is_biggest else _("Bigger"), "a-large-small")
        self._say(self._contrast, _("Usual colours") if state.is_dark else _("Contrast"), "contrast")
        self._say(
            self._lower, _("Higher") if state.lowered else _("Lower"), "arrow-up" if state.lowered else "arrow-down"
        )
        self._say(self._read, self._reading_words(state.voice), _ICONS[state.voice])
        self._read.setEnabled(state.voice is not VoiceState.SILENT)
        self._stop.setVisible(state.voice in {VoiceState.SPEAKING, VoiceState.PAUSED})
        comes = state.somebody_comes
        self._say(self._help, _("Somebody is coming") if comes else _("I’d rather talk to someone"), "hand-helping")

    def _reading_words(self, voice: VoiceState) -> str:
        _ = self._stage.translate
        match voice:
            case VoiceState.SILENT:
                return _("No voice")
            case VoiceState.READY:
                return _("Read aloud")
            case VoiceState.SPEAKING:
                return _("Pause")
            case VoiceState.PAUSED:
                return _("Go on reading")

    def _say(self, button: TouchButton, words: str, icon_name: str) -> None:
        button.say(words, "" if self._stage.measures.is_low else icon_name)

    def _button(self, name: str, icon_name: str, words: str, signal: object, role: str = "secondary") -> TouchButton:
        low = self._stage.measures.is_low
        button = TouchButton(
            self._stage, words, name, icon_name="" if low else icon_name, role=role, stacked=not low, parent=self
        )
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._stage.measures.gap)
        narrow = self._stage.measures.room.width() < self._stage.measures.room.height() * _NARROW
        buttons = (self._back, self._bigger, self._contrast, self._lower, self._languages, self._read, self._stop)
        if narrow:
            for column, button in enumerate(buttons):
                grid.addWidget(button, 0, column)
            grid.addWidget(self._help, 1, 0, 1, len(buttons))
        else:
            for column, button in enumerate((*buttons, self._help)):
                grid.addWidget(button, 0, column)
            grid.setColumnStretch(len(buttons), 1)
        for column in range(len(buttons)):
            grid.setColumnStretch(column, 1)
