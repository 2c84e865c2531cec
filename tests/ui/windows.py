# SPDX-License-Identifier: GPL-3.0-or-later
"""A reception window on an office in memory, and the hands of whoever works at it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.directory.hours_text import schedules_from_text
from kiosk.domain.report import Report
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import translator
from kiosk.ui.reception.desk_rooms import build_rooms
from kiosk.ui.reception.follow_through.owed_table import OwedTable
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.reception.lobby_list import LobbyView
from kiosk.ui.reception.reports.report_desk import ReportDoor
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.window import IDLE_MINUTES, ReceptionWindow
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from kiosk.ui.widgets import Chip
from tests.ui.fake_front_desk import FakeFrontDesk
from tests.ui.fakes import DANA_PIN, FakeOffice
from tests.ui.fakes_front import plain_problem

Found = TypeVar("Found", bound=QObject)

PRINTER_TOOLS = PrinterTools(
    find=lambda: (),
    look_at=lambda _target: "",
    check=lambda _target: "",
    models=(),
    test=lambda _choice, _station: Delivery(state=SlipState.CONFIRMED),
    say_problem=plain_problem,
)
"""No printer is to be found, and whatever is tested prints."""


def never_printed(_report: Report, _target: str = "", _paper: Paper = Paper.A4) -> Delivery:
    raise AssertionError("no report was to be printed")


class DeskWorker:
    """Somebody at a reception window: what they do, and what they read."""

    def __init__(
        self,
        qtbot: QtBot,
        riverside: FakeOffice,
        workers: Workers,
        *,
        idle_minutes: float = IDLE_MINUTES,
        hint: str = "",
        ring: Callable[[], None] | None = None,
        page: FrontDeskPage | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.front_desk = FakeFrontDesk()
        self.runner = SpoolRunner(riverside.desk.spool, workers, [riverside.station.id], lambda: True)
        rooms = build_rooms(
            front_desk=page or self.front_desk.as_page(),
            desk=riverside.desk,
            office=riverside.office,
            station=riverside.station,
            workers=workers,
            clock=riverside.clock,
            wake=self.runner.wake,
            printer_tools=PRINTER_TOOLS,
            reports=ReportDoor(print_report=never_printed, say_problem=plain_problem),
            translate=translator("en"),
            read_hours=schedules_from_text,
        )
        self.window = ReceptionWindow(
            desk=riverside.desk,
            office=riverside.office,
            station=riverside.station,
            workers=workers,
            rooms=rooms,
            runner=self.runner,
            clock=riverside.clock,
            translate=translator("en"),
            idle_minutes=idle_minutes,
            hint=hint,
            ring=ring,
        )
        self.runner.setParent(self.window)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 820)
        self.window.show()

    def find(self, kind: type[Found], name: str) -> Found:
        found = self.window.findChild(kind, name)
        assert found is not None, f"nothing is called {name}"
        return found

    def click(self, name: str) -> None:
        button = self.find(QPushButton, name)
        assert button.isVisible(), f"{name} cannot be seen"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        self.qtbot.keyClick(self.window, key, modifier)

    def can_see(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def reads(self, name: str) -> str:
        label = self.find(QLabel, name)
        return label.text() if label.isVisible() else ""

    def choose_staff(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: name in self.staff_buttons())
        self.qtbot.mouseClick(self.staff_buttons()[name], Qt.MouseButton.LeftButton)

    def staff_buttons(self) -> dict[str, QPushButton]:
        people = self.find(QWidget, "sign-in-people")
        return {button.accessibleName(): button for button in people.findChildren(QPushButton) if button.isVisible()}

    def type_pin(self, pin: str) -> None:
        field = self.find(QLineEdit, "pin")
        self.qtbot.keyClicks(field, pin)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def sign_in(self, name: str = "Dana Whitfield", pin: str = DANA_PIN) -> "DeskWorker":
        self.choose_staff(name)
        self.type_pin(pin)
        self.qtbot.waitUntil(lambda: self.can_see("desk"))
        return self

    @property
    def lobby(self) -> list[str]:
        """What a screen reader says for each person in the lobby."""
        model = self.find(LobbyView, "lobby-list").model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    @property
    def table(self) -> OwedTable:
        return self.find(OwedTable, "owed-table")

    @property
    def owed(self) -> list[tuple[str, ...]]:
        """The rows of follow-through as they read."""
        model = self.table.model()
        rows = range(model.rowCount() if self.table.isVisible() else 0)
        return [tuple(str(model.index(row, column).data()) for column in range(4)) for row in rows]

    @property
    def badge(self) -> str:
        chip = self.find(QPushButton, "nav-follow-through").findChild(Chip)
        return chip.text() if chip is not None and chip.isVisible() else ""

    def everything_readable(self) -> str:
        """All that labels, fields, tooltips and accessible names hold, visible or not."""
        held: list[str] = []
        for widget in self.window.findChildren(QWidget):
            held += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QLineEdit | QPushButton):
                held.append(widget.text())
        return "\n".join([*held, *self.lobby])
