# SPDX-License-Identifier: GPL-3.0-or-later
"""A failure as one calm sentence."""

import logging

from kiosk.domain.errors import OnwardError
from kiosk.messages import Translator

_log = logging.getLogger(__name__)


def sentence_for(error: object, _: Translator) -> str:
    """Say what happened and what to do now. What nobody foresaw goes to the log, by its kind and place alone."""
    if isinstance(error, OnwardError):
        return _(error.message, **error.facts)
    _log.error("Unforeseen at the front desk: %s at %s", type(error).__name__, _place_of(error))
    return _("That did not work. Please try once more, and ask a supervisor if it happens again.")


def _place_of(error: object) -> str:
    """Name file and line, never the error's own text: it may hold a name or a need."""
    trace = error.__traceback__ if isinstance(error, BaseException) else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "an unknown place"
