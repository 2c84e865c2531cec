# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF files seen through other people's tools (poppler)."""

import html
import re
import subprocess
import tempfile
from dataclasses import dataclass

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"
_SIZE = re.compile(r'<fontspec [^>]*size="(-?\d+)"')


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]


def run(pdf: bytes, *command: str) -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode(errors="replace")


def pages_of(pdf: bytes) -> tuple[Page, ...]:
    """The pages with their words and where they stand, in points from the upper left."""
    found = _PAGE.findall(run(pdf, "pdftotext", "-bbox", "-", "-"))
    return tuple(Page(float(width), float(height), _words(inside)) for width, height, inside in found)


def text_of(pdf: bytes) -> str:
    """All text in the order of the page, white space made single spaces."""
    raw = run(pdf, "pdftotext", "-raw", "-", "-")
    return " ".join(raw.replace("\u200b", "").split())


def fonts_of(pdf: bytes) -> list[list[str]]:
    """One row a font, the last five columns: embedded, subset, unicode, object, generation."""
    return [line.split() for line in run(pdf, "pdffonts", "-").splitlines()[2:]]


def smallest_type(pdf: bytes) -> int:
    """The smallest size of type on any page, in whole points."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:  # pdftohtml reads files alone
        file.write(pdf)
        file.flush()
        drawn = run(b"", "pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", file.name)
    return min(int(size) for size in _SIZE.findall(drawn))


def unspaced(text: str) -> str:
    """Text without white space and without the controls that poppler puts around right-to-left words."""
    return "".join(character for character in text if not character.isspace() and character not in _UNSEEN)


def facts_of(pdf: bytes, *more: str) -> dict[str, str]:
    """What pdfinfo says, by its headings."""
    lines = run(pdf, "pdfinfo", *more, "-").splitlines()
    return {key.strip(): value.strip() for key, _colon, value in (line.partition(":") for line in lines)}


def _words(inside: str) -> tuple[Word, ...]:
    return tuple(
        Word(float(left), float(top), float(right), float(bottom), html.unescape(text))
        for left, top, right, bottom, text in _WORD.findall(inside)
    )
