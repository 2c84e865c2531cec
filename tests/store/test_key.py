# SPDX-License-Identifier: GPL-3.0-or-later
"""The key that opens the database: made once, whole, and for its owner's eyes alone."""

import os
import re
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.domain.errors import StoreUnusable
from kiosk.store.key import KeyFile


def test_a_key_is_256_random_bits_that_only_the_owner_reads(keeper: KeyFile) -> None:
    key = keeper.make()
    assert re.fullmatch("[0-9a-f]{64}", key)
    assert keeper.read() == key
    assert stat.S_IMODE(keeper.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(keeper.path.parent.stat().st_mode) == 0o700
    assert KeyFile(keeper.path.with_name("other")).make() != key


def test_the_key_that_is_there_is_never_replaced(keeper: KeyFile) -> None:
    assert keeper.make() == keeper.make()
    assert list(keeper.path.parent.iterdir()) == [keeper.path]


def test_many_who_make_it_at_once_agree_on_one(keeper: KeyFile) -> None:
    with ThreadPoolExecutor(8) as crowd:
        keys = set(crowd.map(lambda _: keeper.make(), range(40)))
    assert keys == {keeper.read()}
    assert list(keeper.path.parent.iterdir()) == [keeper.path]


def test_a_crash_while_writing_leaves_no_half_a_key(keeper: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(OSError, match="No space left"):
        keeper.make()
    monkeypatch.undo()
    assert list(keeper.path.parent.iterdir()) == []
    assert keeper.make() == keeper.read()


def test_the_keys_name_is_on_disk_as_well_as_its_bytes(keeper: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[str] = []
    really = os.fsync

    def note(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            folders.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        really(handle)

    monkeypatch.setattr(os, "fsync", note)
    keeper.make()
    assert folders == [str(keeper.path.parent), str(keeper.path.parent.parent)]


def _missing(file: Path) -> None:
    file.unlink()


def _open_to_the_group(file: Path) -> None:
    file.chmod(0o640)


def _open_to_all(file: Path) -> None:
    file.chmod(0o604)


def _cut_short(file: Path) -> None:
    file.write_text(file.read_text()[:40])


def _emptied(file: Path) -> None:
    file.write_text("")


def _no_text(file: Path) -> None:
    file.write_bytes(b"\xff" * 64)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_missing, "is missing. Put it back"),
        (_open_to_the_group, "is open to others. Run: chmod 600"),
        (_open_to_all, "is open to others"),
        (_cut_short, "is damaged"),
        (_emptied, "is damaged"),
        (_no_text, "cannot be read"),
        (_a_folder, "cannot be read"),
    ],
)
def test_a_key_that_cannot_be_used_is_said_in_one_sentence(
    keeper: KeyFile, spoil: Callable[[Path], None], said: str
) -> None:
    keeper.make()
    spoil(keeper.path)
    with pytest.raises(StoreUnusable, match=said) as refused:
        keeper.read()
    assert str(refused.value).startswith(f"The database key {keeper.path} ")
