# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test may use."""

from pathlib import Path

import pydantic_settings  # noqa: F401 - whole, before PySide6: its import hook trips over pydantic's lazy parts
import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of other people's data beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real directories and names, ../shared, is not here")
    return SHARED
