# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers that any station can make on its own."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """Make a time-ordered UUID, version 7 of RFC 9562 (the standard library gains it in Python 3.14)."""
    milliseconds = time.time_ns() // 1_000_000
    random = secrets.randbits(74)
    high = milliseconds << 16 | 0x7 << 12 | random >> 62
    low = 0b10 << 62 | random & ((1 << 62) - 1)
    return UUID(int=high << 64 | low)
