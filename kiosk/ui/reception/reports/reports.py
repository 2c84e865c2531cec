# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: the figures of some days, for one office or for all."""

from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kiosk.desk.make_report import ReportWish
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.report import Report, SpanTurnedRound
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.report_words import word_report
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.reports.report_desk import ReportDesk, ReportDoor
from kiosk.ui.reception.reports.reports_view import ReportsView
from kiosk.ui.reception.reports.visits_chart import load_charts
from kiosk.ui.tasks import Workers

SOON_MILLISECONDS = 100
Make = Callable[[ReportWish], Report]
Offices = Callable[[], Sequence[Office]]


class ReportsPage(QWidget):
    """Shows true counts to staff; what is printed or saved hides small ones. `offices` lists all, ours among them."""

    problem = Signal(str)

    def __init__(
        self,
        *,
        make: Make,
        offices: Offices,
        office: Office,
        workers: Workers,
        clock: Clock,
        door: ReportDoor,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._offices, self._office, self._clock, self._ = make, offices, office, clock, translate
        self._is_signed_in = False
        self._view = ReportsView(translate, self)
        self._desk = ReportDesk(door, workers.printing, translate, self)
        self._errand, self._listing = Errand(workers.database, self), Errand(workers.database, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._connect()
        self.sign_out()

    def sign_in(self, _actor: Actor, _staff: Staff) -> None:
        """Begin with this week."""
        self._is_signed_in = True
        self._view.period.begin(today_at(self._office, self._clock()))
        self._view.period.show_offices((self._office,))
        self._listing.ask(self._offices)

    def sign_out(self) -> None:
        """Keep no figures on the page."""
        self._is_signed_in = False
        self._soon.stop()
        for errand in (self._errand, self._listing):
            errand.drop()
        self._desk.clear()
        self._view.clear()
        self._view.let_take_along(allowed=False)

    def focus_first(self) -> None:
        """Bring the figures as they are now, and go to the days."""
        self._view.period.focus()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if not self._is_signed_in:
            return
        span = self._view.period.span
        self._desk.show_report(None)
        self._view.let_take_along(allowed=False)
        if span is None:
            self._errand.drop()
            self._soon.stop()
            self._view.say(sentence_for(SpanTurnedRound(), self._), busy=True)
            return
        self._soon.start()
        wish = ReportWish(office_id=self._view.period.office_id, span=span)
        self._errand.ask(partial(_make_with_charts, self._make, wish))

    @Slot()
    def _on_still_counting(self) -> None:
        self._view.say(self._("Counting …"), busy=True)

    @Slot(object)
    def _show(self, made: tuple[Report, ModuleType]) -> None:
        report, charts = made
        self._soon.stop()
        self._view.show_report(word_report(report, self._), charts)
        self._desk.show_report(report)
        self._view.say("")

    @Slot(object)
    def _show_offices(self, offices: Sequence[Office]) -> None:
        self._view.period.show_offices(sorted(offices, key=lambda each: each.id != self._office.id))

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self._soon.stop()
        self._view.clear()
        self._view.let_take_along(allowed=False)
        self.problem.emit(sentence_for(problem, self._))

    @Slot(str, bool)
    def _say(self, words: str, busy: bool) -> None:
        self._view.say(words, busy=busy)

    def _connect(self) -> None:
        self._view.period.chosen.connect(self._ask)
        self._view.print.clicked.connect(self._desk.print)
        self._view.pdf.clicked.connect(self._desk.save_pdf)
        self._view.csv.clicked.connect(self._desk.save_csv)
        self._desk.said.connect(self._say)
        self._errand.answered.connect(self._show)
        self._errand.failed.connect(self._show_problem)
        self._listing.answered.connect(self._show_offices)
        self._listing.failed.connect(self._show_problem)
        self._soon.timeout.connect(self._on_still_counting)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._desk.print)


def _make_with_charts(make: Make, wish: ReportWish) -> tuple[Report, ModuleType]:
    """Count, and load what draws the charts; both on a worker."""
    return make(wish), load_charts()
