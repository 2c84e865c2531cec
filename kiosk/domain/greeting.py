# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in front of the receptionist before the first question (rule 1)."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.need import Need
from kiosk.domain.next_step import Promise
from kiosk.domain.referral import Referral
from kiosk.domain.visit import SaidOfSelf, Visit
from kiosk.domain.visitor import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDue:
    """A promise to this visitor that is still open, and who made it."""

    promise: Promise
    by_whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """Whom we greet and what we owe them. `visitor` is None for somebody who stays anonymous.

    `visit_number` counts this visit too. `referrals` are those to ask about now, the latest first; one that was asked
    about in this visit is not among them. `last_visit_on` is a day in the office's time zone. `settled` are the needs
    that were settled last, the latest first. `said` is what they typed on a public screen, or gave on the phone, until
    staff say whom it means.
    """

    visit: Visit
    visitor: Visitor | None
    visit_number: int = 1
    last_visit_on: date | None = None
    referrals: tuple[Referral, ...] = ()
    open_needs: tuple[Need, ...] = ()
    promises: tuple[PromiseDue, ...] = ()
    settled: tuple[Need, ...] = ()
    said: SaidOfSelf = field(default_factory=SaidOfSelf)

    @property
    def last_referral(self) -> Referral | None:
        """The latest referral to ask about."""
        return self.referrals[0] if self.referrals else None

    @property
    def returning(self) -> bool:
        """Whether we have met before."""
        return self.visit_number > 1
