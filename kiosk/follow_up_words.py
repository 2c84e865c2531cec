# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said while somebody looks for the next avenue, or asks how the last one went."""

from zoneinfo import ZoneInfo

from kiosk.domain.referral import AskBy
from kiosk.domain.resource_reason import LeftOut
from kiosk.history_words import avenue_in_words, outcome_in_words
from kiosk.messages import Translator


def left_out_in_words(left: LeftOut, _: Translator, zone: ZoneInfo) -> str:
    """Say what is not suggested, and why: "Left out: Harbor Food Pantry — no capacity on Tue 24 Nov"."""
    day = _.short_day(left.at.astimezone(zone).date())
    why = _("{result} on {day}", result=outcome_in_words(left.result, _), day=day) if left.result else ""
    why = why or _("sent there on {day}, not heard of yet", day=day)
    ways = ", ".join(avenue_in_words(way, _) for way in left.ways)
    name = _("{resource} ({way})", resource=left.resource_name, way=ways) if ways else left.resource_name
    return _("Left out: {name} — {why}", name=name, why=why)


def ask_by_in_words(by: AskBy, _: Translator) -> str:
    """Say how a visitor is asked how it went."""
    match by:
        case AskBy.CALL:
            return _("Call them")
        case AskBy.LETTER:
            return _("Write a letter")
        case AskBy.NEXT_VISIT:
            return _("Ask when they come in")
        case AskBy.NEXT_VISIT_ONLY:
            return _("Please don’t contact them. Ask when they come in")
