# SPDX-License-Identifier: GPL-3.0-or-later
"""Every open need has exactly one owner who may have it; where not, the check says so and mends it."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import update

from kiosk.desk.ownership_check import OwnerFault
from kiosk.domain.need import HistoryEvent
from kiosk.store.need_records import CallBackRecord, NeedRecord
from tests.desk.front_office import OFFICE, TODAY, FrontOffice
from tests.desk.two_offices import DESK, KIM, NORTH_DESK, TwoOffices


@pytest.fixture
def offices(office: FrontOffice) -> TwoOffices:
    return TwoOffices(office)


def owned_by(offices: TwoOffices, need_id: UUID, staff_id: UUID) -> None:
    """As no use case would have it."""
    with offices.office.store.engine.begin() as connection:
        connection.execute(update(NeedRecord).where(NeedRecord.id == need_id).values(owner_id=staff_id))


def test_all_is_well_and_nothing_is_written(offices: TwoOffices) -> None:
    office, at_desk = offices.office, offices.need("Rent", "Bo")
    offices.need()
    offices.calls_back(offices.desk_id)
    owned_by(offices, at_desk.id, offices.desk_id)
    office.follow_up.settle(offices.need("Hours?", "Zoe").id, office.dana)
    revision = office.store.revision()
    assert offices.check() == []
    assert offices.check.mend(office.lee) == ()
    assert office.store.revision() == revision


def test_whoever_was_switched_off_behind_our_back_is_found(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    call_back = offices.calls_back(office.dana.staff_id)
    office.follow_up.settle(offices.need("Hours?", "Zoe").id, office.dana)
    office.goes("Dana")
    of_need, of_call = offices.check()
    assert (of_need.need_id, of_need.call_back_id, of_need.office_id) == (need.id, None, OFFICE)
    assert (of_need.owner, of_need.fault) == ("Dana", OwnerFault.LEFT)
    assert (of_call.need_id, of_call.call_back_id, of_call.fault) == (None, call_back.id, OwnerFault.LEFT)


@pytest.mark.parametrize("owner_id", [KIM.id, NORTH_DESK.id])
def test_an_owner_of_another_office_is_found(offices: TwoOffices, owner_id: UUID) -> None:
    need = offices.need()
    owned_by(offices, need.id, owner_id)
    (found,) = offices.check()
    assert (found.need_id, found.owner_id, found.fault) == (need.id, owner_id, OwnerFault.OTHER_OFFICE)


def test_it_is_mended_for_all_to_see(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    call_back = offices.calls_back(office.dana.staff_id, need)
    office.goes("Dana")
    mended = offices.check.mend(office.lee)
    assert [each.need_id for each in mended] == [need.id, need.id]
    assert offices.check() == []
    kept = office.need(need.id)
    assert (kept.owner_id, kept.review_on) == (offices.desk_id, TODAY)
    assert offices.call_back(call_back).owner_id == offices.desk_id
    line = next(line for line in offices.history(need) if line.event is HistoryEvent.OWNER_CHANGED)
    assert (line.by, line.facts["from"], line.facts["to"]) == (office.lee.staff_id, "Dana", DESK)
    assert line.facts["cause"] == "mended"
    assert offices.check.mend(office.lee) == ()


def test_an_owner_whom_nobody_knows_is_found_and_mended(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    nobody = UUID(int=7)
    with office.store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(update(NeedRecord).where(NeedRecord.id == need.id).values(owner_id=nobody))
        connection.commit()
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    (found,) = offices.check()
    assert (found.owner, found.fault) == ("", OwnerFault.UNKNOWN)
    offices.check.mend(office.lee)
    assert office.need(need.id).owner_id == offices.desk_id
    assert offices.told(need, HistoryEvent.OWNER_CHANGED).facts["from"] == ""


def test_a_call_that_is_over_needs_nobody(offices: TwoOffices) -> None:
    call_back = offices.calls_back(offices.office.dana.staff_id)
    over = replace(call_back, over_at=offices.office.clock())
    with offices.office.store.engine.begin() as connection:
        done = update(CallBackRecord).where(CallBackRecord.id == over.id).values(state="reached")
        connection.execute(done)
    offices.office.goes("Dana")
    assert offices.check() == []
