# SPDX-License-Identifier: GPL-3.0-or-later
"""What is being typed for a visit and is not a need yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The unfinished words of a visit, saved as they are typed."""

    visit_id: UUID
    words: str
    saved_at: datetime
    saved_by: UUID
