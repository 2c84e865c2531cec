# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps a receipt printer from printing, by its four answers to DLE EOT.

Bits as in Epson's reference; Bixolon, Citizen, Star in ESC/POS mode and the many generic printers keep to it.
"""

from collections.abc import Mapping

from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.escpos.commands import Ask

_CAUSES = (
    (Ask.OFFLINE, 0x04, PrintReason.COVER_OPEN),
    (Ask.PAPER, 0x60, PrintReason.OUT_OF_PAPER),
    (Ask.OFFLINE, 0x20, PrintReason.OUT_OF_PAPER),
    (Ask.ERROR, 0x08, PrintReason.CUTTER_STUCK),
    (Ask.ERROR, 0x64, PrintReason.STOPPED),
    (Ask.OFFLINE, 0x40, PrintReason.STOPPED),
)
"""The answer, the bits in it and what any of them means, the plainest cause first. Paper near its end is none."""

_OFFLINE = 0x08


def trouble_of(answers: Mapping[Ask, int], *, online_bit: bool) -> PrintReason:
    """Say what is wrong; PAUSED for a printer that is offline without a cause, if `online_bit` is to be believed."""
    for ask, bits, reason in _CAUSES:
        if answers[ask] & bits:
            return reason
    return PrintReason.PAUSED if online_bit and answers[Ask.PRINTER] & _OFFLINE else PrintReason.NONE
