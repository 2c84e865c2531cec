# SPDX-License-Identifier: GPL-3.0-or-later
"""What a source files its services under, and which of that are Onward's own need categories."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kiosk.directory.cells import plain_line
from kiosk.directory.shelf import Shelf, Shelved

OWN_TAXONOMY = "Onward needs"
"""The taxonomy whose codes are the ids of our need categories."""

_KEPT_TERMS = 20_000


@dataclass(frozen=True, slots=True)
class Term:
    """A taxonomy's term; `category` is the id of our category where the term is one of ours, else ""."""

    name: str
    category: str = ""


class Tags:
    """Finds the terms behind the attributes of one source."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._term = lru_cache(maxsize=_KEPT_TERMS)(self._find)

    def terms(self, attributes: Iterable[Shelved]) -> tuple[Term, ...]:
        """List the terms of attributes, each once, in order; one that is not in the data gives its own words."""
        found = (self._term(each["taxonomy_term_id"].strip()) or Term(self._said(each)) for each in attributes)
        return tuple(dict.fromkeys(term for term in found if term.name))

    def words(self, attributes: Iterable[Shelved]) -> tuple[str, ...]:
        """Say everything that attributes say of a thing, to look for a mark such as "confidential" in it."""
        rows = list(attributes)
        own = [plain_line(row[column]) for row in rows for column in ("label", "value", "link_type")]
        return (*own, *(term.name for term in self.terms(rows)))

    @staticmethod
    def _said(attribute: Shelved) -> str:
        return plain_line(attribute["label"]) or plain_line(attribute["value"])

    def _find(self, term_id: str) -> Term | None:
        row = self._shelf.thing("taxonomy_term", term_id) if term_id else None
        if row is None:
            return None
        own = self._taxonomy(row).casefold() == OWN_TAXONOMY.casefold()
        return Term(plain_line(row["name"]), row["code"].strip() if own else "")

    def _taxonomy(self, term: Shelved) -> str:
        taxonomy = self._shelf.thing("taxonomy", term["taxonomy_id"].strip())
        return plain_line(taxonomy["name"]) if taxonomy else plain_line(term["taxonomy"])
