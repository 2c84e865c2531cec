# SPDX-License-Identifier: GPL-3.0-or-later
"""How a change of one resource is written: what is held from now on, and the line that says who did it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import CareAction, KeptResource, care_line
from kiosk.domain.staff import Act, Actor


@dataclass(frozen=True, slots=True)
class CareWriting:
    """A unit of work with the signature on everything that is written in it. `today` is the office's."""

    work: UnitOfWork
    act: Act
    by_name: str
    today: date

    def line(
        self,
        resource_id: UUID,
        action: CareAction,
        field_name: str = "",
        values: tuple[object, object] = ("", ""),
        text: str = "",
    ) -> None:
        """Write down what happened to a resource."""
        line = care_line(resource_id, action, self.act, self.by_name, field_name=field_name, values=values, text=text)
        self.work.resource_care.record([line])

    def keep(self, kept: KeptResource) -> Resource:
        """Keep a resource as it is from now on, and all that was written with it."""
        self.work.resources.put_all([kept])
        self.work.commit()
        return kept.held


@contextmanager
def caring(store: Store, clock: Clock, actor: Actor) -> Iterator[CareWriting]:
    """Open a unit of work in which this person takes care of the directory."""
    act = actor.acting_at(clock())
    with store.writing() as work:
        today = today_at(work.offices.get(act.office_id), act.at)
        yield CareWriting(work, act, work.staff.get(act.by).name, today)
