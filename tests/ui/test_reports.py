# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of reports: days, figures, the chart and its table, and what may leave the office."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.make_report import ReportWish
from kiosk.domain.errors import StoreUnusable
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.report import Report, Span
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import translator
from kiosk.ui.reception.reports.figure_table import FigureTable
from kiosk.ui.reception.reports.report_desk import ReportDoor
from kiosk.ui.reception.reports.reports import ReportsPage
from kiosk.ui.tasks import Workers
from kiosk.ui.widgets import Words
from tests.domain.reports import keyed, report
from tests.ui.fakes import FakeOffice

LAKESIDE = Office(id=new_id(), name="Lakeside", timezone="America/Chicago")


@dataclass
class Counting:
    """Makes the same report of whatever is wished, once it is let."""

    made: Report = field(default_factory=report)
    wished: list[ReportWish] = field(default_factory=list)
    let: threading.Event = field(default_factory=threading.Event)
    breaks: bool = False

    def __call__(self, wish: ReportWish) -> Report:
        self.wished.append(wish)
        self.let.wait(10)
        if self.breaks:
            raise StoreUnusable(reason="The disk is full.")
        return self.made


@dataclass
class AtReports:
    """Somebody on the page of reports: what they do, and what they read."""

    qtbot: QtBot
    riverside: FakeOffice
    workers: Workers
    counting: Counting
    printed: list[tuple[Report, str]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = ReportsPage(
            make=self.counting,
            offices=lambda: (LAKESIDE, self.riverside.office),
            office=self.riverside.office,
            workers=self.workers,
            clock=self.riverside.clock,
            door=ReportDoor(print_report=self.print, say_problem="Trouble: {}.".format),
            translate=translator("en"),
        )
        self.page.problem.connect(self.heard.append)
        self.qtbot.addWidget(self.page)
        self.page.resize(1096, 768)
        self.page.show()

    def print(self, made: Report, target: str) -> Delivery:
        self.printed.append((made, target))
        return Delivery(state=SlipState.CONFIRMED, path=target.removeprefix("pdf:") if ":" in target else "")

    def open(self) -> "AtReports":
        self.page.sign_in(self.riverside.acting(self.riverside.dana), self.riverside.dana)
        self.page.focus_first()
        return self

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, f"nothing is called {name}"
        return found

    def settle(self) -> "AtReports":
        self.qtbot.waitUntil(lambda: self.workers.database.is_idle and self.workers.printing.is_idle)
        return self

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QPushButton)
        assert button.isVisible() and button.isEnabled()  # noqa: PT018 - that it can be pressed
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def table(self, name: str) -> list[tuple[str, str]]:
        found = self.find(name)
        assert isinstance(found, FigureTable)
        model = found.model()
        return [(str(model.index(r, 0).data()), str(model.index(r, 1).data())) for r in range(model.rowCount())]

    def said(self) -> str:
        words = self.find("report-state")
        assert isinstance(words, Words)
        return words.accessibleName() if words.isVisible() else ""

    def save_as(self, button: str, file: Path) -> None:
        self.click(button)
        dialog = self.page.findChild(QFileDialog, "save-report-as")
        assert dialog is not None
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(file))
        self.qtbot.keyClick(name, Qt.Key.Key_Return)


@pytest.fixture
def counting() -> Iterator[Counting]:
    made = Counting()
    made.let.set()
    yield made
    made.let.set()


@pytest.fixture
def reports(qtbot: QtBot, riverside: FakeOffice, workers: Workers, counting: Counting) -> AtReports:
    return AtReports(qtbot, riverside, workers, counting)


def test_it_begins_with_this_week_at_this_office(reports: AtReports) -> None:
    reports.open().settle()
    (wish,) = reports.counting.wished
    assert wish.span == Span(date(2026, 11, 23), date(2026, 11, 23))
    assert wish.office_id == reports.riverside.office.id
    assert reports.find("figure-visits").accessibleName() == f"Visits: {report().visits.total}"


def test_staff_see_true_counts_and_the_most_at_the_top(reports: AtReports) -> None:
    reports.counting.made = report(unmet=keyed(no_such_help=1, cost=9, capacity=0))
    reports.open().settle()
    assert reports.table("report-unmet") == [
        ("Unmet needs", "10"),
        ("Cost", "9"),
        ("No such help here", "1"),
        ("No capacity", "0"),
    ]


@pytest.mark.parametrize(
    ("button", "first", "last"),
    [
        ("report-last_week", date(2026, 11, 16), date(2026, 11, 22)),
        ("report-this_month", date(2026, 11, 1), date(2026, 11, 23)),
        ("report-last_month", date(2026, 10, 1), date(2026, 10, 31)),
        ("report-own-days", date(2026, 11, 17), date(2026, 11, 23)),
    ],
)
def test_other_days_are_one_press_away(reports: AtReports, button: str, first: date, last: date) -> None:
    reports.open().settle()
    reports.click(button)
    reports.settle()
    assert reports.counting.wished[-1].span == Span(first, last)


