# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: a file in the data folder, for whoever runs the machines. It holds ids, never names or needs."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE = Path("logs") / "onward.log"
BYTES_IN_A_FILE = 1_000_000
FILES_KEPT = 3

_log = logging.getLogger(__name__)


def start_log(data: Path) -> None:
    """Write the log from now on; where the folder takes no file, Onward runs without one."""
    file = data / FILE
    root = logging.getLogger()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=BYTES_IN_A_FILE, backupCount=FILES_KEPT, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    sys.excepthook = note_unforeseen


def note_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log where something unforeseen happened: the kind and the places, not the text, which may hold a name."""
    del error
    places = []
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    _log.error("Unforeseen: %s at %s", kind.__name__, " > ".join(places))
