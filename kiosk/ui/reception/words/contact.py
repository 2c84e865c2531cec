# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about how somebody wants to hear from us."""

from kiosk.domain.visitor import ContactPreference
from kiosk.messages import Translator


def contact_in_words(preference: ContactPreference, _: Translator) -> str:
    """Name a way, as the answer to how we may reach them."""
    match preference:
        case ContactPreference.ANY:
            return _("Any way")
        case ContactPreference.PHONE:
            return _("By phone")
        case ContactPreference.LETTER:
            return _("By letter")
        case ContactPreference.NONE:
            return _("Not at all")


def contact_chip(preference: ContactPreference, _: Translator) -> tuple[str, str]:
    """Say what to mind before anybody reaches for the phone, and the chip's role; "" for nothing."""
    match preference:
        case ContactPreference.ANY:
            return "", "chip"
        case ContactPreference.PHONE:
            return _("Call, don’t write"), "chip"
        case ContactPreference.LETTER:
            return _("Write, don’t call"), "chip-waiting"
        case ContactPreference.NONE:
            return _("Please don’t contact them"), "chip-due"
