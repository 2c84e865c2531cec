# SPDX-License-Identifier: GPL-3.0-or-later
"""A receipt printer on loopback or behind a pseudo-terminal, good or bad by its conduct."""

import os
import select
import socket
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread

from PIL import Image

from tests.printing.escpos.decoder import Command, Head, first_command

FINE = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
NO_PAPER = {1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}
COVER_OPEN = {1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}
CUTTER_STUCK = {1: 0x1A, 2: 0x52, 3: 0x1A, 4: 0x12}
NEAR_END = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x1E}
FEED_BUTTON = {1: 0x1A, 2: 0x12, 3: 0x12, 4: 0x12}


@dataclass(frozen=True)
class Conduct:
    """What a printer does. Counts are bytes of the job, from its ESC @ on.

    `state` is what it answers; `later` once `later_from` bytes were printed, from where it prints no more; `at_last`
    once it gave its proof. `greeting` it sends unasked, `babbles` for ever, `babbles_after` in place of a proof.
    `proof_with_question` has the proof wait for that question, counted from the end of the job, and come right
    before its answer. It hangs, or hangs up, from a count on.
    """

    state: dict[int, int] = field(default_factory=lambda: FINE)
    later: dict[int, int] = field(default_factory=dict)
    later_from: int = 0
    at_last: dict[int, int] = field(default_factory=dict)
    greeting: bytes = b""
    answers: bool = True
    process_ids: bool = True
    sensor: bool = True
    babbles_after: bytes = b""
    babbles: bytes = b""
    proof_with_question: int = 0
    hangs_from: int | None = None
    hangs_up_from: int | None = None
    hangs_up_on_proof: bool = False


class ReceiptPrinter:
    """Prints what comes in on a descriptor with the strict decoder; `pages` are what came off."""

    def __init__(self, dots: int, conduct: Conduct) -> None:
        self.head = Head(dots)
        self.commands: list[Command] = []
        self.identities: list[bytes] = []
        self.connections = 0
        self.over = Event()
        self._conduct = conduct
        self._turn = Lock()
        self._job_bytes = 0
        self._late_proof = b""
        self._questions = 0

    @property
    def pages(self) -> list[Image.Image]:
        return self.head.pages

    @property
    def names(self) -> list[str]:
        return [command.name for command in self.commands]

    def serve(self, descriptor: int) -> None:
        with self._turn:  # one at a time, as the real ones
            self.connections += 1
            self._job_bytes = 0
            if self._conduct.greeting:
                os.write(descriptor, self._conduct.greeting)
            with suppress(OSError):
                if self._conduct.babbles:
                    self._babble(descriptor)
                self._talk(descriptor)

    def _babble(self, descriptor: int) -> None:
        while not self.over.is_set():
            if select.select([], [descriptor], [], 0.05)[1]:
                os.write(descriptor, self._conduct.babbles * 512)

    def _talk(self, descriptor: int) -> None:
        heard = b""
        while not self.over.is_set():
            if not self._wants_more():
                if self._conduct.hangs_up_from is not None:
                    return
                self.over.wait(0.05)
                continue
            if not select.select([descriptor], [], [], 0.05)[0]:
                continue
            more = os.read(descriptor, 4096)
            if not more:
                return
            heard += more
            while (found := first_command(heard)) is not None:
                command, length = found
                heard = heard[length:]
                if self._gone(descriptor, command, length):
                    return

    def _wants_more(self) -> bool:
        limits = (self._conduct.hangs_from, self._conduct.hangs_up_from)
        return all(limit is None or self._job_bytes < limit for limit in limits)

    def _gone(self, descriptor: int, command: Command, length: int) -> bool:
        """Do a command; tells whether the printer hung up."""
        if command.name == "DLE EOT":
            self._prove_late(descriptor)
            if self._conduct.answers and (answer := self._status().get(command.rest[0])) is not None:
                os.write(descriptor, bytes((answer,)))
            return False
        self._job_bytes += length
        if self._stopped():
            return False
        self.commands.append(command)
        if command.name in {"GS r", "GS ( H"}:
            return self._proves(descriptor, command)
        self.head.do(command)
        return False

    def _prove_late(self, descriptor: int) -> None:
        if self._late_proof:
            self._questions += 1
            if self._questions == self._conduct.proof_with_question:
                os.write(descriptor, self._late_proof)

    def _proves(self, descriptor: int, command: Command) -> bool:
        if self._conduct.hangs_up_on_proof:
            return True
        if self._conduct.babbles_after:
            os.write(descriptor, self._conduct.babbles_after)
        elif command.name == "GS r" and self._conduct.sensor:
            self._give(descriptor, b"\x00")
        elif command.name == "GS ( H" and self._conduct.process_ids:
            assert command.rest[:4] == b"\x06\x00\x30\x30"
            self.identities.append(command.rest[4:])
            self._give(descriptor, b"\x37\x22" + command.rest[4:] + b"\x00")
        return False

    def _give(self, descriptor: int, proof: bytes) -> None:
        if self._conduct.proof_with_question:
            self._late_proof = proof
        else:
            os.write(descriptor, proof)

    def _stopped(self) -> bool:
        return bool(self._conduct.later) and self._job_bytes > self._conduct.later_from

    def _status(self) -> dict[int, int]:
        if self._conduct.at_last and {"GS r", "GS ( H"} & set(self.names):
            return self._conduct.at_last
        return self._conduct.later if self._stopped() else self._conduct.state


@contextmanager
def on_network(dots: int = 576, conduct: Conduct | None = None) -> Iterator[tuple[ReceiptPrinter, str]]:
    """A printer on loopback; gives it and its target."""
    printer = ReceiptPrinter(dots, conduct or Conduct())
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        worker = Thread(target=_accept, args=(server, printer))
        worker.start()
        try:
            yield printer, f"escpos:127.0.0.1:{server.getsockname()[1]}"
        finally:
            printer.over.set()
            worker.join(10)


def _accept(server: socket.socket, printer: ReceiptPrinter) -> None:
    while not printer.over.is_set():
        with suppress(TimeoutError):
            line, _address = server.accept()
            with line:
                line.setblocking(True)  # noqa: FBT003 - the standard library's own
                printer.serve(line.fileno())


@contextmanager
def on_terminal(dots: int = 576, conduct: Conduct | None = None) -> Iterator[tuple[ReceiptPrinter, Path]]:
    """A printer behind a pseudo-terminal, as on USB or a serial line; gives it and its device file."""
    printer = ReceiptPrinter(dots, conduct or Conduct())
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    device = Path(os.ttyname(theirs))
    worker = Thread(target=printer.serve, args=(ours,))
    worker.start()
    try:
        yield printer, device
    finally:
        printer.over.set()
        worker.join(10)
        os.close(theirs)
        os.close(ours)
