# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is cut off at large text in a small window, and every part can be named aloud."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.desk.log_need import NeedHeard
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.ui import theme
from kiosk.ui.reception.front_desk.card_dialog import CardDoor
from kiosk.ui.reception.turning import LinedUp, TurningGrid, TurningRow
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, Front, maria

Key = Qt.Key


@pytest.fixture(params=[1.0, 2.0])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp)


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def direction(request: pytest.FixtureRequest) -> Iterator[Qt.LayoutDirection]:
    QApplication.setLayoutDirection(request.param)
    yield request.param
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def at_work(front: Front, office: FakeOffice) -> None:
    """A visit with everything on it: something owed, a long name, suggestions, and a call being made."""
    acting = office.acting(office.dana)
    visitor = maria(office, preferred_name="Maria Guadalupe Fernández-Alvarez")
    place = office.resource("Adult Learning Centre", description="class")
    visit = office.desk.greet.known(visitor.id, acting).visit
    referral = ReferTo(resource_id=place.id, avenue=Avenue.OFFICE)
    office.desk.take_need(visit.id, NeedHeard(words="a class"), (referral,), acting)
    office.desk.finish_visit(visit.id, acting)
    office.clock.move(days=1)
    office.resource("Legal Aid Intake Desk of the Greater Riverside Area", description="letter")
    front.greet("maria")
    front.write("A letter about my benefits by Friday")
    front.key(Key.Key_1, ALT)
    front.key(Key.Key_C, ALT)


@pytest.mark.usefixtures("direction")
@pytest.mark.parametrize("width", [640, 754, 1096])
def test_nothing_is_wider_than_its_window(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, scale: float, width: int
) -> None:
    front = Front(qtbot, riverside, workers)
    at_work(front, riverside)
    front.page.resize(width, 560)
    front.settle()
    front.page.resize(width, 570)
    qtbot.waitUntil(lambda: front.page.width() == width)
    scrolled = front.find(QScrollArea, "visit-scroll")
    inside = scrolled.widget()
    assert inside is not None
    assert inside.width() <= scrolled.viewport().width()
    assert front.page.minimumSizeHint().width() <= width or scale == 1.0


def test_every_part_that_takes_the_focus_has_a_name(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    front = Front(
        qtbot,
        riverside,
        workers,
        cards=CardDoor(draw=lambda _token: b"", print_card=lambda _card: Delivery(state=SlipState.CONFIRMED)),
    )
    at_work(front, riverside)
    front.find(QPushButton, "change-details").click()
    front.settle()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in front.page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


class Block(QWidget):
    """Something of a size of its own."""

    def __init__(self, width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return self._size


def fixed(width: int, height: int, parent: QWidget) -> QWidget:
    return Block(width, height, parent)


def test_a_row_turns_where_what_is_said_has_too_little_room(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    said, aside = fixed(50, 20, page), LinedUp(page, fixed(100, 30, page), spacing=8)
    row = TurningRow(page, said, aside, spacing=10, least=200)
    assert [place.x() for _widget, place in row.places(400)] == [0, 300]
    assert [place.y() for _widget, place in row.places(250)] == [0, 30]
    aside.hide()
    assert row.heightForWidth(250) == 20


def test_lined_up_widgets_fill_lines_and_stand_in_their_middle(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = LinedUp(page, fixed(100, 20, page), fixed(100, 40, page), fixed(100, 40, page), spacing=10)
    places = [(place.x(), place.y()) for _widget, place in line.places(215)]
    assert places == [(0, 10), (110, 0), (0, 50)]
    assert line.heightForWidth(1000) == 40


@pytest.mark.parametrize(("width", "columns"), [(430, 4), (420, 2), (210, 2), (200, 1)])
def test_a_grid_uses_as_many_columns_as_fit(qtbot: QtBot, width: int, columns: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    buttons = [fixed(100, 20, page) for _ in range(4)]
    grid = TurningGrid(page, buttons, most=4, spacing=10)
    assert len({place.x() for _widget, place in grid.places(width)}) == columns
