# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips in a receipt printer's own letters: a thirtieth of a drawn slip's bytes, for slow serial lines.

Paragraphs that no code page of the printer can show are drawn, and so is the QR code.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import Protocol, runtime_checkable

from kiosk.domain.slip import Paper
from kiosk.printing.code_pages import CodePage, composed, page_with
from kiosk.printing.letter_lines import Letter, broken, letters_of
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos import commands
from kiosk.printing.printers.escpos.drawing import drawn, rows_of
from kiosk.printing.qr import QUIET_ZONE
from kiosk.printing.receipt_profiles import ReceiptProfile, paper_on
from kiosk.printing.receipt_text import LetteredSlip, Mark, Paragraph, Part, Rank
from kiosk.printing.typeset import sheet_of

DrawStrips = Callable[[LetteredSlip, Sequence[Sequence[Part]], Paper, float], tuple[bytes, ...]]
"""Draws paragraphs for a paper at so many dots an inch, a PNG picture each strip."""

_Paged = tuple[Part, CodePage | None]
"""A part, and the code page of a paragraph that is not drawn."""

_SCALE = 2  # dots of the code are sent once and drawn as four
_WHITE_AROUND = 6  # rows above and below what is drawn, as much as there is between lines of letters
_MILLIMETRES_AN_INCH = 25.4
_A_HAIR = 0.01


@runtime_checkable
class LetteredPages(Protocol):
    """A handout that can also be set in a printer's own letters. `strips` raises SlipNotTypesetError."""

    def lettered(self) -> LetteredSlip: ...  # noqa: D102
    def strips(  # noqa: D102
        self, slip: LetteredSlip, strips: Sequence[Sequence[Part]], paper: Paper, dpi: float
    ) -> tuple[bytes, ...]: ...


def lettered_document(pages: LetteredPages, paper: Paper, profile: ReceiptProfile) -> Document:
    """Set a handout in a receipt printer's own letters; the bytes are all that is needed to print it.

    A paper that the head can't print gives way to the head's own. Raises SlipNotTypesetError.
    """
    fitting = paper_on(profile, paper)
    job = receipt_text_job(pages.lettered(), fitting, profile, pages.strips)
    return Document(DocumentForm.ESCPOS, job, fitting)


def receipt_text_job(slip: LetteredSlip, paper: Paper, profile: ReceiptProfile, draw: DrawStrips) -> bytes:
    """Write a slip for a receipt printer in its own letters as far as it has them.

    `paper` has to be one that the head can print (`paper_on`). Raises what `draw` raises.
    """
    parts = [(part, _page_for(part, slip, profile)) for part in slip.parts()]
    strips = [[part for part, _page in stretch] for own, stretch in _stretches(parts) if not own]
    pictures = iter(draw(slip, strips, paper, profile.dpi))
    code = drawn(_code_rows(slip, paper, profile), profile, scale=_SCALE)
    typing = _Typing(profile.columns(paper), large_print=slip.large_print)
    job = commands.START + commands.OWN_LETTERS
    for own, stretch in _stretches(parts):
        if own:
            job += b"".join(code if part is Mark.CODE else _lettered(part, page, typing) for part, page in stretch)
        else:
            job += drawn(_close(rows_of(next(pictures), profile)), profile)
    return job + commands.NEW_LINE + commands.ending(profile.cut, profile.feed_lines)


def _page_for(part: Part, slip: LetteredSlip, profile: ReceiptProfile) -> CodePage | None:
    if not isinstance(part, Paragraph) or slip.worded.right_to_left:
        return None
    return page_with(composed("".join(run.text for run in part.line)), profile.pages)


def _stretches(parts: Sequence[_Paged]) -> Iterator[tuple[bool, list[_Paged]]]:
    """Part a slip into what is in letters (true) and what is drawn, with the gaps between drawn paragraphs."""
    drawn_ones = [isinstance(part, Paragraph) and page is None for part, page in parts]

    def own(place: int) -> bool:
        between = parts[place][0] is Mark.GAP and drawn_ones[place - 1] and drawn_ones[place + 1]
        return not (drawn_ones[place] or between)

    for letters, places in groupby(range(len(parts)), key=own):
        yield letters, [parts[place] for place in places]


