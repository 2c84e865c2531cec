# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the reception desk takes to its first picture, beside a bare PySide6 window, in the same run.

Needs a screen (or QT_QPA_PLATFORM=offscreen). Run: python packaging/benchmarks/start_up.py [--rounds 7]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
window.grab().save({picture!r})
"""


def main() -> None:
    """Time both in turn and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        data, picture = Path(folder) / "data", Path(folder) / "picture.png"
        onward = [sys.executable, "-m", "kiosk"]
        subprocess.run([*onward, "setup", "--sample", "--data", data], check=True, capture_output=True)
        bare = [sys.executable, "-c", BARE.format(picture=str(picture))]
        desk = [*onward, "reception", "--data", str(data), "--screenshot", str(picture)]
        pairs = [(_seconds(bare), _seconds(desk)) for _ in range(rounds + 1)][1:]
    _print(rounds, [pair[0] for pair in pairs], [pair[1] for pair in pairs])


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def _print(rounds: int, bare: list[float], desk: list[float]) -> None:
    table = Table(title=f"From nothing to a window's picture and the end, {rounds} rounds, seconds")
    for column in ("what", "median", "least", "most", "ratio of medians"):
        table.add_column(column)
    base = statistics.median(bare)
    for what, times in (("a bare PySide6 window", bare), ("the reception desk, sample office", desk)):
        median = statistics.median(times)
        table.add_row(what, f"{median:.2f}", f"{min(times):.2f}", f"{max(times):.2f}", f"{median / base:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
