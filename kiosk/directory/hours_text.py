# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours in people's words ("Mon-Fri 9-5", "Tue., noon – 1 p.m."), understood wholly or not at all.

One word that is not understood ("by appointment", "every other Tuesday", "in winter") leaves the whole
text as it is: half an understanding would be a guess. That a place is shut on public holidays is passed over,
because on those no hours are certain anyway.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import time
from functools import lru_cache

from kiosk.directory.clock import END_OF_DAY
from kiosk.directory.hours_words import in_english
from kiosk.domain.schedule import WEEKDAYS, Schedule

_LONGEST = 300

_DAY_NAMES = {
    "monday": "MO", "mon": "MO", "mo": "MO", "tuesday": "TU", "tues": "TU", "tue": "TU", "tu": "TU",
    "wednesday": "WE", "weds": "WE", "wed": "WE", "we": "WE", "thursday": "TH", "thurs": "TH", "thur": "TH",
    "thu": "TH", "th": "TH", "friday": "FR", "fri": "FR", "fr": "FR", "saturday": "SA", "sat": "SA", "sa": "SA",
    "sunday": "SU", "sun": "SU", "su": "SU",
}  # fmt: skip
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tues?|weds?|thurs?|thu|mons?|fris?|sats?|suns?|mo|tu|we|th|fr|sa|su"
)
_TOKEN = re.compile(
    rf"""
    (?P<no_holidays>[,;]?\s*\(?(?:closed|except|excluding|excl\.?)(?:\s+(?:on|for))?(?:\s+all)?
        (?:\s+(?:federal|public|bank|major|legal|national|state|most))*\s+holidays\)?)
    | (?P<monthly>(?:of|in)\s+(?:the|each|every)\s+month\b|(?:each|every)\s+month\b|monthly\b)
    | (?P<label>(?:main\s+)?office(?:\s+hours?)?(?:\s+open)?\s*:|(?:business|regular|opening)\s+hours?\b)
    | (?P<ordinal>(?:1st|first|2nd|second|3rd|third|4th|fourth|5th|fifth|last)\b)
    | (?P<always>24\s*/\s*7|24\s*hours?(?:\s*(?:a|per)\s*day)?[\s,;/]*(?:7|seven)\s*days(?:\s*(?:a|per)\s*week)?)
    | (?P<all_day>(?:open\s+)?24\s*(?:hours?|hrs?)(?:\s*(?:a|per)\s*day|\s*daily)?)
    | (?P<daily>daily|nightly|every\s*day|everyday|(?:7|seven)\s*days(?:\s*(?:a|per)\s*week)?)\b
    | (?P<appointment>(?:by|with)\s+(?:prior\s+)?(?:appointment|appt\b\.?)(?:\s+only)?\b\.?)
    | (?P<time>(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?\s*(?:(?P<half>[ap])(?:\s*\.?\s*m\b\s*\.?|\b))?(?![\d:]))
    | (?P<word>(?:12\s*)?(?:noon|midnight)|midday)\b
    | (?P<m_f>m\s*(?:-|–|—|to|through)\s*f)\b
    | (?P<weekdays>weekdays)\b | (?P<weekend>weekends?)\b
    | (?P<day>{_DAY})\b\.?
    | (?P<closed>closed)\b
    | (?P<to>-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill?\b)
    | (?P<and>,|&|\band\b|/|\+)
    | (?P<end>;|\n|\|)
    | (?P<noise>:|\(|\)|\.|\bopen\b|\bhours?\b|\bfrom\b|\bon\b|\bhrs\b)
    | (?P<space>\s+)
    """,
    re.IGNORECASE | re.VERBOSE,
)


_LETTER_DAYS = {"M": "Mon", "T": "Tue", "W": "Wed", "Th": "Thu", "F": "Fri"}
_LETTER = re.compile(r"Th|[MTWF]")
_LETTERS = re.compile(r"(?<![\w.'’])(?!MF\b)(?:Th|[MTWF])+(?![\w.'’])")
"""Days as single letters, "MWF" and "T/Th"; "MF" may mean two days or five."""


