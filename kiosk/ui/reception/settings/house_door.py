# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings of the whole office need from outside."""

from dataclasses import dataclass

from kiosk.desk.desk import Desk
from kiosk.desk.office_rules import SettleOfficeRules
from kiosk.desk.office_time import OfficeTime
from kiosk.desk.owners import Owners
from kiosk.desk.ports import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseDoor:
    """The office's own rules, its calendar, and who works there."""

    rules: SettleOfficeRules
    time: OfficeTime
    owners: Owners
    clock: Clock

    @classmethod
    def of(cls, desk: Desk, clock: Clock) -> "HouseDoor":
        """Take what is needed from a desk."""
        return cls(rules=desk.office_rules, time=desk.office_time, owners=desk.owners, clock=clock)
