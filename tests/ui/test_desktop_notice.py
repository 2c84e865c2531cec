# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice on the desktop: said where there is one, silent and at once over where there is none or it is broken."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

HOUSE = Path(__file__).resolve().parents[2]

DESKTOP = """
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from kiosk.ui.reception.reminders.desktop_notice import DesktopNotice

@ClassInfo(**{"D-Bus Interface": "org.freedesktop.Notifications"})
class Desktop(QObject):
    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, program, replaces, icon, title, words, actions, hints, milliseconds):
        print(program, replaces, title, words, sep="|")
        app.quit()
        return 1

app = QCoreApplication([])
desktop = Desktop()
bus = QDBusConnection.sessionBus()
bus.registerObject("/org/freedesktop/Notifications", desktop, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.Notifications")
QTimer.singleShot(20_000, app.quit)
notice = DesktopNotice(app)
notice.say("A promise of yours is due now.")
app.exec()
"""

SAYS = """
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.ui.reception.reminders.desktop_notice import DesktopNotice

app = QCoreApplication([])
notice = DesktopNotice(app)
notice.say("A promise of yours is due now.")
notice.say("A promise of yours is due now.")
QTimer.singleShot(0, app.quit)
app.exec()
print("went on")
"""


def run(program: str, *before: str, **environment: str) -> str:
    """Run a program in a process of its own: a message bus is looked for once in a process."""
    env = {
        key: value for key, value in os.environ.items() if key not in {"DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"}
    }
    env |= {"PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"} | environment
    done = subprocess.run(
        [*before, sys.executable, "-c", dedent(program)],
        env=env,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus-run-session")
def test_the_desktop_is_told_in_the_form_it_takes() -> None:
    said = run(DESKTOP, "dbus-run-session", "--")
    assert said == "Onward|0|Onward|A promise of yours is due now."


def test_without_a_desktop_nothing_happens() -> None:
    assert run(SAYS) == "went on"


def test_a_bus_that_never_answers_holds_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(path))
        silent.listen()
        assert run(SAYS, DBUS_SESSION_BUS_ADDRESS=f"unix:path={path}") == "went on"
