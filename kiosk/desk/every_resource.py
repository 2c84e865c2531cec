# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole directory, one resource after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.desk.ports import Store
from kiosk.domain.resource import Resource


@dataclass(frozen=True, slots=True)
class EveryResource:
    """Goes through every resource as the office holds it, what is not offered any more among them."""

    store: Store

    def __call__(self) -> Iterator[Resource]:
        """Yield them in a steady order, without holding them all."""
        with self.store.reading() as work:
            yield from work.resources.stream()
