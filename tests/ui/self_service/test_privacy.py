# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left of somebody once they have gone: nothing. And what somebody learns about others here: nothing."""

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit

from kiosk.domain.told import Told
from kiosk.ui.self_service.pages.card import CardStage
from kiosk.ui.self_service.standing import Place, Standing
from tests.ui.self_service.hands import button, field, touch, write
from tests.ui.self_service.touch_window import TouchScreen

NAME, NEED = "Zerubbabel", "forklift and a quokka"
WORDS = (NAME.casefold(), "quokka")
SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
ASKED_BY_INPUT_METHODS = (
    Qt.InputMethodQuery.ImSurroundingText,
    Qt.InputMethodQuery.ImTextBeforeCursor,
    Qt.InputMethodQuery.ImTextAfterCursor,
)
PROBES = 100
Kind = TypeVar("Kind")


def widget_texts() -> Iterator[str]:
    for widget in QApplication.allWidgets():
        yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield widget.objectName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QTextEdit):
            yield widget.toPlainText()


def accessible_texts(part: QAccessibleInterface) -> Iterator[str]:
    """List what a screen reader can be told of a part and of everything in it."""
    yield from (part.text(kind) for kind in SPOKEN)
    written = part.textInterface()
    if written is not None:
        yield written.text(0, written.characterCount())
    for index in range(part.childCount()):
        child = part.child(index)
        if child is not None:
            yield from accessible_texts(child)


def everything_read_aloud() -> Iterator[str]:
    for widget in QApplication.topLevelWidgets():
        part = QAccessible.queryAccessibleInterface(widget)
        if part is not None:
            yield from accessible_texts(part)


def copied() -> Iterator[str]:
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield QGuiApplication.clipboard().text(mode)


def told_to_input_methods() -> Iterator[str]:
    """List what any widget would tell an input method; only those with a focus are asked, but focus wanders."""
    for widget in QApplication.allWidgets():
        for query in ASKED_BY_INPUT_METHODS:
            yield str(widget.inputMethodQuery(query) or "")


def documents() -> Iterator[str]:
    """List every document that Python can still reach, with what undoing would bring back."""
    for document in reachable(QTextDocument):
        if shiboken6.isValid(document):
            yield document.toPlainText()
            while document.isUndoAvailable():
                document.undo()
                yield document.toPlainText()


def standings() -> Iterator[str]:
    for told in (*reachable(Told), *reachable(Standing)):
        yield repr(told)


def reachable(kind: type[Kind]) -> list[Kind]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, kind)]


PLACES: dict[str, Callable[[], Iterator[str]]] = {
    "widgets": widget_texts,
    "accessibility": everything_read_aloud,
    "clipboard": copied,
    "input methods": told_to_input_methods,
    "documents": documents,
    "standings": standings,
}


def traces() -> dict[str, list[str]]:
    """Tell where a word of theirs is, and what it stands in."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = {
        place: [text for text in texts() if any(word in text.casefold() for word in WORDS)]
        for place, texts in PLACES.items()
    }
    return {place: texts for place, texts in found.items() if texts}


def tell_name(screen: TouchScreen) -> None:
    touch(screen.window, "first-time")
    write(screen.window, "name", NAME)


def tell_need(screen: TouchScreen) -> None:
    tell_name(screen)
    touch(screen.window, "go-on")
    write(screen.window, "need", NEED)


def copy_need(screen: TouchScreen) -> None:
    tell_need(screen)
    words = field(screen.window, "need")
    words.selectAll()
    words.copy()


def read_back(screen: TouchScreen) -> None:
    tell_need(screen)
    touch(screen.window, "key-done")


def be_warned(screen: TouchScreen) -> None:
    read_back(screen)
    screen.patience.ran_low.emit()


def go_to_the_slip(screen: TouchScreen) -> None:
    read_back(screen)
    touch(screen.window, "right")
    screen.room.wait_for(lambda: screen.room.at.place is Place.WHO_CAN_HELP)
    QTest.keyClick(screen.page.first, Qt.Key.Key_Return)
    screen.room.wait_for(lambda: screen.room.at.place in {Place.SLIP, Place.REACH})
    if screen.room.at.place is Place.REACH:
        screen.room.journey.reach_skipped()
        screen.room.wait_for(lambda: screen.room.at.place is Place.SLIP)


def see_a_card(screen: TouchScreen) -> None:
    go_to_the_slip(screen)
    touch(screen.window, "slip-done")
    touch(screen.window, "show-card")
    screen.room.wait_for(lambda: screen.room.journey.card.stage is CardStage.SHOWN)
    screen.room.settle()


def be_thanked(screen: TouchScreen) -> None:
    see_a_card(screen)
    touch(screen.window, "card-done")
    touch(screen.window, "face-yes")


WAYS = [tell_name, tell_need, copy_need, read_back, be_warned, go_to_the_slip, see_a_card, be_thanked]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_of_a_visitor_is_left_wherever_they_go_away(
    screen: TouchScreen, way: Callable[[TouchScreen], None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    way(screen)
    assert "standings" in traces()
    screen.room.stay.leave()
    screen.room.settle()
    assert traces() == {}
    assert not [record for record in caplog.records if any(word in record.getMessage().casefold() for word in WORDS)]


def test_every_place_is_searched_where_it_could_be(screen: TouchScreen) -> None:
    copy_need(screen)
    kept = field(screen.window, "need").document()
    assert set(traces()) == set(PLACES)
    del kept


def test_what_was_typed_cannot_be_undone_back(screen: TouchScreen) -> None:
    tell_need(screen)
    words = field(screen.window, "need")
    words.selectAll()
    QTest.keyClick(words, Qt.Key.Key_Delete)
    words.undo()
    assert (words.toPlainText(), words.document().availableUndoSteps()) == ("", 0)


def page_texts(screen: TouchScreen, name: str) -> Sequence[str]:
    """List all texts of the window from the outside in, with the name that was typed taken out."""
    QApplication.processEvents()
    part = QAccessible.queryAccessibleInterface(screen.window)
    assert part is not None
    return [text.replace(name, "…") for text in accessible_texts(part)]


def replies(screen: TouchScreen, name: str) -> list[Sequence[str]]:
    """Come as somebody of this name; returns the pages that they get."""
    touch(screen.window, "been-before")
    write(screen.window, "name", name)
    screen.room.settle()
    pages = [page_texts(screen, name)]
    button(screen.window, "go-on").click()
    screen.room.settle()
    pages.append(page_texts(screen, name))
    screen.room.stay.leave()
    screen.room.settle()
    return pages


def test_known_unknown_and_confidential_names_are_told_the_same(screen: TouchScreen) -> None:
    office = screen.room.office
    for number in range(PROBES):
        if number % 3:
            office.visitor(f"Person {number:03}", confidential=number % 3 == 2)
    first, *others = map(partial(replies, screen), (f"Person {number:03}" for number in range(PROBES)))
    assert "What can we help with today?" in first[1]
    assert [number for number, pages in enumerate(others, 1) if pages != first] == []
