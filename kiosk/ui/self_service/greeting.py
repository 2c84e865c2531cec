# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the day in which one greets alike."""

from datetime import datetime

_NOON, _EVENING = 12, 18
"""Hours of the office's wall clock at which morning and afternoon end."""


def at_this_hour(moment: datetime, morning: str, afternoon: str, evening: str) -> str:
    """Choose the greeting of the hour; `moment` is the office's wall clock."""
    if moment.hour < _NOON:
        return morning
    return afternoon if moment.hour < _EVENING else evening
