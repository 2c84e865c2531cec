# SPDX-License-Identifier: GPL-3.0-or-later
"""A receipt printer on loopback whose troubles come and go, and the paper that came out of it."""

import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import zxingcpp
from PIL import Image

from tests.printing.escpos.decoder import Head
from tests.printing.escpos.receipt_printer import Conduct, ReceiptPrinter

DOTS = 576


class ReceiptRoll(ReceiptPrinter):
    """Serves one connection after the other; what was begun and not cut off is torn away with its connection."""

    def __init__(self, target: str) -> None:
        super().__init__(DOTS, Conduct())
        self.target = target
        self.at_connection: Callable[[], object] = _nothing
        self.is_busy = False
        self._cut: list[Image.Image] = []

    @property
    def pages(self) -> list[Image.Image]:
        """The whole pages that came out, in their order."""
        return self._cut + self.head.pages

    @property
    def references(self) -> list[str]:
        """What the codes on the pages say, as a stranger's phone reads them."""
        return [code.text for page in self.pages for code in zxingcpp.read_barcodes(page.convert("L"))]

    @property
    def doubled(self) -> list[Image.Image]:
        """Pages that came out more than once, alike to the dot; a copy says that it is one, so it differs."""
        seen = Counter(page.tobytes() for page in self.pages)
        return [page for page in self.pages if seen[page.tobytes()] > 1]

    @property
    def has_begun(self) -> bool:
        """Whether the slip on the line now has begun to come."""
        return bool(self.head.said)

    def behaves(self, conduct: Conduct) -> None:
        """Have it from the next connection on, and from the next byte of this one."""
        self._conduct = conduct

    def serve(self, descriptor: int) -> None:
        """Take one connection."""
        self._cut, self.head = self.pages, Head(DOTS)
        self.commands = []
        self.is_busy = True
        self.at_connection()
        super().serve(descriptor)
        self.is_busy = False


@contextmanager
def receipt_roll(port: int = 0) -> Iterator[ReceiptRoll]:
    """A printer that is switched on; leaving switches it off. The port stays free for it to come back."""
    with socket.create_server(("127.0.0.1", port)) as server:
        server.settimeout(0.05)
        roll = ReceiptRoll(f"escpos:127.0.0.1:{server.getsockname()[1]}?profile=epson-tm-t20")
        worker = Thread(target=_accept, args=(server, roll))
        worker.start()
        try:
            yield roll
        finally:
            roll.over.set()
            worker.join(10)


def _accept(server: socket.socket, roll: ReceiptRoll) -> None:
    while not roll.over.is_set():
        with suppress(TimeoutError):
            line, _address = server.accept()
            with line:
                line.setblocking(True)  # noqa: FBT003 - the standard library's own
                roll.serve(line.fileno())


def _nothing() -> None:
    """Nobody watches."""
