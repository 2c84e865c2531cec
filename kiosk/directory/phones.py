# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone cells: one number or several, kept as their owner writes them, with extension and kind told apart."""

import re
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberMatcher

from kiosk.domain.resource import Phone

_EXTENSION = re.compile(
    r"[\s,;(]*(?:\bext(?:ension|n)?\b\.?|\b(?:durchwahl|poste|anexo)\b|\bx\.?(?=\s*\d)|(?<=\d)x(?=\s*\d)|#)\s*[:.]?\s*(\d{1,7})\b\)?",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"\s*(?:[;|\n]|\bor\b|\band\b|\boder\b|\bund\b|&|,(?!\s*(?:ext|x|#|option|press)\b)|/(?=\s*[+(\d]))\s*",
    re.IGNORECASE,
)
_AREA_CODE = re.compile(r"(?<![\d)\-.])(?<!\d )(\(?0\d{1,4}\)?\s*)/(?=\s*\d)")  # as in 0221/123456
_LABEL = re.compile(r"^[\s(]*((?:24[- ])?[^\W\d_][^\d(+;]{0,80}?)(?:\s*[:=-]\s*|\s+)(?=[+(\d])")
_CORE = re.compile(r"[+(]?\d[\d\s().\-–—/]{4,}\d")
_VANITY = re.compile(
    r"\b(?:1[-.\s]?)?\(?8\d\d\)?[-.\s][A-Z0-9][A-Z0-9-.\s]{5,}[A-Z0-9]\b|\b\d{3}[-.\s]?[A-Z]{3,}[A-Z0-9-]*\b"
)
_WORDS_BEHIND = re.compile(
    r"(?P<core>[+(]?\d[\d\s().\-–—/]*?\d)(?:\s*,|\s)\s*(?P<words>\(?(?:\d{1,2}[ -])?[^\W\d_][^\d]{2,}\d?\)?)"
)
_SHORT = re.compile(r"(?:^|\b)([2-9]11|988|116\s?\d{3}|999|112|111|101)\b")
_SHORT_ALONE = re.compile(r"(?:(?:tel|phone|telefon|call|dial)\b\.?:?)?\s*\d{3}", re.IGNORECASE)
_LAST_DIGITS = re.compile(r"(?P<core>[+(]?\d[\d\s().\-–—]*\d{3}[-.\s]\d{4})\s*[,/]\s*(?P<last>\d{2,4})")
_TEXT_TO = re.compile(
    r"\btext\b.*?\bto\s+(\d{5,6}|\d{3}-\d{3})\b|\b(?:text|sms)\b.*?\b(\d{5,6})\b", re.IGNORECASE | re.DOTALL
)
_SHORT_CODE = re.compile(r"\d{5,6}|\d{3}-\d{3}")
_NOTHING = re.compile(
    r"\s*(?:no (?:phone|tele|number)\w*|none|n/?a|not (?:available|listed)|unknown|tbd|see website)\b", re.IGNORECASE
)
_SAYS_NOTHING = frozenset({"tel", "tel.", "phone", "telephone", "ph", "ph.", "p", "t", "telefon", "call"})
_REGION = "US"  # only for numbers written without a country code, and only to tell two apart

