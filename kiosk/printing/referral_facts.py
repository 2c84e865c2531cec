# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of one referral, in the order of the page: whom, phone, where, when, what to bring, cost, online."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from kiosk.domain.avenue import Avenue
from kiosk.domain.slip import SlipHours, SlipPhone, SlipReferral
from kiosk.printing.hours_in_words import headline, weekday_list
from kiosk.printing.phrases import Phrases
from kiosk.printing.plain_text import literal, paragraphs
from kiosk.printing.qr import short_website
from kiosk.printing.worded_slip import Fact, Line, Run

_BETWEEN = "\u00a0· "  # never at the beginning of a line


def facts_of(referral: SlipReferral, printed_at: datetime, say: Phrases) -> tuple[Fact, ...]:
    """List what the slip says about a referral; what the slip leaves empty is not listed."""
    return (
        *_whom(referral, say),
        *_phones(referral, say),
        *_place(referral, say),
        *_hours(referral, printed_at, say),
        *_job(referral, say),
        *_bring(referral, say),
        *_cost_and_languages(referral, say),
        *_online(referral, say),
    )


def _whom(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    _ = say.translator
    expected = _line(_("They know you are coming.")) if referral.expected else ()
    if literal(referral.ask_for):
        title = say.sentence(_("Ask for {name}"), strong=False, name=referral.ask_for)
        yield Fact(icon="user", title=title, lines=_lines(expected))
    elif expected:
        yield Fact(icon="user", title=expected)


def _phones(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    shown = [phone for phone in referral.phones if literal(phone.number)]
    for phone in shown:
        yield _phone(phone, say)


def _phone(phone: SlipPhone, say: Phrases) -> Fact:
    _ = say.translator
    lines = []
    if literal(phone.extension):
        lines.append(say.sentence(_("Extension {extension}"), strong=True, extension=phone.extension))
    lines.extend(say.fact(line) for line in paragraphs(phone.description))
    number = (say.number(phone.number, strong=True),)
    return Fact(icon="phone", title=number, lines=tuple(lines), big=True)


def _place(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    title = say.fact(referral.street)
    below = tuple(say.fact(line) for text in (referral.town, referral.directions) for line in paragraphs(text))
    if title or below:
        yield Fact(icon="map-pin", title=title, lines=below)
    if literal(referral.accessibility):
        first, *rest = (say.fact(line) for line in paragraphs(referral.accessibility))
        yield Fact(icon="accessibility", title=first, lines=tuple(rest), plain=True)


def _hours(referral: SlipReferral, printed_at: datetime, say: Phrases) -> Iterator[Fact]:
    _ = say.translator
    hours = referral.hours
    if hours.known:
        week = weekday_list(hours.week, _)
        lines = tuple((Run(days, whole=True), Run(" "), Run(times, whole=True)) for days, times in week)
        yield Fact(icon="clock", title=_line(headline(hours, printed_at, _)), lines=lines)
        return
    said = "" if referral.job else _unknown_hours(referral, say)
    in_words = _own_words(hours, say)
    if said:
        yield Fact(icon="clock", title=_line(said), lines=in_words)
    elif in_words:
        yield Fact(icon="clock", title=_line(_("Opening hours")), lines=in_words)


def _unknown_hours(referral: SlipReferral, say: Phrases) -> str:
    """Say what to do about hours nobody knows; "" where the avenue needs no going there."""
    _ = say.translator
    match referral.avenue:
        case Avenue.OFFICE | Avenue.PERSON:
            return _("Call first") if referral.phones else _("Ask for the opening hours before you go")
        case Avenue.PHONE | Avenue.WEBSITE:
            return ""
        case _ as never:
            assert_never(never)


def _own_words(hours: SlipHours, say: Phrases) -> tuple[Line, ...]:
    return tuple(say.fact(line) for line in paragraphs(hours.in_words))


def _job(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    _ = say.translator
    if how := paragraphs(referral.how_to_apply):
        yield Fact(icon="briefcase", title=_line(_("How to apply")), lines=tuple(say.fact(line) for line in how))
    if referral.closes_on is not None:
        said = _("Apply by {day}", day=_.day(referral.closes_on))
        yield Fact(icon="calendar", title=_line(said))


def _bring(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    _ = say.translator
    if things := _listed(referral.bring, say):
        yield Fact(icon="folder-open", title=_line(_("Bring with you")), lines=(things,))


def _cost_and_languages(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    _ = say.translator
    if literal(referral.cost):
        cost = say.labelled(_("Cost: {cost}"), cost=referral.cost)
        yield Fact(icon="wallet", title=cost, plain=True)
    names = tuple(_.language_name(code) for code in referral.languages)
    if spoken_there := _listed(names, say):
        label = _("Languages:")
        title = (Run(f"{label} ", strong=True), *spoken_there)
        yield Fact(icon="languages", title=title, plain=True)


def _online(referral: SlipReferral, say: Phrases) -> Iterator[Fact]:
    if website := short_website(referral.website):
        yield Fact(icon="globe", title=(say.number(website),))
    if literal(referral.email):
        yield Fact(icon="mail", title=(say.number(referral.email),), plain=True)


def _listed(things: tuple[str, ...], say: Phrases) -> Line:
    lines = [line for thing in things if (line := say.fact(thing))]
    runs: list[Run] = []
    for index, line in enumerate(lines):
        runs.extend((Run(_BETWEEN), *line) if index else line)
    return tuple(runs)


def _line(text: str) -> Line:
    return (Run(text),)


def _lines(*lines: Line) -> tuple[Line, ...]:
    return tuple(line for line in lines if line)
