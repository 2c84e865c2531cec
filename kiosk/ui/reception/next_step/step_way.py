# SPDX-License-Identifier: GPL-3.0-or-later
"""The next steps as the front desk offers them: the four avenues, and what is not a referral."""

from collections.abc import Collection
from enum import StrEnum

from kiosk.domain.avenue import Avenue, can_go_by
from kiosk.domain.resource import Resource
from kiosk.messages import Translator

MOST_NAME_ON_BUTTON = 14
"""A longer name would push a button out of its window at large text; "them" is said instead."""


class StepWay(StrEnum):
    """One button of the next-step panel."""

    ANSWER = "answer"
    OFFICE = "office"
    PERSON = "person"
    HAND = "hand"
    PHONE = "phone"
    WEBSITE = "website"
    PROMISE = "promise"
    UNMET = "unmet"

    @property
    def avenue(self) -> Avenue | None:
        """The avenue of a referral, None for what is none."""
        return next((avenue for avenue in Avenue if kind_of(avenue) is self), None)


def kind_of(avenue: Avenue) -> StepWay:
    """Name the button that refers by this avenue."""
    match avenue:
        case Avenue.OFFICE:
            return StepWay.OFFICE
        case Avenue.PHONE:
            return StepWay.PHONE
        case Avenue.WEBSITE:
            return StepWay.WEBSITE
        case Avenue.PERSON:
            return StepWay.PERSON


def icon_of(kind: StepWay) -> str:
    """Name the icon beside the button's words."""
    match kind:
        case StepWay.ANSWER:
            return "message-circle"
        case StepWay.OFFICE:
            return "map-pinned"
        case StepWay.PERSON:
            return "phone-call"
        case StepWay.HAND:
            return "handshake"
        case StepWay.PHONE:
            return "phone"
        case StepWay.WEBSITE:
            return "globe"
        case StepWay.PROMISE:
            return "calendar-clock"
        case StepWay.UNMET:
            return "circle-question-mark"


def button_words(kind: StepWay, name: str, _: Translator) -> str:
    """Say what the button does, with its access key behind an ampersand; `name` is "" for a guest."""
    match kind:
        case StepWay.ANSWER:
            return _("&Answered here")
        case StepWay.OFFICE:
            return _("&Refer to an office")
        case StepWay.PERSON:
            return _("&Call someone for {name}", name=_safe(name)) if name else _("&Call someone for them")
        case StepWay.HAND:
            return _("&Hand to a colleague")
        case StepWay.PHONE:
            return _("&Phone number")
        case StepWay.WEBSITE:
            return _("&Website")
        case StepWay.PROMISE:
            return _("Pr&omise")
        case StepWay.UNMET:
            return _("&Unmet")


def why_not(kind: StepWay, resource: Resource | None, ways: Collection[Avenue], _: Translator) -> str:
    """Say why this step cannot be taken now; "" when it can. `ways` are the avenues that are worth a try."""
    avenue = kind.avenue
    if avenue is None:
        return ""
    if resource is None:
        return _("Choose under “Who can help” first.")
    if avenue in ways:
        return ""
    if can_go_by(avenue, resource):
        return _("This way to {name} was tried already.", name=resource.name)
    match avenue:
        case Avenue.OFFICE:
            return _("{name} has no address to go to.", name=resource.name)
        case Avenue.PHONE | Avenue.PERSON:
            return _("{name} has no phone number.", name=resource.name)
        case Avenue.WEBSITE:
            return _("{name} has no website.", name=resource.name)


def _safe(name: str) -> str:
    return name.replace("&", "&&")
