# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says to the touch screen. No Qt in here."""

from dataclasses import dataclass

HEARTBEAT = "ONWARD_HEARTBEAT"
"""The environment variable with the number of the pipe's end that a watched screen beats into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchOptions:
    """How the touch screen is opened.

    `windowed` is for trying it out; `size` is width and height in pixels, None for the screen's; `language` is the code
    of one that Onward speaks, empty for the office's own.
    """

    windowed: bool = False
    size: tuple[int, int] | None = None
    language: str = ""
