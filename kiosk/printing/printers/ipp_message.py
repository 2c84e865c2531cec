# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests and answers of the Internet Printing Protocol as bytes (RFC 8010), as far as slips need them."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

IPP_VERSION = (2, 0)

Value = int | bool | str | bytes
Attributes = Mapping[str, tuple[Value, ...]]


class Operation(IntEnum):
    """What is asked for (RFC 8011; the last three are CUPS's own)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Tag(IntEnum):
    """How a value is written."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


class Group(IntEnum):
    """What a group of attributes is about."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04


@dataclass(frozen=True, slots=True)
class Ask:
    """One attribute of a request; several values make a list."""

    tag: Tag
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status and, group by group, what it says. `groups` leaves out operation attributes."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    @property
    def agreed(self) -> bool:
        """Whether the request was done, perhaps with parts of it ignored."""
        return 0 <= self.status < 0x0100

    def first(self, group: Group) -> Attributes:
        """The first group of a kind, empty when there is none."""
        return next((attributes for kind, attributes in self.groups if kind == group), {})

    def every(self, group: Group) -> tuple[Attributes, ...]:
        """All groups of a kind."""
        return tuple(attributes for kind, attributes in self.groups if kind == group)


class IppFormatError(ValueError):
    """Bytes that are no IPP answer."""


def request(operation: Operation, asked: Sequence[Ask], job: Sequence[Ask] = (), document: bytes = b"") -> bytes:
    """Write a request; `asked` are its operation attributes, after charset and language.

    Raises IppFormatError for values that cannot be written: too long, too large, or no text.
    """
    opening = (
        Ask(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        Ask(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
    )
    written = struct.pack(">bbhi", *IPP_VERSION, operation, 1)
    try:
        written += bytes([Group.OPERATION]) + b"".join(_written(ask) for ask in (*opening, *asked))
        if job:
            written += bytes([Group.JOB]) + b"".join(_written(ask) for ask in job)
    except (struct.error, UnicodeEncodeError) as error:
        raise IppFormatError("cannot be written") from error
    return written + bytes([Group.END]) + document


def answer(received: bytes) -> Answer:
    """Read an answer. Raises IppFormatError for anything that is none; values not understood stay bytes."""
    try:
        _major, _minor, status, _number = struct.unpack_from(">bbhi", received)
        return Answer(status, tuple(_groups(received)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppFormatError("not an IPP answer") from error


def _written(ask: Ask) -> bytes:
    name = ask.name.encode()
    written = b""
    for value in ask.values:
        encoded = _encoded(value)
        written += struct.pack(">bh", ask.tag, len(name)) + name + struct.pack(">h", len(encoded)) + encoded
        name = b""
    return written


def _encoded(value: Value) -> bytes:
    match value:
        case bool():
            return struct.pack(">?", value)
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value


def _groups(received: bytes) -> Iterator[tuple[int, Attributes]]:
    """Go through the groups behind the opening; members of collections come as attributes nobody asks for."""
    at = 8
    kind: int | None = None
    found: dict[str, tuple[Value, ...]] = {}
    name = ""
    while True:
        tag = received[at]
        if tag < 0x10:  # a new group begins, or the end
            if kind is not None and kind != Group.OPERATION:
                yield kind, found
            if tag == Group.END:
                return
            kind, found, at = tag, {}, at + 1
            continue
        if kind is None:
            raise IppFormatError("attributes outside of any group")
        given, value, at = _attribute(received, at)
        name = given or name
        found[name] = (*found.get(name, ()), value) if not given else (value,)


def _attribute(received: bytes, at: int) -> tuple[str, Value, int]:
    tag = received[at]
    name, at = _counted(received, at + 1)
    value, at = _counted(received, at)
    return name.decode(), _decoded(tag, value), at


def _counted(received: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", received, at)
    end = at + 2 + length
    if end > len(received):
        raise IppFormatError("cut off")
    return received[at + 2 : end], end


def _decoded(tag: int, value: bytes) -> Value:
    if tag in {Tag.INTEGER, Tag.ENUM} and len(value) == 4:
        return int.from_bytes(value, "big", signed=True)
    if tag == Tag.BOOLEAN and len(value) == 1:
        return value != b"\0"
    if 0x41 <= tag <= 0x49:
        return value.decode("utf-8", "replace")
    return value
