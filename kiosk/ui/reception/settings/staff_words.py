# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works here, in words."""

from collections.abc import Iterator
from datetime import date

from kiosk.desk.owners import Holder
from kiosk.domain.staff import Role, Staff
from kiosk.messages import Translator


def role_in_words(role: Role, _: Translator) -> str:
    """Name what somebody may do."""
    match role:
        case Role.DESK:
            return _("At the desk")
        case Role.SUPERVISOR:
            return _("Supervisor")
        case Role.ADMIN:
            return _("Administrator")
        case Role.DUTY_DESK:
            return _("Owns what nobody else does")


def away_in_words(staff: Staff, today: date, _: Translator) -> str:
    """Say when somebody is not here; "" for somebody who is, and stays."""
    first, until = staff.away_from, staff.away_until
    if (first is None and until is None) or (until is not None and until < today):
        return ""
    if first is not None and first > today:
        if until is None:
            return _("Away from {first}", first=_.short_day(first))
        return _("Away {first} – {until}", first=_.short_day(first), until=_.short_day(until))
    return _("Away until {until}", until=_.short_day(until)) if until is not None else _("Away")


def held_in_words(holder: Holder, _: Translator) -> str:
    """Say what somebody is answerable for."""
    return ", ".join(_held(holder, _)) or _("Owns nothing open")


def _held(holder: Holder, _: Translator) -> Iterator[str]:
    if holder.needs:
        yield _.several("{count} need", "{count} needs", holder.needs)
    if holder.call_backs:
        yield _.several("{count} call to make", "{count} calls to make", holder.call_backs)
    if holder.offers:
        yield _.several("{count} hand-off to answer", "{count} hand-offs to answer", holder.offers)
    if holder.promises:
        yield _.several("{count} promise to a colleague", "{count} promises to colleagues", holder.promises)
