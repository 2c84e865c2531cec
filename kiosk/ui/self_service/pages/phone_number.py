# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what is typed can be a phone number."""

import re

_LEAST_DIGITS = 5


def is_number(contact: str) -> bool:
    """Tell whether there are enough digits for one, however they are written."""
    return len(re.findall(r"\d", contact)) >= _LEAST_DIGITS
