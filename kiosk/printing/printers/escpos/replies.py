# SPDX-License-Identifier: GPL-3.0-or-later
"""What a receipt printer says, told apart by the bits that are fixed in each kind of answer."""

from dataclasses import dataclass

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.escpos.line import Line

_FLOW_CONTROL = b"\x11\x13"
_PROCESS_ID = b"\x37\x22"
_PROCESS_ID_LENGTH = 7
_LEAST_STAR_STATUS = 7
_MOST_UNHEARD = 4096  # bytes; no printer has that much to say


@dataclass(frozen=True, slots=True)
class RealTimeStatus:
    """The answer to DLE EOT: bits 0xx1xx10."""

    bits: int


@dataclass(frozen=True, slots=True)
class SensorStatus:
    """The answer to GS r: bits 0xx0xxxx."""

    bits: int


@dataclass(frozen=True, slots=True)
class ProcessId:
    """The answer to GS ( H: the four characters that were sent."""

    identity: bytes


Reply = RealTimeStatus | SensorStatus | ProcessId


class Replies:
    """Takes a printer's words off a line, one by one.

    Left out is what printers send unasked: flow control, Epson's automatic status (four bytes) and Star's,
    which says its own length and which other software takes for "offline".
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._heard = bytearray()

    def listen(self) -> None:
        """Take in what is there, without waiting, so that a printer can go on talking. Raises PrinterError."""
        self._heard += self._line.receive(0.0)
        if len(self._heard) > _MOST_UNHEARD:
            raise PrinterError(PrintReason.GARBLED)

    def next(self, until: float) -> Reply | None:
        """Wait for the next answer; None when none is complete by `until`.

        Raises PrinterError: GARBLED for what no receipt printer says, OFFLINE when the line is cut.
        """
        left_out = 0
        while left_out < _MOST_UNHEARD:
            reply, length = _first_of(bytes(self._heard))
            del self._heard[:length]
            if reply is not None:
                return reply
            left_out += length
            if not length:
                heard = self._line.receive(until)
                if not heard:
                    return None
                self._heard += heard
        raise PrinterError(PrintReason.GARBLED)


def _first_of(heard: bytes) -> tuple[Reply | None, int]:
    """Read the first answer and how many bytes are dealt with; none, and 0, when more has to come."""
    if not heard:
        return None, 0
    first = heard[0]
    if first in _FLOW_CONTROL:
        return None, 1
    if first == _PROCESS_ID[0]:
        return _process_id(heard)
    if length := _automatic_length(first):
        return None, _automatic(heard[:length], length)
    if first & 0x93 == 0x12:
        return RealTimeStatus(first), 1
    if first & 0x90 == 0:
        return SensorStatus(first), 1
    raise PrinterError(PrintReason.GARBLED)


def _process_id(heard: bytes) -> tuple[Reply | None, int]:
    if not _PROCESS_ID.startswith(heard[:2]):
        raise PrinterError(PrintReason.GARBLED)
    if len(heard) < _PROCESS_ID_LENGTH:
        return None, 0
    if heard[_PROCESS_ID_LENGTH - 1] != 0:
        raise PrinterError(PrintReason.GARBLED)
    return ProcessId(heard[2:6]), _PROCESS_ID_LENGTH


def _automatic_length(first: int) -> int:
    """Tell the length of an automatic status by its first byte, 0 when that is something else."""
    if first & 0x93 == 0x10:
        return 4
    if first & 0x91 == 0x01:
        length = (first >> 1 & 0x07) + (first >> 2 & 0x08)
        return length if length >= _LEAST_STAR_STATUS else 0
    return 0


def _automatic(part: bytes, length: int) -> int:
    if any(byte & 0x90 for byte in part[1:]):
        raise PrinterError(PrintReason.GARBLED)
    return length if len(part) == length else 0
