# SPDX-License-Identifier: GPL-3.0-or-later
"""Reaching hosts whose names and addresses are not what they should be."""

import socket
import time
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest

from kiosk.printing.printers.connecting import Address, connected, listens, looked_up
from kiosk.printing.printers.escpos.network import open_network
from kiosk.printing.targets import NetworkReceiptTarget
from tests.printing.loopback import full_house, listener, reply_with

STREAM = (socket.AF_INET, socket.SOCK_STREAM, 0, "")


def knowing(monkeypatch: pytest.MonkeyPatch, *places: tuple[str, int]) -> None:
    """Have every name stand for these addresses."""
    found: list[Any] = [(*STREAM, place) for place in places]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_more: found)


def test_a_dead_address_leaves_time_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(reply_with(b"")) as uri, full_house() as dead:
        alive = ("127.0.0.1", urlsplit(uri).port or 0)
        knowing(monkeypatch, dead, alive)
        with closing(connected(Address("printer.example"), seconds=1)) as line:
            assert line.getpeername() == alive


def test_a_receipt_printer_is_reached_by_its_second_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(reply_with(b"\x12")) as uri, full_house() as dead:
        knowing(monkeypatch, dead, ("127.0.0.1", urlsplit(uri).port or 0))
        with closing(open_network(NetworkReceiptTarget("till.example"), time.monotonic() + 1)) as line:
            assert line.send(b"?", time.monotonic() + 1) == 1
            assert line.receive(time.monotonic() + 1) == b"\x12"


def test_the_last_refusal_is_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with full_house() as dead:
        knowing(monkeypatch, dead, ("127.0.0.1", 9))
        with pytest.raises(ConnectionRefusedError):
            connected(Address("printer.example"), seconds=0.4)


@pytest.mark.parametrize("host", ["printer.invalid", "a\0b", "\ud800", "x" * 300, "a..b"])
def test_a_name_nobody_has_is_no_address(host: str) -> None:
    assert looked_up(Address(host), seconds=10) == []
    assert not listens(Address(host), seconds=10)
