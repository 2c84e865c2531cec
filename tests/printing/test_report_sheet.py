# SPDX-License-Identifier: GPL-3.0-or-later
"""A report on paper: one page whatever happened, and no small count on it."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from kiosk.domain.report import Breakdown, Grain, Part, Report, Span
from kiosk.domain.slip import Paper
from kiosk.messages import shipped_languages
from kiosk.printing.report_sheet import ReportPages
from kiosk.printing.typesetter import Typesetter
from kiosk.resources import load_categories
from tests.domain.reports import NOTHING, keyed, report
from tests.printing.pdf_readers import pages_of, text_of

LONG = "Legal Aid of the Greater Riverside and Lakeside Counties, Housing and Tenancy Unit, Second Floor {}"
ALL = load_categories()
PLACES = tuple(Part(f"p{n:02}", 10 + n, LONG.format(n)) for n in range(40))
FULLEST = report(
    office="All the offices of the county of Riverside and of everything that lies beyond it, as far as the sea",
    needs=Breakdown(900, (*(Part(each.id, 30, each.name) for each in ALL), Part("", 12)), listed=True),
    referrals=Breakdown(sum(int(part.count) for part in PLACES), PLACES, listed=True),
    outcomes={
        part.key: keyed(got_help=5, could_not_reach=0, not_eligible=0, no_capacity=0, other=0, not_known=5)
        for part in PLACES
    },
)
YEAR = report(span=Span(date(2025, 12, 1), date(2026, 11, 30)), grain=Grain.MONTH)
REPORTS = {"usual": report(), "fullest": FULLEST, "nothing": NOTHING, "year": YEAR}


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("name", REPORTS)
def test_it_is_one_page(typesetter: Typesetter, name: str, paper: Paper) -> None:
    pdf = ReportPages(typesetter, REPORTS[name], "en").pdf(paper)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    (page,) = pages_of(pdf)
    assert all(word.left >= 20 and word.right <= page.width - 20 and word.bottom <= page.height for word in page.words)


@pytest.mark.parametrize("language", shipped_languages())
def test_it_is_one_page_in_every_language(typesetter: Typesetter, language: str) -> None:
    pdf = ReportPages(typesetter, FULLEST, language).pdf(Paper.LETTER)
    assert len(pages_of(pdf)) == 1


def test_it_says_what_was_counted(typesetter: Typesetter) -> None:
    text = text_of(ReportPages(typesetter, report(), "en").pdf(Paper.A4))
    for words in (
        "Riverside Job Center",
        "1 October 2026 – 31 October 2026",
        "Visits by day",
        "Housing 35",
        "Legal Aid",
    ):
        assert words in text
    assert "Returning: somebody who had been here before this period." in text
    assert "Counts under 5 are hidden" in text


def test_small_counts_are_hidden_whatever_it_is_given(typesetter: Typesetter) -> None:
    made: Report = replace(report(), unmet=keyed(no_such_help=3, cost=20, capacity=9, eligibility=9, hours=9))
    text = text_of(ReportPages(typesetter, made, "en").pdf(Paper.A4))
    assert "No such help here <5" in text
    assert "Cost –" in text


def test_a_week_of_nothing_is_calm(typesetter: Typesetter) -> None:
    text = text_of(ReportPages(typesetter, NOTHING, "en").pdf(Paper.A4))
    assert "Too few people came in this time to share figures of it." in text


def test_other_peoples_words_are_no_markup(typesetter: Typesetter) -> None:
    evil = Breakdown(30, (Part("a", 30, '#read("/etc/passwd") *b* $x$'),), listed=True)
    text = text_of(ReportPages(typesetter, report(referrals=evil), "en").pdf(Paper.A4))
    assert "#read(" in text
