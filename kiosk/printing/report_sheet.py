# SPDX-License-Identifier: GPL-3.0-or-later
"""A report on one page, to print or to share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.domain.report import Hidden, Report, to_share
from kiosk.domain.slip import Paper
from kiosk.messages import SOURCE_LANGUAGE, Translator
from kiosk.printing.page_words import line_words, page_words
from kiosk.printing.phrases import Phrases
from kiosk.printing.plain_text import literal
from kiosk.printing.typesetter import Typesetter
from kiosk.report_words import NOT_SHOWN, Row, Section, WordedReport, in_all, left_out, too_few, word_report

MOST_KINDS = 10
MOST_PLACES = 8
"""As many rows as leave the page readable; the file for spreadsheets has them all."""

_TEMPLATE = "report.typ"


@dataclass(frozen=True, slots=True)
class ReportPages:
    """A report's page, on A4 or letter; the small papers get A4's. Raises SlipNotTypesetError.

    Whatever it is given, what comes out hides small counts: a page leaves the office. It is read by staff, so it is in
    their language, not the visitors'.
    """

    typesetter: Typesetter
    report: Report
    language: str = SOURCE_LANGUAGE

    def pdf(self, paper: Paper) -> bytes:
        """Render as tagged PDF (PDF/UA-1), fonts embedded; the same report gives the same bytes."""
        made = self.typesetter.pdf(_TEMPLATE, self._words(paper), int(self.report.made_at.timestamp()))
        self.typesetter.forget()
        return made

    def pngs(self, paper: Paper, dpi: float = 200) -> tuple[bytes, ...]:
        """Render as a picture."""
        made = self.typesetter.pngs(_TEMPLATE, self._words(paper), dpi)
        self.typesetter.forget()
        return made

    def _words(self, paper: Paper) -> dict[str, Any]:
        said_by = self.typesetter.said_in(self.language)
        shared = self.report if self.report.hides_small else to_share(self.report)
        worded = word_report(shared, said_by)
        title = f"{worded.title} · {literal(worded.office)} · {worded.period}"
        on_paper = paper if paper in {Paper.A4, Paper.LETTER} else Paper.A4
        page = page_words(said_by, title, on_paper, large_print=False)
        return page | _OnPage(said_by, Phrases(said_by)).words(worded)


@dataclass(frozen=True, slots=True)
class _OnPage:
    """Writes a worded report as its template takes it."""

    translate: Translator
    say: Phrases

    def words(self, worded: WordedReport) -> dict[str, Any]:
        return {
            "office": self._line(worded.office),
            "period": self._line(worded.period),
            "made": self._line(worded.made),
            "empty": self._line(worded.empty),
            "hides": self._line(worded.hides),
            "definitions": [self._line(text) for text in worded.definitions],
            "summary": [self._row(row) for row in worded.summary],
            "periods": self._bars(worded.section("visits_by"), None),
            "left": [self._bars(worded.section(key)) for key in ("needs", "feedback")],
            "right": [self._bars(worded.section(key)) for key in ("unmet", "promises", "call_backs")],
            "referrals": self._table(worded.section("referrals")),
        }

    def _bars(self, section: Section, most: int | None = MOST_KINDS) -> dict[str, Any]:
        """Leave out the total, which stands above, and as many rows as find no room."""
        rows, more = self._parted([row for row in section.rows if row.is_part], most)
        tallest = max((row.number or 0 for row in rows), default=0)
        return {
            "title": self._line(section.title),
            "rows": [self._row(row, (row.number or 0) / tallest if tallest else 0) for row in rows],
            "more": self._line(more),
        }

    def _table(self, section: Section) -> dict[str, Any]:
        rows, more = self._parted(section.rows[1:], MOST_PLACES)
        return {
            "title": self._line(section.title),
            "all": self._line(in_all(self.translate)),
            "columns": [self._line(words) for _key, words in section.columns],
            "rows": [self._row(row) for row in rows],
            "more": self._line(more),
        }

    def _parted(self, rows: Sequence[Row], most: int | None) -> tuple[Sequence[Row], str]:
        """Choose the rows with the most, hidden ones last, and say how many are left out, or that all are hidden."""
        if all(row.said == NOT_SHOWN for row in rows):
            return (), too_few(self.translate)
        if most is None or len(rows) <= most:
            return rows, ""
        chosen = sorted(rows, key=lambda row: -1 if row.number is None else row.number, reverse=True)[:most]
        return [row for row in rows if row in chosen], left_out(len(rows) - most, self.translate)

    def _row(self, row: Row, share: float = 0) -> dict[str, Any]:
        return {
            "label": self._line(row.label),
            "said": self._figure(row.said),
            "share": share,
            "more": [self._figure(words) for words in row.more],
        }

    def _figure(self, words: str) -> list[dict[str, Any]]:
        """Keep "<5" as it is in every language."""
        return line_words((self.say.number(words),)) if words == Hidden.SMALL else self._line(words)

    def _line(self, text: str) -> list[dict[str, Any]]:
        return line_words(self.say.fact(text))
