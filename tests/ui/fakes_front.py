# SPDX-License-Identifier: GPL-3.0-or-later
"""The front desk page at work in the office in memory, and somebody who drives it by keyboard alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.look_up import Found
from kiosk.domain.draft import Draft
from kiosk.domain.slip import Paper, Slip
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Visitor
from kiosk.messages import translator
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice

NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SomeWidget = TypeVar("SomeWidget", bound=QWidget)


class FakeLookUp:
    """Answers what it is told for each text, and notes what was asked. Waits at `gate` while that is closed."""

    def __init__(self, answers: dict[str, Sequence[Found]] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[str] = []
        self.trouble: Exception | None = None
        self.gate = Event()
        self.gate.set()

    def __call__(self, query: str, _limit: int = 8) -> Sequence[Found]:
        self.asked.append(query)
        self.gate.wait(10)
        if self.trouble is not None:
            raise self.trouble
        return self.answers.get(query, ())


class FakeSaveDraft:
    """Saves in memory, unless there is trouble."""

    def __init__(self) -> None:
        self.kept: dict[object, str] = {}
        self.tries = 0
        self.trouble: Exception | None = None

    def __call__(self, visit_id: object, words: str, _actor: Actor) -> Draft:
        self.tries += 1
        if self.trouble is not None:
            raise self.trouble
        self.kept[visit_id] = words
        return Draft(visit_id=visit_id, words=words, saved_at=NOW, saved_by=_actor.staff_id)  # type: ignore[arg-type]


NOW = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)


def type_into(widget: QWidget, text: str) -> None:
    """Type any script; QTest's own keyClicks ends the process at the first letter that is not ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))


def found(visitor: Visitor, **facts: object) -> Found:
    """A visitor as the look-up finds them."""
    return Found(visitor=visitor, score=1.0, why=(), **facts)  # type: ignore[arg-type] # whatever a test wishes


@dataclass
class FakePreview:
    """Draws no page, and notes which slip it was asked to draw."""

    slips: list[tuple[Slip, Paper]] = field(default_factory=list)

    def __call__(self, slip: Slip, paper: Paper) -> bytes:
        self.slips.append((slip, paper))
        return b""


def plain_problem(problem: str) -> str:
    """Say a print's problem in its own word: "out_of_paper" is "Out of paper."."""
    return problem.replace("_", " ").capitalize() + "."


class Front:
    """The page with Dana signed in. Everything is done by keys to whatever has the focus, and read by what is shown."""

    def __init__(self, qtbot: QtBot, office: FakeOffice, workers: Workers, **page: object) -> None:
        self.qtbot, self.office, self.workers = qtbot, office, workers
        self.problems: list[str] = []
        self.notices: list[str] = []
        self.preview = FakePreview()
        self.runner = SpoolRunner(office.desk.spool, workers, [office.station.id], lambda: True)
        self.page = FrontDeskPage(
            desk=office.desk,
            workers=workers,
            runner=self.runner,
            say_problem=plain_problem,
            office=office.office,
            clock=office.clock,
            categories=office.desk.categories.categories,
            preview=self.preview,
            translate=translator(),
            **page,  # type: ignore[arg-type] # whatever a test wishes
        )
        self.runner.setParent(self.page)
        qtbot.addWidget(self.page)
        self.page.problem.connect(self.problems.append)
        self.page.notice.connect(self.notices.append)
        self.page.resize(1096, 820)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.runner.begin()
        self.page.sign_in(office.acting(office.dana), office.dana)
        self.settle()

    def settle(self) -> None:
        """Wait until every answer that is under way has come."""
        self.qtbot.waitUntil(self._is_settled)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _is_settled(self) -> bool:
        workers = (self.workers.database, self.workers.printing, self.workers.pages)
        return self.runner.is_resting and all(worker.is_idle for worker in workers)

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.focused, key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Type into whatever has the focus."""
        type_into(self.focused, text)
        self.settle()

    def find(self, kind: type[SomeWidget], name: str) -> SomeWidget:
        made: SomeWidget | None = self.page.findChild(kind, name)
        assert made is not None, name
        return made

    def text(self, name: str) -> str:
        """Read a label as it was written, "" for one that is not there to be seen."""
        shown = [label for label in self.page.findChildren(QLabel, name) if label.isVisible()]
        return shown[0].text().replace("\u200b", "") if shown else ""

    def everything_shown(self) -> str:
        """All text on the page, visible or not, as a curious person with a debugger would find it."""
        labels = [label.text() + label.accessibleName() + label.toolTip() for label in self.page.findChildren(QLabel)]
        lines = [line.text() for line in self.page.findChildren(QLineEdit)]
        fields = [field.toPlainText() for field in self.page.findChildren(QPlainTextEdit)]
        widgets = [w.accessibleName() + w.accessibleDescription() for w in self.page.findChildren(QWidget)]
        return "\n".join((*labels, *lines, *fields, *widgets))

    @property
    def words(self) -> str:
        return self.find(QPlainTextEdit, "need-words").toPlainText()

    @property
    def visits(self) -> list[Visit]:
        return list(self.office.store.tables.visits.values())

    def greet(self, typed: str) -> None:
        """Look somebody up and open their visit."""
        self.key(Qt.Key.Key_K, CTRL)
        self.write(typed)
        self.key(Qt.Key.Key_Return)

    def choose(self, action_name: str) -> None:
        """Choose from a menu."""
        action = self.page.findChild(QAction, action_name)
        assert isinstance(action, QAction), action_name
        action.trigger()
        self.settle()

    def wait_for(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


def maria(office: FakeOffice, **details: object) -> Visitor:
    """Maria Alvarez as in the picture."""
    facts: dict[str, object] = {
        "preferred_name": "Maria",
        "pronunciation": "mah-REE-ah",
        "languages": ("es", "en"),
        "phone": "(555) 010-0199",
        "birth_date": date(1987, 3, 12),
        "note": "Prefers quiet corner",
    }
    return office.visitor("Maria Alvarez", **(facts | details))
