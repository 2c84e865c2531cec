# SPDX-License-Identifier: GPL-3.0-or-later
"""What a resource's record says on paper, alike on slips and sheets; and what a slip says beyond that."""

import pytest

from kiosk.desk.office_time import at_office
from kiosk.desk.place_on_paper import address_to_tell, place_on_paper
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.resource import Phone
from kiosk.domain.resource_care import KeptResource
from tests.desk.fakes import NOW
from tests.desk.front_office import HOTLINE, PANTRY, RIVERSIDE, SHELTER, FrontOffice, resource

MANY_WAYS = resource(
    "Rent Bank", email="rent@example.org", phones=(Phone(number="1"), Phone(number="2"), Phone(number="3"))
)


@pytest.mark.parametrize("phones", [1, 2])
def test_it_has_as_many_numbers_as_there_is_room_for(phones: int) -> None:
    place = place_on_paper(MANY_WAYS, at_office(RIVERSIDE, NOW), phones=phones)
    assert [phone.number for phone in place.phones] == ["1", "2"][:phones]


def test_an_address_is_told_unless_it_is_confidential() -> None:
    assert address_to_tell(PANTRY) == PANTRY.address
    assert address_to_tell(SHELTER) is None
    assert address_to_tell(HOTLINE) is None


def test_a_slip_tells_every_way_that_is_known(office: FrontOffice) -> None:
    with office.store.writing() as work:
        work.resources.put_all([KeptResource(said=MANY_WAYS)])
        work.commit()
    visit = office.arrives().visit
    office.needs(visit, "Rent", ReferTo(resource_id=MANY_WAYS.id, avenue=Avenue.PHONE))
    [place] = office.prints(visit).slip.referrals
    assert (place.avenue, place.email) == (Avenue.PHONE, "rent@example.org")
    assert [phone.number for phone in place.phones] == ["1", "2"]
    assert (place.directions, place.accessibility) == ("Bus 7", "No steps")
