# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a data folder: encrypted, sound, at this version's schema, or one sentence that says why not."""

import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.greet import Greet
from kiosk.desk.set_up import SetUp
from kiosk.domain.errors import StoreUnusable
from kiosk.store.database import Database
from kiosk.store.engine import embedded_engine
from kiosk.store.key import KeyFile
from kiosk.store.opening import DATABASE_FILE, SCHEMA, bring_up_to_date, make_database, open_database
from tests.desk.fakes import FakeClock, FakePins
from tests.desk.front_office import OFFICE, RIVERSIDE, FrontOffice

NAME, NEED = "Marya Alvarez-Novák", "They shut off my heat: Wärme, отопление, 暖气"


@dataclass(frozen=True)
class Remembered:
    """Keeps a key in memory, as a keyring would."""

    key: str

    def read(self) -> str:
        return self.key

    def make(self) -> str:
        return self.key


def test_nothing_readable_is_on_the_disk(tmp_path: Path, office: FrontOffice) -> None:
    office.needs(office.arrives(NAME, phone="555-010-0199").visit, NEED)
    on_disk = b"".join(file.read_bytes() for file in tmp_path.glob(f"{DATABASE_FILE}*"))
    assert len(on_disk) > 100_000
    for words in (NAME, "Alvarez", NEED, "shut off", "отопление", "555-010-0199", "Riverside", "CREATE TABLE"):
        assert words.encode() not in on_disk
        assert words.encode("utf-16-le") not in on_disk
    assert b"SQLite format 3" not in on_disk
    plain = sqlite3.connect(tmp_path / DATABASE_FILE)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM visitor")
    plain.close()


def test_what_was_saved_is_there_when_it_is_opened_again(tmp_path: Path, keeper: KeyFile, office: FrontOffice) -> None:
    visit = office.arrives(NAME).visit
    office.store.close()
    again = open_database(tmp_path, keeper)
    assert FrontOffice(again).visitor(visit.visitor_id).name == NAME
    again.close()


def test_another_key_opens_nothing(tmp_path: Path, database: Database, capfd: pytest.CaptureFixture[str]) -> None:
    database.close()
    stranger = Remembered(secrets.token_hex(32))
    for open_it in (open_database, make_database):
        with pytest.raises(StoreUnusable) as refused:
            open_it(tmp_path, stranger)
        reason = f"The database {tmp_path / DATABASE_FILE} cannot be opened with this key, or is not a database."
        assert str(refused.value) == reason
    assert capfd.readouterr() == ("", "")


def _no_database(file: Path) -> None:
    file.write_bytes(b"name,phone\n" * 1000)


def _damaged(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[8192:12288] = bytes(4096)
    file.write_bytes(whole)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_no_database, "cannot be opened with this key, or is not a database"),
        (_damaged, "Put back your last backup|cannot be opened with this key"),
        (_a_folder, "There is no Onward database in"),
        (_gone, "There is no Onward database in .* yet. Run: onward setup"),
    ],
)
def test_a_file_that_is_no_sound_database_is_said_so(
    tmp_path: Path, keeper: KeyFile, office: FrontOffice, spoil: Callable[[Path], None], said: str
) -> None:
    office.store.close()
    spoil(tmp_path / DATABASE_FILE)
    with pytest.raises(StoreUnusable, match=said) as refused:
        open_database(tmp_path, keeper)
    assert "\n" not in str(refused.value)


def test_making_it_twice_keeps_what_is_there(tmp_path: Path, keeper: KeyFile, database: Database) -> None:
    SetUp(store=database, pins=FakePins()).office(RIVERSIDE)
    again = make_database(tmp_path, keeper)
    with again.reading() as work:
        assert work.offices.first() == RIVERSIDE
    again.close()


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnusable, match=r"The data folder .* cannot be used: Not a directory"):
        make_database(tmp_path / "file" / "data", KeyFile(tmp_path / "key"))


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    database = make_database(tmp_path / "new" / "data", KeyFile(tmp_path / "new" / "data" / "key"))
    assert (tmp_path / "new" / "data").stat().st_mode & 0o077 == 0
    database.close()


def test_a_database_of_a_newer_onward_is_left_alone(tmp_path: Path, keeper: KeyFile, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreUnusable, match=r"made by a newer Onward\. Please update"):
        open_database(tmp_path, keeper)


def test_an_older_database_is_brought_up_to_date(tmp_path: Path, keeper: KeyFile) -> None:
    engine = embedded_engine(tmp_path / DATABASE_FILE, keeper.make())
    assert bring_up_to_date(engine) == ("", SCHEMA)
    assert bring_up_to_date(engine) == (SCHEMA, SCHEMA)
    engine.dispose()


def test_two_databases_on_one_file_see_each_others_saves(tmp_path: Path, keeper: KeyFile, office: FrontOffice) -> None:
    other = open_database(tmp_path, keeper)
    before = other.revision()
    Greet(store=other, clock=FakeClock()).new(VisitorDetails(name=NAME), office.dana)
    assert office.store.revision() == other.revision() == before + 1
    with office.store.reading() as work:
        assert len(work.visits.lobby(OFFICE)) == 1
    other.close()
