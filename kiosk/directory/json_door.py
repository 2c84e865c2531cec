# SPDX-License-Identifier: GPL-3.0-or-later
"""The door through which JSON comes in: one value, a list, a page of an API or lines, object by object.

What stands before a fault is kept: a file that was cut off gives all objects that are whole.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.directory.package import Entry
from kiosk.directory.problem import Place, ProblemList
from kiosk.domain.errors import FileUnreadable

Json = dict[str, object]

LARGEST = 1_000_000_000
"""Bytes of the largest JSON file that is read."""

_SPACE = re.compile(r"[\s,]*")
_PAGE = re.compile(
    r'\s*\{(?:(?!"contents").){0,2000}?"(?:contents|content|data|results|services|items)"\s*:\s*\[', re.DOTALL
)
_PAGE_KEYS = ("contents", "content", "data", "results", "items")
_PLAIN_PAGE = re.compile(
    r'\{(?:\s*"\w+"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[-+.\w]+)\s*,)*\s*"(?:'
    + "|".join(_PAGE_KEYS)
    + r')"\s*:\s*\[(?=\s*[{\]])'
)
"""The beginning of a page with nothing nested before its list, whose objects can then be read one by one."""

_NOT_UTF8 = "This file is not UTF-8. It was read as Windows-1252 (Latin-1): please check the accented letters."
BROKEN = "This is not valid JSON ({fault}). What stands before it was read."
BROKEN_LINE = "This is not valid JSON ({fault}). The line was left out."
CUT_OFF = "The list is never closed, so the file was probably cut off. What stands before it was read."
_NO_OBJECT = "Here an object was expected. It was left out."


@dataclass(frozen=True, slots=True)
class Found:
    """One object and where it begins."""

    place: Place
    value: Json


def objects_in(entry: Entry, problems: ProblemList) -> Iterator[Found]:
    """Yield the objects of a file; faults are reported. Raises FileUnreadable when it cannot be read at all."""
    text = _text(entry, problems)
    start = _SPACE.match(text).end()  # type: ignore[union-attr]  # the pattern matches nothing, too
    if text[start : start + 1] not in {"{", "["}:
        raise FileUnreadable(file=f"{entry.name}, line 1", reason="this is not JSON.")
    yield from _Objects(entry.name, text, problems).from_start(start)


def starts_like_json(entry: Entry) -> bool:
    """Tell from its first letters whether a file can be JSON."""
    try:
        with entry.open() as stream:
            start = stream.read(200)
    except FileUnreadable:
        return False
    return start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in {b"{", b"["} or start.startswith(_UTF16)


_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _text(entry: Entry, problems: ProblemList) -> str:
    if entry.size > LARGEST:
        raise FileUnreadable(file=entry.name, reason="it is too large to be read in one piece.")
    with entry.open() as stream:
        raw = stream.read()
    if raw.startswith(_UTF16):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.warning(Place(entry.name), "", _NOT_UTF8)
        return raw.decode("cp1252", errors="replace")


class _Objects:
    def __init__(self, file: str, text: str, problems: ProblemList) -> None:
        self._file = file
        self._text = text
        self._problems = problems
        self._decoder = json.JSONDecoder()
        self._line = 1
        self._counted = 0
        self._objects = 0
        self._is_one_line = False

    def from_start(self, start: int) -> Iterator[Found]:
        page = _PLAIN_PAGE.match(self._text, start)
        if page or self._text[start] == "[":
            if "\n" not in self._text.strip():
                self._is_one_line = True
                self._problems.count_objects(self._file)
            yield from self._elements(page.end() if page else start + 1)
            return
        try:
            value, end = self._decoder.raw_decode(self._text, start)
        except (ValueError, RecursionError) as fault:
            yield from self._after_fault(start, fault)
            return
        yield from self._unpaged(self._place(start), value)
        yield from self._lines(end)

    def _after_fault(self, start: int, fault: Exception) -> Iterator[Found]:
        page = _PAGE.match(self._text, start)
        if page:
            yield from self._elements(page.end())
        elif "\n" in self._text[start:].strip() and self._text[start:].split("\n", 1)[1].lstrip().startswith("{"):
            yield from self._lines(start)
        else:
            self._problems.error(self._fault_place(start, fault), "", BROKEN, fault=_said(fault))

    def _elements(self, position: int) -> Iterator[Found]:
        while (position := self._skip(position)) < len(self._text) and self._text[position] not in "]}":
            try:
                value, end = self._decoder.raw_decode(self._text, position)
            except (ValueError, RecursionError) as fault:
                self._problems.error(self._fault_place(position, fault), "", BROKEN, fault=_said(fault))
                return
            self._objects += 1
            yield from self._unpaged(self._place(position), value)
            position = end
        if position >= len(self._text):
            self._problems.error(self._place(position), "", CUT_OFF)

    def _lines(self, position: int) -> Iterator[Found]:
        while (position := self._skip(position)) < len(self._text):
            try:
                value, end = self._decoder.raw_decode(self._text, position)
            except (ValueError, RecursionError) as fault:
                self._problems.error(self._place(position), "", BROKEN_LINE, fault=_said(fault))
                end = self._text.find("\n", position)
                if end < 0:
                    return
            else:
                yield from self._unpaged(self._place(position), value)
            position = end

    def _unpaged(self, place: Place, value: object) -> Iterator[Found]:
        if not isinstance(value, dict):
            self._problems.error(place, "", _NO_OBJECT)
            return
        page = next((value[key] for key in _PAGE_KEYS if isinstance(value.get(key), list)), None)
        if page is None:
            yield Found(place, value)
            return
        yield from (Found(place, each) for each in page if isinstance(each, dict))

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self._text, position)
        return match.end() if match else position

    def _place(self, position: int) -> Place:
        if self._is_one_line:
            return Place(self._file, self._objects)
        self._line += self._text.count("\n", self._counted, position)
        self._counted = max(self._counted, position)
        return Place(self._file, self._line)

    def _fault_place(self, position: int, fault: Exception) -> Place:
        if self._is_one_line:
            return Place(self._file, self._objects + 1)
        return Place(self._file, fault.lineno) if isinstance(fault, json.JSONDecodeError) else self._place(position)


def _said(fault: Exception) -> str:
    return fault.msg if isinstance(fault, json.JSONDecodeError) else "nested too deeply"
