# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue of slips as far as they have come, and somebody on the page that shows it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.print_slip import PrintOrder
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.reference import spoken
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.messages import translator
from kiosk.ui.reception.slips.slip_rows import SlipsList
from kiosk.ui.reception.slips.slips import SlipsPage
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice

ENGLISH = translator("en")
COUNTER, LASER = "escpos:192.0.2.7", "printer:Office_Laser"


def say(problem: str) -> str:
    return f"We heard: {problem}."


class Queue:
    """Riverside's prints, put into the queue as far as they have come."""

    def __init__(self, riverside: FakeOffice) -> None:
        self.office = riverside
        self.place = riverside.resource("Legal Aid")
        station_id = riverside.station.id
        riverside.store.tables.printers[station_id] = StationPrinters(
            station_id=station_id,
            default=PrinterChoice(target=COUNTER, paper=Paper.RECEIPT_80, name="Counter printer"),
            fallback=PrinterChoice(target=LASER, paper=Paper.A5, name="Office laser"),
        )

    def put(self, name: str, state: SlipState, minutes: float = 1, **changes: object) -> SlipPrint:
        """Order a slip some minutes ago."""
        visit = self.office.helped(name, self.office.dana)
        acting = self.office.acting(self.office.dana)
        refer = ReferTo(resource_id=self.place.id, avenue=Avenue.OFFICE)
        self.office.desk.take_need(visit.id, NeedHeard(words="a letter"), (refer,), acting)
        order = self.office.desk.print_slip(visit.id, SlipWishes(), PrintOrder(), acting).order
        at = self.office.clock() - timedelta(minutes=minutes)
        due = at if state is SlipState.QUEUED else None
        whole = {"state": state, "at": at, "due_at": due, "printed_on": "" if due else COUNTER} | changes
        return self.keep(replace(order, **whole))  # type: ignore[arg-type]  # whatever a test wishes

    def keep(self, order: SlipPrint) -> SlipPrint:
        self.office.store.tables.prints[order.id] = order
        return order

    def now(self, order: SlipPrint) -> SlipPrint:
        return self.office.store.tables.prints[order.id]

    def prints_of(self, order: SlipPrint) -> list[tuple[int, SlipState]]:
        prints = self.office.store.tables.prints.values()
        return sorted((each.copy, each.state) for each in prints if each.slip_id == order.slip_id)

    def reference(self, order: SlipPrint) -> str:
        return spoken(self.office.store.tables.slips[order.slip_id].reference)


class AtSlips:
    """Somebody on the page of slips: what they do, and what they read."""

    def __init__(self, qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.riverside, self.workers = qtbot, riverside, workers
        self.woken = 0
        self.heard: list[str] = []
        self.counted: list[int] = []
        self.window = QMainWindow()
        self.page = SlipsPage(
            desk=riverside.desk,
            office=riverside.office,
            workers=workers,
            clock=riverside.clock,
            say_problem=say,
            wake=self.wake,
            translate=ENGLISH,
        )
        for said in (self.page.notice, self.page.problem):
            said.connect(self.heard.append)
        self.page.waiting_counted.connect(self.counted.append)
        self.window.setCentralWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 820)
        self.window.show()

    def wake(self) -> None:
        self.woken += 1

    def sign_in(self) -> "AtSlips":
        self.page.sign_in(self.riverside.acting(self.riverside.dana), self.riverside.dana)
        self.page.focus_first()
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until every answer has come."""
        self.qtbot.waitUntil(lambda: self.workers.database.is_idle)

    @property
    def listed(self) -> SlipsList:
        found = self.page.findChild(SlipsList, "slips-list")
        assert found is not None
        return found

    @property
    def model(self) -> QAbstractItemModel:
        return self.listed.model()

    @property
    def rows(self) -> list[str]:
        """The headings and the names as they are listed."""
        model = self.model
        shown = model.rowCount() if self.listed.isVisible() else 0
        return [str(model.index(row, 0).data()) for row in range(shown)]

    def read(self, name: str) -> str:
        """What a screen reader says for somebody's row."""
        row = self.rows.index(name)
        return str(self.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def choose(self, name: str) -> None:
        self.listed.setCurrentIndex(self.model.index(self.rows.index(name), 0))

    @property
    def chosen(self) -> str:
        return str(self.listed.currentIndex().data())

    def says(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        assert label is not None, f"nothing is called {name}"
        return label.text() if label.isVisible() else ""

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert found is not None, f"nothing is called {name}"
        return found

    @property
    def offered(self) -> list[str]:
        card = self.page.findChild(QWidget, "queued-slip")
        assert card is not None
        return [button.text() for button in card.findChildren(QPushButton) if button.isVisible()]

    def click(self, name: str) -> None:
        assert self.button(name).isVisible(), f"{name} cannot be seen"
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.listed, key)
        self.settle()

    def everything_readable(self) -> str:
        held: list[str] = []
        for widget in self.page.findChildren(QWidget):
            held += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            held += [widget.text()] if isinstance(widget, QLabel | QPushButton) else []
        model = self.model
        return "\n".join([*held, *(str(model.index(row, 0).data()) for row in range(model.rowCount()))])
