# SPDX-License-Identifier: GPL-3.0-or-later
"""What the voice is doing."""

from enum import StrEnum


class VoiceState(StrEnum):
    """Whether anything can be read aloud here, and whether it is being read.

    SILENT: no voice for this language, no program or no sound device; there is nothing to press.
    """

    SILENT = "silent"
    READY = "ready"
    SPEAKING = "speaking"
    PAUSED = "paused"
