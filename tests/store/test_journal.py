# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of a touch screen: sealed, durable, and there while the office's database is not."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from kiosk.desk.ports import Journal
from kiosk.desk.self_service.bring_in import BringIn
from kiosk.desk.self_service.stay import StayAtScreen
from kiosk.domain.errors import NotSaved
from kiosk.domain.ids import new_id
from kiosk.domain.told import Stranded, Told
from kiosk.domain.visit import SaidOfSelf
from kiosk.store.journal import JOURNAL_FILE, SealedJournal
from kiosk.store.key import KeyFile
from kiosk.store.opening import DATABASE_FILE, open_database
from tests.desk.fakes import FakeClock
from tests.desk.front_office import OFFICE, FrontOffice

NOW = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
WORDS = "Mi calefacción está rota 👩\u200d👧"

KEEP_FOR_EVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.domain.ids import new_id
from kiosk.domain.told import Stranded, Told
from kiosk.store.journal import SealedJournal
from kiosk.store.key import KeyFile
now = datetime.now(UTC)
journal = SealedJournal(Path(sys.argv[1]), KeyFile(Path(sys.argv[2])), lambda: now)
while True:
    told = Told(arrived_at=now, words="My heat is off")
    journal.keep(Stranded(told=told, station_id=new_id(), kept_at=now))
    print(told.visit_id, flush=True)
"""

ON_A_FULL_DISK = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
"""
"""No file may grow beyond some pages, which is as full as a disk gets for one process."""


def stranded(words: str = WORDS, **more: object) -> Stranded:
    told = Told(
        arrived_at=NOW,
        words=words,
        said=SaidOfSelf(name="Marya Álvarez", contact="555 0100", birthday="02-29"),
        categories=("heating",),
        language="es",
        large_print=True,
        visitor_id=new_id(),
    )
    return Stranded(told=replace(told, **more), station_id=new_id(), kept_at=NOW)  # type: ignore[arg-type]  # any fact


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    keeper = KeyFile(tmp_path / "secret" / "key")
    keeper.make()
    return keeper


@pytest.fixture
def journal(tmp_path: Path, keys: KeyFile) -> Iterator[SealedJournal]:
    opened = SealedJournal(tmp_path, keys, FakeClock())
    yield opened
    opened.close()


def words(journal: Journal) -> list[str]:
    return [each.told.words for each in journal.waiting()]


def test_what_is_kept_comes_back_whole_and_oldest_first(journal: SealedJournal) -> None:
    stays = [stranded(), stranded("food"), stranded("rent")]
    for each in stays:
        journal.keep(each)
    assert journal.waiting() == stays


def test_a_stay_is_one_row_however_often_it_is_kept(journal: SealedJournal) -> None:
    first, second = stranded("my hea"), stranded("food")
    journal.keep(first)
    journal.keep(second)
    journal.keep(replace(first, told=replace(first.told, words="my heat is off")))
    assert words(journal) == ["food", "my heat is off"]
    journal.waiting()
    journal.drop(first.told.visit_id)
    journal.drop(first.told.visit_id)
    assert words(journal) == ["food"]


def test_what_was_told_since_somebody_looked_is_not_dropped(journal: SealedJournal) -> None:
    early = stranded("my hea")
    journal.keep(early)
    journal.waiting()
    journal.keep(replace(early, told=replace(early.told, words="my heat is off")))
    journal.drop(early.told.visit_id)
    assert words(journal) == ["my heat is off"]


def test_it_is_there_after_a_restart_with_the_tally(tmp_path: Path, keys: KeyFile, journal: SealedJournal) -> None:
    journal.keep(stranded())
    assert (journal.tally(), journal.count_up(), journal.count_up()) == (0, 1, 2)
    journal.close()
    after = SealedJournal(tmp_path, keys, FakeClock())
    assert (words(after), after.tally()) == ([WORDS], 2)
    after.start_over()
    assert after.tally() == 0
    after.close()
    assert journal.tally() == 0


def test_nothing_of_it_can_be_read_without_the_key(tmp_path: Path, journal: SealedJournal) -> None:
    assert not (tmp_path / JOURNAL_FILE).exists()
    journal.keep(stranded("My landlord"))
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob(f"{JOURNAL_FILE}*"))
    assert len(on_disk) > 0
    for plain in (b"SQLite format", b"stranded", b"landlord", b"Marya"):
        assert plain not in on_disk


def test_an_acknowledged_word_survives_the_plug_being_pulled(tmp_path: Path, keys: KeyFile) -> None:
    argv = [sys.executable, "-c", KEEP_FOR_EVER, str(tmp_path), str(keys.path)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(5)]
        process.kill()
    journal = SealedJournal(tmp_path, keys, FakeClock())
    assert set(acknowledged) <= {str(each.told.visit_id) for each in journal.waiting()}
    journal.close()


