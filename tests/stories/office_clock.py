# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's clock on the wall."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Chicago")
_MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZONE)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class OfficeClock:
    """Stands still until it is turned; it only ever goes on. It begins on Monday, 2 November 2026, at 9."""

    def __init__(self) -> None:
        self.now = _MONDAY

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def turn_to(self, day: str, at: str) -> None:
        """Turn it to a day of that week and a time, "14:30"."""
        date = (_MONDAY + timedelta(days=_DAYS.index(day))).date()
        then = datetime.combine(date, time.fromisoformat(at), ZONE)
        assert then >= self.now, "a clock does not go back"
        self.now = then

    def pass_minutes(self, minutes: int) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)
