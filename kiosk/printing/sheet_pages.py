# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages from sheets of places: the same content and order on every paper."""

from dataclasses import dataclass
from typing import Any

from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import Paper
from kiosk.printing.page_words import POINTS_A_MILLIMETRE, fact_words, line_words, page_words
from kiosk.printing.sheet_wording import WordedSheet, word_sheet
from kiosk.printing.typeset import sheet_of
from kiosk.printing.typesetter import Typesetter

_TEMPLATE = "sheet.typ"


@dataclass(frozen=True, slots=True)
class SheetPages:
    """One sheet's pages, on any paper. Raises SlipNotTypesetError when a page cannot be made.

    A sheet is long and rarely printed twice, so the typesetter forgets it.
    """

    typesetter: Typesetter
    sheet: HelpSheet

    def pdf(self, paper: Paper) -> bytes:
        """Render as tagged PDF (PDF/UA-1), fonts embedded; the same sheet gives the same bytes."""
        made = self.typesetter.pdf(_TEMPLATE, self._words(paper), int(self.sheet.printed_at.timestamp()))
        self.typesetter.forget()
        return made

    def pngs(self, paper: Paper, dpi: float = 200) -> tuple[bytes, ...]:
        """Render as pictures, one a page."""
        made = self.typesetter.pngs(_TEMPLATE, self._words(paper), dpi)
        self.typesetter.forget()
        return made

    def _words(self, paper: Paper) -> dict[str, Any]:
        said_by = self.typesetter.said_in(self.sheet.language)
        worded = word_sheet(self.sheet, said_by)
        page = page_words(said_by, worded.title, paper, large_print=self.sheet.large_print)
        return page | _sheet_words(worded) | {"longest": sheet_of(paper).longest * POINTS_A_MILLIMETRE}


def _sheet_words(worded: WordedSheet) -> dict[str, Any]:
    return {
        "office": line_words(worded.office),
        "day": line_words(worded.day),
        "heading": line_words(worded.heading),
        "places": [
            {
                "kind": line_words(place.kind),
                "name": line_words(place.name),
                "organization": line_words(place.organization),
                "facts": [fact_words(fact) for fact in place.facts],
                "level": 3 if worded.in_kinds else 2,
            }
            for place in worded.places
        ],
        "more": line_words(worded.more),
        "come_back": [line_words(line) for line in worded.come_back],
        "checked": line_words(worded.checked),
        "page_of": worded.page_of,
    }
