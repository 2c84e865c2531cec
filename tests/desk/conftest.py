# SPDX-License-Identifier: GPL-3.0-or-later
"""One office is furnished; every test finds it as it was."""

from collections.abc import Iterator

import pytest

from tests.desk.front_office import Building, FrontOffice


@pytest.fixture(scope="session")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    made = Building.put_up(tmp_path_factory.mktemp("building"))
    yield made
    made.here.close()


@pytest.fixture
def office(building: Building) -> FrontOffice:
    return FrontOffice(building.fresh())
