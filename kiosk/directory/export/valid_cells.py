# SPDX-License-Identifier: GPL-3.0-or-later
"""Values put so that every reader of HSDS takes them; "" where a value cannot be."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit

from babel import Locale, UnknownLocaleError

from kiosk.directory.cells import email_in, listed, plain_line, website_in

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_EMAIL = re.compile(
    r"[A-Za-z0-9_+'%-]+(?:\.[A-Za-z0-9_+'%-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RESERVED = "!#$%&'()*+,/:;=?@[]~"


def uri(website: str) -> str:
    """Write a web address as a URI: with a scheme, and escaped where it has letters that no URI has."""
    found = website_in(plain_line(website))
    if not found:
        return ""
    whole = found if _SCHEME.match(found) else f"http://{found}"
    try:
        host, port = urlsplit(whole).hostname or "", urlsplit(whole).port
    except ValueError:
        return ""
    return quote(whole, safe=_RESERVED) if _HOST.fullmatch(host) and port != 0 else ""


def email(address: str) -> str:
    """Write an e-mail address."""
    found = email_in(plain_line(address))
    return found if _EMAIL.fullmatch(found) else ""


def languages(said: str) -> Iterator[dict[str, str]]:
    """Write a language: by code and English name where it is a code, by its name otherwise; a list is taken apart."""
    for word in listed(plain_line(said)):
        coded = _CODE.fullmatch(word) is not None
        yield {"name": _english_name(word) or word, "code": word} if coded else {"name": word}


@lru_cache(maxsize=1_000)
def _english_name(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or ""
    except (UnknownLocaleError, ValueError):
        return ""


def number(value: str) -> int | None:
    """Write digits as a number; None where something would be lost, such as a leading zero."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 and str(int(value)) == value else None