def test_own_days_that_are_turned_round_are_said_so(reports: AtReports) -> None:
    reports.open().settle()
    reports.click("report-own-days")
    first = reports.find("report-first-day")
    assert isinstance(first, QDateEdit)
    first.setDate(QDate(2026, 12, 1))
    assert "the other way round" in reports.said()
    assert not reports.find("print-report").isEnabled()


def test_all_offices_can_be_chosen_where_there_are_several(reports: AtReports) -> None:
    reports.open().settle()
    choice = reports.find("report-office")
    assert isinstance(choice, QComboBox)
    assert [choice.itemText(at) for at in range(choice.count())] == ["Riverside Job Center", "Lakeside", "All offices"]
    reports.qtbot.keyClick(choice, Qt.Key.Key_End)
    reports.settle()
    assert reports.counting.wished[-1].office_id is None


def test_the_chart_has_its_words_and_a_table(reports: AtReports) -> None:
    reports.open().settle()
    assert "Visits by day, the most: Thu 8 Oct with 14" in reports.find("visits-chart").accessibleName()
    assert not reports.find("visits-table").isVisible()
    reports.click("visits-as-table")
    assert reports.find("visits-table").isVisible()
    assert reports.table("visits-table")[:2] == [("Thu 1 Oct", "7"), ("Fri 2 Oct", "8")]
    assert reports.find("visits-as-table").accessibleName() == "Show as a chart"


def test_every_figure_can_be_read_aloud(reports: AtReports) -> None:
    reports.open().settle()
    table = reports.find("report-referrals")
    assert isinstance(table, FigureTable)
    model = table.model()
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Legal Aid, Got help: 12"
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.text(QAccessible.Text.Name) == "Referrals, and what became of them"


def test_it_says_that_it_counts_where_that_takes_a_while(reports: AtReports) -> None:
    reports.counting.let.clear()
    reports.open()
    reports.qtbot.waitUntil(lambda: reports.said() == "Counting …")
    assert not reports.find("save-report-csv").isEnabled()
    reports.counting.let.set()
    reports.settle()
    assert reports.said() == ""
    assert reports.find("save-report-csv").isEnabled()


def test_a_file_for_spreadsheets_hides_small_counts(reports: AtReports, tmp_path: Path) -> None:
    reports.counting.made = replace(report(), who=keyed(anonymous=3, named=90))
    reports.open().settle()
    reports.save_as("save-report-csv", tmp_path / "november.csv")
    reports.qtbot.waitUntil(lambda: reports.said() == "Saved as november.csv")
    assert '"anonymous","Anonymous","<5"' in (tmp_path / "november.csv").read_text(encoding="utf-8-sig")


def test_a_place_that_takes_no_file_is_said_calmly(reports: AtReports, tmp_path: Path) -> None:
    reports.open().settle()
    folder = tmp_path / "taken.csv"
    reports.click("save-report-csv")
    dialog = reports.page.findChild(QFileDialog, "save-report-as")
    assert dialog is not None
    dialog.fileSelected.emit(str(folder / "missing" / "r.csv"))
    reports.qtbot.waitUntil(lambda: "could not be saved there" in reports.said())


def test_it_prints_and_saves_as_a_page(reports: AtReports, tmp_path: Path) -> None:
    reports.open().settle()
    reports.click("print-report")
    reports.qtbot.waitUntil(lambda: reports.said() == "Printed")
    reports.save_as("save-report-pdf", tmp_path / "november.pdf")
    reports.qtbot.waitUntil(lambda: reports.said() == "Saved as november.pdf")
    assert [target for _made, target in reports.printed] == ["printer", f"pdf:{tmp_path / 'november.pdf'}"]


def test_trouble_is_said_and_no_old_figures_stay(reports: AtReports) -> None:
    reports.open().settle()
    reports.counting.breaks = True
    reports.click("report-last_week")
    reports.settle()
    assert reports.heard == ["The disk is full."]
    assert not reports.find("report-figures").isVisible()
    assert not reports.find("print-report").isEnabled()


def test_signing_out_leaves_no_figures(reports: AtReports) -> None:
    reports.open().settle()
    reports.page.sign_out()
    assert not reports.find("report-figures").isVisible()
    reports.page.focus_first()
    reports.settle()
    assert len(reports.counting.wished) == 1


@pytest.mark.parametrize("width", [754, 1096])
def test_nothing_is_wider_than_the_window(reports: AtReports, width: int) -> None:
    reports.page.resize(width, 600)
    reports.open().settle()
    reports.qtbot.waitUntil(lambda: reports.find("report-figures").width() > 0)
    for name in ("report-figures", "visits-chart", "report-needs", "report-referrals"):
        widget = reports.find(name)
        assert widget.mapTo(reports.page, widget.rect().topRight()).x() < width
