# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office settles for itself: its hours, its days off, its limits."""

from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.ports import Clock, Store
from kiosk.domain.errors import OnwardError
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.opening_hours import is_known
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Actor

LONGEST_ANSWER_HOURS = 80
LONGEST_WAIT_MINUTES = 8 * 60


class HoursUnclear(OnwardError):
    """Opening hours in which some line has no days or no times, or closes when it opens."""

    message = "Some opening hours are not clear. Please say for each line on which days it opens, from when until when."


class LimitOutOfRange(OnwardError):
    """A limit that would never or always be reached."""

    message = "Please choose between {least} and {most}."


@dataclass(frozen=True, slots=True)
class SettleOfficeRules:
    """Shows and changes an office's own rules."""

    store: Store
    clock: Clock

    def show(self, office_id: UUID) -> OfficeRules:
        """Return the rules, the usual ones where the office has settled none."""
        with self.store.reading() as work:
            return work.offices.rules(office_id)

    def change(self, office_id: UUID, rules: OfficeRules, actor: Actor) -> OfficeRules:
        """Keep the rules from now on; what is due already stays due when it was.

        Raises ForSupervisors, HoursUnclear or LimitOutOfRange.
        """
        settled = _made_clear(rules)
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            work.staff.get(act.by).must_supervise(office_id)
            work.offices.set_rules(office_id, settled, act)
            work.commit()
            return settled


def _made_clear(rules: OfficeRules) -> OfficeRules:
    if not all(rule.closed or _is_clear(rule) for rule in rules.hours):
        raise HoursUnclear
    if not 0 < rules.answer_hours <= LONGEST_ANSWER_HOURS:
        raise LimitOutOfRange(least=1, most=LONGEST_ANSWER_HOURS)
    if not 1 <= rules.wait_minutes <= LONGEST_WAIT_MINUTES:
        raise LimitOutOfRange(least=1, most=LONGEST_WAIT_MINUTES)
    return replace(rules, region=rules.region.strip().upper(), days_off=tuple(sorted(set(rules.days_off))))


def _is_clear(rule: Schedule) -> bool:
    return is_known([rule]) and rule.opens_at != rule.closes_at