@dataclass(frozen=True, slots=True)
class _Said:
    hour: int
    minute: int
    half: str = ""


_Read = tuple[tuple[str, ...], time | None, time | None]
"""Days, and when it opens and closes on them; without times it is by appointment."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far: finished rules, and the days and times of the group being read."""

    rules: list[_Read] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    spans: list[tuple[time, time]] = field(default_factory=list)
    shut: bool = False
    by_appointment: bool = False

    def mark(self, kind: str) -> None:
        """Note that the group is "closed", or by "appointment"."""
        self.by_appointment = self.by_appointment or kind == "appointment"
        self.shut = self.shut or kind == "closed"

    def close_group(self) -> bool:
        """Finish the group; False when it has times without days or days without times."""
        if self.by_appointment:
            return self._close_by_appointment()
        if not self.days and not self.spans and not self.shut:
            return True
        if not self.days or (not self.spans and not self.shut) or (self.spans and self.shut):
            return False
        for days in _by_frequency(self.days):
            self.rules.extend((days, opens, closes) for opens, closes in self.spans)
        self.days, self.spans, self.shut = [], [], False
        return True

    def _close_by_appointment(self) -> bool:
        self.rules.extend((days, None, None) for days in _by_frequency(self.days))
        known, self.days, self.spans, self.by_appointment = bool(self.days), [], [], False
        return known


def _by_frequency(days: list[str]) -> list[tuple[str, ...]]:
    """Part the days of every week from those of every month ("2TU")."""
    weekly, monthly = tuple(day for day in days if len(day) == 2), tuple(day for day in days if len(day) > 2)
    return [each for each in (weekly, monthly) if each]


@lru_cache(maxsize=4096)  # a directory says "Mon-Fri 9-5" thousands of times
def schedules_from_text(text: str) -> tuple[Schedule, ...]:
    """Read hours from words; an empty tuple when not every word of them is surely understood."""
    for said in (text, *in_english(text)):
        found = _rules_in(said)
        if found:
            return tuple(replace(rule, description=text.strip()) for rule in found)
    return ()


def _rules_in(text: str) -> tuple[Schedule, ...]:
    tokens = _tokens(_COMMA_DASH.sub(" ", text))
    if tokens is None:
        return ()
    kinds = [kind for kind, _ in tokens if kind not in {"end", "and"}]
    if kinds in (["always"], ["all_day"], ["daily", "all_day"], ["all_day", "daily"]):
        return (_rule(WEEKDAYS, time(0), END_OF_DAY, text),)
    rules = _days_first(tokens) or _days_first(_turned(tokens))
    if not any(opens for _, opens, _ in rules):
        return ()  # by appointment alone: the words say it best
    return tuple(_rule(days, opens, closes, text) for days, opens, closes in rules)


@lru_cache(maxsize=4096)
def days_from_text(text: str) -> tuple[str, ...]:
    """Read days alone ("Monday", "Mon-Fri", "MO,WE", "weekdays", "1" for Monday to "7"); empty when unsure."""
    bare = re.sub(r"[\[\]'\"]", "", text).strip()
    if re.fullmatch(r"[1-7](?:\s*,\s*[1-7])*", bare):
        return tuple(WEEKDAYS[int(number) - 1] for number in re.findall(r"\d", bare))
    tokens = _tokens(re.sub(r"(?<=[a-z.])\s+(?=[a-z])", ",", bare, flags=re.IGNORECASE))
    if not tokens:
        return ()
    days, rest = _take_days(tokens)
    return tuple(days) if not rest else ()


def _rule(days: tuple[str, ...], opens: time | None, closes: time | None, text: str) -> Schedule:
    freq = "MONTHLY" if len(days[0]) > 2 else "WEEKLY"
    return Schedule(freq=freq, byday=days, opens_at=opens, closes_at=closes, description=text.strip())


