# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about waiting in the lobby."""

from datetime import timedelta

from kiosk.desk.waits import LobbyWaits
from kiosk.messages import Translator


def waits_in_words(waits: LobbyWaits, _: Translator) -> str:
    """Say how long people wait now, on average and at most; "" when nobody waits."""
    if waits.average is None or waits.longest is None:
        return ""
    average, longest = wait_in_words(waits.average, _), wait_in_words(waits.longest, _)
    return _("Average wait {average}, longest {longest}", average=average, longest=longest)


def wait_in_words(waited: timedelta, _: Translator) -> str:
    """Say how long somebody has waited, in whole minutes."""
    minutes = max(0, int(waited.total_seconds())) // 60
    if minutes < 60:
        return _("{minutes} min", minutes=minutes)
    return _("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
