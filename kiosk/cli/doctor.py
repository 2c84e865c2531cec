# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether this machine has what Onward needs; each check says ok or what to do."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from kiosk.app import build_onward, key_keeper
from kiosk.cli.common import DataOption, JsonOption, data_folder, show, show_json
from kiosk.cli.duties import which
from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.domain.errors import OnwardError
from kiosk.domain.printer import PrinterChoice
from kiosk.messages import SOURCE_LANGUAGE, shipped_languages, translator
from kiosk.printing.errors import PrintTargetError
from kiosk.printing.outcome import said
from kiosk.printing.printers.finding.checking import trouble_at
from kiosk.printing.targets import read_target
from kiosk.settings import load_settings
from kiosk.store.opening import open_database
from kiosk.ui.self_service.voice import espeak

LEAST_FREE_BYTES = 500_000_000
MOST_LISTED = 5
YEAR_OF_THIS_VERSION = 2026
FONTS = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")

INPUT_DEVICES = Path("/proc/bus/input/devices")
INPUT_PROP_DIRECT = 1
"""The bit of Linux's input properties that tells a touch screen from a touch pad (linux/input-event-codes.h)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is well, and what to do if not."""

    check: str
    ok: bool
    message: str


def doctor(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Check database, owners, printers, fonts, screen, touch screen, voice, disk and clock."""
    checks = list(look_at_everything(data_folder(data)))
    if as_json:
        show_json([{"check": check.check, "ok": check.ok, "message": check.message} for check in checks])
        return
    for check in checks:
        show(f"{'ok  ' if check.ok else 'look'}  {check.check}: {check.message}")


def look_at_everything(data: Path) -> Iterator[Check]:
    """Look at one thing after the other; what fails to be looked at is not ok."""
    looks: dict[str, Callable[[Path], str]] = {
        "settings": _settings,
        "database": _database,
        "owners": _owners,
        "disk": _disk,
        "clock": _clock,
        "fonts": _fonts,
        "printers": _printers,
        "screen": _screen,
        "touch screen": _touch_screen,
        "voice": _voice,
    }
    for name, look in looks.items():
        try:
            yield Check(name, ok=True, message=look(data))
        except (OnwardError, NotWellError, OSError) as trouble:
            yield Check(name, ok=False, message=str(trouble))


class NotWellError(Exception):
    """Something is missing; the message says what to do."""


def _settings(data: Path) -> str:
    """Say what the settings name; what slips really go to, `printers` says."""
    settings = load_settings(data)
    printer = _called(PrinterChoice(target=settings.printer, paper=settings.paper))
    return (
        f"read; this station is “{settings.station}”; "
        f"unless another printer is chosen in its window, slips go to {printer} on {settings.paper.value}"
    )


def _database(data: Path) -> str:
    with closing(open_database(data, key_keeper(data))) as database:
        with database.reading() as work:
            office = work.offices.first()
        if office is None:
            raise NotWellError("There is no office yet. Run: onward setup")
        return f"sound, encrypted, for {office.name}; {database.revision()} saves"


def _owners(data: Path) -> str:
    """Prove that everything open has its one owner (rule 5)."""
    onward = build_onward(load_settings(data))
    with closing(onward.database):
        found = onward.desk.check_owners()
    if found:
        listed = "; ".join(f"{which(each)} ({each.fault.value.replace('_', ' ')})" for each in found[:MOST_LISTED])
        more = f" and {len(found) - MOST_LISTED} more" if len(found) > MOST_LISTED else ""
        raise NotWellError(f"Nobody who works here owns {listed}{more}. Run: onward duties")
    return "every open need has exactly one owner"


def _disk(data: Path) -> str:
    here = next(folder for folder in (data, *data.parents) if folder.exists())
    free = shutil.disk_usage(here).free
    if free < LEAST_FREE_BYTES:
        raise NotWellError(f"Only {free // 1_000_000} MB are free at {here}. Make room.")
    return f"{free // 1_000_000} MB free"


def _clock(data: Path) -> str:
    del data
    now = datetime.now(UTC)
    if now.year < YEAR_OF_THIS_VERSION:
        raise NotWellError(f"The clock says {now:%Y-%m-%d}. Set it, or waits and promises will be wrong.")
    return f"{now.isoformat(timespec='seconds')}"


def _fonts(data: Path) -> str:
    del data
    folder = files("kiosk.resources") / "fonts"
    missing = [name for name in FONTS if not (folder / name).is_file()]
    if missing:
        raise NotWellError(f"{', '.join(missing)} is missing. Install Onward again.")
    if not any(Path(place).is_dir() for place in ("/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto")):
        raise NotWellError("Other scripts need the Noto fonts. Run: apt install fonts-noto-core fonts-noto-cjk")
    return "Onward's own and Noto are here"


def _printers(data: Path) -> str:
    """Look at every printer that a station prints on, its fallback as well."""
    chosen = _chosen_printers(data)
    wrong = [f"{_called(choice)}: {trouble}" for choice in chosen if (trouble := _trouble_at(choice))]
    if wrong:
        raise NotWellError(" ".join(wrong))
    return ", ".join(f"{_called(choice)} can print on {choice.paper.value}" for choice in chosen)


def _chosen_printers(data: Path) -> list[PrinterChoice]:
    onward = build_onward(load_settings(data))
    with closing(onward.database):
        with onward.database.reading() as work:
            stations = work.offices.stations(onward.office.id)
        chosen = [onward.desk.choose_printers.of(onward.office.id, station.id) for station in stations]
    settings = PrinterChoice(target=onward.settings.printer, paper=onward.settings.paper)
    ways = [way for printers in chosen for way in printers.ways] or [settings]
    return list({way.target: way for way in ways}.values())


def _trouble_at(choice: PrinterChoice) -> str:
    try:
        return said(trouble_at(read_target(choice.target)), translator())
    except PrintTargetError as error:
        return str(error)


def _called(choice: PrinterChoice) -> str:
    """Name a printer as people do, or by its target."""
    if choice.target == OFFICE_DEFAULT:
        return "the system's default printer"
    return f"{choice.name} ({choice.target})" if choice.name else choice.target


def _screen(data: Path) -> str:
    del data
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if not screen:
        raise NotWellError("No screen here. packaging/run opens the window on a virtual one.")
    return screen


def _touch_screen(data: Path) -> str:
    """Name what can be touched; a reception without one is well, too."""
    del data
    if not INPUT_DEVICES.exists():
        return "this system does not tell whether there is one"
    found = touch_screens(INPUT_DEVICES.read_text(encoding="utf-8", errors="replace"))
    return f"{', '.join(found)} can be touched" if found else "none here; only a screen for visitors needs one"


def touch_screens(devices: str) -> list[str]:
    """Name the devices that are touched where the picture is; `devices` as Linux lists them under /proc/bus/input."""
    found: list[str] = []
    for device in devices.split("\n\n"):
        name, properties = (re.search(what, device) for what in ('Name="(.*)"', r"PROP=([0-9a-f]+)\s"))
        if name and properties and int(properties[1], 16) >> INPUT_PROP_DIRECT & 1:
            found.append(name[1])
    return list(dict.fromkeys(found))


def _voice(data: Path) -> str:
    if shutil.which(espeak.PROGRAM) is None:
        raise NotWellError("Nothing can be read aloud. Run: apt install espeak-ng")
    speechless = [code for code in shipped_languages() if not _runs([*espeak.speaking(code, espeak.USUAL_SPEED), "-q"])]
    if speechless:
        raise NotWellError(f"There is no voice for {', '.join(speechless)}. Run: apt install espeak-ng-data")
    if not _runs(espeak.trying(SOURCE_LANGUAGE)):
        raise NotWellError("There are voices, but no sound comes out. Plug in a loudspeaker and switch it on.")
    if load_settings(data).speak_private == "headphones":
        return "can read aloud; what is about the visitor is left out, as headphones cannot be told from loudspeakers"
    return "can read aloud in every language"


def _runs(arguments: list[str]) -> bool:
    """Try the voice's program; one that hangs does not run."""
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            [espeak.PROGRAM, *arguments],
            input=espeak.TRIAL_WORDS.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=espeak.TRIAL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return espeak.was_heard(done.returncode, done.stderr.decode(errors="replace"))
