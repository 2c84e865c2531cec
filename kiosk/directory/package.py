# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder, a zip archive or a single file, opened with care: nothing is unpacked to disk, nothing outside is read."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from kiosk.domain.errors import FileUnreadable

TABLE_SUFFIXES = (".csv", ".tsv", ".txt")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")

_DEEPEST = 4
_MOST_FILES = 10_000
_MOST_BYTES = 4 * 1024**3
_MOST_RATIO = 500
_RATIO_COUNTS_FROM = 100 * 1024**2


class _Opener(Protocol):
    def __call__(self) -> IO[bytes]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package. `name` is its path inside the package, with slashes; `size` is in bytes, unpacked."""

    name: str
    size: int
    opener: _Opener

    @property
    def path(self) -> PurePosixPath:
        """The name, to take apart."""
        return PurePosixPath(self.name)

    @property
    def is_table(self) -> bool:
        """Whether the name says that it is a CSV."""
        return self.path.suffix.lower() in TABLE_SUFFIXES

    @property
    def is_json(self) -> bool:
        """Whether the name says that it is JSON."""
        return self.path.suffix.lower() in JSON_SUFFIXES

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open for reading; raises FileUnreadable when it cannot be read to its end."""
        try:
            with self.opener() as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError) as failure:
            raise FileUnreadable(file=self.name, reason=_DAMAGED) from failure
        except (OSError, NotImplementedError, RuntimeError) as failure:
            raise FileUnreadable(file=self.name, reason=f"it cannot be read ({failure}).") from failure


@dataclass(frozen=True, slots=True)
class Package:
    """What somebody handed in. `name` is the file's or folder's own name; entries are in a steady order."""

    name: str
    entries: tuple[Entry, ...]
    single: bool = False

    def named(self, path: str) -> Entry | None:
        """Find an entry by its exact path inside the package."""
        return next((entry for entry in self.entries if entry.name == path), None)

    def shallowest(self, entries: list[Entry]) -> list[Entry]:
        """Keep the entries of the topmost folder among these: copies in folders below are not read twice."""
        if not entries:
            return []
        top = min((len(entry.path.parts), entry.path.parent) for entry in entries)[1]
        return [entry for entry in entries if entry.path.parent == top]


_DAMAGED = "it is cut off or damaged. Please fetch it again."


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Open what lies at a path; raises FileUnreadable with one sentence when it can't be used at all."""
    try:
        if path.is_dir():
            yield Package(path.name, tuple(_folder_entries(path)))
        elif path.exists() and not path.is_file():
            raise FileUnreadable(file=path.name or str(path), reason="it is not a file that can be read.")
        elif not path.is_file():
            raise FileUnreadable(file=path.name or str(path), reason="there is no such file or folder.")
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield Package(path.name, tuple(_zip_entries(path.name, archive)))
        else:
            yield Package(path.name, (_single_entry(path),), single=True)
    except zipfile.BadZipFile as failure:
        raise FileUnreadable(file=path.name, reason=_DAMAGED) from failure
    except OSError as failure:
        raise FileUnreadable(file=path.name, reason=f"it cannot be read ({failure.strerror}).") from failure


def _single_entry(path: Path) -> Entry:
    with path.open("rb") as stream:
        start = stream.read(8)
    if not start:
        raise FileUnreadable(file=path.name, reason="it is empty.")
    if start.startswith(b"PK"):
        raise FileUnreadable(file=path.name, reason=f"as a zip archive {_DAMAGED}")
    return _file_entry(path, path.name)


def _file_entry(path: Path, name: str) -> Entry:
    return Entry(name, path.stat().st_size, lambda: path.open("rb"))


def _folder_entries(folder: Path) -> Iterator[Entry]:
    root = folder.resolve()
    for path in _walk(folder, _DEEPEST):
        if path.resolve().is_relative_to(root):
            yield _file_entry(path, path.relative_to(folder).as_posix())


def _walk(folder: Path, deeper: int) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "__MACOSX")):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and deeper > 1 and not path.is_symlink():
            yield from _walk(path, deeper - 1)


def _zip_entries(name: str, archive: zipfile.ZipFile) -> Iterator[Entry]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    _refuse_bombs(name, members)
    if any(member.filename == "[Content_Types].xml" for member in members):
        raise FileUnreadable(file=name, reason="it is an office document. Please save each sheet as CSV.")
    for member in sorted(members, key=lambda each: each.filename):
        if _is_wanted(member):
            yield Entry(member.filename, member.file_size, _member_opener(name, archive, member))


def _refuse_bombs(name: str, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    swells = unpacked > _RATIO_COUNTS_FROM and unpacked / packed > _MOST_RATIO
    if len(members) > _MOST_FILES or unpacked > _MOST_BYTES or swells:
        raise FileUnreadable(file=name, reason="unpacked it would be far too large, so it is not opened.")


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)  # ".." among them
    linked = stat.S_ISLNK(member.external_attr >> 16)
    return bool(parts) and not hidden and not linked and not member.filename.startswith(("/", "\\"))


def _member_opener(archive_name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> _Opener:
    def opener() -> IO[bytes]:
        if member.flag_bits & 0x1:
            locked = "it is locked with a password. Please ask for it without."
            raise FileUnreadable(file=f"{archive_name}, {member.filename}", reason=locked)
        return archive.open(member)

    return opener
