# SPDX-License-Identifier: GPL-3.0-or-later
"""Every print of a slip: where it was sent, which copy it is, and what became of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kiosk.domain.slip import Paper, SlipState


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPrint:
    """One print of a slip. `copy` is 1 for the original; later ones say so on the paper.

    `target` is as on the command line ("printer", "printer:NAME", "pdf:PATH" …), `job` the printer's own
    number for it, `path` the file written, `problem` a plain word for what went wrong.
    """

    id: UUID
    slip_id: UUID
    copy: int
    target: str
    paper: Paper
    state: SlipState = SlipState.QUEUED
    at: datetime
    by: UUID
    job: str = ""
    path: str = ""
    problem: str = ""

    def now(self, state: SlipState, *, job: str = "", path: str = "", problem: str = "") -> "SlipPrint":
        """Say how far it has come."""
        return replace(self, state=state, job=job or self.job, path=path or self.path, problem=problem)


def next_copy(prints: tuple[SlipPrint, ...]) -> int:
    """Number the next print: 1 until some print may have reached paper, then one more than the highest."""
    reached = [p.copy for p in prints if p.state is not SlipState.FAILED]
    return max(reached, default=0) + 1
