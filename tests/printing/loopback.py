# SPDX-License-Identifier: GPL-3.0-or-later
"""Things on loopback that are no good printers: silent, babbling, hanging up."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Event, Thread

Conduct = Callable[[socket.socket, Event], None]


@contextmanager
def listener(conduct: Conduct, host: str = "127.0.0.1") -> Iterator[str]:
    """Run something that listens and treats every caller by `conduct`; gives its ipp:// address."""
    over = Event()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        server.settimeout(0.1)
        worker = Thread(target=_serve, args=(server, conduct, over))
        worker.start()
        try:
            yield f"ipp://{f'[{host}]' if ':' in host else host}:{server.getsockname()[1]}/ipp/print"
        finally:
            over.set()
            worker.join(10)


@contextmanager
def full_house() -> Iterator[tuple[str, int]]:
    """Keep an address that takes no more calls and refuses none, like a host behind a silent firewall."""
    with socket.socket() as server, ExitStack() as callers:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for _caller in range(4):
            line = callers.enter_context(socket.socket())
            line.settimeout(0)
            line.connect_ex(server.getsockname())
        yield server.getsockname()


def has_ipv6() -> bool:
    """Tell whether this machine can talk to itself over IPv6."""
    with suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return True
    return False


def hang(_line: socket.socket, over: Event) -> None:
    """Take the call and say nothing."""
    over.wait(30)


def drip(line: socket.socket, over: Event) -> None:
    """Answer a byte at a time, for ever: no single wait is long."""
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while not over.wait(0.05):
        line.sendall(b"X-Wait: 1\r\n")


def hang_up(_line: socket.socket, _over: Event) -> None:
    """Take the call and end it."""


def reply_with(reply: bytes) -> Conduct:
    """Read the request's head and answer the same bytes to everybody."""

    def conduct(line: socket.socket, _over: Event) -> None:
        line.recv(65536)
        line.sendall(reply)
        line.shutdown(socket.SHUT_WR)
        while line.recv(65536):
            pass

    return conduct


def http(body: bytes, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _serve(server: socket.socket, conduct: Conduct, over: Event) -> None:
    while not over.is_set():
        with suppress(OSError):
            line, _address = server.accept()
            with line, suppress(OSError):
                line.settimeout(5)
                conduct(line, over)
