# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about somebody at the touch screen who asks for a person."""

from typing import assert_never

from kiosk.domain.visit import CallReason
from kiosk.messages import Translator


def call_in_short(reason: CallReason, _: Translator) -> str:
    """Say on a chip why somebody waits for a person."""
    match reason:
        case CallReason.TALK:
            return _("Wants to talk to someone")
        case CallReason.NONE_FITS:
            return _("Found nothing that fits")
        case CallReason.NO_SLIP:
            return _("Slip did not print")
        case _other:
            assert_never(_other)


def call_in_words(reason: CallReason, name: str, _: Translator) -> str:
    """Say in a sentence that somebody asks for a person; "" for somebody whose name is not known or not said."""
    match reason:
        case CallReason.TALK if name:
            return _("{name} at the touch screen would like to talk to someone.", name=name)
        case CallReason.TALK:
            return _("Somebody at the touch screen would like to talk to someone.")
        case CallReason.NONE_FITS if name:
            return _("{name} at the touch screen found nothing that fits.", name=name)
        case CallReason.NONE_FITS:
            return _("Somebody at the touch screen found nothing that fits.")
        case CallReason.NO_SLIP if name:
            return _("The slip for {name} at the touch screen did not print.", name=name)
        case CallReason.NO_SLIP:
            return _("The slip for somebody at the touch screen did not print.")
        case _other:
            assert_never(_other)


def left_in_words(_: Translator, *, is_listed: bool) -> str:
    """Say what becomes of somebody who has gone before we could help."""
    if is_listed:
        return _("They are on the list to call back now.")
    return _("Noted that they left. We have no number to call, or they asked for no call.")
