# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling whoever wants to know what came new into the directory or changed in it, once that is kept."""

import logging
from collections.abc import Callable, Collection
from uuid import UUID

_LOG = logging.getLogger(__name__)

After = Callable[[Collection[UUID]], object]


def tell(after: After | None, news: Collection[UUID]) -> None:
    """Tell the ids; what is kept is kept, whatever becomes of this."""
    if after is None or not news:
        return
    try:
        after(news)
    except Exception as error:  # noqa: BLE001 - see above
        _LOG.error("After a change of the directory: %s", type(error).__name__)  # its text may hold a need's words
