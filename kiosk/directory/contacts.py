# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to call and whom to ask for at a resource."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.directory.cells import email_in, listed, plain, plain_line
from kiosk.directory.gathered import Gathered
from kiosk.directory.phones import digits_of, phones_in
from kiosk.directory.problem import ProblemList
from kiosk.directory.shelf import Shelf, Shelved
from kiosk.domain.resource import Contact, Phone

_NO_NUMBER = "“{cell}” is no telephone number. It was left out."
_SEVERAL = "“{cell}” holds {count} telephone numbers. They were told apart."
_SHORT = "“{cell}” is a short number, which works in some places only. It was kept."
_TO_TEXT = "“{cell}” is a number for text messages. It was kept as one."
_NO_CELL = "This telephone row has no number. It was left out."
_SHORTEST = 6
_WHO = ("name", "title", "department")
_NOT_SAID = frozenset({"fax", "pager"})


@dataclass(frozen=True, slots=True)
class Contacts:
    """The resource's own numbers, the most particular first, and the people or desks to ask for."""

    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()


def contacts_of(rows: Gathered, shelf: Shelf, problems: ProblemList) -> Contacts:
    """Gather numbers and contacts; the organization's own count only where nothing nearer can be called."""
    own = rows.parts("contact")
    phones = _phones([*rows.parts("phone"), *_of_nobody(own, shelf)], shelf, problems)
    contacts = _contacts(own, shelf, problems)
    if not _can_call(phones) and not any(_can_call(contact.phones) for contact in contacts):
        phones += _phones(rows.organization_parts.get("phone", ()), shelf, problems)
    if not _can_call(phones) and not contacts:
        contacts = _contacts(rows.organization_parts.get("contact", ()), shelf, problems)
    return Contacts(_each_once(phones), contacts)


def _of_nobody(contacts: Iterable[Shelved], shelf: Shelf) -> list[Shelved]:
    """List the numbers of contacts without a name: they are the resource's own."""
    nameless = (row for row in contacts if row.id and not any(map(plain_line, map(row.__getitem__, _WHO))))
    return [phone for row in nameless for phone in shelf.parts("contact", row.id, "phone")]


def _can_call(phones: Iterable[Phone]) -> bool:
    return any(phone.type not in _NOT_SAID for phone in phones)


def _each_once(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    return tuple({(digits_of(phone), phone.type == "fax"): phone for phone in reversed(tuple(phones))}.values())[::-1]


def _phones(rows: Iterable[Shelved], shelf: Shelf, problems: ProblemList) -> tuple[Phone, ...]:
    return tuple(phone for row in rows for phone in _phones_in_row(row, shelf, problems))


def _phones_in_row(row: Shelved, shelf: Shelf, problems: ProblemList) -> tuple[Phone, ...]:
    notes = (plain_line(row["description"]), plain_line(row["department"]))
    said = phones_in(
        plain(row["number"]),
        extension=row["extension"],
        kind=plain_line(row["type"]),
        description="; ".join(note for note in notes if note),
        languages=_languages(row, shelf),
    )
    if said.unread or not row["number"]:
        problems.info(row.place, "number", _NO_NUMBER if said.unread else _NO_CELL, cell=said.unread)
    elif len(said.phones) > 1:
        problems.info(row.place, "number", _SEVERAL, cell=row["number"], count=len(said.phones))
    _tell_of_short_ones(row, said.phones, problems)
    return said.phones


def _tell_of_short_ones(row: Shelved, phones: Iterable[Phone], problems: ProblemList) -> None:
    for phone in phones:
        if phone.type == "text" and row["type"].strip().lower() != "text":
            problems.info(row.place, "number", _TO_TEXT, cell=row["number"])
        elif sum(map(str.isalnum, phone.number)) <= _SHORTEST:  # some numbers are spelled in letters
            problems.info(row.place, "number", _SHORT, cell=row["number"])


def _languages(row: Shelved, shelf: Shelf) -> tuple[str, ...]:
    rows = shelf.parts("phone", row.id, "language") if row.id else []
    named = [plain_line(each["code"]) or plain_line(each["name"]) for each in rows]
    return tuple(dict.fromkeys((*listed(plain(row["language"])), *filter(None, named))))


def _contacts(rows: Iterable[Shelved], shelf: Shelf, problems: ProblemList) -> tuple[Contact, ...]:
    found = {row.id or str(index): _contact(row, shelf, problems) for index, row in enumerate(rows)}
    return tuple(contact for contact in found.values() if contact is not None)


def _contact(row: Shelved, shelf: Shelf, problems: ProblemList) -> Contact | None:
    name, title, department = (plain_line(row[column]) for column in _WHO)
    if not name and not title and not department:
        return None
    return Contact(
        name=name or department or title,
        title=title if name else "",
        department=department if name else "",
        email=email_in(row["email"]),
        phones=_each_once(_phones(shelf.parts("contact", row.id, "phone"), shelf, problems)),
    )
