# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office settles for itself, and who may."""

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.desk.office_rules import HoursUnclear, LimitOutOfRange, SettleOfficeRules
from kiosk.domain.errors import ForSupervisors
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.schedule import Schedule
from tests.desk.front_office import OFFICE, FrontOffice

SATURDAYS = Schedule(freq="WEEKLY", byday=("SA",), opens_at=time(10), closes_at=time(14))


@pytest.fixture
def rules(office: FrontOffice) -> SettleOfficeRules:
    return SettleOfficeRules(store=office.store, clock=office.clock)


def test_an_office_that_has_settled_nothing_works_as_is_usual(rules: SettleOfficeRules) -> None:
    assert rules.show(OFFICE) == OfficeRules()


def test_a_supervisor_settles_the_rules(office: FrontOffice, rules: SettleOfficeRules) -> None:
    wanted = OfficeRules(hours=(SATURDAYS,), answer_hours=0.5, wait_minutes=5, calls_names=True)
    assert rules.change(OFFICE, wanted, office.lee) == wanted
    assert rules.show(OFFICE) == wanted


def test_the_rules_are_kept_in_order(office: FrontOffice, rules: SettleOfficeRules) -> None:
    second, first = date(2026, 12, 28), date(2026, 12, 24)
    rules.change(OFFICE, OfficeRules(region=" il ", days_off=(second, first, second)), office.lee)
    assert (rules.show(OFFICE).region, rules.show(OFFICE).days_off) == ("IL", (first, second))


@pytest.mark.parametrize("who", ["Dana", "Sam"])
def test_nobody_else_does(office: FrontOffice, rules: SettleOfficeRules, who: str) -> None:
    with pytest.raises(ForSupervisors):
        rules.change(OFFICE, OfficeRules(wait_minutes=5), office.acting(who))
    assert rules.show(OFFICE) == OfficeRules()


def test_a_supervisor_of_another_office_does_not(office: FrontOffice, rules: SettleOfficeRules) -> None:
    elsewhere = Office(id=new_id(), name="Hillside")
    with office.store.writing() as work:
        work.offices.add(elsewhere)
        work.commit()
    with pytest.raises(ForSupervisors):
        rules.change(elsewhere.id, OfficeRules(wait_minutes=5), office.lee)


@pytest.mark.parametrize(
    "unclear",
    [
        Schedule(description="by appointment"),
        Schedule(freq="WEEKLY", byday=("SA",)),
        Schedule(freq="WEEKLY", opens_at=time(9), closes_at=time(17)),
        replace(SATURDAYS, closes_at=time(10)),
        replace(SATURDAYS, opens_at=time(0), closes_at=time(0)),
    ],
)
def test_hours_say_when_the_office_opens(office: FrontOffice, rules: SettleOfficeRules, unclear: Schedule) -> None:
    with pytest.raises(HoursUnclear, match="on which days"):
        rules.change(OFFICE, OfficeRules(hours=(SATURDAYS, unclear)), office.lee)


def test_an_office_may_have_no_hours_or_days_on_which_it_is_shut(office: FrontOffice, rules: SettleOfficeRules) -> None:
    shut = Schedule(closed=True, dtstart=date(2026, 12, 24), until=date(2026, 12, 31))
    for hours in ((), (SATURDAYS, shut)):
        assert rules.change(OFFICE, OfficeRules(hours=hours), office.lee).hours == hours


@pytest.mark.parametrize(
    "wrong",
    [
        OfficeRules(answer_hours=0),
        OfficeRules(answer_hours=-4),
        OfficeRules(answer_hours=float("nan")),
        OfficeRules(answer_hours=81),
        OfficeRules(wait_minutes=0),
        OfficeRules(wait_minutes=481),
    ],
)
def test_limits_can_be_reached(office: FrontOffice, rules: SettleOfficeRules, wrong: OfficeRules) -> None:
    with pytest.raises(LimitOutOfRange, match="between 1 and"):
        rules.change(OFFICE, wrong, office.lee)
