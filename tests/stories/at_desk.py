# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at the desk with a keyboard and nothing else: keys go wherever the focus is, and eyes read the screen."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NeverSeen
from pytestqt.qtbot import QtBot

from kiosk.windows.kiosk_app import KioskApp
from tests.stories.office_clock import OfficeClock

PATIENCE = 10_000
MOST_TABS = 90
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
PINS = {"Dana Whitfield": "246810", "Sam Ortega": "135791", "Lee Chen": "864209"}
STAFF = (*PINS, "Ruth Adeyemi")
ALL_ALONG = (*("Right",) * 4, "Down", *("Left",) * 4, "Down", *("Right",) * 4)
PICTURES = os.environ.get("ONWARD_STORY_PICTURES", "")
"""A folder for pictures of what the stories show; none are taken without it."""

Line = tuple[str, str]


class AtDesk:
    """The window, as whoever works at it can use it."""

    def __init__(self, qtbot: QtBot, app: KioskApp, clock: OfficeClock) -> None:
        self.clock = clock
        self._qtbot, self._app, self.window = qtbot, app, app.window
        self.window.resize(1366, 820)
        self.window.show()
        self.window.activateWindow()
        app.runner.begin()
        self.until(lambda: QApplication.focusWidget() is not None, "the window takes keys")

    # Hands

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Ctrl+K", "Alt+F", "Return", "Down"."""
        for key in keys:
            self._press(QKeySequence(key)[0])  # type: ignore[index]  # it has keys, which its stub leaves out
            self.rest()

    def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._focused(), letter)
            else:  # QTest knows ASCII alone
                QApplication.sendEvent(self._focused(), QKeyEvent(QEvent.Type.KeyPress, 0, NO_MODIFIER, letter))
        self.rest()

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is on what is called so."""
        for _ in range(MOST_TABS):
            if self.focus == name:
                return
            self._press(QKeyCombination(Qt.Key.Key_Tab))
            QApplication.processEvents()
        pytest.fail(f"Tab never comes to “{name}”. On the screen:\n{self.screen}")

    def push(self, name: str) -> None:
        """Go to a button and press it by the space bar."""
        self.go_to(name)
        self.press("Space")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type into it."""
        self.go_to(name)
        self.type(text)

    def pick(self, name: str, wanted: str) -> None:
        """Go to a list that unfolds, and choose a line of it by its first letters."""
        self.go_to(name)
        field = self._focused()
        assert isinstance(field, QComboBox), f"{name} is no list"
        self.type(wanted.split(maxsplit=1)[0])  # a space would unfold it
        assert field.currentText().startswith(wanted), f"{name} says {field.currentText()}"

    def pick_chip(self, first: str, wanted: str) -> None:
        """Go to a row of chips, of which Tab knows the first, and choose one by the arrow keys."""
        self.go_to(first)
        self._arrow_to(wanted)
        self.press("Space")

    def pick_in_menu(self, wanted: str) -> None:
        """Choose a line of the menu that is open by the arrow keys."""
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "a menu opens")
        for _ in range(20):
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            action: QAction | None = menu.activeAction()
            if action is not None and action.text().split("\t")[0].replace("&", "") == wanted:
                self.press("Return")
                return
            self._press(QKeyCombination(Qt.Key.Key_Down))
        pytest.fail(f"the menu has no {wanted}")

    def sign_in(self, name: str) -> None:
        """Sign in with a PIN; whoever was at the desk locks it first."""
        if self.sees("Lock this desk"):
            self.press("Ctrl+Shift+L")
        self.until_seen("Who is at the desk?", "This desk is locked")
        self.until(lambda: name in self.screen, f"{name} can sign in")
        while self.focus not in STAFF:
            self.press("Shift+Tab")
        self._arrow_to(name)
        self.press("Space")
        self.type(PINS[name])
        self.press("Return")
        self.until(lambda: self.sees("Lock this desk"), "the desk opens")

    def greet_new(self, name: str, phone: str) -> None:
        """Greet somebody who comes or rings for the first time."""
        self.press("Ctrl+N")
        self.fill("Name", name)
        self.fill("Phone", phone)
        self.press("Return")
        self.until_seen(f"What brings {name} in today?")

    def greet(self, typed: str, name: str) -> None:
        """Greet somebody we know, found by a part of their name."""
        self.press("Ctrl+K")
        self.type(typed)
        self.until_seen(name)
        self.press("Return")
        self.until_seen(f"Welcome back, {name}.")

    def finish_visit(self) -> None:
        """Finish the visit; it is not one that has to stay open."""
        self.press("Alt+F")
        self.until_seen("Who’s next?")

    def note_try(self, whom: str, note: str, result: str) -> None:
        """Note in the room of a need what was tried, and what came of it."""
        self.unfold("We tried something")
        self.fill("Whom or what", whom)
        self.fill("Note", note)
        self.push(result)
        self.until(lambda: note in self.text_of("room-history-what"), "the try stands in the history")

    def ask_supervisor(self, question: str) -> None:
        """Ask about the need whose room is open."""
        self.unfold("Ask the supervisor")
        self.fill("What do you want to know?", question)
        self.push("Send")
        self.until_seen("Asked. The answer will stand here.")

    def open_question(self, question: str) -> None:
        """Go to what was asked of a supervisor, and into the room of its need."""
        self.press("Ctrl+2")
        self.push("1 question for you")
        self.until_seen(question)
        self.go_to("What we owe, most urgent first")
        self.press("Home", "Return")

    def unfold(self, act: str) -> None:
        """Unfold the form of something that can be done about a need."""
        if not self.sees(act):
            self.push("More…")
        self.push(act)

    # Eyes

    @property
    def focus(self) -> str:
        """What the focus is on, as a screen reader calls it."""
        return _called(self._focused())

    @property
    def screen(self) -> str:
        """Everything that can be read on the screen, a part a line."""
        return "\n".join(filter(None, _read(self.window)))

    def sees(self, *any_of: str) -> bool:
        """Tell whether one of these words stands on the screen."""
        screen = self.screen
        return any(words in screen for words in any_of)

    def until_seen(self, *any_of: str) -> None:
        """Wait until one of these words stands on the screen."""
        self.until(lambda: self.sees(*any_of), f"reads {' or '.join(any_of)}")

    def until_gone(self, words: str) -> None:
        """Wait until these words stand on the screen no more."""
        self.until(lambda: not self.sees(words), f"no longer reads {words}")

    def until(self, seen: Callable[[], bool], what: str) -> None:
        """Wait for something that can be seen."""
        try:
            self._qtbot.waitUntil(seen, timeout=PATIENCE)
        except NeverSeen:
            pytest.fail(f"never: {what}. The focus is on {self.focus}. On the screen:\n{self.screen}")
        self.rest()

    def rest(self) -> None:
        """Let the window come to its rest, as a person does who looks before the next key."""
        workers = self._app.workers
        self._qtbot.waitUntil(lambda: all(each.is_idle for each in (workers.database, workers.pins)), timeout=PATIENCE)

    def picture(self, name: str) -> None:
        """Keep a picture of the window, where pictures are wanted."""
        if PICTURES:
            QApplication.processEvents()
            self.window.grab().save(str(Path(PICTURES) / f"{name}.png"))

    def text_of(self, object_name: str) -> str:
        """Read one part of the screen, "" while it cannot be seen."""
        return "\n".join(_text(each) for each in self._visible(object_name))

    # What happened to a need

    def open_need(self, words: str, scope: str = "Alt+M") -> None:
        """Go to Follow-through, find a need by its words, and go into its room."""
        self.press("Ctrl+2", scope)
        self.press("Ctrl+F", "Ctrl+A")
        self.type(words)
        self.press("Return")
        self.until(lambda: self.focus == "What we owe, most urgent first", "the board finds it")
        self.press("Home", "Return")
        self.until(lambda: words in self.text_of("owed-words"), "the room of the need opens")
        self.until(lambda: bool(self.text_of("room-history-what")), "its history is told")

    @property
    def whose(self) -> str:
        """Read whose the need is that is open in its room, and by when."""
        return self.text_of("owed-whose")

    def history(self) -> list[Line]:
        """Read the whole history in the room of the need: when and who, and what."""
        more = self.text_of("room-history-more")
        if more.startswith("Show ") and more != "Show less":
            self.push(more)
        who = [_text(each) for each in self._visible("room-history-who")]
        what = [_text(each) for each in self._visible("room-history-what")]
        assert len(who) == len(what)
        return list(zip(who, what, strict=True))

    # Inside

    def _arrow_to(self, name: str) -> None:
        for arrow in ALL_ALONG:
            if self.focus == name:
                return
            self.press(arrow)
        assert self.focus == name, f"the arrow keys never come to {name}"

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused

    def _press(self, key: QKeyCombination) -> None:
        popup = QApplication.activePopupWidget()
        at = (popup or self.window).windowHandle()
        QTest.keyClick(at, key.key(), key.keyboardModifiers())

    def _visible(self, object_name: str) -> list[QWidget]:
        found = self.window.findChildren(QWidget, object_name)
        shown = [each for each in found if each.isVisible()]
        return sorted(shown, key=lambda each: each.mapTo(self.window, QPoint()).y())


def _called(widget: QWidget) -> str:
    return widget.accessibleName() or _text(widget)


def _read(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractItemView):
            yield from _rows(widget)
        else:
            yield _text(widget)
            if isinstance(widget, QAbstractButton):
                yield widget.accessibleName()


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(QModelIndex())):
            index = model.index(row, column)
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")


def _text(widget: QWidget) -> str:
    match widget:
        case QLabel() | QLineEdit():
            text = widget.text()
        case QAbstractButton():
            text = widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        case QPlainTextEdit():
            text = widget.toPlainText()
        case QComboBox():
            text = widget.currentText()
        case _:
            text = ""
    return text.replace("\u200b", "").replace("\u00ad", "")
