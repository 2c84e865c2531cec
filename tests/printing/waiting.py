# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what printers do in their own time."""

from collections.abc import Callable
from threading import Event

from kiosk.domain.slip import SlipState
from kiosk.printing.outcome import PrintOutcome

OVER_SECONDS = 60


def until(true: Callable[[], bool]) -> None:
    for _look in range(OVER_SECONDS * 20):
        if true():
            return
        Event().wait(0.05)
    raise AssertionError("it never came")


def at_the_end(look: Callable[[], PrintOutcome]) -> PrintOutcome:
    """Look again and again, as the spool does, until the printer is no longer at it."""
    seen: list[PrintOutcome] = []

    def over() -> bool:
        seen.append(look())
        return seen[-1].state is not SlipState.SENT

    until(over)
    return seen[-1]
