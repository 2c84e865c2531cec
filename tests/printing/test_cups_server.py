# SPDX-License-Identifier: GPL-3.0-or-later
"""Where this computer's print system is, as its other clients find it."""

from pathlib import Path

import pytest

from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer, server_address


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("/tmp/x/cups.sock", Address(socket_file=Path("/tmp/x/cups.sock"))),
        ("print.example.org", Address("print.example.org", 631)),
        ("print.example.org:8631", Address("print.example.org", 8631)),
        ("print.example.org:8631/version=1.1", Address("print.example.org", 8631)),
        ("[2001:db8::7]:631", Address("2001:db8::7", 631)),
        ("host:port", Address("host:port")),
    ],
)
def test_the_environment_names_the_print_system(named: str, address: Address) -> None:
    assert server_address(named) == address
    assert CupsServer.of_this_computer({"CUPS_SERVER": named}).address == address


def test_a_clients_file_names_the_print_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".cups").mkdir()
    (tmp_path / ".cups" / "client.conf").write_text("# ours\nServerName front.example.org:1631\n", encoding="utf-8")
    assert CupsServer.of_this_computer({}).address == Address("front.example.org", 1631)
