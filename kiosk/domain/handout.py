# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a handout that is printed at once and not kept: a sheet of places, a visitor's card."""

from dataclasses import dataclass

from kiosk.domain.slip import SlipState


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutPrint:
    """How printing ended. `problem` is the printer's word for its trouble, `path` the file where it became one."""

    state: SlipState
    problem: str = ""
    path: str = ""
