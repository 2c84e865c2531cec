# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are there whole or not at all: written beside their place and put there when they are done."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.directory.export.tables import OUT_TABLES, PACKAGE_FILE
from kiosk.domain.errors import OnwardError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NotExported(OnwardError):
    """The directory could not be written to its place."""

    message = "The directory was not exported: {reason} Nothing at {path} was changed."


@contextmanager
def workshop(path: Path) -> Iterator[Path]:
    """Lend a folder beside the export's place, on the same disk; raises NotExported for whatever the disk refuses."""
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
        yield folder
    except OSError as failure:
        raise NotExported(path=path, reason=_sentence(failure)) from failure
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def put_file(made: Path, path: Path) -> None:
    """Put a finished file into its place, over the one that may be there."""
    if path.is_dir():
        raise NotExported(path=path, reason=f"{path.name} is a folder. Please name a file.")
    _settle(made)
    made.replace(path)


def put_folder(made: Path, path: Path) -> None:
    """Put a finished folder into its place; one that is there is replaced when it is an earlier export or empty."""
    if path.exists() and not _is_ours(path):
        reason = f"{path.name} is there already and holds something else. Please name a new folder."
        raise NotExported(path=path, reason=reason)
    for file in made.iterdir():
        _settle(file)
    made.chmod(0o777 & ~_umask())
    if not path.exists():
        made.rename(path)
        return
    old = made.with_name("before")
    path.rename(old)
    try:
        made.rename(path)
    except OSError:
        old.rename(path)
        raise


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder holds nothing but what an export holds."""
    names = {PACKAGE_FILE, *(table.file for table in OUT_TABLES)}
    return folder.is_dir() and not folder.is_symlink() and all(file.name in names for file in folder.iterdir())


def _settle(made: Path) -> None:
    with made.open("rb+") as stream:
        os.fsync(stream.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sentence(failure: OSError) -> str:
    if failure.errno in _FULL:
        return "there is not enough room on the disk."
    if isinstance(failure, FileNotFoundError):
        return "its folder is not there."
    return f"it cannot be written ({failure.strerror or type(failure).__name__})."
