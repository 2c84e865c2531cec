# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody typed about themselves, and what tells one visitor whom it may mean from another."""

from datetime import date

from kiosk.desk.who_it_may_be import Likely
from kiosk.domain.text import shortened
from kiosk.domain.visit import SaidOfSelf
from kiosk.messages import Translator
from kiosk.ui.reception.words.birth_dates import said_back
from kiosk.ui.reception.words.dates import plain_day
from kiosk.ui.reception.words.visitors import full_name, why_found
from kiosk.ui.words.joining import BETWEEN

_ANY_LEAP_YEAR = 2000


def typed_in_words(said: SaidOfSelf, _: Translator) -> str:
    """Repeat what was typed, on one line: "“Amina” · (555) 010-0199 · 12 March"."""
    name = _("“{words}”", words=shortened(said.name)) if said.name else ""
    return BETWEEN.join(fact for fact in (name, shortened(said.contact), _birthday(said.birthday, _)) if fact)


def likely_in_words(likely: Likely, last_visit: date | None, today: date, _: Translator) -> str:
    """Say who it may be, when they were born, whether they are here or came before, and why they are asked about."""
    visitor = likely.visitor
    facts = (
        shortened(full_name(visitor)),
        _("born on {day}", day=said_back(visitor.birth_date, _)) if visitor.birth_date else "",
        _last_seen(likely, last_visit, today, _),
    )
    known = BETWEEN.join(fact for fact in facts if fact)
    return _("{visitor} (fits by: {why})", visitor=known, why=why_found(likely.why, _))


def _last_seen(likely: Likely, last_visit: date | None, today: date, _: Translator) -> str:
    if likely.is_here:
        return _("here now, with {name}", name=likely.helper) if likely.helper else _("here now, in the lobby")
    return _("last here on {day}", day=plain_day(last_visit, today, _)) if last_visit else _("no visit yet")


def _birthday(birthday: str, _: Translator) -> str:
    """Say month and day; what is no day of any year is repeated as it is."""
    try:
        day = date.fromisoformat(f"{_ANY_LEAP_YEAR}-{birthday}")
    except ValueError:
        return birthday
    return _.plain_date(day, year=False)
