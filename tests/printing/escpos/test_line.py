# SPDX-License-Identifier: GPL-3.0-or-later
import socket
import time
from collections.abc import Iterator

import pytest

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.escpos.line import DescriptorLine

Ends = tuple[socket.socket, socket.socket]


@pytest.fixture
def ends() -> Iterator[Ends]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)  # noqa: FBT003 - the standard library's own
        yield ours, theirs


def soon() -> float:
    return time.monotonic() + 0.1


def test_bytes_go_both_ways(ends: Ends) -> None:
    ours, theirs = ends
    line = DescriptorLine(ours.fileno(), ours.close, rate=1)
    assert line.send(b"abc", soon()) == 3
    assert theirs.recv(10) == b"abc"
    theirs.send(b"xyz")
    assert line.receive(soon()) == b"xyz"
    assert line.receive(soon()) == b""


def test_a_line_that_takes_no_more_is_left_in_time(ends: Ends) -> None:
    ours, _theirs = ends
    line = DescriptorLine(ours.fileno(), ours.close, rate=1)
    taken = 0
    while more := line.send(bytes(100_000), soon()):
        taken += more
    assert 0 < taken < 10_000_000
    assert line.unsent() > 0


def test_a_printer_that_says_wait_is_waited_for(ends: Ends) -> None:
    ours, theirs = ends
    signs = [False, True]
    line = DescriptorLine(ours.fileno(), ours.close, rate=1, ready=lambda: signs.pop(0) if signs else True)
    assert line.send(b"abc", time.monotonic() + 60) == 3
    assert signs == []
    never = DescriptorLine(ours.fileno(), ours.close, rate=1, ready=lambda: False)
    assert never.send(b"def", soon()) == 0
    theirs.setblocking(False)  # noqa: FBT003 - the standard library's own
    assert theirs.recv(10) == b"abc"


def test_a_cut_line_is_said_both_ways(ends: Ends) -> None:
    ours, theirs = ends
    theirs.close()
    line = DescriptorLine(ours.fileno(), ours.close, rate=1, silence_ends=True)
    with pytest.raises(PrinterError) as sending:
        line.send(b"abc", soon())
    with pytest.raises(PrinterError) as receiving:
        line.receive(soon())
    assert (sending.value.reason, receiving.value.reason) == (PrintReason.OFFLINE, PrintReason.OFFLINE)


def test_a_device_with_nothing_to_say_is_not_gone(ends: Ends) -> None:
    ours, theirs = ends
    theirs.shutdown(socket.SHUT_WR)
    line = DescriptorLine(ours.fileno(), ours.close, rate=1)
    assert line.receive(soon()) == b""


def test_closing_what_is_gone_is_quiet() -> None:
    def gone() -> None:
        raise OSError

    DescriptorLine(0, gone, rate=1).close()
