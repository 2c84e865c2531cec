# SPDX-License-Identifier: GPL-3.0-or-later
"""The smaller facts of a resource: what it costs, whom it is for, what to bring, in which languages."""

import zoneinfo
from collections.abc import Iterable
from functools import cache

from kiosk.directory.cells import email_in, listed, plain, plain_line, website_in, whole_number
from kiosk.directory.gathered import Gathered
from kiosk.directory.places import joined
from kiosk.directory.problem import ProblemList
from kiosk.directory.shelf import Shelved

_NO_URL = "“{cell}” is no web address. It was left out."
_NO_EMAIL = "“{cell}” is no e-mail address. It was left out."
_NO_AGE = "“{cell}” is no age. It was left out."
_OLDEST = 150


def first_website(rows: Gathered, problems: ProblemList) -> str:
    """Take the service's website, else the place's, else the organization's, as it is written."""
    for row, column in ((rows.service, "url"), (rows.location, "url"), (rows.organization, "website")):
        cell = plain_line(row[column])
        found = website_in(cell)
        if found:
            return found
        if cell:
            problems.info(row.place, column, _NO_URL, cell=cell)
    return ""


def email(rows: Gathered, problems: ProblemList) -> str:
    """Take the service's e-mail address, else the place's, else the organization's."""
    for row in (rows.service, rows.location, rows.organization):
        cell = plain_line(row["email"])
        found = email_in(cell)
        if found:
            return found
        if cell:
            problems.info(row.place, "email", _NO_EMAIL, cell=cell)
    return ""


def age(rows: Gathered, column: str, problems: ProblemList) -> int | None:
    """Read a limit of age in whole years, from the service or, in older versions, from its only row of eligibility."""
    older = [row for row in rows.parts("eligibility") if row[column]]
    row = rows.service if rows.service[column] or len(older) != 1 else older[0]
    cell = plain_line(row[column])
    if not cell:
        return None
    years = whole_number(cell)
    if years is None or not 0 <= years <= _OLDEST:
        problems.info(row.place, column, _NO_AGE, cell=cell)
        return None
    return years


def accessibility(rows: Gathered) -> str:
    """Say how people with disabilities get in and around, from all rows about the place."""
    return joined(
        joined((plain_line(row["description"]), plain_line(row["details"])), " ") for row in rows.parts("accessibility")
    )


def language_names(rows: Gathered) -> tuple[str, ...]:
    """List languages by code where there is one, by name otherwise, each once."""
    said = (listed(plain_line(row["code"]) or plain_line(row["name"])) for row in rows.parts("language"))
    return tuple(dict.fromkeys(language for languages in said for language in languages))


def eligibility(rows: Gathered) -> str:
    """Say whom it is for."""
    older = (plain(row["eligibility"]) or plain(row["eligibility_description"]) for row in rows.parts("eligibility"))
    return joined(_each_said_once((plain(rows.service["eligibility_description"]), *older)))


def documents(rows: Gathered) -> tuple[str, ...]:
    """List what to bring."""
    return tuple(dict.fromkeys(filter(None, (plain_line(row["document"]) for row in rows.parts("required_document")))))


def fees(rows: Gathered) -> str:
    """Say what it costs: in words, by amounts, and how it can be paid."""
    service = rows.service
    payments = joined((plain_line(row["payment"]) for row in rows.parts("payment")), ", ")
    return joined(_each_said_once((
        plain(service["fees_description"]) or plain(service["fees"]),
        *(_cost(row) for row in rows.parts("cost_option")),
        f"Accepted: {payments}" if payments else "",
    )))  # fmt: skip


def _each_said_once(parts: Iterable[str]) -> list[str]:
    """Leave out a part that another says with for whom it holds: "Free" beside "Everyone: Free"."""
    said = list({part.casefold().rstrip("."): part for part in reversed(list(filter(None, parts)))}.values())[::-1]
    return [part for part in said if not any(_says(other, part) for other in said if other is not part)]


def _says(other: str, part: str) -> bool:
    whole, words = (text.casefold().rstrip(".") for text in (other, part))
    return whole.endswith(f": {words}") or whole.startswith(f"{words} for ") or words in whole.splitlines()


def _cost(row: Shelved) -> str:
    amount = " ".join(filter(None, (plain_line(row["amount"]), plain_line(row["currency"]).upper())))
    if amount.split(" ", maxsplit=1)[0] in {"0", "0.0", "0.00"}:
        amount = ""  # the words beside it say "free", or what else it means
    option, last = plain_line(row["option"]), plain_line(row["valid_to"])
    said = " ".join(filter(None, (amount, plain_line(row["amount_description"]))))
    until = f" (until {last})" if last and said else ""
    return ": ".join(filter(None, (option, said))) + until


def service_area(rows: Gathered) -> str:
    """Say where people may come from."""
    return joined(plain_line(row["name"]) or plain_line(row["description"]) for row in rows.parts("service_area"))


def timezone_of(rows: Gathered) -> str:
    """Name the IANA time zone where a schedule gives one; offsets say too little about summer time."""
    for row in rows.parts("schedule"):
        name = row["timezone"].strip()
        if "/" in name and name in _timezones():
            return name
    return ""


@cache
def _timezones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())  # asks the disk for all of them every time
