# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of day as people write them: "09:00", "9:00AM", "noon", "0930", minutes, fractions of a day."""

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

END_OF_DAY = time(23, 59)

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap])?\.?\s*(?:m\b\.?)?(?P<zone>\s*z|\s*utc|\s*[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_WORDS = {"noon": time(12), "12 noon": time(12), "midday": time(12), "midnight": time(0), "12 midnight": time(0)}


@dataclass(frozen=True, slots=True)
class Hours:
    """What a pair of cells says: both times, or why not, in `unclear` (one sentence, "" when all is clear)."""

    opens: time | None = None
    closes: time | None = None
    unclear: str = ""


@lru_cache(maxsize=4096)  # most places of a directory keep the same few hours
def hours_of(opens: str, closes: str) -> Hours:
    """Read a pair of opening and closing times; a pair that can be read in two ways is unclear."""
    first, last = _readings(opens), _readings(closes)
    if _is_utc(opens) or _is_utc(closes):
        return Hours(unclear="The times are in UTC, and what that is at the place is not said.")
    alike = [style for style in first if style in last]
    if not first or not last:
        return Hours(unclear="The times were not understood.")
    if len(alike) > 1 and len({(first[style], last[style]) for style in alike}) > 1:
        return Hours(unclear="The times may be hours or minutes.")
    chosen = (first[alike[0]], last[alike[0]]) if alike else _mixed(first, last)
    if chosen is None:
        return Hours(unclear="The times were not understood together.")
    if _is_slip(*chosen) and not (_has_half(opens) and _has_half(closes)):
        return Hours(unclear="The closing time is before the opening time; perhaps the afternoon is meant.")
    return Hours(*chosen)


@lru_cache(maxsize=4096)
def time_of(text: str) -> time | None:
    """Read one time of day where there is only one way to; None otherwise."""
    readings = set(_readings(text).values())
    return readings.pop() if len(readings) == 1 and not _is_utc(text) else None


def _mixed(first: dict[str, time], last: dict[str, time]) -> tuple[time, time] | None:
    if len(first) == 1 and len(last) == 1:  # "9:00 AM" and "1700"
        return next(iter(first.values())), next(iter(last.values()))
    return None


def _readings(text: str) -> dict[str, time]:
    """Say every way in which a cell can be read, by the style of writing."""
    said = " ".join(text.lower().split())
    if said in _WORDS:
        return {"clock": _WORDS[said], "hhmm": _WORDS[said], "minutes": _WORDS[said]}
    if said.isdigit() and (len(said) >= 3 or said == "0"):
        return _numbers(said)
    if re.fullmatch(r"0?\.\d+", said):
        minutes = round(float(said) * 24 * 60)
        return {"clock": time(minutes // 60 % 24, minutes % 60)}
    found = _clock(said)
    return {"clock": found} if found is not None else {}


def _numbers(said: str) -> dict[str, time]:
    number = int(said)
    found: dict[str, time] = {}
    if len(said) <= 4 and number % 100 < 60 and number <= 2400:
        found["hhmm"] = time(number // 100, number % 100) if number < 2400 else END_OF_DAY
    if number <= 1440 and not said.startswith("0"):
        found["minutes"] = time(number // 60, number % 60) if number < 1440 else END_OF_DAY
    if len(found) == 2:
        # Nobody opens at ten to eight sharp by the one reading and on the half hour by the other.
        round_ones = {style: each for style, each in found.items() if each.minute % 15 == 0}
        found = round_ones if len(round_ones) == 1 else found
    return found


def _clock(said: str) -> time | None:
    parts = _CLOCK.match(said)
    if not parts:
        return None
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            return time(hour, minute) if 12 < hour < 24 and parts["half"] == "p" and minute < 60 else None
        hour = hour % 12 + (12 if parts["half"] == "p" else 0)
    elif parts["minute"] is None:
        return None  # "9" alone may be the morning or the evening
    if (hour, minute) == (24, 0):
        return END_OF_DAY
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _is_utc(text: str) -> bool:
    return re.search(r"\d\s*(z|utc|[+-]00:?00)$", text.strip(), re.IGNORECASE) is not None


def _has_half(text: str) -> bool:
    return re.search(r"[ap]\.?\s*m", text, re.IGNORECASE) is not None or text.strip().lower() in _WORDS


def _is_slip(opens: time, closes: time) -> bool:
    """Tell whether "9:00 to 5:00" was written where nine to seventeen is likely meant."""
    return time(4) <= opens < time(12) and time(1) <= closes < opens and closes.hour + 12 >= opens.hour
