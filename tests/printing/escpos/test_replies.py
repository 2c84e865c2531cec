# SPDX-License-Identifier: GPL-3.0-or-later
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.escpos.replies import ProcessId, RealTimeStatus, Replies, Reply, SensorStatus

STAR_STATUS = b"\x23\x06\x00\x08\x00\x00\x00\x00\x00"
EPSON_STATUS = b"\x18\x00\x03\x0f"


@dataclass
class Spoken:
    """A line on which everything was said already, a piece at a time."""

    pieces: list[bytes]
    rate: float = 1.0

    def send(self, content: bytes, until: float) -> int:
        return len(content) if until else 0

    def receive(self, until: float) -> bytes:
        assert until >= 0
        return self.pieces.pop(0) if self.pieces else b""

    def unsent(self) -> int:
        return 0

    def close(self) -> None: ...


def heard(*pieces: bytes) -> list[Reply]:
    replies = Replies(Spoken(list(pieces)))
    found = []
    while (reply := replies.next(time.monotonic() + 60)) is not None:
        found.append(reply)
    return found


def test_answers_are_told_apart() -> None:
    said = b"\x12\x16\x00\x03\x37\x22ABCD\x00\x7e"
    expected = [
        *(RealTimeStatus(0x12), RealTimeStatus(0x16)),
        *(SensorStatus(0), SensorStatus(3)),
        *(ProcessId(b"ABCD"), RealTimeStatus(0x7E)),
    ]
    assert heard(said) == expected
    assert heard(*(bytes((byte,)) for byte in said)) == expected


@pytest.mark.parametrize("unasked", [STAR_STATUS, EPSON_STATUS, b"\x11\x13", b"\x0f\x00\x00\x00\x00\x00\x00"])
def test_what_is_said_unasked_is_left_out(unasked: bytes) -> None:
    assert heard(unasked + b"\x12" + unasked + b"\x37\x2242RK\x00" + unasked) == [
        RealTimeStatus(0x12),
        ProcessId(b"42RK"),
    ]


@pytest.mark.parametrize("unfinished", [b"\x37", b"\x37\x22ABC", STAR_STATUS[:5], EPSON_STATUS[:1], b""])
def test_an_answer_is_waited_for_until_it_is_whole(unfinished: bytes) -> None:
    assert heard(unfinished) == []


@pytest.mark.parametrize("garbage", [b"\xff", b"S", b"\x37\x23ABCD\x00", b"\x37\x22ABCD\x01", b"\x10\x04\x01\x10"])
def test_garbage_is_said(garbage: bytes) -> None:
    with pytest.raises(PrinterError) as error:
        heard(garbage)
    assert error.value.reason is PrintReason.GARBLED


@given(st.lists(st.binary(max_size=12), max_size=6))
def test_nothing_that_is_said_breaks_it(pieces: list[bytes]) -> None:
    reasons: list[PrintReason] = []
    with suppress(PrinterError), noting(reasons):
        assert len(heard(*pieces)) <= sum(len(piece) for piece in pieces)
    assert set(reasons) <= {PrintReason.GARBLED}


@contextmanager
def noting(reasons: list[PrintReason]) -> Iterator[None]:
    try:
        yield
    except PrinterError as error:
        reasons.append(error.reason)
        raise


def test_endless_talk_is_garbage() -> None:
    replies = Replies(Spoken([b"\x00" * 4096] * 3))
    replies.listen()
    with pytest.raises(PrinterError) as error:
        replies.listen()
    assert error.value.reason is PrintReason.GARBLED
