# SPDX-License-Identifier: GPL-3.0-or-later
"""Small packages of resource data, written for one test each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.directory.reader import DirectoryRead, read_directory

Tables = dict[str, str]
ReadTables = Callable[[Tables], DirectoryRead]

ORGANIZATIONS = "id,name,email,website\no1,Helping Hands,hello@hands.example.org,https://hands.example.org\n"
SERVICES = "id,organization_id,name,status\ns1,o1,Rent help,active\n"
LOCATIONS = "id,organization_id,name,latitude,longitude\nl1,o1,Mill House,41.9,-87.6\n"
PLACES = "id,service_id,location_id\np1,s1,l1\n"


@pytest.fixture
def read_tables(tmp_path: Path) -> ReadTables:
    """Reads one service at one location, with whatever tables the test adds or puts in their place."""

    def read(tables: Tables) -> DirectoryRead:
        usual = {
            "organizations": ORGANIZATIONS,
            "services": SERVICES,
            "locations": LOCATIONS,
            "service_at_location": PLACES,
        }
        for name, text in {**usual, **tables}.items():
            if text:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
        return read_directory(tmp_path, "test")

    return read