def _tokens(text: str) -> list[tuple[str, re.Match[str]]] | None:
    """Take the text apart; None when something in it is not understood."""
    if not text.strip() or len(text) > _LONGEST:
        return None
    text = _LETTERS.sub(lambda run: ", ".join(_LETTER_DAYS[each] for each in _LETTER.findall(run.group())), text)
    found: list[tuple[str, re.Match[str]]] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        position = match.end()
        kind = next(name for name in _KINDS if match[name])
        if kind not in _PASSED_OVER:
            found.append((kind, match))
    return found


_KINDS = (
    "no_holidays", "monthly", "label", "ordinal", "always", "all_day", "daily", "appointment", "time", "word", "m_f",
    "weekdays", "weekend", "day", "closed", "to", "and", "end", "noise", "space",
)  # fmt: skip
_ORDINALS = {
    "1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4, "5th": 5, "fifth": 5,
    "last": -1,
}  # fmt: skip
_Tokens = list[tuple[str, re.Match[str]]]
_PASSED_OVER = frozenset({"space", "noise", "no_holidays", "monthly", "label"})
_COMMA_DASH = re.compile(r"[,;]\s*(?=[-–—])")
_DAY_KINDS = frozenset({"day", "m_f", "weekdays", "weekend", "daily", "ordinal"})
_TIME_KINDS = frozenset({"time", "word", "all_day"})


def _turned(tokens: _Tokens) -> _Tokens:
    """Put the days before the times where the text says "9am to 5pm Monday to Friday", in one group only."""
    first_day = next((index for index, (kind, _) in enumerate(tokens) if kind in _DAY_KINDS), 0)
    if any(kind in _TIME_KINDS | {"end", "closed"} for kind, _ in tokens[first_day:]):
        return []
    times = tokens[:first_day]
    while times and times[-1][0] == "and":
        times.pop()
    return tokens[first_day:] + times


def _days_first(tokens: _Tokens) -> list[_Read]:
    reading = _Reading()
    while tokens:
        kind = tokens[0][0]
        if kind in {"end", "and"}:
            tokens = tokens[1:]
        elif kind in _DAY_KINDS:
            if not reading.close_group():
                return []
            reading.days, tokens = _take_days(tokens)
        elif kind == "closed" and _names_days_after(tokens, reading):
            days, tokens = _take_days(tokens[1:])
            if _is_only_partly_shut(days, tokens):
                return []
        elif kind in {"appointment", "closed"}:
            reading.mark(kind)
            tokens = tokens[1:]
        else:
            span, tokens = _take_span(tokens)
            if span is None:
                return []
            reading.spans.append(span)
    return reading.rules if reading.close_group() else []


def _names_days_after(tokens: _Tokens, reading: _Reading) -> bool:
    """Tell "closed Sunday" from "Sunday closed"."""
    return len(tokens) > 1 and tokens[1][0] in _DAY_KINDS and not (reading.days and not reading.spans)


def _is_only_partly_shut(days: list[str], rest: _Tokens) -> bool:
    """Tell "closed Sunday" from "closed Sunday noon to 1" and "closed third Sunday", which take hours away."""
    while rest and rest[0][0] == "and":
        rest = rest[1:]
    return not days or any(len(day) > 2 for day in days) or bool(rest and rest[0][0] in _TIME_KINDS)


def _take_days(tokens: _Tokens) -> tuple[list[str], _Tokens]:
    days: list[str] = []
    while tokens and tokens[0][0] in _DAY_KINDS:
        if len(tokens) >= 3 and tokens[1][0] == "to" and tokens[0][0] == tokens[2][0] == "day":
            days += _range(_names(tokens[0])[0], _names(tokens[2])[0])
            tokens = tokens[3:]
        elif tokens[0][0] == "ordinal":
            of_month, tokens = _take_days_of_month(tokens)
            if not of_month:
                return [], tokens
            days += of_month
        else:
            days += _names(tokens[0])
            tokens = tokens[1:]
        following = 0
        while following < len(tokens) and tokens[following][0] == "and":
            following += 1
        if following < len(tokens) and tokens[following][0] in _DAY_KINDS:
            tokens = tokens[following:]
    return list(dict.fromkeys(days)), tokens


