# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the office is closed at a time that is promised."""

from datetime import date
from typing import assert_never

from kiosk.domain.working_time import Shut, ShutBecause
from kiosk.messages import Translator


def shut_in_words(shut: Shut, day: date, _: Translator) -> str:
    """Say why the office does not work at a moment of this day of its own."""
    match shut.because:
        case ShutBecause.HOLIDAY:
            return _("We are closed then: {holiday}.", holiday=shut.holiday)
        case ShutBecause.DAY_OFF:
            return _("We are closed on that day.")
        case ShutBecause.CLOSED_DAY:
            return _closed_on(day.weekday(), _)
        case ShutBecause.OUT_OF_HOURS:
            return _("That is outside our opening hours.")
        case _never:
            assert_never(_never)


def _closed_on(weekday: int, _: Translator) -> str:
    """A sentence a day, for the sake of languages in which each is inflected in its own way."""
    return (
        _("We are closed on Mondays."),
        _("We are closed on Tuesdays."),
        _("We are closed on Wednesdays."),
        _("We are closed on Thursdays."),
        _("We are closed on Fridays."),
        _("We are closed on Saturdays."),
        _("We are closed on Sundays."),
    )[weekday]
