# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever would rather not say their number, or their birthday, goes on with what they did say."""

import pytest

from kiosk.domain.visit import SaidOfSelf
from kiosk.ui.self_service.standing import Place
from tests.ui.self_service.hands import field, seen, touch, write
from tests.ui.self_service.touch_window import TouchScreen

NUMBER = "555 010 2244"


@pytest.fixture
def by_phone(screen: TouchScreen) -> TouchScreen:
    """Somebody who was here before is asked for their number, after a name that they had begun."""
    touch(screen.window, "been-before")
    write(screen.window, "name", "Amina")
    touch(screen.window, "by-phone")
    return screen


def test_who_skips_the_number_is_back_at_the_name_and_nothing_of_the_number_stays(by_phone: TouchScreen) -> None:
    write(by_phone.window, "phone", "555 0")
    touch(by_phone.window, "skip")
    assert by_phone.room.at.place is Place.NAME
    assert field(by_phone.window, "name").toPlainText() == "Amina"
    assert by_phone.room.at.told.said == SaidOfSelf(name="Amina")


@pytest.mark.parametrize("months", [0, 1], ids=["month", "day"])
def test_who_skips_the_birthday_goes_on_with_the_number(by_phone: TouchScreen, months: int) -> None:
    write(by_phone.window, "phone", NUMBER)
    touch(by_phone.window, "go-on")
    for _month in range(months):
        touch(by_phone.window, "birthday-02")
    touch(by_phone.window, "skip")
    assert by_phone.room.at.place is Place.NEED
    assert by_phone.room.at.told.said == SaidOfSelf(name="Amina", contact=NUMBER)
    assert seen(by_phone.window, "need-page")
    by_phone.room.settle()


def test_a_skipped_birthday_counts_as_a_try_and_a_skipped_number_does_not(by_phone: TouchScreen) -> None:
    for _time in range(5):
        touch(by_phone.window, "skip")
        touch(by_phone.window, "by-phone")
    assert by_phone.room.recognising.is_open
    write(by_phone.window, "phone", NUMBER)
    for _time in range(5):
        touch(by_phone.window, "go-on")
        touch(by_phone.window, "skip")
        by_phone.room.arriving.by_phone()
    assert not by_phone.room.recognising.is_open
