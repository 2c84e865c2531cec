# SPDX-License-Identifier: GPL-3.0-or-later
"""What one person has told the touch screen so far."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.domain.ids import new_id
from kiosk.domain.visit import SaidOfSelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One stay at the touch screen. Its ids are made here, so that saving it twice keeps it once.

    `visitor_id` is the holder of the card they scanned, None for everybody else. `words` are theirs, verbatim, and
    `language` the BCP 47 code they read in. `arrived_at` is aware, UTC.
    """

    visit_id: UUID = field(default_factory=new_id)
    need_id: UUID = field(default_factory=new_id)
    arrived_at: datetime
    visitor_id: UUID | None = None
    said: SaidOfSelf = field(default_factory=SaidOfSelf)
    words: str = ""
    categories: tuple[str, ...] = ()
    language: str = "en"
    large_print: bool = False

    @property
    def holds_something(self) -> bool:
        """Whether there is anything to keep of it."""
        return bool(self.said or self.words.strip() or self.visitor_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranded:
    """What somebody told while the office's database was away: kept on this machine until it can be brought there.

    `station_id` is the screen they stood at.
    """

    told: Told
    station_id: UUID
    kept_at: datetime
