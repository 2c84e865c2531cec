# SPDX-License-Identifier: GPL-3.0-or-later
"""The key that encrypts the database: 256 random bits in a file that only its owner can read."""

import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.domain.errors import StoreUnusable

_KEY = re.compile(r"[0-9a-f]{64}")


class KeyKeeper(Protocol):
    """Keeps the database key. A system keyring or a service credential can stand here instead of a file."""

    def read(self) -> str:
        """Return the key as 64 hexadecimal digits; raises StoreUnusable."""
        ...

    def make(self) -> str:
        """Make and keep a new key unless there is one, and return it."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a file of mode 0600."""

    path: Path

    def read(self) -> str:
        """Return the key; raises StoreUnusable when it is missing, damaged or open to others."""
        try:
            mode = stat.S_IMODE(self.path.stat().st_mode)
            key = self.path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            reason = f"The database key {self.path} is missing. Put it back from your copy."
            raise StoreUnusable(reason=reason) from None
        except (OSError, UnicodeDecodeError):
            raise StoreUnusable(reason=f"The database key {self.path} cannot be read.") from None
        if mode & 0o077:
            raise StoreUnusable(reason=f"The database key {self.path} is open to others. Run: chmod 600 {self.path}")
        if not _KEY.fullmatch(key):
            raise StoreUnusable(reason=f"The database key {self.path} is damaged. Put it back from your copy.")
        return key

    def make(self) -> str:
        """Write a new key so that it survives a power cut; where there is one already, return that."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secrets.token_hex(32)
        whole = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")  # no half a key is ever at `path`
        try:
            _write_through(whole, key)
            os.link(whole, self.path)
        except FileExistsError:
            return self.read()
        finally:
            whole.unlink(missing_ok=True)
        _remember_names(self.path.parent)
        return key


def _write_through(file: Path, text: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())


def _remember_names(folder: Path) -> None:
    """Put on disk that the folder, and what is in it, is there; a database without its key is lost."""
    for each in (folder, folder.parent):
        handle = os.open(each, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
