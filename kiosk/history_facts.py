# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a history line, read without trusting that they are there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.messages import Translator

SomeEnum = TypeVar("SomeEnum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """The facts of one line, each "" where it is missing or empty, and how to say them."""

    facts: Mapping[str, str]
    _: Translator
    zone: ZoneInfo | None

    def __getitem__(self, name: str) -> str:
        return str(self.facts.get(name) or "")

    def one_of(self, kind: type[SomeEnum], *names: str) -> SomeEnum | None:
        """Read the first of these facts that is there as one of a closed list; None for none, or an unknown one."""
        told = next((self[name] for name in names if self[name]), "")
        return next((member for member in kind if member.value == told), None)

    def things(self, name: str) -> str:
        """Say a fact of several lines in one."""
        return "; ".join(line.strip() for line in self[name].splitlines() if line.strip())

    def moment(self, *names: str) -> str:
        """Say the first of these moments by the office's clock: "Fri 27 Nov, 5:00 pm"; no moment stays as it is."""
        kept = next((self[name] for name in names if self[name]), "")
        try:
            moment = datetime.fromisoformat(kept)
        except ValueError:
            return kept
        at_office = moment.astimezone(self.zone) if self.zone and moment.tzinfo else moment
        return self._("{day}, {time}", day=self._.short_day(at_office.date()), time=self._.clock(at_office))

    def with_note(self, said: str, name: str) -> str:
        """Add what somebody wrote, as a sentence of its own."""
        return f"{said.removesuffix('.')}. {self[name]}" if self[name] else said
