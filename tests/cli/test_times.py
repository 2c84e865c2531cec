# SPDX-License-Identifier: GPL-3.0-or-later
"""Times in the words of the shell."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.cli.common import NotUnderstood, read_time

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 23, 9, 42, tzinfo=CHICAGO)


def until_one(_day: date) -> time:
    return time(13)


@pytest.mark.parametrize("text", ["Friday", "2026-11-27"])
def test_a_day_alone_means_when_the_office_closes(text: str) -> None:
    assert read_time(text, NOW, until_one) == datetime(2026, 11, 27, 13, tzinfo=CHICAGO)
    assert read_time(text, NOW) == datetime(2026, 11, 27, 17, tzinfo=CHICAGO)


@pytest.mark.parametrize("text", ["Friday 5 pm", "2026-11-27T17:00"])
def test_a_time_that_is_said_is_kept(text: str) -> None:
    assert read_time(text, NOW, until_one) == datetime(2026, 11, 27, 17, tzinfo=CHICAGO)


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        read_time("some day", NOW)
