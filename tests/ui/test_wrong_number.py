# SPDX-License-Identifier: GPL-3.0-or-later
"""One click at a referral says that a number is wrong, and the visit goes on as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import NotSaved
from kiosk.domain.resource_care import WrongReport
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import ALT, Front, maria

WORDS = "They sent me this letter about benefits"


@pytest.fixture
def front(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Front:
    """Maria at the desk, with words that one place fits."""
    riverside.resource("Legal Aid Intake Desk", description="letter benefits appeals")
    maria(riverside)
    front = Front(qtbot, riverside, workers)
    front.greet("mari")
    front.write(WORDS)
    return front


def click(front: Front, name: str) -> None:
    button = front.find(QPushButton, name)
    assert button.isVisible(), f"{name} cannot be seen"
    front.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def reports(riverside: FakeOffice) -> list[WrongReport]:
    (resource,) = riverside.store.tables.resources.values()
    return list(riverside.desk.keep_directory.open(resource.id, riverside.office.id).reports)


def test_one_click_reports_the_number_and_says_thanks(qtbot: QtBot, front: Front, riverside: FakeOffice) -> None:
    click(front, "number-is-wrong")
    qtbot.waitUntil(lambda: front.text("number-is-wrong-thanks") == "Thank you. It will be checked.")
    (report,) = reports(riverside)
    assert report.text == "The number (555) 010-4420 is wrong"
    assert report.by == riverside.dana.id
    assert front.words == WORDS


def test_the_number_that_is_being_called_is_reported_where_it_stands(
    qtbot: QtBot, front: Front, riverside: FakeOffice
) -> None:
    front.key(Qt.Key.Key_1, ALT)
    click(front, "step-person")
    click(front, "called-number-is-wrong")
    qtbot.waitUntil(lambda: len(reports(riverside)) == 1)
    qtbot.waitUntil(lambda: front.text("called-number-is-wrong-thanks") != "")


def test_a_report_that_cannot_be_kept_is_said_and_can_be_tried_again(
    qtbot: QtBot, front: Front, riverside: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise NotSaved

    with monkeypatch.context() as patched:
        patched.setattr(type(riverside.desk.keep_directory), "report_wrong", refuse)
        click(front, "number-is-wrong")
        qtbot.waitUntil(lambda: bool(front.problems))
    click(front, "number-is-wrong")
    qtbot.waitUntil(lambda: len(reports(riverside)) == 1)


def test_a_place_without_a_number_offers_nothing(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    riverside.resource("Web page", description="letter benefits", phones=(), contacts=())
    maria(riverside)
    front = Front(qtbot, riverside, workers)
    front.greet("mari")
    front.write(WORDS)
    assert not front.find(QPushButton, "number-is-wrong").isVisible()
