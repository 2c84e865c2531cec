# SPDX-License-Identifier: GPL-3.0-or-later
"""Long lists of ids, in pieces that every engine takes as parameters."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Key = TypeVar("Key")
BATCH = 500


def in_batches(keys: Iterable[Key], size: int = BATCH) -> Iterator[list[Key]]:
    """Split keys into lists of at most `size`, each key once."""
    unique = iter(dict.fromkeys(keys))
    while batch := list(islice(unique, size)):
        yield batch
