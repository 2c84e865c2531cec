# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever suggests for a need knows how old its visitor is, where they told us."""

from datetime import date

import pytest

from tests.desk.fakes import NOW
from tests.desk.front_office import FrontOffice

TODAY = NOW.date()


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(TODAY.year - 40, TODAY.month, TODAY.day), 40),
        (date(TODAY.year - 40, 12, 31), 39),
        (None, None),
    ],
)
def test_the_visitors_age_is_asked_about(office: FrontOffice, born: date | None, age: int | None) -> None:
    need = office.needs(office.arrives(birth_date=born).visit, "Food")
    with office.store.reading() as work:
        here = work.offices.get(need.office_id)
    office.find_help.suggest("food", here, need_id=need.id)
    assert office.resources.asked[-1].age == age


def test_without_a_need_no_age_is_known(office: FrontOffice) -> None:
    need = office.needs(office.arrives(birth_date=date(1980, 1, 1)).visit, "Food")
    with office.store.reading() as work:
        here = work.offices.get(need.office_id)
    office.find_help.suggest("food", here)
    assert office.resources.asked[-1].age is None
