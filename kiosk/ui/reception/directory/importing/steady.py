# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work on a worker, without holding up the window."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def heap_left_alone() -> Iterator[None]:
    """Let the garbage collector leave alone what is there already, the window with all its widgets, until this ends.

    A job that makes a million objects has it look through everything again and again, half a second each time, and
    nothing else runs meanwhile. It also runs on the job's thread, where no widget may end.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
