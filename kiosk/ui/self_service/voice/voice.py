# SPDX-License-Identifier: GPL-3.0-or-later
"""The voice of the touch screen."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.self_service.page import Spoken
from kiosk.ui.self_service.voice import espeak
from kiosk.ui.self_service.voice.state import VoiceState
from kiosk.ui.self_service.voice.utterance import Speech, Utterance


class PrivateSpeech(StrEnum):
    """When sentences about the visitor are read out, as the office has set it.

    HEADPHONES counts as NEVER: no system tells soundly enough, at every moment, that a loudspeaker cannot be heard.
    """

    NEVER = "never"
    HEADPHONES = "headphones"
    ALWAYS = "always"


class Voice(QObject):
    """Reads sentences aloud, one after the other. Nothing here ever waits, and nothing is an error: it is silent.

    `state_changed` carries a VoiceState: READY when the last sentence has been read to its end. A voice is SILENT until
    `prepare` has found that the language can be read, and becomes so when reading fails.
    """

    state_changed = Signal(object)

    def __init__(
        self,
        private: PrivateSpeech,
        *,
        program: str = espeak.PROGRAM,
        words_a_minute: int = espeak.USUAL_SPEED,
        trial_seconds: float = espeak.TRIAL_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._private, self._program, self._speed = private, program, words_a_minute
        self._trial_seconds = trial_seconds
        self._state = VoiceState.SILENT
        self._able: set[str] = set()
        self._language = ""
        self._sentences: tuple[Spoken, ...] = ()
        self._next = 0
        self._utterance: Utterance | None = None
        self._has_ended = False

    @property
    def state(self) -> VoiceState:
        """What it is doing."""
        return self._state

    def prepare(self, language: str) -> None:
        """Stop, and find out whether a BCP 47 language can be read here; READY follows if so, SILENT until then.

        What worked is not tried again; what did not is, for a loudspeaker may have been plugged in since.
        """
        self._forget()
        self._language = language
        if language in self._able:
            self._become(VoiceState.READY)
            return
        self._become(VoiceState.SILENT)
        if self._has_ended:
            return
        trial = self._utter(espeak.trying(language), espeak.TRIAL_WORDS, self._trial_seconds)
        trial.ended.connect(self._on_tried)
        trial.begin()

    def read(self, sentences: Sequence[Spoken], language: str) -> None:
        """Read sentences from the first one on; those in another language than the page's are read in theirs."""
        self._forget()
        self._language = language
        self._sentences = tuple(sentence for sentence in sentences if self._may_read(sentence))
        self.again()

    def pause(self) -> None:
        """Fall silent. The sentence that is broken off is read from its beginning when it goes on."""
        if self._state is VoiceState.SPEAKING:
            self._hush()
            self._become(VoiceState.PAUSED)

    def go_on(self) -> None:
        """Read on after a pause."""
        if self._state is VoiceState.PAUSED:
            self._say()

    def again(self) -> None:
        """Read what was last read from its first sentence."""
        self._hush()
        self._next = 0
        self._say()

    def stop(self) -> None:
        """Fall silent and forget what was read."""
        self._forget()
        if self._state is not VoiceState.SILENT:
            self._become(VoiceState.READY)

    def end(self) -> None:
        """Stop for good, when the app ends: every program is gone, and none is started any more."""
        self._has_ended = True
        self.stop()
        for going in self.findChildren(Utterance):
            going.wait_until_gone()

    def _may_read(self, sentence: Spoken) -> bool:
        is_ours = not sentence.private or self._private is PrivateSpeech.ALWAYS
        return is_ours and bool(espeak.spoken_text(sentence.text))

    def _say(self) -> None:
        """Say the next sentence, or be done."""
        if self._has_ended:
            return
        if self._next >= len(self._sentences):
            if self._state is VoiceState.SPEAKING:
                self._become(VoiceState.READY)
            return
        text = espeak.spoken_text(self._sentences[self._next].text)
        arguments = espeak.speaking(self._spoken_language(), self._speed)
        utterance = self._utter(arguments, text, espeak.longest_seconds(text, self._speed))
        utterance.ended.connect(self._on_said)
        self._become(VoiceState.SPEAKING)
        utterance.begin()

    def _spoken_language(self) -> str:
        return self._sentences[self._next].language or self._language

    @Slot(bool)
    def _on_said(self, heard: bool) -> None:
        """Go on. A language that cannot be read is left out, unless it is the page's: then nothing can."""
        is_foreign = espeak.voice_for(self._spoken_language()) != espeak.voice_for(self._language)
        self._utterance = None
        if heard or is_foreign:
            self._next += 1
            self._say()
        else:
            self._able.discard(self._language)
            self._become(VoiceState.SILENT)

    @Slot(bool)
    def _on_tried(self, heard: bool) -> None:
        self._utterance = None
        if heard:
            self._able.add(self._language)
            self._become(VoiceState.READY)

    def _utter(self, arguments: Sequence[str], text: str, seconds: float) -> Utterance:
        self._utterance = Utterance(Speech(self._program, arguments, text, seconds), self)
        return self._utterance

    def _hush(self) -> None:
        going, self._utterance = self._utterance, None
        if going is not None:
            going.abandon()

    def _forget(self) -> None:
        self._hush()
        self._sentences, self._next = (), 0

    def _become(self, state: VoiceState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
