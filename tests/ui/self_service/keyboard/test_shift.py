# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from kiosk.ui.self_service.keyboard.shift import Shift, after_tap, begins
from kiosk.ui.self_service.page import KeyboardKind


@pytest.mark.parametrize("before", ["", "Hello. ", "Why? ", "Yes…\n", "Hello.\n", "¿", "Hola. ¡", "你好。 "])
def test_a_sentence_begins_with_a_capital(before: str) -> None:
    assert begins(before, KeyboardKind.WORDS)


@pytest.mark.parametrize("before", ["Hello ", "Hello.", "3.5", "e.g.,", "I need, "])
def test_inside_a_sentence_letters_are_small(before: str) -> None:
    assert not begins(before, KeyboardKind.WORDS)


@pytest.mark.parametrize("before", ["", "Anna ", "Anna-", "O’", "D'", "J."])
def test_every_part_of_a_name_begins_with_a_capital(before: str) -> None:
    assert begins(before, KeyboardKind.NAME)
    assert not begins(f"{before}a", KeyboardKind.NAME)


@pytest.mark.parametrize("kind", [KeyboardKind.EMAIL, KeyboardKind.PHONE])
def test_addresses_and_numbers_have_no_capitals_of_their_own(kind: KeyboardKind) -> None:
    assert not begins("", kind)


def test_slow_taps_reach_everything() -> None:
    order = [Shift.OFF]
    for _ in range(3):
        order.append(after_tap(order[-1], twice=False))
    assert order == [Shift.OFF, Shift.ONCE, Shift.LOCKED, Shift.OFF]


@pytest.mark.parametrize("shift", Shift)
def test_two_quick_taps_lock_capitals(shift: Shift) -> None:
    assert after_tap(shift, twice=True) is Shift.LOCKED


def test_a_capital_that_came_by_itself_is_taken_back_with_one_tap() -> None:
    assert after_tap(Shift.BEGINNING, twice=False) is Shift.OFF