def test_words_that_no_file_takes_hold_nothing_up(journal: SealedJournal) -> None:
    journal.keep(stranded("my \ud83d heat\x00 is off", said=SaidOfSelf(name="\udc00Bo")))
    [kept] = journal.waiting()
    assert (kept.told.words, kept.told.said.name) == ("my  heat is off", "Bo")


@pytest.mark.parametrize("where", [10, 1500, 4200, -1000])
def test_a_damaged_journal_stands_aside_and_a_new_one_begins(
    tmp_path: Path, keys: KeyFile, journal: SealedJournal, where: int
) -> None:
    for number in range(20):
        journal.keep(stranded(f"{number} " * 400))
    journal.waiting()
    journal.close()
    file = tmp_path / JOURNAL_FILE
    spoilt = bytearray(file.read_bytes())
    spoilt[where] ^= 0xFF
    file.write_bytes(spoilt)
    aside = tmp_path / "journal-damaged-20261123T154200Z.db"
    aside.write_bytes(b"an earlier one of the same second")
    told = stranded("my heat is off")
    assert words(journal) == []
    journal.keep(told)
    assert journal.waiting() == [told]
    journal.drop(told.told.visit_id)
    assert words(journal) == []
    assert aside.read_bytes() == b"an earlier one of the same second"
    assert (tmp_path / "journal-damaged-20261123T154200Z-1.db").read_bytes() == bytes(spoilt)


def test_a_journal_of_another_key_stands_aside(tmp_path: Path, keys: KeyFile, journal: SealedJournal) -> None:
    journal.keep(stranded())
    journal.close()
    other = KeyFile(tmp_path / "other" / "key")
    other.make()
    with_other = SealedJournal(tmp_path, other, FakeClock())
    assert with_other.tally() == 0
    with_other.close()
    (tmp_path / "journal-damaged-20261123T154200Z.db").rename(tmp_path / JOURNAL_FILE)
    assert words(journal) == [WORDS]


def test_a_missing_key_is_said_and_nothing_is_put_aside(tmp_path: Path, keys: KeyFile, journal: SealedJournal) -> None:
    journal.keep(stranded())
    journal.close()
    kept = keys.path.rename(tmp_path / "copy")
    with pytest.raises(NotSaved, match=r"^Not saved: The database key .* is missing"):
        journal.keep(stranded())
    kept.rename(keys.path)
    assert words(journal) == [WORDS]


def test_a_folder_that_is_gone_is_said(tmp_path: Path, keys: KeyFile) -> None:
    nowhere = SealedJournal(tmp_path / "nowhere", keys, FakeClock())
    with pytest.raises(NotSaved, match="the data folder cannot be reached"):
        nowhere.keep(stranded())
    (tmp_path / "nowhere").mkdir()
    nowhere.keep(stranded())
    assert words(nowhere) == [WORDS]
    nowhere.close()


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path, keys: KeyFile, journal: SealedJournal) -> None:
    journal.keep(stranded())
    argv = [sys.executable, "-c", ON_A_FULL_DISK + KEEP_FOR_EVER, str(tmp_path), str(keys.path)]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False)
    assert "NotSaved: Not saved: the disk" in done.stderr
    assert WORDS in words(journal)


def test_several_threads_take_turns(journal: SealedJournal) -> None:
    threads = [Thread(target=journal.count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert journal.tally() == 8


def test_the_office_is_locked_by_another_window_and_nothing_is_lost(
    tmp_path: Path, keeper: KeyFile, office: FrontOffice
) -> None:
    impatient = open_database(tmp_path, keeper, busy_seconds=0.1)
    journal = SealedJournal(tmp_path, keeper, office.clock)
    actor, told = office.acting("Dana"), Told(arrived_at=office.clock(), words=WORDS)
    stay = StayAtScreen(store=impatient, clock=office.clock)
    bring_in = BringIn(store=impatient, journal=journal, clock=office.clock)
    with office.store.writing():
        with pytest.raises(NotSaved, match="another window is still saving"):
            stay.keep(told, actor)
        journal.keep(Stranded(told=told, station_id=actor.station_id, kept_at=office.clock()))
        with pytest.raises(NotSaved):
            bring_in(actor)
        assert words(journal) == [WORDS]
    assert (bring_in(actor), bring_in(actor)) == (1, 0)
    assert [owed.need.words for owed in office.owed(OFFICE)] == [WORDS]
    impatient.close()
    journal.close()


def test_a_damaged_database_does_not_touch_the_journal(tmp_path: Path, keys: KeyFile, journal: SealedJournal) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"not a database" * 500)
    journal.keep(stranded())
    assert words(journal) == [WORDS]
