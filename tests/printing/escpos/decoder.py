# SPDX-License-Identifier: GPL-3.0-or-later
"""A strict reader of ESC/POS jobs: every byte is part of a command it knows, in a place where it is allowed.

Written from Epson's command reference and from nothing in the program, so that both can be wrong only apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image


class NotEscposError(Exception):
    """Bytes that no receipt printer should ever be sent."""


@dataclass(frozen=True)
class Command:
    """One command: its name in the reference, and what stands behind it."""

    name: str
    rest: bytes = b""


FIXED = {
    b"\x1b@": ("ESC @", 0),
    b"\x1bd": ("ESC d", 1),
    b"\x1dr": ("GS r", 1),
    b"\x10\x04": ("DLE EOT", 1),
}


def first_command(stream: bytes) -> tuple[Command, int] | None:
    """Read the first command and its length in bytes; None when the stream ends within it."""
    if len(stream) < 2:
        if stream not in {b"", b"\x1b", b"\x1d", b"\x10"}:
            raise NotEscposError(stream)
        return None
    head = stream[:2]
    if head in FIXED:
        name, length = FIXED[head]
        return _cut_off(name, stream, 2, length)
    if head == b"\x1dV":
        return _cut_off("GS V", stream, 2, 2 if stream[2:3] in {b"A", b"B"} else 1)
    if head == b"\x1dv":
        if len(stream) < 8:
            return None
        width, height = _short(stream[4:6]), _short(stream[6:8])
        return _cut_off("GS v 0", stream, 2, 6 + width * height)
    if head == b"\x1d(":
        if len(stream) < 5:
            return None
        return _cut_off(f"GS ( {chr(stream[2])}", stream, 3, 2 + _short(stream[3:5]))
    raise NotEscposError(stream[:16])


def commands_of(job: bytes) -> Iterator[Command]:
    while job:
        found = first_command(job)
        if found is None:
            raise NotEscposError(f"cut off: {job[:16]!r}")
        command, length = found
        yield command
        job = job[length:]


@dataclass
class Head:
    """A head of `dots` dots that prints what it is told; `pages` are the pieces of paper that came off."""

    dots: int
    pages: list[Image.Image] = field(default_factory=list)
    _rows: list[bytes] = field(default_factory=list)
    _stored: list[bytes] = field(default_factory=list)
    _begun: bool = False

    @property
    def _width(self) -> int:
        return self.dots // 8

    @property
    def has_drawn(self) -> bool:
        """Whether anything is on paper."""
        return bool(self.pages or any(any(row) for row in self._rows))

    def do(self, command: Command) -> None:
        if not self._begun and command.name != "ESC @":
            raise NotEscposError("the printer was not reset first")
        match command.name, command.rest:
            case "ESC @", _:
                self._begun = True
            case "GS v 0", rest if rest[:2] == b"0\0":
                self._draw(_rows(rest[6:], _short(rest[2:4]), _short(rest[4:6])))
            case "GS ( L", rest if rest[2:8] == b"\x30\x70\x30\x01\x01\x31":
                width, height = _short(rest[8:10]), _short(rest[10:12])
                self._stored += _rows(rest[12:], (width + 7) // 8, height)
            case "GS ( L", b"\x02\x00\x30\x32" if self._stored:
                self._draw(self._stored)
                self._stored = []
            case "GS V", rest if rest in {b"\0", b"\1", b"A\0", b"B\0"} and self._rows:
                self._part()
            case "ESC d", rest if 0 < rest[0] < 10:
                pass
            case _:
                raise NotEscposError(command)

    def end(self) -> None:
        """The paper is torn off, where nothing cut it."""
        if self._rows:
            self._part()

    def _draw(self, rows: list[bytes]) -> None:
        if not rows or len(rows) > 2303 or len(rows[0]) > self._width:
            raise NotEscposError("a picture that does not fit the head")
        self._rows += [row.ljust(self._width, b"\0") for row in rows]

    def _part(self) -> None:
        inked = Image.frombytes("1", (self.dots, len(self._rows)), b"".join(self._rows))
        self.pages.append(inked.point([255, *[0] * 255], mode="1"))
        self._rows = []


def decode(job: bytes, dots: int) -> list[Image.Image]:
    """Print a job on paper: the pieces that come off, black on white."""
    head = Head(dots)
    for command in commands_of(job):
        head.do(command)
    head.end()
    return head.pages


def _rows(dots: bytes, width: int, height: int) -> list[bytes]:
    if width * height != len(dots) or not dots:
        raise NotEscposError("a picture of another size than it says")
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def _short(two: bytes) -> int:
    return int.from_bytes(two, "little")


def _cut_off(name: str, stream: bytes, head: int, length: int) -> tuple[Command, int] | None:
    whole = head + length
    return (Command(name, stream[head:whole]), whole) if len(stream) >= whole else None
