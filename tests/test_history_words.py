# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a slip, as a need's history tells it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from kiosk.domain.need import HistoryEvent, history_line
from kiosk.domain.spool import SpoolReason
from kiosk.domain.staff import Act
from kiosk.history_words import print_problem_in_words, told
from kiosk.messages import translator
from kiosk.printing.outcome import PrintReason

ENGLISH = translator("en")
ACT = Act(by=uuid4(), office_id=uuid4(), station_id=uuid4(), at=datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"copy": "1", "state": "confirmed"}, "Slip K7F-3MQ: printed"),
        ({"copy": "2", "state": "confirmed", "problem": ""}, "Slip K7F-3MQ, copy 2: printed"),
        ({"copy": "1", "state": "unconfirmed"}, "Slip K7F-3MQ: may have printed"),
        (
            {"copy": "2", "state": "unconfirmed", "problem": "never_came_out"},
            "Slip K7F-3MQ, copy 2: may have printed (nobody saw it come out)",
        ),
        ({"copy": "1", "state": "failed", "problem": "out_of_paper"}, "Slip K7F-3MQ: not printed (no paper)"),
        ({"copy": "1", "state": "failed", "problem": "ValueError"}, "Slip K7F-3MQ: not printed"),
    ],
)
def test_the_history_says_what_became_of_a_slip(facts: dict[str, str], said: str) -> None:
    line = history_line(uuid4(), HistoryEvent.SLIP_PRINTED, ACT, reference="K7F3MQ", **facts)
    assert told(line, ENGLISH) == said


@pytest.mark.parametrize("reason", [*SpoolReason, *(reason for reason in PrintReason if reason)])
def test_every_reason_has_words(reason: str) -> None:
    assert print_problem_in_words(reason, ENGLISH)
