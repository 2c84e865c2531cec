# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids that any station can make on its own, in the order of their making."""

import time
from uuid import RFC_4122

from kiosk.domain.ids import new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = [new_id() for _ in range(2000)]
    assert {(each.version, each.variant) for each in made} == {(7, RFC_4122)}
    assert len(set(made)) == 2000


def test_an_id_holds_the_time_of_its_making() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    assert before <= made.int >> 80 <= after


def test_ids_made_in_a_row_stay_in_that_row() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)
