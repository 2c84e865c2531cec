# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody on the page where a directory is brought in, with files that are made up."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.import_directory import DirectoryImported
from kiosk.domain.errors import OnwardError
from kiosk.domain.resource import Resource
from kiosk.domain.resource_rules import ImportCancelled
from kiosk.messages import translator
from kiosk.spreadsheet import save_whole
from kiosk.ui.reception.directory.importing.files import Choices, Column, Fault, SourceRead, Table, Weight
from kiosk.ui.reception.directory.importing.importing import ImportPage
from kiosk.ui.reception.directory.importing.row_list import RowList
from kiosk.ui.reception.directory.importing.watch import Watch
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice

NO_PHONE = Fault(
    weight=Weight.LOST,
    file="phones.csv",
    column="number",
    words="“ask Sam” is no telephone number.",
    count=2,
    places=((3, "“ask Sam” is no telephone number."), (9, "“?” is no telephone number.")),
)


@dataclass(frozen=True)
class FakeChoices:
    """What columns mean, by heading."""

    meant: Mapping[str, str]
    rows: str = "service"

    def chosen(self, _file: str, column: str, target: str) -> "FakeChoices":
        return replace(self, meant={**self.meant, column: target})

    def with_rows(self, _file: str, rows: str) -> "FakeChoices":
        return replace(self, rows=rows)


@dataclass
class FakeFiles:
    """Reads what a test says is there, once it is let."""

    resources: Iterable[Resource] = ()
    faults: tuple[Fault, ...] = ()
    whole: bool = True
    guess: FakeChoices | None = None
    unsure: tuple[str, ...] = ()
    fails: OnwardError | None = None
    let: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[Path, str, Choices | None]] = field(default_factory=list)

    @property
    def meanings(self) -> Mapping[str, str]:
        return {"service.name": "Name of the service", "phone.number": "Phone", "schedule.description": "Opening hours"}

    @property
    def row_kinds(self) -> Mapping[str, str]:
        return {"service": "a service", "organization": "an organization"}

    def read(self, path: Path, source: str, choices: Choices | None, watch: Watch) -> SourceRead:
        self.asked.append((path, source, choices))
        watch.tell("services.csv", 12_500, 0)
        watch.when_stopped(self.let.set)
        assert self.let.wait(10)
        if watch.is_stopped():
            raise ImportCancelled
        if self.fails is not None:
            raise self.fails
        meant = choices if isinstance(choices, FakeChoices) else self.guess
        return SourceRead(
            format="HSDS 3.1 CSV",
            count=len(list(self.resources)),
            resources=self.resources,
            faults=self.faults,
            write_report=lambda file: save_whole(file, b"2 losses"),
            whole=self.whole,
            tables=self._tables(meant),
            choices=meant,
            choices_text=str(dict(meant.meant)) if meant else "",
        )

    def remembered(self, text: str) -> Choices | None:
        return FakeChoices({"Wann": text}) if text else None

    def load_choices(self, path: Path) -> Choices:
        return FakeChoices({"Was": "service.name", "Wann": path.read_text()})

    def _tables(self, meant: FakeChoices | None) -> tuple[Table, ...]:
        if meant is None:
            return ()
        columns = tuple(
            Column(
                file="own.csv",
                heading=heading,
                meaning=meaning,
                is_sure=heading not in self.unsure,
                why="The cells look like it.",
                samples=("Mo-Fr 9-12", "Di 10-12", "Mi 9-11"),
            )
            for heading, meaning in meant.meant.items()
        )
        return (Table(file="own.csv", rows=meant.rows, columns=columns),)


class CountedResources:
    """Resources of which a test hears each time that somebody begins to go through them."""

    def __init__(self, resources: Iterable[Resource], begun: threading.Event, let: threading.Event, at: int) -> None:
        self._resources, self._begun, self._let, self._at = tuple(resources), begun, let, at
        self._times = 0

    def __iter__(self) -> Iterator[Resource]:
        self._times += 1
        if self._times == self._at:
            self._begun.set()
            assert self._let.wait(10)
        return iter(self._resources)


