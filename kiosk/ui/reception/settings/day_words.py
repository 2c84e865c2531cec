# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as somebody types them."""

from datetime import date

from kiosk.domain.spoken_dates import plain, said_days


def read_day(text: str, today: date) -> date | None:
    """Read "2026-12-24", "24 Dec", "Friday", "tomorrow" and the like; None when no day can be told from it."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return next((said.day for said in said_days(plain(text), today)), None)
