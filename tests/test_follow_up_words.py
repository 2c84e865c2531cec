# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not suggested, and how somebody is asked, in words."""

from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import AskBy, Outcome
from kiosk.domain.resource_reason import LeftOut
from kiosk.follow_up_words import ask_by_in_words, left_out_in_words
from kiosk.messages import translator

ENGLISH = translator("en")
CHICAGO = ZoneInfo("America/Chicago")
LATE_ON_TUESDAY = datetime(2026, 11, 25, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("result", "ways", "said"),
    [
        (Outcome.NO_CAPACITY, (), "Left out: Harbor Food Pantry — no capacity on Tue 24 Nov"),
        (
            Outcome.COULD_NOT_REACH,
            (Avenue.PHONE, Avenue.PERSON),
            "Left out: Harbor Food Pantry (phone, we called for them) — could not reach them on Tue 24 Nov",
        ),
        (None, (), "Left out: Harbor Food Pantry — sent there on Tue 24 Nov, not heard of yet"),
    ],
)
def test_what_is_left_out_says_why_and_since_when(result: Outcome | None, ways: tuple[Avenue, ...], said: str) -> None:
    left_out = LeftOut(
        resource_id=uuid4(), resource_name="Harbor Food Pantry", result=result, at=LATE_ON_TUESDAY, ways=ways
    )
    assert left_out_in_words(left_out, ENGLISH, CHICAGO) == said


def test_each_way_of_asking_is_told_apart() -> None:
    said = [ask_by_in_words(by, ENGLISH) for by in AskBy]
    assert len(set(said)) == len(AskBy)
    assert "don’t contact" in ask_by_in_words(AskBy.NEXT_VISIT_ONLY, ENGLISH)
