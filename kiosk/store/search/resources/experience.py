# SPDX-License-Identifier: GPL-3.0-or-later
"""What referrals came to before, as far as it speaks for or against sending the next person there."""

from collections.abc import Mapping

from kiosk.domain.referral import Outcome

_DOUBT = 4.0
"""So many outcomes weigh as much as knowing nothing: one bad day is no verdict."""
_AGAINST = {
    Outcome.COULD_NOT_GET_HELP: 1.0,
    Outcome.NO_CAPACITY: 1.0,
    Outcome.REFUSED: 1.0,
    Outcome.COULD_NOT_REACH: 0.7,
    Outcome.NOT_ELIGIBLE: 0.5,
    Outcome.COST: 0.5,
}


def share_that_worked(outcomes: Mapping[Outcome, int]) -> float:
    """How far referrals worked out: 1 always, 0 as often as not or nobody knows, -1 never; few outcomes say little."""
    helped = float(outcomes.get(Outcome.GOT_HELP, 0))
    failed = sum(weight * outcomes.get(outcome, 0) for outcome, weight in _AGAINST.items())
    return (helped - failed) / (helped + failed + _DOUBT)