_KINDS = {
    "voice": "voice", "phone": "voice", "telephone": "voice", "tel": "voice", "work": "voice", "office": "voice",
    "main": "voice", "landline": "voice", "": "voice",
    "fax": "fax", "facsimile": "fax", "fax line": "fax", "fax number": "fax",
    "cell": "cell", "mobile": "cell", "cellphone": "cell", "cell phone": "cell", "mobile phone": "cell",
    "text": "text", "sms": "text", "text line": "text",
    "textphone": "textphone", "tty": "textphone", "tdd": "textphone", "tty/tdd": "textphone", "tdd/tty": "textphone",
    "pager": "pager", "video": "video", "videophone": "video",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """What a cell held: the numbers, and `unread` for text that is no number at all."""

    phones: tuple[Phone, ...] = ()
    unread: str = ""


def phones_in(
    cell: str, *, extension: str = "", kind: str = "", description: str = "", languages: tuple[str, ...] = ()
) -> PhoneCell:
    """Read a telephone cell. `kind` is the source's own type; an unknown one is kept in the description."""
    text = " ".join(cell.split("\n")).strip().strip("\"'").strip()
    if not text:
        return PhoneCell()
    if _NOTHING.match(text) and not _has_full_number(text):
        return PhoneCell(unread=text)
    to_text = _TEXT_TO.search(text)
    if to_text and not _has_full_number(text):
        number = to_text.group(1) or to_text.group(2)
        return PhoneCell((Phone(number=number, type="text", description=description or text, languages=languages),))
    if kind_of(kind) == "text" and _SHORT_CODE.fullmatch(text):
        return PhoneCell((Phone(number=text, type="text", description=description, languages=languages),))
    found = [_phone(part, extension, kind, description, languages) for part in _parts(cell) if _is_number(part)]
    return PhoneCell(tuple(found)) if found else PhoneCell(unread=text)


def digits_of(phone: Phone) -> str:
    """The digits that are dialled, to tell whether two numbers are the same."""
    digits = re.sub(r"\D", "", phone.number)
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    return (digits or phone.number.lower()) + ("x" + phone.extension if phone.extension else "")


def kind_of(source_type: str, description: str = "") -> str | None:
    """Tell the HSDS type of phone for a source's own word; None for a word that says something else."""
    word = source_type.strip().lower()
    if word == "" and re.match(r"\s*(fax|facsimile)\b", description, re.IGNORECASE):
        return "fax"
    return _KINDS.get(word)


def _parts(cell: str) -> list[str]:
    text = cell.strip().strip("\"'")
    kept = _AREA_CODE.sub("\\1\0", text)
    parts = [part.replace("\0", "/") for part in _DIVIDER.split(kept) if part.strip()]
    if len(parts) > 1 and sum(_is_number(part) for part in parts) < 2:
        parts = [text]
    return [piece for part in parts for piece in _run_together(part)]


def _run_together(part: str) -> list[str]:
    """Part two numbers that stand side by side with nothing between."""
    core = _CORE.search(_EXTENSION.sub("", part))
    if core is None or len(re.sub(r"\D", "", core.group())) <= 15:
        return _with_words_between(part)
    found = [match.raw_string for match in PhoneNumberMatcher(part, _REGION, leniency=Leniency.POSSIBLE)]
    return found or [part]


def _with_words_between(part: str) -> list[str]:
    """Part "555-010-4400 Fax 555-010-4401", each number with the words before it."""
    pieces: list[str] = []
    start = 0
    for core in _CORE.finditer(part):
        if core.start() >= start and _has_full_number(core.group()):
            extension = _EXTENSION.match(part, core.end())
            end = extension.end() if extension else core.end()
            pieces.append(part[start:end].lstrip(" /,;-–)"))
            start = end
    return [*pieces[:-1], pieces[-1] + part[start:]] if len(pieces) > 1 else [part]


def _is_number(part: str) -> bool:
    bare = _EXTENSION.sub("", part)
    short = _SHORT.search(bare.strip()) or _SHORT_ALONE.fullmatch(bare.strip())
    return _has_full_number(bare) or _VANITY.search(bare) is not None or short is not None


def _has_full_number(text: str) -> bool:
    core = _CORE.search(text)
    return core is not None and 7 <= len(re.sub(r"\D", "", core.group())) <= 15


def _phone(part: str, extension: str, kind: str, description: str, languages: tuple[str, ...]) -> Phone:
    label = _LABEL.match(part)
    number = part[label.end() :] if label else part
    inner = _EXTENSION.search(number)
    if inner:
        number = number[: inner.start()] + number[inner.end() :]
    number, tail = _without_words_behind(number)
    said = label.group(1).strip(" (:") if label else ""
    labelled = kind_of(said) if said else None
    known = kind_of(kind, description)
    plain_label = labelled not in {None, "voice"} or said.lower() in _SAYS_NOTHING
    notes = [description, "" if plain_label else said, tail, kind if known is None else ""]
    return Phone(
        number=_balanced(" ".join(number.split()).strip(" ,;.")),
        extension=inner.group(1) if inner else _extension(extension),
        type=(labelled if labelled not in {None, "voice"} else None) or known or "voice",
        description="; ".join(note for note in notes if note),
        languages=languages,
    )


def _balanced(number: str) -> str:
    return number.rstrip(")") if number.count(")") > number.count("(") else number


def _without_words_behind(number: str) -> tuple[str, str]:
    """Part "(800) 572-1092 IL only" and "555-0120, 0121" into number and rest; one spelled in letters stays whole."""
    if last := _LAST_DIGITS.fullmatch(number.strip()):
        return last["core"], f"/ {last['last']}"
    found = _WORDS_BEHIND.fullmatch(number.strip())
    if found is None or not (_has_full_number(found["core"]) or _SHORT.fullmatch(found["core"])):
        return number, ""
    return found["core"], found["words"].strip(" ()")


def _extension(cell: str) -> str:
    text = cell.strip().removesuffix(".0")
    found = _EXTENSION.fullmatch(text)
    return found.group(1) if found else text
