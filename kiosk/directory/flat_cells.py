# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of somebody's own table, put into the words of HSDS 3.x."""

import re
from collections.abc import Mapping, Sequence

from kiosk.directory.cells import EMAIL, email_in, listed, plain, plain_line, website_in
from kiosk.directory.column_cells import POSITION, fits
from kiosk.directory.column_words import spoken
from kiosk.directory.mapping import MappedColumn
from kiosk.directory.targets import DAYS, NEEDED

_US = re.compile(
    r"(?P<address_1>.+?),\s*(?P<city>[^,\d]+?),?\s+(?P<state_province>[A-Z]{2})\.?,?(?:\s+(?P<postal_code>\d{5}(?:-\d{4})?))?"
)
_CODE_FIRST = re.compile(
    r"(?P<address_1>.*?\d.*?),\s*(?:[A-Z]{1,2}-)?(?P<postal_code>\d{4,5})\s+(?!.*\b(?:st|ave|rd|blvd|dr|ln|way|hwy|street|avenue|road|drive|lane)\b)(?P<city>[^,\d]+)",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"(?P<address_1>.+?),\s*(?P<city>[^,\d]+?),?\s+(?P<postal_code>[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})"
)
_TOWN = re.compile(r"(?P<city>[^,\d]+),\s*(?P<state_province>[A-Z]{2})")
_NO_TOWN = re.compile(r"(?:state:\s*)?[A-Z]{2}\s*,?(?:\s+\d{5})?", re.IGNORECASE)

_WEB = re.compile(r"(?:https?://|www\.)[^\s,;]+", re.IGNORECASE)
_YES = frozenset({"yes", "y", "true", "t", "1", "x", "ja", "si", "sí", "oui", "wahr", "vrai", "verdadero"})
_NO = frozenset({"no", "n", "false", "f", "0", "nein", "non", "falsch", "faux", "falso"})
_NO_LIMIT = frozenset({"no restrictions", "no restriction", "none", "any", "all", "keine", "ninguno", "aucun", "nnnn"})
_SHUT = frozenset({"closed", "shut", "geschlossen", "cerrado", "ferme", "zu", "off"})
_LISTS = frozenset({"taxonomy_term.name", "service_area.name", "required_document.document"})
_LABELLED = frozenset({
    "service.eligibility_description", "service.application_process", "service.fees_description", "service.description",
    "organization.description", "location.description", "location.transportation", "accessibility.description",
})  # fmt: skip
_FLAGS = frozenset({"service.eligibility_description", "accessibility.description"})

Cells = Mapping[str, list[str]]
"""What a row says, by target; several columns with the same target give several texts."""


def by_target(columns: Sequence[MappedColumn], row: Mapping[str, str]) -> Cells:
    """Sort a row's cells by what they mean; where several columns mean the same, each is told with its heading."""
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for each in columns:
        cell = row.get(each.column, "")
        if each.target and cell:
            said = _things_in(cell) if each.target in _LISTS else [_said(each, cell, first=each.target not in seen)]
            found.setdefault(each.target, []).extend(filter(None, said))
        seen.add(each.target)
    _take_mail_from_numbers(found)
    return {target: texts for target, texts in found.items() if texts}


def _take_mail_from_numbers(found: dict[str, list[str]]) -> None:
    """Where numbers share their cell with an e-mail or a web address, put those where they belong."""
    for number in found.get("phone.number", ()):
        website = website_in(number) if _WEB.search(number) else ""  # "1.800.GETHELP" is none
        for target, said in (("service.email", email_in(number)), ("service.url", website)):
            if said and not found.get(target):
                found[target] = [said]
    if "phone.number" in found:
        bare = (_WEB.sub("", EMAIL.sub("", number)) for number in found["phone.number"])
        found["phone.number"] = [number.strip(" ,;/|") for number in bare]


def first_misfit(columns: Sequence[MappedColumn], cells: Sequence[str]) -> int | None:
    """Say from which cell on a row is out of step with its columns: the first of a kind that the column can't hold."""
    for index, (each, cell) in enumerate(zip(columns, cells, strict=False)):
        needed = NEEDED.get(each.target)
        if needed and cell.strip() and not fits(needed, cell):
            return index
    return None


def address_of(text: str) -> dict[str, str]:
    """Take an address in one cell apart where that is sure; otherwise keep it whole as the first line."""
    said = plain_line(text).rstrip(" ,;")
    if not said or _NO_TOWN.fullmatch(said):
        return {}
    for pattern in (_US, _BRITISH, _CODE_FIRST, _TOWN):
        found = pattern.fullmatch(said)
        if found and ";" not in said:
            return {name: part.strip() for name, part in found.groupdict().items() if part}
    return {"address_1": said}


def position_in(text: str) -> dict[str, str]:
    """Find latitude and longitude in one cell."""
    found = POSITION.search(text)
    return {"latitude": found[1], "longitude": found[2]} if found else {}


def status_in(text: str) -> str:
    """Put a bare yes or no in the place of the status that it means."""
    said = plain_line(text).casefold()
    return "active" if said in _YES else "inactive" if said in _NO else text


def is_flagged(text: str) -> bool:
    """Tell whether a cell marks its row: whatever stands there but a plain no does."""
    said = plain(text).casefold()
    return bool(said) and said not in _NO | _NO_LIMIT


def week_in(cells: Cells) -> list[dict[str, str]]:
    """Make a schedule row of every weekday that has cells of its own, shut ones left out."""
    rows: list[dict[str, str]] = []
    if not any(target.startswith("schedule.") and target != "schedule.description" for target in cells):
        return rows
    for day in DAYS:
        words, opens, closes = (
            " ".join(cells.get(f"schedule.{day}{end}", ())) for end in ("", "_opens_at", "_closes_at")
        )
        shut = any(spoken(each) in _SHUT for each in (words, opens, closes))
        if not shut and (words or opens or closes):
            rows.append({"weekday": day.title(), "description": words, "opens_at": opens, "closes_at": closes})
    return rows


def _said(column: MappedColumn, cell: str, *, first: bool) -> str:
    if column.target in _FLAGS:
        return _flag(column, cell, first=first)
    if column.target in _LABELLED and not first:
        return f"{heading_of(column.column)}: {cell.strip()}"
    return cell


def _flag(column: MappedColumn, cell: str, *, first: bool) -> str:
    """Say what a column means that may only say yes or no, and the cells of which seldom speak for themselves."""
    bare, heading = plain_line(cell).casefold(), heading_of(column.column)
    if bare in _YES:
        return heading
    if bare in _NO:
        return f"{heading}: no" if column.target == "accessibility.description" else ""
    if column.target == "service.eligibility_description" and bare in _NO_LIMIT:
        return ""
    return f"{heading}: {cell.strip()}" if column.target == "service.eligibility_description" or not first else cell


def heading_of(column: str) -> str:
    """Say a column's heading as a person would."""
    words = " ".join(column.replace("_", " ").split()).removeprefix("service ").removeprefix("org ").rstrip(":?")
    return words[:1].upper() + words[1:]


def _things_in(cell: str) -> list[str]:
    """Part a list, at its commas only where nothing else parts it: "Miami, FL; Tampa, FL" are two."""
    text = plain(cell)
    parts = re.split(r"[;|\n]", text) if re.search(r"[;|\n]", text) else listed(text)
    return [part for part in dict.fromkeys(plain_line(part) for part in parts) if part]
