# SPDX-License-Identifier: GPL-3.0-or-later
"""What espeak-ng is told, and how its answer is understood. No Qt in here.

Measured with espeak-ng 1.51: it ends with 0 even where no sound could be made, and only says "error: …" on stderr. An
amplitude of 0 opens the sound device without being heard. At 150 words a minute a character takes 0.08 s in words,
0.4 s in Chinese and 0.5 s in digits.
"""

import re
import unicodedata

PROGRAM = "espeak-ng"
USUAL_SPEED = 150
"""Words a minute; espeak-ng's own 175 is too fast for a second language, or for ears of eighty."""

TRIAL_WORDS = "a"
TRIAL_SECONDS = 5.0

_VOICES = {"en": "en-us", "es": "es-419", "zh": "cmn"}
"""Voices that are not simply called as the language is."""

_SECONDS_TO_BEGIN = 10.0
_SECONDS_A_CHARACTER = 1.0
_UNSPOKEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def voice_for(language: str) -> str:
    """Name the voice for a BCP 47 code; empty for what is no code. Whether it exists, only the program knows."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return _VOICES.get(primary, primary) if re.fullmatch("[a-z]{2,3}", primary) else ""


def speaking(language: str, words_a_minute: int) -> list[str]:
    """List the arguments for reading out what comes on stdin."""
    return ["-v", voice_for(language), "-s", str(words_a_minute), "-b", "1", "--stdin"]


def trying(language: str) -> list[str]:
    """List the arguments for finding out, unheard, whether there are a voice and a sound device."""
    return [*speaking(language, USUAL_SPEED), "-a", "0"]


def spoken_text(text: str) -> str:
    """Keep what is to be heard: no marks for the eye, and no brackets, which would begin phoneme codes."""
    heard = "".join(" " if unicodedata.category(sign) in _UNSPOKEN else sign for sign in text)
    return " ".join(heard.replace("[", " ").replace("]", " ").split())


def longest_seconds(text: str, words_a_minute: int) -> float:
    """Return how long a text may take at the most; what takes longer hangs."""
    return _SECONDS_TO_BEGIN + _SECONDS_A_CHARACTER * len(text) * USUAL_SPEED / words_a_minute


def was_heard(exit_code: int, complaints: str) -> bool:
    """Tell from exit code and stderr whether the text was turned into sound."""
    return exit_code == 0 and re.search(r"^error:", complaints, re.IGNORECASE | re.MULTILINE) is None
