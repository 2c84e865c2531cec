# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house sees to by itself, with nobody pressing a button for it (rules 5 and 6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.desk.ownership_check import CheckOwners, Ownerless
from kiosk.desk.stalled_hand_offs import StalledHandOffs
from kiosk.domain.hand_off import HandOff
from kiosk.domain.staff import Actor


@dataclass(frozen=True, slots=True)
class HouseDuties:
    """The duties of an office. Each may run at several windows at once, and as often as it likes: it writes once."""

    check_owners: CheckOwners
    stalled_hand_offs: StalledHandOffs
    actor: Actor
    """The command line of the office: its duty desk, since nobody did anything."""

    def mend_owners(self) -> Sequence[Ownerless]:
        """At start and every night: give what nobody owns to the duty desk, and return what was found."""
        return self.check_owners.mend(self.actor)

    def mark_stalled(self) -> Sequence[HandOff]:
        """Every few minutes: put hand-offs that nobody answered in time before all whom they concern."""
        return self.stalled_hand_offs.mark(self.actor)
