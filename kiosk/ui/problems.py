# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever goes wrong, said as one calm sentence with a next step."""

import logging
import traceback

from kiosk.domain.errors import OnwardError
from kiosk.messages import Translator

_LOG = logging.getLogger(__name__)


def sentence_for(problem: object, translate: Translator) -> str:
    """Say what happened and what to do now. What Onward has no sentence for goes to the log."""
    if isinstance(problem, OnwardError):
        said_why = {"reason": translate(str(problem.facts["reason"]))} if problem.facts.get("reason") else {}
        return translate(problem.message, **(problem.facts | said_why))
    _note(problem)
    return translate("That did not work, and it is noted. Please try again, or ask whoever looks after Onward here.")


def _note(problem: object) -> None:
    """Log what kind of error it was and where it came from.

    Its message is left out: a database's error quotes what was to be saved, and a log holds no names and no needs.
    """
    frames = traceback.extract_tb(problem.__traceback__) if isinstance(problem, BaseException) else []
    places = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    _LOG.error("%s in %s", type(problem).__name__, places or "an unknown place")
