# SPDX-License-Identifier: GPL-3.0-or-later
"""A long job leaves alone what was there before it, and nothing is left alone for good."""

import gc

import pytest

from kiosk.ui.reception.directory.importing.steady import heap_left_alone


def test_what_is_there_is_left_alone_until_the_job_ends_however_it_ends() -> None:
    before = gc.get_freeze_count()
    with heap_left_alone():
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0
    with pytest.raises(ZeroDivisionError), heap_left_alone():
        raise ZeroDivisionError
    assert gc.get_freeze_count() == 0
