# SPDX-License-Identifier: GPL-3.0-or-later
"""Resources that are set aside until they are written: more than memory should hold, gone when they were used."""

import pickle
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from kiosk.domain.resource import Resource


class SetAside:
    """Piles of resources in a file without a name, which nobody else can open and which ends with the block."""

    def __init__(self) -> None:
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - __exit__ closes it
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def put(self, pile: Sequence[Resource]) -> None:
        """Set a pile aside."""
        if pile:
            pickle.dump(tuple(pile), self._file, pickle.HIGHEST_PROTOCOL)
            self.count += len(pile)

    def piles(self) -> Iterator[tuple[Resource, ...]]:
        """Take the piles back, in their order."""
        self._file.seek(0)
        taken = 0
        while taken < self.count:
            pile = pickle.load(self._file)  # noqa: S301 - nobody but this object has written into it
            taken += len(pile)
            yield pile
