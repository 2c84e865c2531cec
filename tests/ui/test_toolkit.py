# SPDX-License-Identifier: GPL-3.0-or-later
"""The Qt binding itself: a release of it lost a reference to None and True on every emit, until Python aborted."""

import os
import subprocess
import sys

EMIT_OFTEN = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Bell(QObject):
    rung = Signal(object)
    flagged = Signal(bool)

class Ear(QObject):
    @Slot(object)
    def hear(self, sound): ...
    @Slot(bool)
    def see(self, flag): ...

app = QCoreApplication([])
bell, ear = Bell(), Ear()
bell.rung.connect(ear.hear)
bell.flagged.connect(ear.see)
held = [sys.getrefcount(None), sys.getrefcount(True)]
for _ in range(20_000):
    bell.rung.emit(None)
    bell.rung.emit(True)
    bell.flagged.emit(True)
    bell.setObjectName("bell")
left = [sys.getrefcount(None), sys.getrefcount(True)]
print("lost", max(before - after for before, after in zip(held, left)))
"""


def test_emitting_none_and_true_loses_no_references() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EMIT_OFTEN],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.returncode == 0, ran.stderr[-500:]
    word, lost = ran.stdout.split()
    assert word == "lost"
    assert int(lost) < 100
