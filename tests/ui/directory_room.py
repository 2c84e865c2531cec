# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory's page by itself, and the hands and eyes of whoever works on it."""

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.directory.hours_text import schedules_from_text
from kiosk.domain.resource import Resource
from kiosk.domain.staff import Staff
from kiosk.messages import translator
from kiosk.ui.reception.directory.directory import DirectoryDoor, DirectoryPage
from kiosk.ui.reception.directory.importing.importing import ImportPage
from kiosk.ui.reception.directory.list_model import ListModel
from kiosk.ui.reception.directory.list_view import ListView
from kiosk.ui.reception.directory.looking import Listed
from kiosk.ui.tasks import Workers
from tests.ui.fakes import CATEGORIES, FakeOffice

Found = TypeVar("Found", bound=QObject)


class DirectoryWorker:
    """Somebody on the directory's page."""

    def __init__(
        self, qtbot: QtBot, riverside: FakeOffice, workers: Workers, importing: ImportPage | None = None
    ) -> None:
        self.qtbot, self.riverside = qtbot, riverside
        self.keep = riverside.desk.keep_directory
        door = DirectoryDoor(
            find_help=riverside.desk.find_help,
            keep=self.keep,
            categories=CATEGORIES,
            read_hours=schedules_from_text,
        )
        self.page = DirectoryPage(
            door=door,
            office=riverside.office,
            workers=workers,
            clock=riverside.clock,
            translate=translator("en"),
            importing=importing,
        )
        self.problems: list[str] = []
        self.notices: list[str] = []
        self.page.problem.connect(self.problems.append)
        self.page.notice.connect(self.notices.append)
        qtbot.addWidget(self.page)
        self.page.resize(1096, 820)
        self.page.show()
        self.page.activateWindow()

    def sign_in(self, staff: Staff | None = None) -> "DirectoryWorker":
        who = staff or self.riverside.dana
        self.page.sign_in(self.riverside.acting(who), who)
        self.page.focus_first()
        return self

    def find(self, kind: type[Found], name: str) -> Found:
        found = self.page.findChild(kind, name)
        assert found is not None, f"nothing is called {name}"
        return found

    @property
    def rows(self) -> ListView:
        return self.find(ListView, "directory-list")

    @property
    def listed(self) -> list[str]:
        """The names of the rows, as they stand."""
        model = self.rows.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount() if self.rows.isVisible() else 0)]

    @property
    def held(self) -> list[Listed]:
        """The rows that are in memory."""
        model = self.rows.model()
        assert isinstance(model, ListModel)
        return model.held

    def row(self, name: str) -> str:
        """What a screen reader says of a row."""
        model = self.rows.model()
        index = model.index(self.listed.index(name), 0)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def lists(self, *names: str) -> None:
        """Wait until these are listed and no others."""
        self.qtbot.waitUntil(lambda: self.listed == list(names))

    def choose(self, name: str) -> "DirectoryWorker":
        """Come to a row, and wait until it is shown whole."""
        self.qtbot.waitUntil(lambda: name in self.listed)
        self.rows.setCurrentIndex(self.rows.model().index(self.listed.index(name), 0))
        self.qtbot.waitUntil(lambda: self.reads("resource-name") == name and "Comes from" in self.whole())
        return self

    def search(self, words: str) -> None:
        field = self.find(QLineEdit, "directory-search")
        field.setText("")
        self.qtbot.keyClicks(field, words)

    def click(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), f"{name} cannot be seen"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the cursor is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def type(self, name: str, words: str) -> None:
        """Write into a field instead of what is there."""
        field = self.find(QWidget, name)
        assert field.isVisible(), f"{name} cannot be seen"
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        for at, line in enumerate(words.split("\n")):
            if at:
                self.qtbot.keyClick(field, Qt.Key.Key_Return)
            self.qtbot.keyClicks(field, line)

    def reads(self, name: str) -> str:
        """The words on a label, "" while it is not to be seen."""
        for label in self.page.findChildren(QLabel, name):
            if label.isVisible():
                return label.accessibleName() or label.text()
        return ""

    def all_words(self, name: str) -> str:
        """Everything that can be read on a part of the page."""
        parts = [part for part in self.page.findChildren(QWidget, name) if part.isVisible()]
        return "\n".join(label.text() for p in parts for label in p.findChildren(QLabel) if label.isVisible())

    def whole(self) -> str:
        """Everything that is said of the resource that is shown."""
        return self.all_words("resource-card").replace("\u200b", "")

    def can_see(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def kept(self, name: str) -> Resource:
        """A resource as everybody gets it now."""
        return next(each for each in self.riverside.store.tables.resources.values() if each.name == name)
