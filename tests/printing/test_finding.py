# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import dataclass
from threading import Event

import pytest

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.finding import Seen, find_everything


def printer(name: str, kind: PrinterKind = PrinterKind.QUEUE, *, is_default: bool = False) -> FoundPrinter:
    return FoundPrinter(target=f"printer:{name}", name=name, kind=kind, is_default=is_default)


@dataclass
class Shelf:
    """A source that has what it was given."""

    seen: tuple[Seen, ...]

    def find(self, seconds: float) -> tuple[Seen, ...]:
        assert seconds > 0
        return self.seen


@dataclass
class Broken:
    """A source that fails."""

    error: Exception

    def find(self, seconds: float) -> tuple[Seen, ...]:
        assert seconds > 0
        raise self.error


@dataclass
class Stuck:
    """A source that never comes back by itself."""

    over: Event

    def find(self, seconds: float) -> tuple[Seen, ...]:
        self.over.wait(30 + seconds)
        return (Seen(printer("too late")),)


@pytest.mark.parametrize("error", [PrinterError(PrintReason.PRINT_SYSTEM_AWAY), OSError(19, "No such device")])
def test_a_source_that_fails_takes_nothing_away(error: Exception) -> None:
    found = find_everything((Broken(error), Shelf((Seen(printer("Front")),))))
    assert [each.name for each in found] == ["Front"]


def test_a_source_with_a_fault_of_ours_takes_nothing_away_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    found = find_everything((Broken(ZeroDivisionError()), Shelf((Seen(printer("Front")),))))
    assert [each.name for each in found] == ["Front"]
    assert "Broken failed" in caplog.text


def test_nobody_waits_for_a_source_that_is_stuck() -> None:
    over = Event()
    found = find_everything((Stuck(over), Shelf((Seen(printer("Front")),))), seconds=0.3)
    waiting_still = not over.is_set()
    over.set()
    assert [each.name for each in found] == ["Front"]
    assert waiting_still


def test_a_printer_with_a_queue_is_listed_once() -> None:
    queue = Seen(printer("Brother"), frozenset({"uuid:1", "name:brother"}))
    same = Seen(printer("Brother HL", PrinterKind.IPP), frozenset({"at:192.0.2.7:631/ipp/print", "uuid:1"}))
    other = Seen(printer("Canon", PrinterKind.IPP), frozenset({"uuid:2"}))
    assert [each.name for each in find_everything((Shelf((same, other)), Shelf((queue,))))] == ["Brother", "Canon"]


def test_the_default_comes_first_then_kind_by_kind() -> None:
    shelf = Shelf(
        (
            Seen(printer("ttyUSB0", PrinterKind.RECEIPT_SERIAL)),
            Seen(printer("TM-T20", PrinterKind.RECEIPT_USB)),
            Seen(printer("annex")),
            Seen(printer("Lobby", is_default=True)),
        )
    )
    assert [each.name for each in find_everything((shelf,))] == ["Lobby", "annex", "TM-T20", "ttyUSB0"]


def test_nothing_to_look_into_finds_nothing() -> None:
    assert find_everything(()) == ()
