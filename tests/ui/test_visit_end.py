# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever left before we could help is said to be on the list to call back, where they are."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.messages import translator
from kiosk.ui.reception.visit.visit_end import VisitEnd
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("555 010 0199", "They are on the list to call back now."),
        ("", "Noted that they left. We have no number to call, or they asked for no call."),
    ],
)
def test_leaving_says_whether_they_are_called_back(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, phone: str, sentence: str
) -> None:
    visit = riverside.helped("Ruth Park", riverside.dana)
    assert visit.visitor_id is not None
    riverside.visitor("Ruth Park", id=visit.visitor_id, phone=phone)
    parent = QObject()
    end = VisitEnd(riverside.desk, workers.database, translator("en"), parent)
    with qtbot.waitSignal(end.notice_given) as told:
        end.left(visit.id, "I need a bus pass", riverside.acting(riverside.dana))
    assert told.args == [sentence]
    listed = [each.call_back.about for each in riverside.desk.call_backs.list(riverside.office.id)]
    assert listed == (["I need a bus pass"] if phone else [])


def test_going_back_to_the_lobby_says_nothing_of_calls(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    visit = riverside.helped("Ruth Park", riverside.dana)
    parent = QObject()
    end = VisitEnd(riverside.desk, workers.database, translator("en"), parent)
    with qtbot.assertNotEmitted(end.notice_given), qtbot.waitSignal(end.ended):
        end.to_lobby(visit.id, "", riverside.acting(riverside.dana))
