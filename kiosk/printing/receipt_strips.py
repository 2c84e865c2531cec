# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraphs of a receipt as pictures, for what a printer's own letters can't say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.domain.slip import Paper
from kiosk.printing.page_words import line_words, page_words
from kiosk.printing.receipt_text import LetteredSlip, Paragraph, Part
from kiosk.printing.typesetter import Typesetter

_TEMPLATE = "receipt_line.typ"

Strip = Sequence[Part]
"""Paragraphs with nothing but gaps between them."""


@dataclass(frozen=True, slots=True)
class StripRenderer:
    """Draws strips of one slip, in the type of its drawn page."""

    typesetter: Typesetter

    def pngs(self, slip: LetteredSlip, strips: Sequence[Strip], paper: Paper, dpi: float) -> tuple[bytes, ...]:
        """Draw strips as wide as the paper, a picture each. Raises SlipNotTypesetError."""
        if not strips:
            return ()
        said_by = self.typesetter.said_in(slip.worded.language)
        page = page_words(said_by, slip.worded.title, paper, large_print=slip.large_print)
        drawn = [[_part_words(part) for part in strip] for strip in strips]
        return self.typesetter.pngs(_TEMPLATE, page | {"strips": drawn}, dpi)


def _part_words(part: Part) -> dict[str, Any]:
    """Write a paragraph as the template takes it; a gap has no words."""
    if not isinstance(part, Paragraph):
        return {"runs": []}
    return {
        "runs": line_words(part.line),
        "rank": part.rank.value,
        "strong": part.strong,
        "indent": part.indent,
        "hanging": part.hanging,
    }
