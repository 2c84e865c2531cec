# SPDX-License-Identifier: GPL-3.0-or-later
"""What a source files its services under, and which of that are Onward's own need categories."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kiosk.directory.cells import plain_line
from kiosk.directory.export.record_marks import NEED_LABEL, RECORD_TAXONOMY, Mark
from kiosk.directory.shelf import Shelf, Shelved

OWN_TAXONOMY = "Onward needs"
"""The taxonomy whose codes are the ids of our need categories."""

_KEPT_TERMS = 20_000


@dataclass(frozen=True, slots=True)
class Term:
    """A taxonomy's term; `category` is the id of our category where the term is one of ours, else "".

    `marks` says that it names a field of a resource of ours and files nothing.
    """

    name: str
    category: str = ""
    marks: bool = False


class Tags:
    """Finds the terms behind the attributes of one source."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._term = lru_cache(maxsize=_KEPT_TERMS)(self._find)

    def terms(self, attributes: Iterable[Shelved]) -> tuple[Term, ...]:
        """List the terms of attributes, each once, in order; one that is not in the data gives its own words.

        A term without a name is a category of ours that the source has no word for.
        """
        found = map(self._term_of, attributes)
        return tuple(dict.fromkeys(term for term in found if not term.marks and (term.name or term.category)))

    def marks(self, attributes: Iterable[Shelved]) -> dict[str, Mark]:
        """Find what an export of ours says beside the columns, by field."""
        found = ((self._term_of(each), each) for each in attributes)
        return {term.name: Mark(each["value"], each["label"]) for term, each in found if term.marks}

    def words(self, attributes: Iterable[Shelved]) -> tuple[str, ...]:
        """Say everything that attributes say of a thing, to look for a mark such as "confidential" in it."""
        rows = [each for each in attributes if not self._term_of(each).marks]
        own = [plain_line(row[column]) for row in rows for column in ("label", "value", "link_type")]
        return (*own, *(term.name for term in self.terms(rows)))

    def _term_of(self, attribute: Shelved) -> Term:
        term = self._term(attribute["taxonomy_term_id"].strip())
        if term is None:
            return Term(plain_line(attribute["label"]) or plain_line(attribute["value"]))
        return Term("", term.category) if term.category and attribute["label"] == NEED_LABEL else term

    def _find(self, term_id: str) -> Term | None:
        row = self._shelf.thing("taxonomy_term", term_id) if term_id else None
        if row is None:
            return None
        taxonomy = self._taxonomy(row).casefold()
        code = row["code"].strip() if taxonomy == OWN_TAXONOMY.casefold() else ""
        return Term(plain_line(row["name"]), code, marks=taxonomy == RECORD_TAXONOMY.casefold())

    def _taxonomy(self, term: Shelved) -> str:
        taxonomy = self._shelf.thing("taxonomy", term["taxonomy_id"].strip())
        return plain_line(taxonomy["name"]) if taxonomy else plain_line(term["taxonomy"])
