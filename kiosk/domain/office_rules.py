# SPDX-License-Identifier: GPL-3.0-or-later
"""How an office works: its hours, its days off, and what it allows itself before somebody must look."""

from dataclasses import dataclass
from datetime import date, time

from kiosk.domain.schedule import Schedule

WEEKDAYS_NINE_TO_FIVE = Schedule(
    freq="WEEKLY", byday=("MO", "TU", "WE", "TH", "FR"), opens_at=time(9), closes_at=time(17)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRules:
    """What an office has settled for itself.

    `hours` are its opening hours. `region` is the ISO 3166-2 subdivision whose public holidays it keeps besides its
    country's ("CA", "NSW"), "" for the country's alone; `keeps_holidays` is off for an office that is open on them.
    `days_off` are its own. A hand-off is answered within `answer_hours` working hours. Somebody who has waited longer
    than `wait_minutes` is shown as waiting too long. `calls_names` allows first names on the lobby's large display.
    """

    hours: tuple[Schedule, ...] = (WEEKDAYS_NINE_TO_FIVE,)
    region: str = ""
    keeps_holidays: bool = True
    days_off: tuple[date, ...] = ()
    answer_hours: float = 4
    wait_minutes: int = 20
    calls_names: bool = False
