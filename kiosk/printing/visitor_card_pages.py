# SPDX-License-Identifier: GPL-3.0-or-later
"""The visitor's card on paper: true to size with cut marks on a sheet, at the roll's width on a receipt."""

from dataclasses import dataclass
from math import floor
from typing import Any

from kiosk.domain.slip import Paper
from kiosk.domain.visitor_card import VisitorCard
from kiosk.messages import Translator
from kiosk.printing.page_words import POINTS_A_MILLIMETRE, line_words, page_words
from kiosk.printing.phrases import Phrases
from kiosk.printing.plain_text import literal
from kiosk.printing.qr import QUIET_ZONE, Code, CodeKind, matrix
from kiosk.printing.typeset import Sheet, sheet_of
from kiosk.printing.typesetter import Typesetter

_TEMPLATE = "visitor_card.typ"
_CARD = (85.6, 53.98)
"""Millimetres: ID-1 of ISO/IEC 7810, a credit card."""

_EDGE = 4.0
_CODE_ON_CARD = 38.0
_CODE_ON_RECEIPT = 60.0
"""Millimetres that the code's side has at the most, with the quiet zone of four modules around it."""

_ABOVE_RECEIPT = 6.0
"""Millimetres of a receipt's margins above and below: whole dots, for the code's sake."""

_MEASURES = {
    "card_width": _CARD[0] * POINTS_A_MILLIMETRE,
    "card_height": _CARD[1] * POINTS_A_MILLIMETRE,
    "card_edge": _EDGE * POINTS_A_MILLIMETRE,
    "above": _ABOVE_RECEIPT * POINTS_A_MILLIMETRE,
}


@dataclass(frozen=True, slots=True)
class CardPages:
    """One visitor's card, on any paper; the typesetter forgets it. Raises SlipNotTypesetError."""

    typesetter: Typesetter
    card: VisitorCard

    def pdf(self, paper: Paper) -> bytes:
        """Render as tagged PDF (PDF/UA-1), fonts embedded; it bears no date."""
        made = self.typesetter.pdf(_TEMPLATE, self._words(paper))
        self.typesetter.forget()
        return made

    def pngs(self, paper: Paper, dpi: float = 200) -> tuple[bytes, ...]:
        """Render as pictures, one a page; at 203.2 dpi (8 dots a millimetre) a receipt's modules are whole dots."""
        made = self.typesetter.pngs(_TEMPLATE, self._words(paper), dpi)
        self.typesetter.forget()
        return made

    def _words(self, paper: Paper) -> dict[str, Any]:
        said_by = self.typesetter.said_in(self.card.language)
        title = said_by("Your card, from {office}", office=literal(self.card.office))
        page = page_words(said_by, title, paper, large_print=self.card.large_print)
        return page | _card_words(self.card, said_by) | _code_words(self.card.token, sheet_of(paper)) | _MEASURES


def _card_words(card: VisitorCard, _: Translator) -> dict[str, Any]:
    say = Phrases(_)
    lines = {
        "heading": say.sentence(_("Your card"), strong=False),
        "cut": say.sentence(_("Cut out the card at the corner marks."), strong=False),
        "name": say.fact(card.for_name),
        "office": say.fact(card.office),
        "phone": say.sentence("{phone}", phone=card.phone) if literal(card.phone) else (),
        "said": say.sentence(_("Next time, just scan this."), strong=False),
        "lost": say.sentence(_("If you lose the card, tell us. Then it will stop working."), strong=False),
    }
    return {name: line_words(line) for name, line in lines.items()} | {"scan": _("Next time, just scan this.")}


def _code_words(token: str, sheet: Sheet) -> dict[str, Any]:
    """Say the code, how large it is and how far from the margin it stands, in points: on a receipt in whole dots."""
    code = Code(CodeKind.REFERENCE, token, matrix(token))
    modules = code.modules + 2 * QUIET_ZONE
    if sheet.height is not None:
        return {"code": code.svg(), "code_side": _CODE_ON_CARD * POINTS_A_MILLIMETRE, "code_indent": 0}
    width = sheet.width - 2 * sheet.margin
    side = _on_dots(min(_CODE_ON_RECEIPT, width) / modules, sheet) * modules
    indent = _on_dots((width - side) / 2, sheet)
    return {
        "code": code.svg(),
        "code_side": side * POINTS_A_MILLIMETRE,
        "code_indent": indent * POINTS_A_MILLIMETRE,
    }


def _on_dots(length: float, sheet: Sheet) -> float:
    return floor(length / sheet.dot) * sheet.dot