def offered(name: str, source: str = "feed", **details: object) -> Resource:
    """A resource of a source."""
    made = Resource(id=uuid5(NAMESPACE_DNS, f"{source} {name}"), source=source, source_id=name, name=name)
    return replace(made, **details)  # type: ignore[arg-type]  # whatever a test wishes


@dataclass
class AtImport:
    """What somebody does on the page, and what they read."""

    qtbot: QtBot
    office: FakeOffice
    workers: Workers
    files: FakeFiles
    heard: list[str] = field(default_factory=list)
    imported: list[DirectoryImported] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = ImportPage(
            files=self.files,
            import_directory=self.office.desk.import_directory,
            keep_directory=self.office.desk.keep_directory,
            office=self.office.office,
            workers=self.workers,
            clock=self.office.clock,
            translate=translator("en"),
        )
        self.page.problem.connect(self.heard.append)
        self.page.imported.connect(self.imported.append)
        self.page.closed.connect(lambda: self.closed.append(True))
        self.qtbot.addWidget(self.page)
        self.page.resize(1096, 768)
        self.page.show()
        self.page.sign_in(self.office.acting(self.office.dana))
        self.page.open()
        self.settle()

    def settle(self) -> "AtImport":
        workers = (self.workers.database, self.workers.reading, self.workers.pages)
        self.qtbot.waitUntil(lambda: all(worker.is_idle for worker in workers))
        return self

    def can_see(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.page.findChildren(QWidget, name))

    def button(self, name: str) -> QPushButton:
        self.qtbot.waitUntil(lambda: self.can_see(name))  # what was just laid out comes into sight a moment later
        return next(each for each in self.page.findChildren(QPushButton, name) if each.isVisible())

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def reads(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        if label is None:
            widget = self.page.findChild(QWidget, name)
            assert widget is not None, f"nothing is called {name}"
            return widget.accessibleName() if widget.isVisible() else ""
        return label.accessibleName() if label.isVisible() else ""

    def type_path(self, path: str) -> None:
        line = self.page.findChild(QLineEdit, "import-path")
        assert line is not None
        line.clear()
        self.qtbot.keyClicks(line, path)

    def name(self) -> QComboBox:
        found = self.page.findChild(QComboBox, "import-name")
        assert found is not None
        return found

    def look_at(self, path: str = "/data/feed", source: str = "feed") -> "AtImport":
        self.type_path(path)
        line = self.name().lineEdit()
        assert line is not None
        line.clear()
        self.qtbot.keyClicks(line, source)
        self.click("import-read")
        return self

    def titles(self) -> list[str]:
        found = self.page.findChild(RowList, "import-list")
        assert found is not None
        model = found.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def detail(self) -> str:
        area = self.page.findChild(QScrollArea, "import-detail")
        assert area is not None
        return "\n".join(label.text() for label in area.findChildren(QLabel) if label.isVisible())

    def wait_for_detail(self, words: str) -> None:
        """Wait until this can be read beside the list."""
        self.qtbot.waitUntil(lambda: words in self.detail())

    def boxes(self) -> dict[str, QComboBox]:
        """The visible boxes in which the meaning of a column is chosen, by what they are called aloud."""
        shown = (box for box in self.page.findChildren(QComboBox, "column-means") if box.isVisible())
        return {box.accessibleName(): box for box in shown}

    def save_as(self, button: str, file: Path) -> None:
        self.click(button)
        dialog = self.page.findChild(QFileDialog, "save-file")
        assert dialog is not None
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(file))
        self.qtbot.keyClick(name, Qt.Key.Key_Return)
        self.settle()

    def kept(self) -> set[str]:
        """The names of everything in the directory that has not vanished from its source."""
        with self.office.store.reading() as work:
            return {each.name for each in work.resources.stream() if each.status.value != "vanished"}
