# SPDX-License-Identifier: GPL-3.0-or-later
from kiosk.domain.sheet import UNNAMED_CATEGORIES
from kiosk.resources import load_categories


def test_what_stays_unnamed_are_categories_that_there_are() -> None:
    assert {category.id for category in load_categories()} >= UNNAMED_CATEGORIES