def _lettered(part: Part, page: CodePage | None, typing: "_Typing") -> bytes:
    match part:
        case Mark.GAP:
            return commands.NEW_LINE
        case Mark.RULE:
            return typing.rule()
        case Paragraph() if page is not None:
            return typing.paragraph(part, page)
        case _:
            raise AssertionError("the code, and a paragraph without a page, are drawn")


class _Typing:
    """Types lines, and knows how the printer is set: size, weight and code page are sent when they change.

    The name and the phone number are of double height. In large print all letters are of double width and height,
    which is as many a line as the drawn page has in 16 points, and those two of threefold height.
    """

    def __init__(self, columns: int, *, large_print: bool) -> None:
        self._width = 2 if large_print else 1
        self._columns = columns
        self._size = (1, 1)
        self._bold = False
        self._page = 0

    def paragraph(self, part: Paragraph, page: CodePage) -> bytes:
        columns = self._columns // self._width
        letters = letters_of(part.line, page, columns - part.hanging, strong=part.strong)
        typed = self._sized(self._width, self._width + (part.rank is not Rank.TEXT)) + self._on(page)
        for index, line in enumerate(broken(letters, columns, indent=part.indent, hanging=part.hanging)):
            indent = b" " * (part.hanging if index else part.indent)
            typed += indent + self._line(line, page) + commands.NEW_LINE
        return typed

    def rule(self) -> bytes:
        typed = self._sized(1, 1) + self._weighed(bold=False)
        return typed + b"-" * self._columns + commands.NEW_LINE

    def _line(self, line: Sequence[Letter], page: CodePage) -> bytes:
        return b"".join(
            self._weighed(bold=bold) + page.encoded("".join(letter for letter, _bold in group))
            for bold, group in groupby(line, key=lambda letter: letter[1])
        )

    def _sized(self, width: int, height: int) -> bytes:
        if (width, height) == self._size:
            return b""
        self._size = (width, height)
        return commands.letter_size(width, height)

    def _weighed(self, *, bold: bool) -> bytes:
        if bold is self._bold:
            return b""
        self._bold = bold
        return commands.emphasis(on=bold)

    def _on(self, page: CodePage) -> bytes:
        if page.number == self._page:
            return b""
        self._page = page.number
        return commands.code_page(page.number)


def _close(rows: Sequence[bytes]) -> Sequence[bytes]:
    """Leave as much white around what is drawn as there is between lines of letters."""
    inked = [place for place, row in enumerate(rows) if any(row)]
    if not inked:
        return rows
    return rows[max(0, inked[0] - _WHITE_AROUND) : inked[-1] + 1 + _WHITE_AROUND]


def _code_rows(slip: LetteredSlip, paper: Paper, profile: ReceiptProfile) -> list[bytes]:
    """Draw the code and its quiet zone where lines begin: half as many dots as are printed, each module whole ones."""
    code = slip.code
    module = sheet_of(paper).module_of(code.modules) * profile.dpi / _MILLIMETRES_AN_INCH
    dots = ceil((module - _A_HAIR) / _SCALE)
    quiet = (False,) * QUIET_ZONE
    empty = [(False,) * (code.modules + 2 * QUIET_ZONE)] * QUIET_ZONE
    rows = [*empty, *((*quiet, *row, *quiet) for row in code.rows), *empty]
    beside = profile.printable(paper) // _SCALE - len(rows[0]) * dots if slip.worded.right_to_left else 0
    return [packed for row in rows for packed in [_packed(row, dots, beside)] * dots]


def _packed(row: Sequence[bool], dots: int, beside: int) -> bytes:
    """Write modules as dots, the leftmost in the highest bit, with so many white ones before them."""
    bits = "0" * beside + "".join(str(int(dark)) * dots for dark in row)
    width = (len(bits) + 7) // 8
    return int(bits.ljust(8 * width, "0"), 2).to_bytes(width, "big")
