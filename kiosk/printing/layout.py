# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages from slips: the same content and order on every paper.

A slip too full for its page gets smaller gaps, then a second column of facts, then a second page
with "1 of 2"; never smaller type, and nothing is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kiosk.domain.slip import Paper, Slip
from kiosk.printing.page_words import POINTS_A_MILLIMETRE, fact_words, line_words, page_words
from kiosk.printing.pages import stacked
from kiosk.printing.qr import QUIET_ZONE, Code, CodeKind, code_of, matrix
from kiosk.printing.receipt_strips import StripRenderer
from kiosk.printing.receipt_text import LetteredSlip, Part
from kiosk.printing.typeset import Sheet, sheet_of
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.worded_slip import Run, WordedSlip
from kiosk.printing.wording import CopyMark, word_slip

_TEMPLATE = "slip.typ"
_CODES_KEPT = 64


class SlipRenderer:
    """Sets slips in type. Any thread may use it.

    Rendering writes no files. Raises SlipNotTypesetError when a page cannot be made.
    """

    def __init__(self, typesetter: Typesetter | None = None) -> None:
        self._typesetter = typesetter or Typesetter()
        # A code takes as long as its page; preview and print, and slips to the same place, share it.
        self._matrix = lru_cache(_CODES_KEPT)(matrix)

    def pdf(self, slip: Slip, paper: Paper, *, copy: CopyMark | None = None) -> bytes:
        """Render as tagged PDF (PDF/UA-1), fonts embedded; the same slip gives the same bytes."""
        return self._typesetter.pdf(_TEMPLATE, self._words(slip, paper, copy), int(slip.printed_at.timestamp()))

    def png(self, slip: Slip, paper: Paper, dpi: float = 200, *, copy: CopyMark | None = None) -> bytes:
        """Render as one picture; several pages stand below one another in it.

        At 203.2 dpi (8 dots a millimetre) a receipt's QR modules are whole dots.
        """
        return stacked(self.pngs(slip, paper, dpi, copy=copy))

    def pngs(self, slip: Slip, paper: Paper, dpi: float = 200, *, copy: CopyMark | None = None) -> tuple[bytes, ...]:
        """Render as pictures, one a page."""
        return self._typesetter.pngs(_TEMPLATE, self._words(slip, paper, copy), dpi)

    def lettered(self, slip: Slip, copy: CopyMark | None = None) -> LetteredSlip:
        """Say what a receipt printer's own letters are to say."""
        code = code_of(slip, self._matrix)
        worded = word_slip(slip, code.kind, copy, said_by=self._typesetter.said_in(slip.language))
        return LetteredSlip(worded, code, slip.large_print)

    def strips(
        self, slip: LetteredSlip, strips: Sequence[Sequence[Part]], paper: Paper, dpi: float
    ) -> tuple[bytes, ...]:
        """Draw what a receipt printer has no letters for."""
        return StripRenderer(self._typesetter).pngs(slip, strips, paper, dpi)

    def pages(self, slip: Slip, copy: CopyMark | None = None) -> "SlipPages":
        """Bind a slip, to be laid out when it is known for which paper."""
        return SlipPages(self, slip, copy)

    def _words(self, slip: Slip, paper: Paper, copy: CopyMark | None) -> dict[str, Any]:
        said_by = self._typesetter.said_in(slip.language)
        code = code_of(slip, self._matrix)
        worded = word_slip(slip, code.kind, copy, said_by=said_by)
        sheet = sheet_of(paper)
        page = page_words(said_by, worded.title, paper, large_print=slip.large_print)
        return page | _measures(sheet) | _slip_words(worded) | {"code": _code_words(code, worded.code_caption, sheet)}


@dataclass(frozen=True, slots=True)
class SlipPages:
    """One slip's pages, on any paper."""

    renderer: SlipRenderer
    slip: Slip
    copy: CopyMark | None = None

    def pdf(self, paper: Paper) -> bytes:
        """Render as tagged PDF."""
        return self.renderer.pdf(self.slip, paper, copy=self.copy)

    def pngs(self, paper: Paper, dpi: float = 200) -> tuple[bytes, ...]:
        """Render as pictures, one a page."""
        return self.renderer.pngs(self.slip, paper, dpi, copy=self.copy)

    def lettered(self) -> LetteredSlip:
        """Say what a receipt printer's own letters are to say."""
        return self.renderer.lettered(self.slip, self.copy)

    def strips(
        self, slip: LetteredSlip, strips: Sequence[Sequence[Part]], paper: Paper, dpi: float
    ) -> tuple[bytes, ...]:
        """Draw what a receipt printer has no letters for."""
        return self.renderer.strips(slip, strips, paper, dpi)


def _measures(sheet: Sheet) -> dict[str, float]:
    return {"dot": sheet.dot * POINTS_A_MILLIMETRE, "longest": sheet.longest * POINTS_A_MILLIMETRE}


def _slip_words(worded: WordedSlip) -> dict[str, Any]:
    return {
        "office": line_words(worded.office),
        "dates": [line_words(line) for line in worded.dates],
        "heading": line_words(worded.heading),
        "steps": [
            {
                "sentence": line_words(step.sentence),
                "notes": [line_words(line) for line in step.notes],
                "facts": [fact_words(fact) for fact in step.facts],
            }
            for step in worded.steps
        ],
        "come_back": [line_words(line) for line in worded.come_back],
        "reference": line_words(worded.reference),
        "checked": line_words(worded.checked),
        "page_of": worded.page_of,
    }


def _code_words(code: Code, caption: str, sheet: Sheet) -> dict[str, Any]:
    """`side` includes the quiet zone; `shown` is the dark part. Both in points."""
    module = sheet.module_of(code.modules)
    return {
        "svg": code.svg(),
        "of_resource": code.kind is not CodeKind.REFERENCE,
        "side": module * (code.modules + 2 * QUIET_ZONE) * POINTS_A_MILLIMETRE,
        "shown": module * code.modules * POINTS_A_MILLIMETRE,
        "caption": line_words((Run(caption),)),
        "alt": caption,
    }
