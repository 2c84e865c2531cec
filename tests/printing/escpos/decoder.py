# SPDX-License-Identifier: GPL-3.0-or-later
"""A strict reader of ESC/POS jobs: every byte is part of a command it knows, in a place where it is allowed.

Written from Epson's command reference and from nothing in the program, so that both can be wrong only apart.
"""

import re
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
    b"\x1bt": ("ESC t", 1),
    b"\x1bE": ("ESC E", 1),
    b"\x1bM": ("ESC M", 1),
    b"\x1bR": ("ESC R", 1),
    b"\x1d!": ("GS !", 1),
    b"\x1c.": ("FS .", 0),
    b"\x1bd": ("ESC d", 1),
    b"\x1dr": ("GS r", 1),
    b"\x10\x04": ("DLE EOT", 1),
}

CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 46: "cp1251"}
PLAIN_TEXT = {"FS .": b"", "ESC M": b"\0", "ESC R": b"\0"}
"""What has to be settled before any text: one byte a letter, which font, and which # and @."""

CELL = (12, 24)
PRINTED = re.compile(rb"[\x20-\x7e\x80-\xff]+")


def first_command(stream: bytes) -> tuple[Command, int] | None:
    """Read the first command and its length in bytes; None when the stream ends within it."""
    if text := _text(stream):
        return text
    if len(stream) < 2:
        if stream not in {b"", b"\x1b", b"\x1d", b"\x10", b"\x1c"}:
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


def _text(stream: bytes) -> tuple[Command, int] | None:
    if stream[:1] == b"\n":
        return Command("LF"), 1
    letters = PRINTED.match(stream)
    return (Command("text", letters[0]), letters.end()) if letters else None


def commands_of(job: bytes) -> Iterator[Command]:
    while job:
        found = first_command(job)
        if found is None:
            raise NotEscposError(f"cut off: {job[:16]!r}")
        command, length = found
        yield command
        job = job[length:]


@dataclass(frozen=True)
class Typed:
    """One line in the printer's own letters: what it says, which of its letters are bold, and their size."""

    text: str
    bold: str
    size: tuple[int, int]


