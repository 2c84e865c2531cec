# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours as a person would say them on paper."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import groupby

from kiosk.domain.opening_hours import Span
from kiosk.domain.slip import SlipHours
from kiosk.messages import Translator

_MIDNIGHT = time(0, 0)


def headline(hours: SlipHours, printed_at: datetime, _: Translator) -> str:
    """Say the one thing that matters about known hours: open until when, or opens when."""
    if hours.always:
        return _("Always open")
    if hours.open_until is not None:
        return _open_until(hours.open_until, _)
    if hours.next_open is not None:
        return _opens(hours.next_open, printed_at, _)
    return _("Opening hours")


def weekday_list(week: Sequence[Sequence[Span]], _: Translator) -> tuple[tuple[str, str], ...]:
    """Say the week's hours, days with the same hours together: ("Mon–Fri", "9:00 am – 4:30 pm").

    `week` is Monday first. Days without a span are left out: the list says when to come.
    """
    kinds: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(week):
        if spans:
            kinds.setdefault(tuple(spans), []).append(day)
    return tuple((_days(days, _), _spans(spans, _)) for spans, days in kinds.items())


def _open_until(until: datetime, _: Translator) -> str:
    if until.time() == _MIDNIGHT:
        return _("Today until midnight")
    return _("Today until {time}", time=_.clock(until))


def _opens(opens: datetime, printed_at: datetime, _: Translator) -> str:
    today = printed_at.astimezone(opens.tzinfo).date()
    if opens.date() == today:
        return _("Opens today at {time}", time=_.clock(opens))
    if opens.date() < today + timedelta(days=7):
        return _("Opens {weekday} {time}", weekday=_full_weekday(opens, _), time=_.clock(opens))
    return _("Opens {day}, {time}", day=_.day(opens.date()), time=_.clock(opens))


def _full_weekday(moment: datetime, _: Translator) -> str:
    return str(_.locale.days["stand-alone"]["wide"][moment.weekday()])


def _days(days: Sequence[int], _: Translator) -> str:
    """Say weekdays, neighbours as a range: "Mon–Wed, Fri"."""
    if len(days) == 7:
        return _("Every day")
    runs = [[day for _place, day in run] for _key, run in groupby(enumerate(days), lambda it: it[1] - it[0])]
    said = [part for run in runs for part in _run_of_days(run, _)]
    return _comma(_).join(said)


def _run_of_days(run: Sequence[int], _: Translator) -> tuple[str, ...]:
    names = tuple(_.weekday(day) for day in run)
    return names if len(names) < 3 else (f"{names[0]}–{names[-1]}",)


def _spans(spans: Sequence[Span], _: Translator) -> str:
    return _comma(_).join(_span(span, _) for span in spans)


def _span(span: Span, _: Translator) -> str:
    if span.opens == span.closes == _MIDNIGHT:
        return _("all day")
    closes = _("midnight") if span.closes == _MIDNIGHT else _.clock(span.closes)
    return f"{_.clock(span.opens)} – {closes}"


def _comma(_: Translator) -> str:
    """What stands between the parts of a list; CLDR has no such list without an "and" in every language."""
    return {"ar": "، ", "zh": "、"}.get(_.language, ", ")
