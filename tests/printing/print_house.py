# SPDX-License-Identifier: GPL-3.0-or-later
"""Real printers and a real print system for tests, all in one temporary folder and on loopback alone."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

NEEDED = ("ippeveprinter", "cupsd", "lpadmin", "cupsdisable", "cupsenable", "avahi-daemon", "dbus-daemon")
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
_START_SECONDS = 20.0

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/>
    <allow send_type="method_call"/><allow send_type="signal"/>
    <allow send_type="method_return"/><allow send_type="error"/>
    <allow receive_type="method_call"/><allow receive_type="signal"/>
    <allow receive_type="method_return"/><allow receive_type="error"/>
  </policy>
</busconfig>
"""
_AVAHI = """[server]
allow-interfaces=lo
use-ipv6=no
host-name=onward-tests-{number}
[wide-area]
enable-wide-area=no
[publish]
publish-workstation=no
"""
_CUPS_FILES = """ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
SystemGroup root lpadmin
"""
_CUPS = """LogLevel debug
Listen {folder}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType Basic
PreserveJobFiles Yes
JobRetryInterval 2
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit CUPS-Add-Modify-Printer CUPS-Delete-Printer CUPS-Set-Default Pause-Printer Resume-Printer>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


class HouseNotOpenedError(Exception):
    """A program did not start; the message says which, and what it said."""


def missing() -> str:
    """Say what keeps real printers from being started here, or ""."""
    absent = [name for name in NEEDED if shutil.which(name, path=_PATH) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    return "" if os.geteuid() == 0 else "a print system of our own needs root"


@dataclass
class IppPrinter:
    """An `ippeveprinter` at work; `taken` are the documents it has received."""

    port: int
    spool: Path
    process: subprocess.Popen[bytes]

    @property
    def uri(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    @property
    def taken(self) -> list[Path]:
        return sorted(self.spool.glob("*.pdf"))


@dataclass
class PrintHouse:
    """A folder with a system bus and Avahi of its own, in which printers and CUPS can be started."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    cups: subprocess.Popen[bytes] | None = None

    @property
    def cups_socket(self) -> Path:
        return self.folder / "cups.sock"

    def printer(self, *, command: str = "exit 0", takes: str = "application/pdf") -> IppPrinter:
        """Start a printer that hands each document of the format it `takes` to a shell command."""
        number = len(self.processes)
        spool = self.folder / f"printer-{number}"
        spool.mkdir()
        script = self.folder / f"printer-{number}.sh"
        script.write_text(f"#!/bin/sh\n{command}\n")
        script.chmod(0o755)
        port = _free_port()
        process = self._start(
            *("ippeveprinter", "-p", str(port), "-n", "localhost", "-d", str(spool), "-k"),
            *("-c", str(script), "-f", takes, f"Test {number}"),
        )
        self._until(lambda: _answers(port), process, "ippeveprinter")
        return IppPrinter(port, spool, process)

    def start_cups(self) -> None:
        for part in ("etc", "spool/tmp", "cache", "state"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        (self.folder / "etc/cups-files.conf").write_text(_CUPS_FILES.format(folder=self.folder))
        (self.folder / "etc/cupsd.conf").write_text(_CUPS.format(folder=self.folder))
        self.cups = self._start(
            *("cupsd", "-f", "-c", str(self.folder / "etc/cupsd.conf")),
            *("-s", str(self.folder / "etc/cups-files.conf")),
        )
        self._until(self.cups_socket.exists, self.cups, "cupsd")

    def stop_cups(self) -> None:
        assert self.cups is not None
        self.stop(self.cups)
        self.processes.remove(self.cups)
        self.cups_socket.unlink(missing_ok=True)

    def add_queue(self, name: str, uri: str, *, default: bool = False) -> None:
        self.run("lpadmin", "-p", name, "-E", "-v", uri, "-m", "everywhere")
        ready = (self.folder / "etc/ppd" / f"{name}.ppd").exists  # CUPS asks the printer what it can do, later on
        self._until(ready, None, "cupsd")
        if default:
            self.run("lpadmin", "-d", name)

    def run(self, *command: str) -> None:
        """Run one of CUPS's own programs against this house's CUPS."""
        done = subprocess.run(command, env=self._environment(), capture_output=True, timeout=60, check=False)
        if done.returncode:
            raise HouseNotOpenedError(f"{command}: {done.stderr.decode(errors='replace')}")

    def documents_left(self) -> list[Path]:
        """What CUPS still keeps of the documents it was given."""
        return sorted((self.folder / "spool").glob("d*"))

    def kept_of(self, job: str) -> list[str]:
        """Name what CUPS still keeps of one job: its document, and what it was."""
        return sorted(file.name for file in (self.folder / "spool").glob(f"[cd]{int(job):05}*"))

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)

    def _open(self) -> None:
        (self.folder / "bus.conf").write_text(_BUS.format(folder=self.folder))
        bus = self._start("dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork", "--nopidfile")
        self._until((self.folder / "bus").exists, bus, "dbus-daemon")
        (self.folder / "avahi.conf").write_text(_AVAHI.format(number=os.getpid()))
        avahi = self._start(
            *_private_run_folder(),
            *("avahi-daemon", "-f", str(self.folder / "avahi.conf"), "--no-drop-root", "--no-chroot", "--no-rlimits"),
        )
        log = self.folder / "avahi-daemon.log"
        self._until(lambda: b"Server startup complete" in log.read_bytes(), avahi, "avahi-daemon")

    def _close(self) -> None:
        for process in reversed(self.processes):
            self.stop(process)

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": _PATH,
            "LANG": "C.UTF-8",
            "HOME": str(self.folder),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus",
            "CUPS_SERVER": str(self.cups_socket),
        }

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        name = next(part for part in command if part in NEEDED)
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self._environment()
            )
        self.processes.append(process)
        return process

    def _until(self, ready: Callable[[], bool], process: subprocess.Popen[bytes] | None, name: str) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not ready():
            if (process and process.poll() is not None) or time.monotonic() > deadline:
                log = (self.folder / f"{name}.log").read_text(errors="replace")
                raise HouseNotOpenedError(f"{name} did not start: {log[-600:]}")
            Event().wait(0.02)


@contextmanager
def print_house() -> Iterator[PrintHouse]:
    """Open a house; everything in it is stopped and deleted in the end."""
    folder = Path(tempfile.mkdtemp(prefix="onward-print-"))  # short: it holds socket files
    folder.chmod(0o755)
    house = PrintHouse(folder)
    try:
        house._open()  # noqa: SLF001 - the way in
        yield house
    finally:
        house._close()  # noqa: SLF001
        shutil.rmtree(folder, ignore_errors=True)


def _private_run_folder() -> tuple[str, ...]:
    """Give Avahi, which knows only one place for its own files, a place that nobody else sees."""
    with suppress(OSError, subprocess.SubprocessError):
        tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, timeout=10, check=False)
        if tried.returncode == 0:
            inside = 'mkdir -p /run/avahi-daemon && mount -t tmpfs none /run/avahi-daemon && exec "$@"'
            return ("unshare", "--mount", "sh", "-c", inside, "sh")
    return ()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
        return True
    return False
