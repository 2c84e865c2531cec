# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the same place on every page: back, an easier screen, read aloud, and a person."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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

_LEAST_SHARE = 0.55
_PAD = 6
_IN_A_ROW, _PLACES = 4, 9
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

    They stand in more rows where the screen is upright or the words are large, and without icons where there is
    little room. None of them moves when another comes or goes.
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
        self._fitted: tuple[QSize, tuple[str, ...]] | None = None
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

    def showEvent(self, event: QShowEvent) -> None:
        """Set all words in one type, which nobody needed before."""
        super().showEvent(event)
        self._set_in_one_type()

    def _set_in_one_type(self) -> None:
        """Measure, which takes time, once for each size and wording that is seen."""
        shown = [button for button in self._row if not button.isHidden()]
        asked = (self.size(), tuple(button.text() for button in shown))
        if asked == self._fitted or not self.isVisible():
            return
        self._fitted = asked
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._stage.measures.gap)
        for buttons in self._rows():
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button, 2 if button is self._help and len(buttons) > _IN_A_ROW else 1)
            column.addLayout(row)

    def _rows(self) -> list[tuple["FooterButton", ...]]:
        """Share them out; on narrow screens the last has a row of its own."""
        measures, every = self._stage.measures, self._row
        if measures.is_narrow and measures.footer_rows > 2:
            return [every[:_IN_A_ROW], every[_IN_A_ROW:-1], every[-1:]]
        if measures.is_narrow:
            return [every[:-1], every[-1:]]
        return [every[:_IN_A_ROW], every[_IN_A_ROW:]] if measures.footer_rows > 1 else [every]

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
        stacked = measures.is_narrow and role != "help"
        super().__init__(stage, words, name, icon_name=shown_icon, role=role, stacked=stacked, parent=parent)
        self._usual = round(measures.usual_body * _LEAST_SHARE)
        self._pixels = self._usual
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setFixedHeight(measures.target if measures.is_narrow and not stacked else measures.footer_row)

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
    places = _PLACES if measures.footer_rows == 1 else _IN_A_ROW
    place = (measures.room.width() - 2 * measures.margin) / places
    return measures.is_narrow or place >= _ROOM_FOR_ICON * measures.usual_body
