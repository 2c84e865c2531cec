# SPDX-License-Identifier: GPL-3.0-or-later
"""Days on which anything happens in any order, the same ones with each run.

ONWARD_SEQUENCES=10000 lives through as many days of each kind, and each run through other ones:
`ONWARD_SEQUENCES=10000 python -m pytest tests/desk/test_follow_through_states.py`.
"""

import os
from collections.abc import Callable
from typing import cast

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet
from kiosk.domain.referral import Outcome, Referral

SEQUENCES = int(os.environ.get("ONWARD_SEQUENCES", "0"))


def live_through(day: Callable[[], RuleBasedStateMachine], *, days: int, steps: int) -> None:
    """Live through so many days of at most so many steps; fails with the shortest story of what went wrong."""
    how = settings(
        max_examples=SEQUENCES or days,
        stateful_step_count=steps,
        deadline=None,
        derandomize=not SEQUENCES,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(cast("type[RuleBasedStateMachine]", day), settings=how)  # it calls it, no more


def leads_somewhere(step: NextStep) -> bool:
    """Rule 3 in the tests' own words, so that the code cannot agree with itself."""
    match step:
        case Referral():
            waiting = {None, Outcome.NOT_YET, Outcome.NEEDS_ACTION}
            return step.outcome in {*waiting, Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED}
        case Promise():
            return step.state is PromiseState.OPEN
        case HandOff():
            return step.state in {HandOffState.OFFERED, HandOffState.ACCEPTED}
        case Unmet():
            return True
        case Answer():
            return False
