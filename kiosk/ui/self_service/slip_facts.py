# SPDX-License-Identifier: GPL-3.0-or-later
"""What a visitor needs of a slip, in words for the screen, where neither paper nor a picture of it came."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.domain.opening_hours import OpenState, OpenStatus
from kiosk.domain.reference import spoken
from kiosk.domain.slip import Slip, SlipHours, SlipPhone, SlipReferral
from kiosk.messages import Translator, isolated, isolated_number
from kiosk.ui.words.help import open_in_words, short_website


def slip_facts(slip: Slip, _: Translator) -> tuple[str, ...]:
    """List numbers, place, hours, what to bring, whom to come back to and the reference, a line each."""
    lines = [line for referral in slip.referrals for line in _referral_facts(referral, slip.printed_at, _)]
    if slip.come_back.phone:
        lines.append(_("Or call us: {phone}", phone=slip.come_back.phone))
    lines.append(_("Reference {reference}", reference=spoken(slip.reference)))
    apart = isolated_number if _.right_to_left else isolated
    return tuple(apart(line) for line in lines if line)


def _referral_facts(referral: SlipReferral, printed_at: datetime, _: Translator) -> Iterator[str]:
    for phone in referral.phones:
        yield _phone_line(phone, referral.ask_for, _)
    yield ", ".join(part for part in (referral.street, referral.town) if part)
    yield referral.directions
    yield open_in_words(_status(referral.hours), printed_at, _)[0]
    if referral.bring:
        yield _("Bring: {things}", things=", ".join(referral.bring))
    yield short_website(referral.website)


def _phone_line(phone: SlipPhone, ask_for: str, _: Translator) -> str:
    said = (
        _("{number}, ext. {extension}", number=phone.number, extension=phone.extension)
        if phone.extension
        else phone.number
    )
    return _("{number} · ask for {name}", number=said, name=ask_for) if ask_for else said


def _status(hours: SlipHours) -> OpenStatus:
    if hours.always or hours.open_until is not None:
        return OpenStatus(OpenState.OPEN, until=hours.open_until, always=hours.always)
    state = OpenState.CLOSED if hours.known else OpenState.UNKNOWN
    return OpenStatus(state, next_open=hours.next_open)
