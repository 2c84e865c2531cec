# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers that any station can make on its own."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """Make a UUID of version 7 (RFC 9562; the standard library gains it in Python 3.14).

    The twelve bits behind the milliseconds hold their fraction (the RFC's method 3), so that ids made one after the
    other sort in that order: history lines of one moment stay as they were written.
    """
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    high = milliseconds << 16 | 0x7 << 12 | nanoseconds * 4096 // 1_000_000
    low = 0b10 << 62 | secrets.randbits(62)
    return UUID(int=high << 64 | low)
