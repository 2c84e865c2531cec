# SPDX-License-Identifier: GPL-3.0-or-later
"""Language tags (BCP 47) for the ways in which people write languages into a table."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from babel import Locale, localedata
from babel.core import get_global

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")
_SCRIPT = 4
_ALSO = {"mandarin": "zh", "cantonese": "yue", "farsi": "fa", "haitian": "ht", "castilian": "es", "castellano": "es"}


class SpokenLanguages:
    """Knows the languages of the world by code, by English name and by their own name. Costly only when asked."""

    def tag(self, cell: str) -> str:
        """Say the tag of a language ("es", "es-MX") where it is sure which is meant, "" otherwise."""
        text = cell.strip()
        return self._named.get(_plain(text), "") or self._coded(text) or self._own_names.get(_plain(text), "")

    def _coded(self, text: str) -> str:
        found = _TAG.fullmatch(text)
        if found is None:
            return ""
        code = found[1].lower()
        code = get_global("language_aliases").get(code, code)
        if code not in self._english.languages:
            return ""
        return "-".join([code, *map(_cased, re.split("[-_]", found[2])[1:])])

    @cached_property
    def _english(self) -> Locale:
        return Locale("en")

    @cached_property
    def _named(self) -> dict[str, str]:
        return {**_unambiguous(iter(self._english.languages.items())), **_ALSO}

    @cached_property
    def _own_names(self) -> dict[str, str]:
        return _unambiguous(_own_names())


def _own_names() -> Iterator[tuple[str, str]]:
    for code in localedata.locale_identifiers():
        if code.isalpha() and code.islower():
            yield code, Locale(code).languages.get(code, "")


def _unambiguous(names: Iterator[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, name in names:
        if "_" not in code and len(name) >= 2:
            found[_plain(name)] = "" if found.get(_plain(name), code) != code else code
    return found


def _cased(part: str) -> str:
    if len(part) == _SCRIPT and part.isalpha():
        return part.title()
    return part.upper() if len(part) < _SCRIPT else part.lower()


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip()