def _take_days_of_month(tokens: _Tokens) -> tuple[list[str], _Tokens]:
    """Take "first and third Monday"; nothing when no single day stands behind the numbers."""
    numbers: list[int] = []
    while tokens and tokens[0][0] in {"ordinal", "and"}:
        if tokens[0][0] == "ordinal":
            numbers.append(_ORDINALS[tokens[0][1]["ordinal"].lower()])
        tokens = tokens[1:]
    if not tokens or tokens[0][0] != "day" or (len(tokens) > 2 and tokens[1][0] == "to" and tokens[2][0] == "day"):
        return [], tokens
    (name,) = _names(tokens[0])
    return [f"{number}{name}" for number in numbers], tokens[1:]


def _names(token: tuple[str, re.Match[str]]) -> list[str]:
    kind, match = token
    if kind == "day":
        name = match["day"].lower().rstrip(".")
        return [_DAY_NAMES.get(name) or _DAY_NAMES[name.removesuffix("s")]]
    return {"m_f": [*WEEKDAYS[:5]], "weekdays": [*WEEKDAYS[:5]], "weekend": [*WEEKDAYS[5:]]}.get(kind, [*WEEKDAYS])


def _range(first: str, last: str) -> list[str]:
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    return [WEEKDAYS[index % 7] for index in range(start, (end if end >= start else end + 7) + 1)]


def _take_span(tokens: _Tokens) -> tuple[tuple[time, time] | None, _Tokens]:
    if tokens[0][0] == "all_day":
        return (time(0), END_OF_DAY), tokens[1:]
    kinds = [kind for kind, _ in tokens[:3]]
    if len(kinds) < 3 or kinds[0] not in _TIME_KINDS or kinds[1] != "to" or kinds[2] not in {"time", "word"}:
        return None, tokens
    return _span(_said(tokens[0]), _said(tokens[2])), tokens[3:]


def _said(token: tuple[str, re.Match[str]]) -> _Said:
    kind, match = token
    if kind == "word":
        return _Said(0, 0, "w") if "midnight" in match["word"].lower() else _Said(12, 0, "w")
    return _Said(int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower())


def _span(first: _Said, last: _Said) -> tuple[time, time] | None:
    """Settle morning and afternoon where only one reading is sensible; None otherwise."""
    if any(said.hour > 24 or said.minute > 59 for said in (first, last)):
        return None
    if not first.half and not last.half and last.hour > 12 and first.hour < last.hour < 24:
        return time(first.hour, first.minute), time(last.hour, last.minute)  # a clock of 24 hours, beyond doubt
    readings = [
        (opens, closes) for opens in _clocks(first) for closes in _clocks(last) if _is_sensible(opens, closes)
    ]  # fmt: skip
    if first.half and last.half:
        readings = [(opens, closes) for opens in _clocks(first) for closes in _clocks(last) if opens != closes]
    return readings[0] if len(readings) == 1 else None


def _clocks(said: _Said) -> list[time]:
    if said.hour == 24:
        return [END_OF_DAY] if said.minute == 0 else []
    if said.half == "w" or said.hour > 12 or said.hour == 0:
        return [time(said.hour, said.minute)]
    morning, afternoon = time(said.hour % 12, said.minute), time(said.hour % 12 + 12, said.minute)
    return {"a": [morning], "p": [afternoon]}.get(said.half, [morning, afternoon])


def _is_sensible(opens: time, closes: time) -> bool:
    """Tell whether hours without "am" and "pm" can mean this: a day's work, begun between six and seven."""
    length = closes.hour * 60 + closes.minute - opens.hour * 60 - opens.minute
    return time(6) <= opens <= time(19) and 0 < length <= 11 * 60 + 59
