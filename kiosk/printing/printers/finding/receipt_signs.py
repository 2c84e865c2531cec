# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a printer says that it is a receipt printer: a laser printer would print a receipt's bytes as rubbish."""

import re
from collections.abc import Iterable

_LANGUAGE = re.compile(r"\bESC[ /_-]?POS\b", re.IGNORECASE)
_MODELS = re.compile(r"\bTM-(?:[THPULJ]\d|m\d)|\bCT-[SED]\d|\bSRP-(?:3|Q3|F3|E3|S3)\d", re.IGNORECASE)
"""Epson's receipt printers (not its label printers, TM-C), Citizen's and Bixolon's."""

_USB_IDS = frozenset({(0x0416, 0x5011), (0x04B8, 0x0202), (0x0FE6, 0x811E), (0x28E9, 0x0289)})
"""Nameless receipt printers and an Epson interface card, which say nothing of what they understand."""


def says_receipts(words: Iterable[str]) -> bool:
    """Tell whether any of these (a model's name, the languages it lists) means ESC/POS."""
    return any(_LANGUAGE.search(word) or _MODELS.search(word) for word in words)


def is_receipt_usb(vendor: int, product: int) -> bool:
    """Tell whether a USB printer that says nothing of itself is known for a receipt printer."""
    return (vendor, product) in _USB_IDS
