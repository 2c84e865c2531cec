# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 3, no dead end: nobody leaves without an answer or a next step.

The only place that decides whether a visit may be finished; the button that says what is missing and
the use case that refuses both ask here.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kiosk.domain.errors import NeedWithoutNextStep, NothingWasAsked
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep, is_live
from kiosk.domain.text import shortened


def leads_on(need: Need, step: NextStep) -> bool:
    """Tell whether a next step counts for a need as it stands: it is live, and not from before a reopening."""
    return is_live(step) and (need.reopened_at is None or step.at >= need.reopened_at)


def needs_without_next_step(needs: Sequence[Need], steps: Mapping[UUID, Sequence[NextStep]]) -> tuple[Need, ...]:
    """List the open needs of a visit for which nothing happens now, in the order they were said."""
    return tuple(
        need for need in needs if need.is_open and not any(leads_on(need, step) for step in steps.get(need.id, ()))
    )


def must_not_be_a_dead_end(needs: Sequence[Need], steps: Mapping[UUID, Sequence[NextStep]]) -> None:
    """Refuse to finish a visit that leads nowhere; raises NothingWasAsked or NeedWithoutNextStep."""
    if not needs:
        raise NothingWasAsked
    for need in needs_without_next_step(needs, steps):
        raise NeedWithoutNextStep(words=shortened(need.words))
