# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's cells, made plain: text, dates, whole numbers, web and e-mail addresses."""

import html
import re
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser

_BLANK = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nan", "nil", "(null)", "#n/a", "undefined"})
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u202a-\u202e\u2066-\u2069]")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â€|â\u0080|Ã[ƒ‚¡-ÿ]|Ð[\u0080-\u00bf]")
_MOST_MARKUP = 3
_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|b|i|u|em|strong|a|span|h[1-6]|table|tbody|thead|tr|td|th|font|hr|blockquote|script|style|img"
    r"|section|article|sup|sub|small|center|o:p|iframe|pre|code|dl|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")
EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"(?:https?://)?[^\s/@,;\"<>]+\.[a-z]{2,}(?::\d+)?(?:[/?#][^\s\"<>]*)?", re.IGNORECASE)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_PLAIN_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SLASH_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?:[ T].*)?$")
_NAMED_DATE = re.compile(r"(?:([A-Za-z]{3,9})\.?\s+(\d{1,2})|(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?),?\s+(\d{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR = 1000  # "January 01, 0001" is what a computer makes of a date without a year


def plain(text: str) -> str:
    """Make a cell's text plain: markup, entities, controls and twice-encoded letters away, line breaks kept."""
    if not text:
        return ""
    if not (text.isascii() and text.isprintable()) or "<" in text or "&" in text or "  " in text:
        text = _cleaned(text)
    text = text.strip()
    return "" if text.lower() in _BLANK else text


@lru_cache(maxsize=256)  # a description is asked for several times in a row
def _cleaned(text: str) -> str:
    if _MOJIBAKE.search(text):
        text = _encoded_once(text)
    if "<" in text or "&" in text:
        text = without_markup(text)
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _SPACES.sub(" ", text).replace(" \n", "\n").replace("\n ", "\n")
    return _LINES.sub("\n\n", text)


def plain_line(text: str) -> str:
    """Make a cell plain and put it on one line."""
    if not text:
        return ""
    return " ".join(plain(text).split())


def has_markup(text: str) -> bool:
    """Tell whether there are HTML tags in a text, escaped ones among them."""
    return any(_TAG.search(said) for said in (text, html.unescape(text)) if "<" in said)


def without_markup(text: str) -> str:
    """Turn HTML into text: breaks and paragraphs become line breaks, list points bullets; "5 < 10" stays."""
    for _ in range(_MOST_MARKUP):  # "&lt;br&gt;" is markup that was escaped once more
        if _TAG.search(text):
            text = _text_of(text)
        elif _ENTITY.search(text):
            text = html.unescape(text)
        else:
            break
    return text


def _encoded_once(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


class _TextOnly(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # not ours
        if tag in {"script", "style"}:
            self._hidden += 1
        elif tag == "li":
            self.pieces.append("\n• ")
        elif tag in _LINE_TAGS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _LINE_TAGS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


_LINE_TAGS = frozenset(
    {"br", "p", "div", "tr", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "section"}
)


def _text_of(markup: str) -> str:
    # A "<" that starts no tag would be eaten together with what follows it.
    kept = re.sub(r"<(?![a-zA-Z/!])", "&lt;", markup)
    parser = _TextOnly()
    parser.feed(kept)
    parser.close()
    return re.sub(r"\n\s*\n\s*\n+", "\n\n", "".join(parser.pieces)).replace("\n\n• ", "\n• ")


def day_of(text: str) -> date | None:
    """Read a date: 2026-11-23 (without a time behind it), 20261123, November 23, 2026, or 11/23/2026 if sure."""
    text = text.strip()
    numbers = _ISO_DATE.match(text) or _PLAIN_DATE.match(text)
    if numbers:
        year, month, day = map(int, numbers.groups())
        return _date(year, month, day)
    numbers = _SLASH_DATE.match(text)
    if not numbers:
        return _named_day(text)
    first, second, year = map(int, numbers.groups())
    year += 2000 if len(numbers[3]) == 2 else 0
    if first == second or second > 12:
        return _date(year, first, second)
    return _date(year, second, first) if first > 12 else None


def _named_day(text: str) -> date | None:
    said = _NAMED_DATE.match(text)
    month = (said[1] or said[4]).lower()[:3] if said else ""
    if said is None or month not in _MONTHS:
        return None
    return _date(int(said[5]), _MONTHS.index(month) + 1, int(said[2] or said[3]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def whole_number(text: str) -> int | None:
    """Read a whole number, "12.0" included; None for anything else."""
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number.is_integer() and abs(number) < 10**9 else None


def email_in(text: str) -> str:
    """Find the first e-mail address in a cell, or ""."""
    found = EMAIL.search(text)
    return found.group().rstrip(".") if found else ""


def website_in(text: str) -> str:
    """Find the first web address in a cell, as it is written, or ""."""
    for word in text.replace(",", " ").replace(";", " ").split():
        if _WEBSITE.fullmatch(word):
            return word.rstrip(".")
    return ""


def listed(text: str) -> tuple[str, ...]:
    """Split a cell that lists things ("a, b", "['a', 'b']", "a;b", "a|b")."""
    inside = text.strip().strip("[](){}")
    pieces = (piece.strip().strip("'\"").strip() for piece in re.split(r"[,;|\n]", inside))
    return tuple(piece for piece in pieces if piece)
