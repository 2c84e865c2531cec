# SPDX-License-Identifier: GPL-3.0-or-later
"""Where rows wait: what comes back is what was put there, in its order, however much of it there is."""

from kiosk.directory.problem import Place
from kiosk.directory.shelf import Shelf, Shelved


def row(own_id: str, **cells: str) -> Shelved:
    return Shelved(own_id, Place("rows.csv", 2), cells)


def test_parts_come_back_in_their_order_also_those_that_came_after_a_look() -> None:
    with Shelf() as shelf:
        for number in range(2_500):
            shelf.put_part("service", "s1", "phone", row(str(number), number=f"555-{number}"))
        assert [each.id for each in shelf.parts("service", "s1", "phone")] == [str(number) for number in range(2_500)]
        shelf.put_part("service", "s1", "phone", row("late", number="211"))
        assert shelf.parts("service", "s1", "phone")[-1] == row("late", number="211")


def test_what_describes_a_place_does_not_hold_the_services_there() -> None:
    with Shelf() as shelf:
        shelf.put_part("location", "l1", "address", row("a1", city="Riverside"))
        for number in range(3):
            at = row(f"p{number}", service_id=f"s{number}", location_id="l1")
            shelf.put_part("location", "l1", "service_at_location", at)
        assert shelf.parts_by_kind("location", "l1") == {"address": [row("a1", city="Riverside")]}
        assert len(shelf.parts("location", "l1", "service_at_location")) == 3


def test_a_service_at_a_location_is_found_by_both() -> None:
    with Shelf() as shelf:
        shelf.put_part("service", "s1", "service_at_location", row("p1", service_id="s1", location_id="l1"))
        shelf.put_part("service", "s1", "service_at_location", row("p2", service_id="s1", location_id="l2"))
        assert [shelf.place_id("s1", location) for location in ("l1", "l2", "l3")] == ["p1", "p2", ""]
        assert shelf.place_id("s2", "l1") == ""


def test_an_id_is_taken_once() -> None:
    with Shelf() as shelf:
        assert shelf.put_thing("service", row("s1", name="Rent help"))
        assert not shelf.put_thing("service", row("s1", name="Food"))
        assert shelf.thing("service", "s1") == row("s1", name="Rent help")
