# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor says, and that it leaves nothing behind."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app import make_store
from kiosk.cli.doctor import look_at_everything
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.settings import load_settings
from kiosk.store.opening import DATABASE_FILE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a new office that prints into a file."""
    database, set_up = make_store(load_settings(tmp_path))
    with closing(database):
        set_up.office(Office(id=new_id(), name="Riverside"))
    monkeypatch.setenv("ONWARD_PRINTER", f"pdf:{tmp_path / 'slip.pdf'}")
    return tmp_path


def test_the_settings_are_said_as_what_holds_until_somebody_chooses(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(folder, "settings").endswith(
        f"unless another printer is chosen in its window, slips go to pdf:{folder / 'slip.pdf'} on a5"
    )
    monkeypatch.setenv("ONWARD_PRINTER", "printer")
    assert said(folder, "settings").endswith("slips go to the system's default printer on a5")


def test_every_look_closes_the_database_behind_it(folder: Path) -> None:
    for check in look_at_everything(folder):
        # the last connection that is closed folds the write-ahead log into the file
        assert not (folder / f"{DATABASE_FILE}-wal").exists(), check.check


def said(folder: Path, check: str) -> str:
    return next(look.message for look in look_at_everything(folder) if look.check == check)
