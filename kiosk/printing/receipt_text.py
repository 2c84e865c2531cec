# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip as a receipt printer's own letters can say it: paragraphs, gaps and rules, in the order of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from kiosk.printing.qr import Code, CodeKind
from kiosk.printing.worded_slip import Fact, Line, Run, Step, WordedSlip

_INDENT = 2


class Rank(StrEnum):
    """How large a paragraph stands out: as text, or as the visitor's name and the phone number do."""

    TEXT = "text"
    NAME = "name"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the slip. `strong` makes all of it bold, not only the runs that are.

    It begins `indent` letters from the edge, and goes on `hanging` letters from it where it has to be broken.
    """

    line: Line
    rank: Rank = Rank.TEXT
    strong: bool = False
    indent: int = 0
    hanging: int = 0


class Mark(Enum):
    """What stands between paragraphs: an empty line, a rule across the paper, or the slip's code."""

    GAP = auto()
    RULE = auto()
    CODE = auto()


Part = Paragraph | Mark


@dataclass(frozen=True, slots=True)
class LetteredSlip:
    """What is set in a printer's own letters: a slip's words and its code."""

    worded: WordedSlip
    code: Code
    large_print: bool

    def parts(self) -> Iterator[Part]:
        """List everything on the receipt in reading order.

        A resource's code follows its facts; the reference's stands before "come back to us".
        """
        words = self.worded
        first = 1 if self.code.kind is not CodeKind.REFERENCE else len(words.steps)
        yield from _head(words)
        yield from _steps(words.steps[:first])
        yield from (Mark.GAP, Mark.CODE, Paragraph(line=(Run(words.code_caption),)))
        if words.steps[first:]:
            yield Mark.GAP
        yield from _steps(words.steps[first:])
        yield from _foot(words)


def _head(words: WordedSlip) -> Iterator[Part]:
    yield Paragraph(line=words.office, strong=True)
    yield from (Paragraph(line=line) for line in words.dates)
    yield Mark.RULE
    if words.heading:
        yield Paragraph(line=words.heading, rank=Rank.NAME, strong=True)


def _steps(steps: Sequence[Step]) -> Iterator[Part]:
    for place, step in enumerate(steps):
        if place:
            yield Mark.GAP
        yield from _step(step)


def _step(step: Step) -> Iterator[Part]:
    yield Mark.GAP
    yield Paragraph(line=step.sentence)
    yield from (Paragraph(line=line) for line in step.notes)
    for fact in step.facts:
        yield Mark.GAP
        yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[Part]:
    if fact.title:
        rank = Rank.PHONE if fact.big else Rank.TEXT
        yield Paragraph(line=fact.title, rank=rank, strong=not fact.plain, hanging=_INDENT)
    yield from (Paragraph(line=line, indent=_INDENT, hanging=_INDENT) for line in fact.lines)


def _foot(words: WordedSlip) -> Iterator[Part]:
    yield from (Mark.GAP, Mark.RULE)
    yield from (Paragraph(line=line, strong=index == 0) for index, line in enumerate(words.come_back))
    yield from (Mark.RULE, Paragraph(line=words.reference))
    if words.checked:
        yield Paragraph(line=words.checked)
