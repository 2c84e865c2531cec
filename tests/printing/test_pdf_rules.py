# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips seen by other people's tools: PDF/UA-1's rules, poppler's reading, fonts."""

import io
import re
from collections.abc import Callable, Iterator
from unicodedata import combining

import pikepdf
import pytest

from kiosk.domain.slip import Paper, Slip
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.plain_text import Direction, direction_of
from kiosk.printing.qr import CodeKind, code_of
from kiosk.printing.typeset import sheet_of
from kiosk.printing.worded_slip import Line, Step, WordedSlip
from kiosk.printing.wording import word_slip
from tests.printing import slips
from tests.printing.pdf_readers import facts_of, fonts_of, pages_of, text_of, unspaced
from tests.printing.pdf_rules import broken_rules, says_it_is_accessible

POINTS_A_MILLIMETRE = 72 / 25.4
SEVERAL = (
    *("full", "go_online", "nameless", "job", "three", "everything", "promised", "unmet", "handed_over", "answered"),
    *("large", "amira", "wei", "nguyen", "olena", "many_scripts", "emoji", "long_promise", "long_name"),
)

READ_ALONG = sorted({*SEVERAL, "spanish", "french"} - {"large"})
"""Slips whose pages are read one after the other; a large one's facts may run on behind the first page's code."""


def words_of(slip: Slip) -> WordedSlip:
    return word_slip(slip, code_of(slip).kind)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", SEVERAL)
def test_rules_of_accessible_pdf(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    worded = words_of(slips.NAMED[name])
    pdf = renderer.pdf(slips.NAMED[name], paper)
    assert broken_rules(pdf, title=worded.title, language=worded.language) == []
    assert says_it_is_accessible(pdf)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", sorted({*SEVERAL} - {"emoji"}))  # coloured glyphs are drawings (Type 3)
def test_fonts_are_embedded_in_parts_and_selectable(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    fonts = fonts_of(renderer.pdf(slips.NAMED[name], paper))
    assert fonts
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}


@pytest.mark.parametrize("paper", list(Paper))
def test_facts_of_the_file(renderer: SlipRenderer, paper: Paper) -> None:
    pdf = renderer.pdf(slips.FULL, paper)
    facts = facts_of(pdf)
    assert (facts["Tagged"], facts["Encrypted"], facts["JavaScript"], facts["Form"]) == ("yes", "no", "no", "none")
    assert facts["Title"] == "Your next step, from Riverside Job Center"
    assert pages_of(pdf)[0].width == pytest.approx(sheet_of(paper).width * POINTS_A_MILLIMETRE, abs=0.5)


def _in_order(worded: WordedSlip, kind: CodeKind) -> Iterator[Line]:
    yield from (worded.office, *worded.dates, worded.heading)
    for index, step in enumerate(worded.steps):
        yield from _step_in_order(step)
        if index == 0 and kind is not CodeKind.REFERENCE:
            yield _caption(worded)
    if kind is CodeKind.REFERENCE:
        yield _caption(worded)
    yield from (*worded.come_back, worded.reference, worded.checked)


def _caption(worded: WordedSlip) -> Line:
    return (type(worded.reference[0])(worded.code_caption),)


def _step_in_order(step: Step) -> Iterator[Line]:
    yield from (step.sentence, *step.notes)
    for fact in step.facts:
        yield from (fact.title, *fact.lines)


def misplaced(text: str, worded: WordedSlip, kind: CodeKind) -> list[str]:
    """Lines of the slip that do not stand directly behind the line before them.

    The structure tree has the same order as the page (see pdf_rules). Poppler gives right-to-left words as
    they stand on the page: of those lines it is compared which letters they have, not in which order.
    """
    place, wrong = 0, []
    text = _compared(text)
    for line in _in_order(worded, kind):
        said = _compared("".join(run.text for run in line))
        found = text[place : place + len(said)]
        turned = any(direction_of(letter) is Direction.RIGHT_TO_LEFT for letter in said)
        if found != said and not (turned and sorted(found) == sorted(said)):
            wrong.append(f"{said} / {found}")
        place += len(said)
    return wrong


def _compared(text: str) -> str:
    """Without what depends on where a line ends (white space, hyphens, dots between facts) and without marks."""
    return "".join(letter for letter in unspaced(text) if letter not in "-·" and not combining(letter))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", READ_ALONG)
def test_is_read_in_the_order_of_the_words(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    slip = slips.NAMED[name]
    text = re.sub(r"\d+ of \d+ (For \S+ Reference K7F-3MQ )?", "", text_of(renderer.pdf(slip, paper)))
    assert misplaced(text, words_of(slip), code_of(slip).kind) == []


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _without_title_in_window(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def _with_loose_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b" 0 0 5 5 re f ")


def _without_parents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary(Nums=[0, pikepdf.Array([])])


def _everywhere(key: str) -> Callable[[pikepdf.Pdf], None]:
    def remove(pdf: pikepdf.Pdf) -> None:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and key in entry:
                del entry[key]

    return remove


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_without_language, "language"),
        (_with_loose_content, "neither content nor artifact"),
        (_without_parents, "content without a parent"),
        (_everywhere("/Alt"), "figure without words"),
        (_everywhere("/ToUnicode"), "has no characters"),
        (_everywhere("/FontFile2"), "is not embedded"),
        (_without_title_in_window, "the window shows no title"),
    ],
)
def test_a_broken_rule_is_noticed(renderer: SlipRenderer, damage: Callable[[pikepdf.Pdf], None], said: str) -> None:
    worded = words_of(slips.FULL)
    damaged = io.BytesIO()
    with pikepdf.open(io.BytesIO(renderer.pdf(slips.FULL, Paper.A5))) as opened:
        damage(opened)
        opened.save(damaged)
    assert said in str(broken_rules(damaged.getvalue(), title=worded.title, language="en"))
