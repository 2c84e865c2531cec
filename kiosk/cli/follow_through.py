# SPDX-License-Identifier: GPL-3.0-or-later
"""What is still owed, from the shell."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.common import DataOption, JsonOption, closing_time, open_onward, read_time, show, show_json
from kiosk.cli.slips import need_as_json
from kiosk.desk.board import Board, Owed
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import BoardWish
from kiosk.domain.errors import StaffNotFound

AT_ONCE = 500


def follow_through(
    data: DataOption = None,
    as_json: JsonOption = False,
    owner: Annotated[str, typer.Option(help="Only what this member of staff owns.")] = "",
    due_before: Annotated[str, typer.Option(help="Only what is due before: a time, or words like “Friday”.")] = "",
) -> None:
    """List the office's open needs, the most urgent first, each with its whole history."""
    onward = open_onward(data)
    now = at_office(onward.office, utc_now())
    owed = _owed(
        onward,
        _staff_called(onward, owner) if owner else None,
        read_time(due_before, now, closing_time(onward)) if due_before else None,
    )
    if as_json:
        zone = ZoneInfo(onward.office.timezone)
        show_json([need_as_json(onward.desk.show_need(str(each.need.id))[0], zone) for each in owed])
        return
    for each in owed:
        due = each.due.astimezone(now.tzinfo).isoformat(timespec="minutes") if each.due else "no day"
        show(f"{due}  {each.owner}: “{each.need.words}” ({each.waits_for.value.replace('_', ' ')})")


def _owed(onward: Onward, owner: UUID | None, due_before: datetime | None) -> Iterator[Owed]:
    """Read the board to its end, a stretch at a time; what is only offered to somebody is not theirs yet."""
    board = Board(store=onward.database, clock=utc_now)
    wish = BoardWish(office_id=onward.office.id, whose=owner, due_before=due_before)
    first = 0
    while rows := board.page(wish, first, AT_ONCE).rows:
        yield from (row for row in rows if owner in {None, row.need.owner_id})
        first += AT_ONCE


def _staff_called(onward: Onward, name: str) -> UUID:
    """Find an owner by name or id, also one who no longer works here, and the duty desk; raises StaffNotFound."""
    wanted = name.strip().casefold()
    with onward.database.reading() as work:
        everybody = work.staff.of_office(onward.office.id)
    fitting = [s for s in everybody if wanted in {s.called.casefold(), s.name.casefold(), str(s.id)}]
    if not fitting:
        raise StaffNotFound(name=name)
    return next((staff for staff in fitting if staff.active), fitting[0]).id
