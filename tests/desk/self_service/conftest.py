# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen of the furnished office."""

import pytest

from tests.desk.front_office import FrontOffice
from tests.desk.self_service.touch_screen import TouchScreen


@pytest.fixture
def screen(office: FrontOffice) -> TouchScreen:
    return TouchScreen(office)
