# SPDX-License-Identifier: GPL-3.0-or-later
"""On a public holiday nobody is told that a place is open because it would be on another such day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.find_help import FindHelp
from kiosk.desk.place_on_paper import place_on_paper
from kiosk.desk.ports import ResourceWish
from kiosk.domain.opening_hours import OpenState, Schedule
from kiosk.domain.resource_care import KeptResource
from kiosk.store.look_up import StoredResourceLookUp
from kiosk.store.search.resources.resource_index import ResourceIndex
from tests.desk.front_office import OFFICE, RIVERSIDE, FrontOffice, resource

NOON = datetime(2026, 11, 26, 12, tzinfo=ZoneInfo("America/Chicago"))
THANKSGIVING = NOON.date()
WORKDAYS = Schedule(freq="WEEKLY", byday=("MO", "TU", "WE", "TH", "FR"), opens_at=time(9), closes_at=time(17))
LIBRARY = resource("Tool Library", description="Lends drills", schedules=(WORKDAYS,))


def holidays(_country: str, _region: str, year: int) -> Mapping[date, str]:
    return {THANKSGIVING: "Thanksgiving Day"} if year == THANKSGIVING.year else {}


@pytest.fixture
def find_help(office: FrontOffice) -> FindHelp:
    store = replace(office.store, holidays=holidays)
    with store.writing() as work:
        work.resources.put_all([KeptResource(said=LIBRARY)])
        work.commit()
    index = StoredResourceLookUp(store, lambda status_at: ResourceIndex((), (), status_at=status_at), OFFICE)
    return FindHelp(store=store, resources=index, clock=office.clock)


@pytest.mark.parametrize(("day", "state"), [(25, OpenState.OPEN), (26, OpenState.UNKNOWN), (27, OpenState.OPEN)])
def test_usual_hours_say_nothing_about_a_holiday(find_help: FindHelp, day: int, state: OpenState) -> None:
    [found] = find_help(ResourceWish(words="drills", moment=NOON.replace(day=day)), RIVERSIDE)
    assert (found.status.state, found.holidays) == (state, frozenset({THANKSGIVING}))
    assert ("open now" in found.why) is (state is OpenState.OPEN)


def test_who_asks_for_what_is_open_is_not_sent_there(find_help: FindHelp) -> None:
    assert find_help(ResourceWish(words="drills", moment=NOON, open_now=True), RIVERSIDE) == []


def test_paper_does_not_send_them_there_on_that_day() -> None:
    hours = place_on_paper(LIBRARY, NOON, phones=1, is_holiday=THANKSGIVING.__eq__).hours
    assert [bool(spans) for spans in hours.week] == [True, True, True, False, True, False, False]
    assert (hours.open_until, hours.next_open) == (None, None)
