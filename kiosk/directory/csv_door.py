# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door through which CSV comes in: any encoding, any line ends, row by row, with the line numbers kept.

A line that is not UTF-8 is read as Windows-1252, which Latin-1 is a part of. Rows are streamed.
"""

import codecs
import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import IO, NamedTuple

from kiosk.directory.package import Entry
from kiosk.directory.problem import Place, ProblemList
from kiosk.domain.errors import FileUnreadable

LONGEST_RECORD = 1_000
"""Lines that one row may span before the quotation mark that holds it open is taken for a slip of the pen."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_MOST_TITLES = 5
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_LOOKED_AT = 4096
_SEPARATORS = (",", ";", "\t", "|")
_SAYS_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)  # what spreadsheets write above the header

_ODD_ENCODING = (
    "{count} lines, from this one on, are not UTF-8. They were read as Windows-1252 (Latin-1): "
    "please check the accented letters."
)
OPEN_QUOTE = "A quotation mark on this line is never closed. The line was read without it."
_HUGE_CELL = "A cell of this row is longer than any text of a person. The row was read as well as it could be."
_NUL = "This row holds a character that is no text (NUL), so it is damaged. The row was left out."
_CUT_OFF = "The file ends in the middle of this row. Please check whether it was cut off."
_TOO_MANY_CELLS = (
    "This row has {found} cells and the header has {width}, so it cannot be told which is which. The row was left out."
)
_TOO_FEW_CELLS = "This row has {found} cells and the header has {width}. The missing ones were left empty."
_OTHER_SEPARATOR = "The cells are separated by “{separator}” and not by commas. They were read so."


class Row(NamedTuple):
    """One row: the line on which it begins, and its cells by folded column name, blanks left out."""

    line: int
    cells: dict[str, str]


def folded(name: str) -> str:
    """Fold a column's name, so that "Given Name", "given-name" and "GIVEN_NAME" are one."""
    return _NOT_WORD.sub("_", name.strip().lower()).strip("_")


def folded_all(header: Sequence[str]) -> tuple[str, ...]:
    """Fold every name of a header."""
    return tuple(map(folded, header))


def as_written(header: Sequence[str]) -> tuple[str, ...]:
    """Take a header's names as they stand, in any script; one that is there before gets its number behind it."""
    found: list[str] = []
    for name in header:
        plain = " ".join(name.split())
        count = sum(each == plain or each.startswith(f"{plain} (") for each in found)
        found.append(f"{plain} ({count + 1})" if plain and plain in found else plain)
    return tuple(found)


class CsvTable:
    """One CSV file, opened: its header first, then its rows once. Use `open_table`."""

    def __init__(self, file: str, lines: "_Lines", columns: tuple[str, ...], separator: str) -> None:
        self.file = file
        self.columns = columns
        self.whole = True
        """False once the rows have shown that the file is damaged or ends in the middle of a row."""
        self._lines = lines
        self._separator = separator

    def rows(self, problems: ProblemList) -> Iterator[Row]:
        """Stream the rows; ragged and broken ones are reported, and read where that is sure."""
        for line, cells in self.cells(problems):
            named = zip(self.columns, cells, strict=False)
            yield Row(line, {name: cell for name, cell in named if name and cell and not cell.isspace()})

    def cells(self, problems: ProblemList) -> Iterator[tuple[int, list[str]]]:
        """Stream the rows as `rows` does, with all their cells in order, those under no name, too."""
        for line, cells in _records(self._lines, self._separator, self.file, problems, len(self.columns)):
            place = Place(self.file, line)
            self._check_end(place, cells, problems)
            if any(map(str.strip, cells)) and self._fits(place, cells, problems):
                yield line, cells
        self._lines.report_encoding(problems)

    def _fits(self, place: Place, cells: list[str], problems: ProblemList) -> bool:
        found, width = len(cells), len(self.columns)
        if "\0" in "".join(cells):
            self.whole = False
            problems.error(place, "", _NUL)
            return False
        if any(cell.strip() for cell in cells[width:]):
            problems.error(place, "", _TOO_MANY_CELLS, found=found, width=width)
            return False
        if found < width:
            problems.warning(place, "", _TOO_FEW_CELLS, found=found, width=width)
        return True

    def _check_end(self, place: Place, cells: list[str], problems: ProblemList) -> None:
        record = self._lines.record
        if self._lines.ended and _is_open(record):
            self.whole = False
            problems.error(place, "", _CUT_OFF)
        elif len(cells) < len(self.columns) and record and not record[-1].endswith(("\n", "\r")):
            self.whole = False  # only the last line of a file has no end; here cells are missing from it, too


def open_table(
    entry: Entry,
    stream: IO[bytes],
    problems: ProblemList,
    *,
    naming: Callable[[Sequence[str]], tuple[str, ...]] = folded_all,
) -> CsvTable:
    """Read the header of a CSV; `naming` makes the columns' names of it. Raises FileUnreadable for what is no CSV."""
    lines = _Lines(entry, stream)
    first = next((line for line in lines if line.strip() and not _SAYS_SEPARATOR.fullmatch(line.strip())), "")
    if naming is as_written:
        first = _below_titles(first, lines)
    if not first:
        raise FileUnreadable(file=entry.name, reason="it is empty.")
    _refuse_other_kinds(entry, first)
    separator = max(_SEPARATORS, key=first.count)
    if separator != "," and first.count(separator):
        shown = separator.replace("\t", "tab")
        problems.info(Place(entry.name, lines.number), "", _OTHER_SEPARATOR, separator=shown)
    lines.give_back([first])
    _, header = next(_records(lines, separator, entry.name, problems))
    lines.record.clear()
    return CsvTable(entry.name, lines, naming(header), separator)


