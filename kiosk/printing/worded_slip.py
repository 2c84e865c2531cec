# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip in words: what stands on the page in the visitor's language, in order, before any paper.

Every layout (typeset pages, a receipt printer's own letters) takes this and nothing else.
"""

from dataclasses import dataclass

from kiosk.printing.plain_text import Direction


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of literal text.

    `direction` is None for text that runs as its line does. `whole` text (a phone number) stays on
    one line wherever it fits.
    """

    text: str
    strong: bool = False
    direction: Direction | None = None
    whole: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing to know about a step: an icon's name (Lucide), a title and lines under it.

    `big` is for the phone number, the largest of the facts; `plain` for a title in ordinary weight.
    """

    icon: str
    title: Line = ()
    lines: tuple[Line, ...] = ()
    big: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One next step: its sentence, what else is to be said about it, and its facts in order."""

    sentence: Line
    notes: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedSlip:
    """Everything on the page, in reading order.

    `dates` are the day and, for a copy, which copy it is. `heading` is empty for a nameless slip.
    The first line of `come_back` is its title. `checked` is empty when nothing was ever checked.
    `page_of` has the places `{page}` and `{pages}`.
    """

    language: str
    right_to_left: bool
    title: str
    office: Line
    dates: tuple[Line, ...]
    heading: Line
    steps: tuple[Step, ...]
    code_caption: str
    come_back: tuple[Line, ...]
    reference: Line
    checked: Line
    page_of: str
