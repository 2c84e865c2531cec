# SPDX-License-Identifier: GPL-3.0-or-later
"""The few ESC/POS commands a slip needs, by Epson's command reference for TM printers.

Nothing a visitor wrote passes through here: a drawn slip has no text, and one in the printer's own letters has
only what a code page prints, so that no text can be a command.
"""

from enum import IntEnum

from kiosk.printing.receipt_profiles import Cut

START = b"\x1b@"
"""ESC @: whatever was set before is forgotten. Every job begins with it."""


class Ask(IntEnum):
    """What DLE EOT asks for."""

    PRINTER = 1
    OFFLINE = 2
    ERROR = 3
    PAPER = 4


def status_request(ask: Ask) -> bytes:
    """DLE EOT: answered at once, whatever the printer is doing."""
    return bytes((0x10, 0x04, ask))


def sensor_request() -> bytes:
    """GS r 1: answered once everything before it has been dealt with."""
    return b"\x1dr\x01"


def process_id_request(identity: bytes) -> bytes:
    """GS ( H, function 48: the four characters come back once everything before is printed."""
    return b"\x1d(H\x06\x00\x30\x30" + identity


OWN_LETTERS = b"\x1c.\x1bM\x00\x1bR\x00"
"""FS ., ESC M and ESC R: one byte a letter, also where the printer is set for two; Font A; # and @ as in ASCII."""

NEW_LINE = b"\n"


def code_page(number: int) -> bytes:
    """ESC t: the table that letters beyond ASCII are taken from, by the model's own number."""
    return bytes((0x1B, 0x74, number))


def emphasis(*, on: bool) -> bytes:
    """ESC E: bold letters from here on, or no longer."""
    return bytes((0x1B, 0x45, on))


def letter_size(width: int, height: int) -> bytes:
    """GS !: letters so many times as wide and as high as usual, 1 to 8."""
    return bytes((0x1D, 0x21, width - 1 << 4 | height - 1))


def raster(dots: bytes, width: int, *, scale: int = 1) -> bytes:
    """GS v 0: rows of `width` bytes, the leftmost dot in the highest bit, black as 1.

    A `scale` of 2 makes every dot twice as wide and as high.
    """
    mode = b"\x03" if scale == 2 else b"\x00"
    return b"\x1dv0" + mode + _short(width) + _short(len(dots) // width) + dots


def graphics(dots: bytes, width: int, *, scale: int = 1) -> bytes:
    """GS ( L, functions 112 and 50: the same as `raster` on printers that prefer it."""
    head = b"\x30\x70\x30" + bytes((scale, scale)) + b"\x31" + _short(8 * width) + _short(len(dots) // width)
    return b"\x1d(L" + _short(len(head) + len(dots)) + head + dots + b"\x1d(L\x02\x00\x30\x32"


def ending(cut: Cut, feed_lines: int) -> bytes:
    """GS V and ESC d: bring the page's end to the knife and cut, or out of the printer to be torn off."""
    fed = bytes((0x1B, 0x64, feed_lines)) if feed_lines else b""
    match cut:
        case Cut.TEAR:
            return fed
        case Cut.PARTIAL:
            return fed + (b"\x1dV\x01" if fed else b"\x1dV\x42\x00")
        case Cut.FULL:
            return fed + (b"\x1dV\x00" if fed else b"\x1dV\x41\x00")


def _short(number: int) -> bytes:
    return number.to_bytes(2, "little")
