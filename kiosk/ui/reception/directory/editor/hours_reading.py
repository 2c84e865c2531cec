# SPDX-License-Identifier: GPL-3.0-or-later
"""A week's opening as people type it, day by day, and what is made of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from kiosk.domain.schedule import WEEKDAYS, Schedule
from kiosk.messages import Translator

ReadHours = Callable[[str], tuple[Schedule, ...]]
"""Reads opening hours in people's words; nothing unless every word of them is surely understood."""

Spans = tuple[tuple[time, time], ...]

LAST_MINUTE = time(23, 59)
NO_WEEK = ("",) * 7
_SPOKEN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AFTERNOON = time(15)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedHours:
    """Hours as they stand in the editor: a text a weekday, Monday first; one in words; rules that no row can show."""

    days: tuple[str, ...] = NO_WEEK
    in_words: str = ""
    others: tuple[Schedule, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursReader:
    """Turns rules into what is typed, and back."""

    read: ReadHours
    translate: Translator

    def typed(self, rules: Iterable[Schedule]) -> TypedHours:
        """Write rules out, a weekday each where they are plain ones."""
        days: list[list[tuple[time, time]]] = [[] for _ in WEEKDAYS]
        others: list[Schedule] = []
        for rule in rules:
            if _is_plain(rule) and rule.opens_at is not None and rule.closes_at is not None:
                for day in rule.byday:
                    days[WEEKDAYS.index(day)].append((rule.opens_at, rule.closes_at))
            else:
                others.append(rule)
        told = [rule for rule in others if rule == Schedule(description=rule.description)]
        in_words = told[0].description if len(told) == 1 else ""
        kept = tuple(rule for rule in others if not in_words or rule is not told[0])
        return TypedHours(days=tuple(self._text(sorted(spans)) for spans in days), in_words=in_words, others=kept)

    def rules(self, typed: TypedHours) -> tuple[Schedule, ...] | None:
        """Make rules of it, days that open alike in one; None where a day is not understood."""
        at_times: dict[tuple[time, time], list[str]] = {}
        for day, text in enumerate(typed.days):
            spans = self.day(day, text)
            if spans is None:
                return None
            for span in spans:
                at_times.setdefault(span, []).append(WEEKDAYS[day])
        made = [
            Schedule(freq="WEEKLY", byday=tuple(days), opens_at=opens, closes_at=closes)
            for (opens, closes), days in at_times.items()
        ]
        said = [Schedule(description=typed.in_words)] if typed.in_words else []
        return (*made, *typed.others, *said)

    def day(self, day: int, text: str) -> Spans | None:
        """Read one day's text, 0 for Monday; None when it is not understood, nothing for closed."""
        written = text.strip()
        if not written or written.casefold() in {"closed", self.translate("closed").casefold()}:
            return ()
        found = self.read(f"{_SPOKEN_DAYS[day]}: {written}")
        if not found or any(rule.byday != (WEEKDAYS[day],) for rule in found):
            return None
        return _spans(found)

    def week(self, text: str) -> dict[int, str]:
        """Read a text that names days of its own ("Mon-Fri 9-5"): each of them in the words of a row."""
        days: dict[int, list[tuple[time, time]]] = {}
        for rule in self.read(text.strip()) if text.strip() else ():
            for day in rule.byday:
                days.setdefault(WEEKDAYS.index(day), []).extend(_spans((rule,)))
        return {day: self._text(sorted(spans)) for day, spans in days.items()}

    def back(self, spans: Spans) -> str:
        """Say back what was understood."""
        _ = self.translate
        if not spans:
            return _("closed")
        if _is_whole_day(spans):
            return _("24 hours")
        return ", ".join(_("{opens} to {closes}", opens=_.clock(o), closes=_.clock(c)) for o, c in spans)

    def _text(self, spans: Sequence[tuple[time, time]]) -> str:
        if _is_whole_day(spans):
            return "24 hours"
        return ", ".join(f"{self._clock(opens)} - {self._clock(closes)}" for opens, closes in spans)

    def _clock(self, moment: time) -> str:
        """Write a time so that it is read again, by the clock that the language uses."""
        if "15" in self.translate.clock(_AFTERNOON):
            return f"{moment:%H:%M}"
        hour, half = moment.hour % 12 or 12, "pm" if moment.hour >= _NOON else "am"
        return f"{hour}:{moment.minute:02} {half}" if moment.minute else f"{hour} {half}"


_NOON = 12


def _spans(rules: Iterable[Schedule]) -> Spans:
    return tuple((r.opens_at, r.closes_at) for r in rules if r.opens_at is not None and r.closes_at is not None)


def _is_whole_day(spans: Sequence[tuple[time, time]]) -> bool:
    return len(spans) == 1 and spans[0][0] == time(0) and spans[0][1] >= LAST_MINUTE


def _is_plain(rule: Schedule) -> bool:
    """Tell whether a row of a week says all that the rule says; the words it was read from are no more than that."""
    plain = Schedule(
        freq="WEEKLY", byday=rule.byday, opens_at=rule.opens_at, closes_at=rule.closes_at, description=rule.description
    )
    has_times = rule.opens_at is not None and rule.closes_at is not None and rule.opens_at != rule.closes_at
    return rule == plain and has_times and bool(rule.byday) and all(day in WEEKDAYS for day in rule.byday)
