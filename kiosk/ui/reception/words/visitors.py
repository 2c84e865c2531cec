# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about a visitor: in the list under "Who's here?" and in the greeting."""

from datetime import date, datetime

from kiosk.desk.look_up import Found
from kiosk.domain.greeting import Greeting, PromiseDue
from kiosk.domain.matching import MatchReason
from kiosk.domain.text import shortened
from kiosk.domain.visitor import Visitor
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import due_time, plain_day
from kiosk.ui.words.joining import BETWEEN

MOST_NAME_CHARACTERS = 80
_LEAST_PHONE_DIGITS = 4


def full_name(visitor: Visitor) -> str:
    """Name somebody for a list: "Maria Alvarez", and what they like to be called where it differs."""
    if not visitor.preferred_name or visitor.preferred_name == visitor.name:
        return visitor.name
    return f"{visitor.name} ({visitor.preferred_name})"


def short_name(visitor: Visitor | None) -> str:
    """The name to say, cut where it is longer than a headline holds; "" for somebody who stays anonymous."""
    return shortened(visitor.called, MOST_NAME_CHARACTERS) if visitor else ""


def phone_ending(phone: str, _: Translator) -> str:
    """Say the last four digits of a phone number, "" when there are not so many."""
    digits = "".join(c for c in phone if c.isdigit())
    return _("phone ends {digits}", digits=digits[-4:]) if len(digits) >= _LEAST_PHONE_DIGITS else ""


def languages_in_words(codes: tuple[str, ...], _: Translator) -> str:
    """Name languages in their own words: "Español or English"."""
    names = [_.language_name(code) for code in codes]
    if len(names) < 2:
        return "".join(names)
    return _("{languages} or {last}", languages=", ".join(names[:-1]), last=names[-1])


def found_facts(found: Found, today: date, last_visit: date | None, _: Translator) -> str:
    """Say on one line what tells this visitor from another of the same name."""
    visitor = found.visitor
    if visitor is None:
        return _("Guest, no name kept")
    facts = (
        phone_ending(visitor.phone, _),
        _("born {year}", year=visitor.birth_date.year) if visitor.birth_date else "",
        languages_in_words(visitor.languages, _),
        _("last here on {day}", day=plain_day(last_visit, today, _)) if last_visit else _("no visit yet"),
    )
    return BETWEEN.join(fact for fact in facts if fact)


def why_found(reasons: tuple[MatchReason, ...], _: Translator) -> str:
    """Say why somebody is in the list; several reasons at once are said once each."""
    return BETWEEN.join(dict.fromkeys(_reason(reason, _) for reason in reasons))


def _reason(reason: MatchReason, _: Translator) -> str:
    """Every reason's value is its English words."""
    return _.in_context("why a visitor was found", reason.value)


def welcome(greeting: Greeting, _: Translator) -> str:
    """The first words: whoever comes again is welcomed back, and a guest without a name is welcome too."""
    name = (short_name(greeting.visitor) or shortened(greeting.said.name, MOST_NAME_CHARACTERS)).rstrip(".")
    if not name:
        return _("Welcome.")
    return _("Welcome back, {name}.", name=name) if greeting.returning else _("Welcome, {name}.", name=name)


def about_visitor(greeting: Greeting, today: date, _: Translator) -> str:
    """Say how to say the name, in which language to speak, and how often they have been here."""
    visitor = greeting.visitor
    if visitor is None:
        typed, told = bool(greeting.visit.language), bool(greeting.said)
        given = _("As typed at the touch screen") if typed else _("As said on the phone")
        kept = given if told else _("Guest, no name kept")
        language = _.language_name(greeting.visit.language) if greeting.visit.language else ""
        return BETWEEN.join(fact for fact in (kept, language) if fact)
    facts = (visitor.pronunciation, languages_in_words(visitor.languages, _), _visits(greeting, today, _))
    return BETWEEN.join(fact for fact in facts if fact)


def _visits(greeting: Greeting, today: date, _: Translator) -> str:
    if not greeting.returning:
        return _("first visit")
    visit = nth_visit(greeting.visit_number, _)
    if greeting.last_visit_on is None:
        return visit
    return _("{visit}, last on {day}", visit=visit, day=plain_day(greeting.last_visit_on, today, _))


def nth_visit(number: int, _: Translator) -> str:
    """Count visits as people do: "4th visit"; each ordinal ending of a language is a message of its own."""
    match _.locale.ordinal_form(number):
        case "one":
            return _("{number}st visit", number=number)
        case "two":
            return _("{number}nd visit", number=number)
        case "few":
            return _("{number}rd visit", number=number)
        case _other:
            return _("{number}th visit", number=number)


def promise_in_words(due: PromiseDue, at_office: datetime, now: datetime, _: Translator) -> str:
    """Say what was promised, by whom and by when; `at_office` and `now` are wall time of the office."""
    when = due_time(at_office, now.date(), _)
    if at_office < now:
        return _("Promise by {who}: {what} · it was due {when}", who=due.by_whom, what=_ended(due), when=when)
    return _("Promise by {who}: {what} · by {when}", who=due.by_whom, what=_ended(due), when=when)


def _ended(due: PromiseDue) -> str:
    return shortened(due.promise.text, 120).rstrip(".")
