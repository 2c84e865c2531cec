# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as files that spreadsheet programs open as text and numbers, and never as formulas."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.domain.errors import OnwardError
from kiosk.domain.report import Hidden
from kiosk.domain.text import one_line
from kiosk.report_words import COUNTS, NOT_SHOWN, Row, Section, WordedReport

COLUMNS = ("section", "key", "label", "value", "unit")

_ACTS = frozenset("=+-@|%")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})
_QUOTES = frozenset("\"'`´‘’‚“”„«»＂＇")
_MINUSES = str.maketrans("−‐‑‒–—﹣", "-------")
_INSIDE = re.compile(r"[;,]")


class FileNotSaved(OnwardError):
    """A file cannot be written where somebody wants it."""

    message = "“{file}” could not be saved there. Please choose another place, or make room."


def report_as_csv(report: WordedReport) -> bytes:
    """Write a report, a figure a line, as UTF-8 with the mark by which spreadsheet programs know it.

    The columns and the keys stay; labels are in the report's language. Hidden figures say "<5" or "hidden".
    """
    rows: list[Sequence[str]] = [
        ("report", "office", report.title, report.office, "text"),
        ("report", "period", "", report.period, "text"),
        ("report", "made", "", report.made, "text"),
    ]
    for section in report.sections:
        for row in section.rows:
            rows.extend(_lines(section, row))
    notes = (*report.definitions, *((report.hides,) if report.hides else ()))
    rows += [("definitions", str(number), text, "", "text") for number, text in enumerate(notes, start=1)]
    return as_csv(COLUMNS, rows)


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows of text as CSV; every cell is made safe."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def save_whole(file: Path, content: bytes) -> Path:
    """Write a file whole or not at all, and return it; raises FileNotSaved."""
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise FileNotSaved(file=file.name) from error
    return file


def safe_cell(text: str) -> str:
    """Return a cell that no program takes for a formula, also where it splits cells at other marks than we do.

    What begins like one, behind whatever spaces, quotes or invisible signs, gets an apostrophe before it.
    """
    line = one_line(text)
    pieces = _INSIDE.split(line)
    marks = [*_INSIDE.findall(line), ""]
    return "".join(_guarded(piece) + mark for piece, mark in zip(pieces, marks, strict=True))


def _guarded(piece: str) -> str:
    for character in piece:
        if character in _QUOTES or unicodedata.category(character) in _UNSEEN:
            continue
        plain = unicodedata.normalize("NFKC", character).translate(_MINUSES)
        return f"'{piece}" if plain[:1] in _ACTS else piece
    return piece


def _lines(section: Section, row: Row) -> Iterable[Sequence[str]]:
    absent = _hidden(row.said) if row.unit == COUNTS else ""
    value = absent if row.number is None else f"{row.number:.10g}"
    yield section.key, row.key, row.label, value, row.unit
    for (key, words), said in zip(section.columns, row.more, strict=True):
        if said:
            yield section.key, f"{row.key}/{key}", f"{row.label} · {words}", _hidden(said), row.unit


def _hidden(said: str) -> str:
    return Hidden.BESIDE.value if said == NOT_SHOWN else said
