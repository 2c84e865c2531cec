# SPDX-License-Identifier: GPL-3.0-or-later
"""Days on which anything happens in any order, the same ones with each run."""

from collections.abc import Callable
from typing import cast

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def live_through(day: Callable[[], RuleBasedStateMachine], *, days: int, steps: int) -> None:
    """Live through so many days of at most so many steps; fails with the shortest story of what went wrong."""
    how = settings(
        max_examples=days,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(cast("type[RuleBasedStateMachine]", day), settings=how)  # it calls it, no more
