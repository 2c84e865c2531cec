# SPDX-License-Identifier: GPL-3.0-or-later
"""What a printer or the typesetter made of a page, in the desk's words."""

from kiosk.domain.spool import Delivery
from kiosk.printing.errors import PrintTargetError, SlipNotTypesetError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.targets import FileTarget, PrintTarget


def delivery_of(outcome: PrintOutcome, target: PrintTarget) -> Delivery:
    """Say how a print ended, with the file's path where the target is one."""
    path = str(target.path) if isinstance(target, FileTarget) else ""
    return Delivery(state=outcome.state, job=outcome.job, path=path, problem=outcome.reason.value)


def problem_of(error: PrintTargetError | SlipNotTypesetError) -> str:
    """Say why there is nothing that could be sent."""
    reason = PrintReason.NOT_THERE if isinstance(error, PrintTargetError) else PrintReason.REFUSED
    return reason.value
