# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of reports is put together from."""

from collections.abc import Iterable
from types import ModuleType

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.report_words import Row, Section, WordedReport
from kiosk.ui.reception.reports.figure_table import FigureTable
from kiosk.ui.reception.reports.period_bar import PeriodBar
from kiosk.ui.reception.reports.visits_chart import VisitsChart
from kiosk.ui.reception.rows import Saying, button, column, empty
from kiosk.ui.theme import scaled, set_role, text_scale
from kiosk.ui.widgets import Card, FlowLayout, IconButton, ScrolledColumn, Words, named

_LARGE_TEXT = 1.4
_FIGURE = 138
_GAP = 8
_MOST_A_ROW = 5


class BigFigure(Card):
    """One figure to see from afar: its number, and what it counts."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said, label = Words(row.said, "title"), Saying(row.label, "soft")
        named(self, f"figure-{row.key}", f"{row.label}: {row.said}")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 10)
        lines.setSpacing(2)
        lines.addWidget(said)
        lines.addWidget(label)
        lines.addStretch(1)


class FigureGrid(QWidget):
    """The most telling figures, as many in a row as have room, five at the most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[BigFigure] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)

    def show_figures(self, rows: Iterable[Row]) -> None:
        """Show these instead of what was there."""
        empty(self._grid)
        self._shown = [BigFigure(row, self) for row in rows]
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out anew when more or fewer fit."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        many = min(_MOST_A_ROW, max(1, (self.width() + _GAP) // (scaled(_FIGURE) + _GAP)))
        for at, figure in enumerate(self._shown):
            self._grid.addWidget(figure, at // many, at % many)
        for place in range(_MOST_A_ROW):
            self._grid.setColumnStretch(place, int(place < many))


class ReportsView(QWidget):
    """The page's parts: days and office, what to do with the report, and the report itself."""

    def __init__(self, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        _ = self._ = translate
        self.period = PeriodBar(translate)
        self.print = named(IconButton("printer", _("Print")), "print-report")
        self.print.setToolTip(_("Ctrl+P"))
        self.pdf = button(_("Save as PDF …"), "save-report-pdf")
        self.csv = button(_("Save for a spreadsheet …"), "save-report-csv")
        self.state = named(Saying("", "soft"), "report-state")
        self._hint = named(
            Words(_("On paper and in files, counts under 5 are hidden. Here you see them all."), "soft", wraps=True),
            "report-hint",
        )
        self._about = named(Words("", "soft", wraps=True), "report-about")
        self._empty = named(Words("", wraps=True), "report-empty")
        self._figures = named(FigureGrid(), "report-figures")
        self._chart = VisitsChart(translate)
        keys = ("needs", "unmet", "promises", "waits", "visits", "feedback", "call_backs", "referrals")
        self._tables = {key: FigureTable(f"report-{key}", translate) for key in keys}
        self._titles = {key: Words("", "heading") for key in ("visits_by", *keys)}
        self._definitions = named(Saying("", "soft"), "report-definitions")
        self._shown = QWidget()
        self._fill(page)
        self.clear()

    def show_report(self, report: WordedReport, charts: ModuleType) -> None:
        """Show another report."""
        self._about.setText(f"{report.office} · {report.period} · {report.made}")
        self._empty.setText(report.empty)
        self._empty.setVisible(bool(report.empty))
        self._figures.show_figures(report.summary)
        for section in report.sections:
            self._show_section(section, charts)
        self._definitions.say("\n".join(report.definitions))
        self._shown.setVisible(True)

    def clear(self) -> None:
        """Show no report."""
        self._about.setText("")
        self.say("")
        self._shown.setVisible(False)

    def say(self, words: str, *, busy: bool = False) -> None:
        """Say what is going on; while `busy` nothing can be printed or saved."""
        self.state.say(words)
        self.state.setVisible(bool(words))
        self.let_take_along(allowed=not busy)

    def let_take_along(self, *, allowed: bool) -> None:
        """Let the report be printed and saved, or not."""
        for each in (self.print, self.pdf, self.csv):
            each.setEnabled(allowed)

    def _show_section(self, section: Section, charts: ModuleType) -> None:
        self._titles[section.key].setText(section.title)
        if section.key == "visits_by":
            self._chart.show_section(section, charts)
        else:
            self._tables[section.key].show_section(section)

    def _fill(self, page: QWidget) -> None:
        page.setObjectName("reports-page")
        set_role(page, "page")
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        scrolled = ScrolledColumn(page)
        around.addWidget(scrolled)
        lines = scrolled.column
        lines.setContentsMargins(26, 20, 26, 20)
        lines.setSpacing(12)
        lines.addWidget(Words(self._("Reports"), "title"))
        lines.addWidget(self._about)
        lines.addWidget(self.period)
        lines.addWidget(self._take_along())
        lines.addWidget(self._hint)
        lines.addWidget(self.state)
        lines.addWidget(self._shown)
        lines.addStretch(1)
        self._fill_report()

    def _take_along(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        for each in (self.print, self.pdf, self.csv):
            each.ensurePolished()
            each.setMinimumHeight(self.print.sizeHint().height())
            flow.addWidget(each)
        return row

    def _fill_report(self) -> None:
        lines = column(self._shown, 12)
        lines.addWidget(self._empty)
        lines.addWidget(self._figures)
        lines.addWidget(_card(self._titles["visits_by"], self._chart))
        beside = QBoxLayout.Direction.LeftToRight if text_scale() < _LARGE_TEXT else QBoxLayout.Direction.TopToBottom
        for pair in (("needs", "unmet"), ("promises", "waits"), ("visits", "feedback")):
            row = QBoxLayout(beside)
            row.setSpacing(12)
            for key in pair:
                row.addWidget(_card(self._titles[key], self._tables[key]), 1)
            lines.addLayout(row)
        for key in ("call_backs", "referrals"):
            lines.addWidget(_card(self._titles[key], self._tables[key]))
        lines.addWidget(self._definitions)


def _card(title: QWidget, shown: QWidget) -> QFrame:
    made = Card()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(16, 14, 16, 14)
    lines.setSpacing(8)
    lines.addWidget(title)
    lines.addWidget(shown)
    lines.addStretch(1)
    return made
