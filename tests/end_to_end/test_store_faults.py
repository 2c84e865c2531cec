# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts, full disks, crowds: what was acknowledged is there, and what is not saved is said so."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event, text

from kiosk.domain.errors import NotSaved, StoreUnusable
from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.opening import DATABASE_FILE, make_database, open_database
from tests.desk.front_office import OFFICE, FrontOffice, furnish
from tests.store import worker

WORDS = "I must be out of my flat by Friday. " * 20


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("furnished")
    database = make_database(folder, KeyFile(folder / worker.KEY))
    furnish(database)
    database.close()
    return folder


def moved_into(furnished: Path, data: Path) -> Path:
    shutil.copytree(furnished, data, dirs_exist_ok=True)
    return data


@pytest.fixture
def data(furnished: Path, tmp_path: Path) -> Path:
    return moved_into(furnished, tmp_path / "data")


def opened(data: Path, busy_seconds: float = 30) -> Database:
    return open_database(data, KeyFile(data / worker.KEY), busy_seconds=busy_seconds)


@contextmanager
def office_in(data: Path, busy_seconds: float = 30) -> Iterator[FrontOffice]:
    database = opened(data, busy_seconds)
    try:
        yield FrontOffice(database)
    finally:
        database.close()


def command(*words: object) -> list[str]:
    return [sys.executable, worker.__file__, *map(str, words)]


@pytest.mark.parametrize("saves", [1, 40])
def test_a_kill_in_the_midst_of_saving_loses_nothing_that_was_acknowledged(data: Path, saves: int) -> None:
    with subprocess.Popen(command("save-for-ever", data), stdout=subprocess.PIPE, text=True) as busy:
        assert busy.stdout is not None
        acknowledged = [busy.stdout.readline() for _ in range(saves)]
        busy.kill()
        acknowledged += busy.stdout.readlines()
    ids = [UUID(line.strip()) for line in acknowledged if line.endswith("\n")]
    assert len(ids) >= saves
    with office_in(data) as office, office.store.reading() as work:
        assert set(work.visitors.several(ids)) == set(ids)
        assert office.store.revision() >= len(ids)


def test_after_a_kill_the_next_window_saves_on(data: Path) -> None:
    with subprocess.Popen(command("save-for-ever", data), stdout=subprocess.PIPE, text=True) as busy:
        assert busy.stdout is not None
        busy.stdout.readline()
        busy.kill()
    with office_in(data) as office:
        assert office.arrives("Bo Li").visitor is not None


def test_eight_processes_that_read_then_write_never_get_in_each_others_way(data: Path) -> None:
    with office_in(data) as office:
        counter = replace(worker.visitor_called(office.store, "Counter"), external_id=worker.COUNTER, note="0")
        with office.store.writing() as work:
            work.visitors.add(counter)
            work.commit()
        before = office.store.revision()
    crowd = subprocess.run(command("count-up", data, 8, 25), capture_output=True, text=True, timeout=120, check=False)
    assert (crowd.returncode, crowd.stderr) == (0, "")
    with office_in(data) as office:
        assert office.visitor(counter.id).note == "200"
        assert office.store.revision() == before + 200


def save_until_refused(office: FrontOffice) -> tuple[list[UUID], str]:
    """Save needs until it is not saved any more; returns what was acknowledged and what was said then."""
    saved: list[UUID] = []
    visit = office.arrives("Marya Alvarez").visit
    for _ in range(2000):
        try:
            saved.append(office.needs(visit, WORDS).id)
        except NotSaved as error:
            return saved, str(error)
    pytest.fail("the disk never got full")


def must_all_be_there(office: FrontOffice, saved: list[UUID]) -> None:
    assert [office.need(need_id).words for need_id in saved] == [WORDS.strip()] * len(saved)


FULL = "Not saved: the disk is full. What you wrote is still on the screen. We keep trying."