def _below_titles(first: str, lines: "_Lines") -> str:
    """Pass over the few lines that a person may have written above a table: their other cells are blank."""
    passed = [first]
    while len(passed) <= _MOST_TITLES and _filled_cells(passed[-1]) <= 1:
        following = next(lines, "")
        if not following:
            break
        passed.append(following)
    if _filled_cells(passed[-1]) > 1:
        return passed[-1]
    lines.give_back(passed[1:])
    return first


def _filled_cells(line: str) -> int:
    return sum(bool(cell.strip(' "\r\n')) for cell in re.split(r"[,;\t|]", line))


def _refuse_other_kinds(entry: Entry, first: str) -> None:
    start = first.lstrip().lower()
    where = f"{entry.name}, line 1"
    with entry.open() as stream:
        beginning = stream.read(_LOOKED_AT)
    if not beginning.startswith(_UTF16) and ("\0" in first or _is_binary(beginning)):
        raise FileUnreadable(file=where, reason="this is not text, so it is no CSV.")
    if start.startswith("%pdf"):
        raise FileUnreadable(file=where, reason="this is a PDF, not a CSV.")
    if start.startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        raise FileUnreadable(file=where, reason="this is a web page, not a CSV.")
    if start.startswith(("{", "[")):
        raise FileUnreadable(file=where, reason="this is JSON, not a CSV.")


def _is_binary(beginning: bytes) -> bool:
    """Tell what is no text at all from text in which some rows are damaged."""
    lines = beginning.splitlines()
    damaged = sum(_CONTROL.search(line) is not None for line in lines)
    return b"\0" in beginning and (damaged * 2 > len(lines) or beginning.count(b"\0") * 2 > len(beginning))


class _Lines(Iterator[str]):
    """Physical lines of text, counted, that can be given back; keeps those of the record being read."""

    def __init__(self, entry: Entry, stream: IO[bytes]) -> None:
        self._name = entry.name
        self._lines = _text_lines(stream)
        self._given_back: deque[str] = deque()
        self._first_odd = 0
        self._odd_count = 0
        self.record: list[str] = []
        self.number = 0
        self.ended = False

    def __next__(self) -> str:
        line = self._given_back.popleft() if self._given_back else self._fresh()
        self.number += 1
        self.record.append(line)
        if len(self.record) > LONGEST_RECORD:
            raise csv.Error("a row without an end")
        return line

    def give_back(self, lines: Sequence[str]) -> None:
        """Put lines back, first one first, to be read again as the start of a record."""
        self._given_back.extendleft(reversed(lines))
        self.number -= len(lines)
        self.ended = False
        self.record.clear()

    def report_encoding(self, problems: ProblemList) -> None:
        """Say once for the file how many lines were not UTF-8."""
        if self._odd_count:
            problems.warning(Place(self._name, self._first_odd), "", _ODD_ENCODING, count=self._odd_count)

    def _fresh(self) -> str:
        line, odd = next(self._lines, ("", False))
        if not line:
            self.ended = True
            raise StopIteration
        if odd:
            self._odd_count += 1
            self._first_odd = self._first_odd or self.number + 1
        return line


def _text_lines(stream: IO[bytes]) -> Iterator[tuple[str, bool]]:
    """Yield each line, its end included, and whether it was not UTF-8."""
    first = stream.readline()
    if first.startswith(_UTF16):
        text = (first + stream.read()).decode("utf-16", errors="replace")
        yield from ((line, False) for line in text.splitlines(keepends=True))
        return
    for raw in chain((first.removeprefix(codecs.BOM_UTF8),), stream):
        if b"\r" in raw and b"\r" in raw.rstrip(b"\r\n"):
            # Old Macintosh files end their lines with a carriage return alone.
            yield from map(_decoded, raw.splitlines(keepends=True))
        else:
            yield _decoded(raw)


def _decoded(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace"), True


def _records(
    lines: _Lines, separator: str, file: str, problems: ProblemList, width: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line; a quotation mark left open costs its own line only."""
    while True:
        try:
            for cells in csv.reader(lines, delimiter=separator):
                if lines.ended and _swallowed_rows(lines.record, separator, width):
                    break
                yield lines.number - len(lines.record) + 1, cells
                lines.record.clear()
            else:
                return
        except csv.Error:
            pass
        number = lines.number - len(lines.record) + 1
        first, *rest = lines.record
        lines.give_back(rest)
        huge = not rest and len(first) > csv.field_size_limit()
        problems.error(Place(file, number), "", _HUGE_CELL if huge else OPEN_QUOTE)
        yield number, [cell.strip('"') for cell in first.rstrip("\r\n").split(separator)]


def _swallowed_rows(record: Sequence[str], separator: str, width: int) -> bool:
    """Tell whether a last record that is still open holds what look like rows of their own."""
    if len(record) < 2 or not _is_open(record):
        return False
    alike = sum(line.count(separator) == width - 1 for line in record[1:])
    return alike * 2 >= len(record) - 1


def _is_open(record: Sequence[str]) -> bool:
    """Tell whether a record ends inside quotation marks."""
    return "".join(record).count('"') % 2 == 1
