# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as somebody types them."""

from datetime import date

from kiosk.domain.spoken_dates import plain, said_days


def read_day(text: str, today: date) -> date | None:
    """Read "2026-12-24", "24 Dec", "Friday", "Friday 13 November", "tomorrow" and the like; None when in doubt.

    A date counts more than the weekday beside it, as long as they are the same day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return _said_day(plain(text), today)


def _said_day(text: str, today: date) -> date | None:
    days = list(said_days(text, today))
    dates = {said.day for said in days if any(c.isdigit() for c in text[said.start : said.end])}
    found = dates or {said.day for said in days}
    if len(found) != 1:
        return None
    day = found.pop()
    return day if all(said.day.weekday() == day.weekday() for said in days) else None
