# SPDX-License-Identifier: GPL-3.0-or-later
"""Promises that fall due."""

from datetime import timedelta

from kiosk.desk.promise import PromiseTo
from kiosk.domain.need import Need
from kiosk.domain.staff import Staff
from tests.ui.fakes import FakeOffice


def promised(riverside: FakeOffice, owner: Staff, **ahead: float) -> Need:
    """Promise Mr. Okafor a quote, due in a while from now."""
    promise = PromiseTo(text="send the quote", due_at=riverside.clock() + timedelta(**ahead))
    return riverside.owed("Mr. Okafor", "Freight quote for the shop", owner, promise)