def test_without_room_it_says_so_and_saves_again_when_there_is(data: Path) -> None:
    database = opened(data)
    pages = [0]

    @event.listens_for(database.engine, "checkout")
    def _limit(connection: object, *_more: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver has no types
        cursor.execute(f"PRAGMA max_page_count = {pages[0]}")
        cursor.close()

    with database.engine.connect() as connection:
        pages[0] = 30 + int(connection.execute(text("PRAGMA page_count")).scalar_one())
    office = FrontOffice(database)
    saved, said = save_until_refused(office)
    assert said == FULL
    revision = database.revision()
    must_all_be_there(office, saved)
    pages[0] += 1000
    visit = office.arrives("Bo Li").visit
    saved.append(office.needs(visit, WORDS).id)
    assert database.revision() == revision + 2
    must_all_be_there(office, saved)
    database.close()


@pytest.fixture
def small_disk(furnished: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder on a disk of two megabytes; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "onward-test", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can be mounted by root alone")
    yield moved_into(furnished, disk / "data")
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _many_arrive(office: FrontOffice) -> None:
    """Save a little at a time: on a disk with hardly any room a few may still fit."""
    for number in range(100):
        office.arrives(f"Bo Li {number}")


def test_on_a_disk_that_is_really_full_nothing_acknowledged_is_lost(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    with office_in(small_disk) as office:
        saved, said = save_until_refused(office)
        assert said == FULL
        assert len(saved) > 3
        with pytest.raises(NotSaved):
            _many_arrive(office)
        must_all_be_there(office, saved)
        ballast.unlink()
        saved.append(office.needs(office.arrives("Bo Li").visit, WORDS).id)
    with office_in(small_disk) as office:
        must_all_be_there(office, saved)


def test_a_database_that_stays_locked_is_said_so_and_saves_when_it_is_free(data: Path) -> None:
    with office_in(data) as busy, office_in(data, busy_seconds=0.1) as impatient:
        with busy.store.writing() as work:
            work.visits.lobby(OFFICE)
            with pytest.raises(NotSaved, match=r"Not saved: another window is still saving\. What you wrote"):
                impatient.arrives()
            assert impatient.everybody() == []
        assert impatient.arrives().visitor is not None


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Be a user whom write protection stops; root is stopped by nothing."""
    if os.geteuid() != 0:
        yield
        return
    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    os.seteuid(nobody.pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def write_protected(data: Path) -> Iterator[None]:
    paths = [data, *data.glob(f"{DATABASE_FILE}*")]
    modes = [path.stat().st_mode for path in paths]
    for path, mode in zip(paths, modes, strict=True):
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


@pytest.fixture
def reachable(furnished: Path) -> Iterator[Path]:
    """A data folder for a user whom write protection stops, outside the folders that are root's alone."""
    folder = Path(tempfile.mkdtemp(prefix="onward-readonly-"))
    data = moved_into(furnished, folder / "data")
    with as_nobody(folder):
        yield data
    shutil.rmtree(folder)


def test_a_read_only_data_folder_is_one_sentence_that_says_so(reachable: Path) -> None:
    file = reachable / DATABASE_FILE
    with write_protected(reachable):
        with pytest.raises(StoreUnusable) as refused:
            opened(reachable)
        for open_it in (open_database, make_database):
            with pytest.raises(StoreUnusable, match=f"The database {file} cannot be used: "):
                open_it(reachable, KeyFile(reachable / worker.KEY))
    assert str(refused.value).split(": ")[1] in {
        "the data folder may not be written to.",
        "the data folder cannot be reached.",
    }
    with office_in(reachable) as office:
        assert office.arrives().visitor is not None


def test_a_folder_that_becomes_read_only_is_not_saved_and_saves_again(reachable: Path) -> None:
    with office_in(reachable) as office:
        office.arrives("Marya Alvarez")
        office.store.close()
        with write_protected(reachable), pytest.raises(NotSaved, match=r"data folder (may not|cannot)"):
            office.arrives("Bo Li")
        office.arrives("Bo Li")
        assert office.everybody() == ["Bo Li", "Marya Alvarez"]
