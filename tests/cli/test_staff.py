# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff, the duties of the house and the check of owners, from the shell."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from kiosk.app import build_onward
from kiosk.cli.doctor import look_at_everything
from kiosk.cli.main import build_commands
from kiosk.cli.office import setup
from kiosk.domain.errors import LastSupervisor, OnwardError, StaffNotFound, StillOwns, TextMissing
from kiosk.settings import load_settings
from kiosk.store.records import StaffRecord


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("furnished") / "data"
    setup(data=data, sample=True)
    return data


@pytest.fixture
def folder(furnished: Path, tmp_path: Path) -> Path:
    """A sample office of the test's own."""
    return Path(shutil.copytree(furnished, tmp_path / "data"))


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(build_commands(), [*arguments, "--data", str(folder)])


def listed(folder: Path) -> dict[str, dict[str, object]]:
    return {each["called"]: each for each in json.loads(run(folder, "staff", "list", "--json").stdout)}


def test_the_list_says_who_owns_what(folder: Path) -> None:
    everybody = listed(folder)
    assert list(everybody)[:4] == ["Dana", "Lee", "Ruth", "Sam"]
    owns = everybody["Dana"]["owns"]
    assert isinstance(owns, dict)
    assert owns["needs"] > 0
    assert set(owns) == {"needs", "call_backs", "offers", "promises"}
    assert "Ruth Adeyemi (admin): nothing" in run(folder, "staff", "list").stdout


def test_somebody_is_away_and_back(folder: Path) -> None:
    said = run(folder, "staff", "away", "Dana", "--from", "2099-01-02", "--until", "2099-01-09").stdout
    assert said.startswith("Dana Whitfield is away from 2099-01-02 until 2099-01-09. Still theirs:")
    assert listed(folder)["Dana"]["away_until"] == "2099-01-09"
    assert run(folder, "staff", "back", "dana whitfield").stdout == "Dana Whitfield is here again.\n"
    assert listed(folder)["Dana"]["away_until"] is None


def test_nobody_leaves_anything_behind(folder: Path) -> None:
    assert isinstance(run(folder, "staff", "leave", "Sam", "--by", "Lee").exception, StillOwns)
    without_why = run(folder, "staff", "leave", "Sam", "--by", "Lee", "--hand-to", "desk")
    assert isinstance(without_why.exception, TextMissing)
    done = run(folder, "staff", "leave", "Sam", "--by", "Lee", "--hand-to", "desk", "--reason", "moved away")
    assert done.stdout == "Sam Ortega can no longer sign in. Nothing was left behind.\n"
    assert "Sam" not in listed(folder)
    assert isinstance(run(folder, "staff", "back", "Sam").exception, StaffNotFound)


def test_somebody_who_had_left_works_here_again(folder: Path) -> None:
    run(folder, "staff", "leave", "Sam", "--by", "Lee", "--hand-to", "desk", "--reason", "moved away")
    assert isinstance(run(folder, "staff", "rejoin", "Nobody", "--by", "Lee").exception, StaffNotFound)
    assert str(run(folder, "staff", "rejoin", "Dana", "--by", "Lee").exception) == "Dana Whitfield works here already."
    assert run(folder, "staff", "rejoin", "sam", "--by", "Lee").stdout == "Sam Ortega works here again.\n"
    assert listed(folder)["Sam"]["active"]


def test_which_supervisor_decides_is_asked_where_there_are_several(folder: Path) -> None:
    said = str(run(folder, "staff", "leave", "Sam").exception)
    assert said == "Say which supervisor decides this: --by NAME. Supervisors here: Lee, Ruth."
    assert run(folder, "staff", "leave", "Ruth", "--by", "Lee").exit_code == 0
    assert isinstance(run(folder, "staff", "leave", "Lee").exception, LastSupervisor)


def test_a_day_that_is_none_is_refused(folder: Path) -> None:
    assert isinstance(run(folder, "staff", "away", "Dana", "--until", "soon").exception, OnwardError)


def test_a_broken_owner_is_found_by_the_doctor_and_mended_by_the_duties(folder: Path) -> None:
    assert owners_look(folder) == (True, "every open need has exactly one owner")
    switch_off(folder, "Sam")
    ok, message = owners_look(folder)
    assert not ok
    assert message.startswith("Nobody who works here owns need ")
    assert message.endswith("Run: onward duties")
    mended = json.loads(run(folder, "duties", "--json").stdout)["mended"]
    assert {each["fault"] for each in mended} == {"left"}
    assert owners_look(folder)[0]
    again = run(folder, "duties").stdout
    assert again == "Everything open has its owner, and no hand-off waits too long.\n"


def test_a_history_tells_times_on_the_offices_clock(folder: Path) -> None:
    need = json.loads(run(folder, "follow-through", "--json").stdout)[0]
    told = json.loads(run(folder, "need", "show", need["need_id"], "--json").stdout)
    assert told["need_id"] == need["need_id"]
    assert all(set(line) == {"at", "by", "what"} for line in told["history"])


def owners_look(folder: Path) -> tuple[bool, str]:
    return next((look.ok, look.message) for look in look_at_everything(folder) if look.check == "owners")


def switch_off(folder: Path, called: str) -> None:
    """As no use case would."""
    onward = build_onward(load_settings(folder))
    with closing(onward.database), onward.database.engine.begin() as connection:
        connection.execute(update(StaffRecord).where(StaffRecord.called == called).values(active=False))