@dataclass
class Type:
    """How letters are set, and the line that is being set."""

    settled: dict[str, bytes] = field(default_factory=dict)
    codec: str = "cp437"
    bold: bool = False
    size: tuple[int, int] = (1, 1)
    letters: list[tuple[str, bool, tuple[int, int]]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many dots the line takes."""
        return sum(CELL[0] * wide for _letter, _bold, (wide, _high) in self.letters)

    def set(self, text: bytes) -> None:
        if self.settled != PLAIN_TEXT:
            raise NotEscposError("text before it is settled how bytes are read")
        self.letters += [(letter, self.bold, self.size) for letter in text.decode(self.codec)]

    def end_line(self) -> tuple[Typed, list[bytes]]:
        """Print: what stands in the line, and its dots, every letter a black box."""
        bits = "".join("0" * 12 * wide if letter == " " else "1" * 12 * wide for letter, _, (wide, _) in self.letters)
        high = max((high for _, _, (_, high) in self.letters), default=1)
        width = (len(bits) + 7) // 8
        row = int(bits.ljust(8 * width, "0"), 2).to_bytes(width, "big") if bits else b"\0"
        rows = [row] * CELL[1] * high + [b"\0"] * (6 if high == 1 else 0)
        text = "".join(letter for letter, _, _ in self.letters)
        line = Typed(text, "".join(letter for letter, bold, _ in self.letters if bold), self.size)
        self.letters = []
        return line, rows


@dataclass
class Head:
    """A head of `dots` dots that prints what it is told; `pages` are the pieces of paper that came off.

    `said` is every line of letters and every picture, in the order they were printed.
    """

    dots: int
    pages: list[Image.Image] = field(default_factory=list)
    said: list[Typed | Image.Image] = field(default_factory=list)
    _type: Type = field(default_factory=Type)
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
            case "GS v 0", rest if rest[:2] in {b"0\0", b"0\3"}:
                rows = _rows(rest[6:], _short(rest[2:4]), _short(rest[4:6]))
                self._draw(rows if rest[1] == 0 else _doubled(rows))
            case "GS ( L", rest if rest[2:8] in {b"\x30\x70\x30\x01\x01\x31", b"\x30\x70\x30\x02\x02\x31"}:
                width, height = _short(rest[8:10]), _short(rest[10:12])
                rows = _rows(rest[12:], (width + 7) // 8, height)
                self._stored += rows if rest[5] == 1 else _doubled(rows)
            case "GS ( L", b"\x02\x00\x30\x32" if self._stored:
                self._draw(self._stored)
                self._stored = []
            case "GS V", rest if rest in {b"\0", b"\1", b"A\0", b"B\0"} and self._rows:
                self._part()
            case "ESC d", rest if 0 < rest[0] < 10:
                pass
            case _:
                self._letter(command)

    def _letter(self, command: Command) -> None:
        match command.name, command.rest:
            case "FS ." | "ESC M" | "ESC R" as name, rest if rest == PLAIN_TEXT[name]:
                self._type.settled[name] = rest
            case "ESC t", rest if rest[0] in CODE_PAGES:
                self._type.codec = CODE_PAGES[rest[0]]
            case "ESC E", b"\0" | b"\1" as rest:
                self._type.bold = rest == b"\1"
            case "GS !", rest if rest[0] & 0xCC == 0:
                self._type.size = (rest[0] >> 4) + 1, (rest[0] & 0x07) + 1
            case "text", rest:
                self._type.set(rest)
                if self._type.width > self.dots:
                    raise NotEscposError("a line that the printer would break by itself")
            case "LF", _ if self._type.settled:
                line, rows = self._type.end_line()
                self.said.append(line)
                self._rows += [row.ljust(self._width, b"\0") for row in rows]
            case _:
                raise NotEscposError(command)

    def end(self) -> None:
        """The paper is torn off, where nothing cut it."""
        if self._rows:
            self._part()

    def _draw(self, rows: list[bytes]) -> None:
        if not rows or len(rows) > 2303 or len(rows[0]) > self._width:
            raise NotEscposError("a picture that does not fit the head")
        if self._type.letters:
            raise NotEscposError("a picture within a line")
        self.said.append(_picture(rows, 8 * len(rows[0])))
        self._rows += [row.ljust(self._width, b"\0") for row in rows]

    def _part(self) -> None:
        self.pages.append(_picture(self._rows, self.dots))
        self._rows = []


def decode(job: bytes, dots: int) -> list[Image.Image]:
    """Print a job on paper: the pieces that come off, black on white."""
    head = Head(dots)
    for command in commands_of(job):
        head.do(command)
    head.end()
    return head.pages


def read(job: bytes, dots: int) -> list[Typed | Image.Image]:
    """Print a job, and list its lines of letters and its pictures."""
    head = Head(dots)
    for command in commands_of(job):
        head.do(command)
    return head.said


def _picture(rows: list[bytes], width: int) -> Image.Image:
    inked = Image.frombytes("1", (width, len(rows)), b"".join(rows))
    return inked.point([255, *[0] * 255], mode="1")


def _doubled(rows: list[bytes]) -> list[bytes]:
    """Every dot twice as wide and as high."""
    wide = [int("".join(bit * 2 for bit in f"{int.from_bytes(row):0{8 * len(row)}b}"), 2) for row in rows]
    return [row.to_bytes(2 * len(rows[0]), "big") for row in wide for _twice in range(2)]


def _rows(dots: bytes, width: int, height: int) -> list[bytes]:
    if width * height != len(dots) or not dots:
        raise NotEscposError("a picture of another size than it says")
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def _short(two: bytes) -> int:
    return int.from_bytes(two, "little")


def _cut_off(name: str, stream: bytes, head: int, length: int) -> tuple[Command, int] | None:
    whole = head + length
    return (Command(name, stream[head:whole]), whole) if len(stream) >= whole else None
