# SPDX-License-Identifier: GPL-3.0-or-later
"""What an error of the database or of its folder means to somebody at a desk."""

import errno

from sqlalchemy.exc import DBAPIError

REASONS = {
    "disk is full": "the disk is full.",
    "is locked": "another window is still saving.",
    "is busy": "another window is still saving.",
    "lock timeout": "another window is still saving.",
    "readonly": "the data folder may not be written to.",
    "disk i/o": "the disk does not answer as it should.",
    "unable to open": "the data folder cannot be reached.",
}
"""What an engine says, and what it means."""


SIGNS = {
    errno.ENOSPC: "disk is full",
    errno.EDQUOT: "disk is full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.ENOENT: "unable to open",
    errno.ENOTDIR: "unable to open",
}
"""What the system says of a file in the data folder, as an engine would."""


def known_reason(error: DBAPIError) -> str | None:
    """Put an error into words, None when it has none of its own."""
    said = str(error.orig).lower()
    return next((words for sign, words in REASONS.items() if sign in said), None)


def in_words(error: DBAPIError) -> str:
    """Put any error into words."""
    return known_reason(error) or "the database refused it."


def why_not_written(error: OSError) -> str:
    """Put into words why a file in the data folder cannot be written."""
    return REASONS[SIGNS.get(error.errno or 0, "disk i/o")]
