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

    They stand in two rows where the screen is upright, and without icons where there is little room. "Back"
    keeps its place while it is not there.
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
        self._stage, self._has_icons = stage, not stage.measures.is_low
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
        self._make_fit()

    def _make_fit(self) -> None:
        """Leave the icons out of a row that is too wide; then, while it is being read aloud, the languages."""
        self._languages.setVisible(True)
        if self._stage.measures.is_narrow or self._fits():
            return
        self._has_icons = False
        for button in self._row:
            button.say(button.text(), "")
        self._languages.setVisible(self._stop.isHidden() or self._fits())

    def _fits(self) -> bool:
        measures = self._stage.measures
        there = [button for button in self._row if not button.isHidden() or button is self._back]
        wide = sum(button.minimumSizeHint().width() for button in there) + measures.gap * len(self._row)
        return wide <= measures.room.width() - 2 * measures.margin

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
        button.say(words, icon_name if self._has_icons else "")

    def _button(self, name: str, icon_name: str, words: str, signal: object, role: str = "secondary") -> TouchButton:
        button = TouchButton(
            self._stage,
            words,
            name,
            icon_name=icon_name if self._has_icons else "",
            role=role,
            stacked=self._stage.measures.is_narrow,
            small=True,
            parent=self,
        )
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._stage.measures.gap)
        buttons = self._row[:-1]
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        for column, button in enumerate(buttons):
            grid.addWidget(button, 0, column)
            grid.setColumnStretch(column, 1)
        if self._stage.measures.is_narrow:
            grid.addWidget(self._help, 1, 0, 1, len(buttons))
        else:
            grid.addWidget(self._help, 0, len(buttons))
            grid.setColumnStretch(len(buttons), 2)

    @property
    def _row(self) -> tuple[TouchButton, ...]:
        easier = (self._bigger, self._contrast, self._lower, self._languages)
        return (self._back, *easier, self._read, self._stop, self._help)
