# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the same place on every page: back, an easier screen, read aloud, and a person."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kiosk.ui.self_service.measures import Measures, TextSize
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

_STACKED_HEIGHT = 1.5
_LEAST_SHARE = 0.55
_PAD = 6
_PLACES = 9
_ROOM_FOR_ICON = 6.8
"""Widths of a place, in heights of type."""


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

    They stand in two rows where the screen is upright, and without icons where there is little room. None of them
    moves when another comes or goes.
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
        self._stage = stage
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
        self._set_in_one_type()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set all words in one type."""
        super().resizeEvent(event)
        self._set_in_one_type()

    def _set_in_one_type(self) -> None:
        shown = [button for button in self._row if not button.isHidden()]
        pixels = min(button.fitting_pixels() for button in shown)
        for button in shown:
            button.set_in(pixels)

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

    def _say(self, button: "FooterButton", words: str, icon_name: str) -> None:
        button.say(words, icon_name if _has_room_for_icons(self._stage.measures) else "")

    def _button(
        self, name: str, icon_name: str, words: str, signal: SignalInstance, role: str = "secondary"
    ) -> "FooterButton":
        button = FooterButton(self._stage, words, name, icon_name, role, self)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._stage.measures.gap)
        others = self._row[:-1]
        for column, button in enumerate(others):
            grid.addWidget(button, 0, column)
            grid.setColumnStretch(column, 1)
        if self._stage.measures.is_narrow:
            grid.addWidget(self._help, 1, 0, 1, len(others))
        else:
            grid.addWidget(self._help, 0, len(others))
            grid.setColumnStretch(len(others), 2)

    @property
    def _row(self) -> tuple["FooterButton", ...]:
        easier = (self._bigger, self._contrast, self._lower, self._languages)
        return (self._back, *easier, self._read, self._stop, self._help)


class FooterButton(TouchButton):
    """A button in one of the footer's equal places, which it keeps whatever it says, and while it is not there.

    Its words may be smaller than elsewhere: eight buttons in a row are known by their icons and places, too.
    """

    def __init__(
        self, stage: Stage, words: str, name: str, icon_name: str, role: str, parent: QWidget | None = None
    ) -> None:
        measures = stage.measures
        shown_icon = icon_name if _has_room_for_icons(measures) else ""
        super().__init__(stage, words, name, icon_name=shown_icon, role=role, stacked=measures.is_narrow, parent=parent)
        self._usual = round(measures.usual_body * _LEAST_SHARE)
        self._pixels = self._usual
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setFixedHeight(round(measures.target * (_STACKED_HEIGHT if measures.is_narrow else 1)))

    def set_in(self, pixels: int) -> None:
        """Show the words in the type of the whole row."""
        self._pixels = pixels
        self.update()

    def _shown_font(self) -> QFont:
        return self._font(self._pixels)

    def _pad(self) -> int:
        return _PAD


def _has_room_for_icons(measures: Measures) -> bool:
    """Tell whether a place is wide enough for an icon beside its word, or has it above."""
    place = (measures.room.width() - 2 * measures.margin) / _PLACES
    return measures.is_narrow or place >= _ROOM_FOR_ICON * measures.usual_body
