# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a handout, in words."""

from collections.abc import Callable
from pathlib import Path

from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import Translator

SayProblem = Callable[[str], str]
"""Turns a print's problem word into a sentence with what to do now."""


def handout_in_words(ended: Delivery, say_problem: SayProblem, _: Translator) -> str:
    """Say what became of it, and what to do now where that is not all well."""
    problem = say_problem(ended.problem) if ended.problem else ""
    match ended.state:
        case SlipState.CONFIRMED if ended.path:
            return _("Saved as {file}", file=Path(ended.path).name)
        case SlipState.CONFIRMED:
            return _("Printed")
        case SlipState.QUEUED | SlipState.SENT | SlipState.UNCONFIRMED:
            return f"{_('Sent to the printer. Look whether it came out.')} {problem}".strip()
        case SlipState.FAILED if ended.path:
            return f"{_('Not saved.')} {problem}".strip()
        case SlipState.FAILED:
            return f"{_('Not printed.')} {problem}".strip()
