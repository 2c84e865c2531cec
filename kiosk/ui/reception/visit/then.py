# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows when the need on the screen is saved."""

from enum import Enum, auto


class Then(Enum):
    """What was asked for, which begins with saving."""

    NEXT_NEED = auto()
    PRINT = auto()
    SHOW_SLIP = auto()
    SAVE_SLIP = auto()
    FINISH = auto()
