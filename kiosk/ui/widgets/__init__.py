# SPDX-License-Identifier: GPL-3.0-or-later
"""The small parts that every screen is put together from; each knows how it looks and reads, and nothing else."""

from kiosk.ui.widgets.buttons import ChipButton, IconButton, NavButton
from kiosk.ui.widgets.flow import FlowLayout
from kiosk.ui.widgets.focus import focus_if_shown
from kiosk.ui.widgets.message_bar import MessageBar
from kiosk.ui.widgets.surfaces import Card, Rule, ScrolledColumn
from kiosk.ui.widgets.words import Chip, ElidedLabel, IconWords, Words, named

__all__ = [
    "Card",
    "Chip",
    "ChipButton",
    "ElidedLabel",
    "FlowLayout",
    "IconButton",
    "IconWords",
    "MessageBar",
    "NavButton",
    "Rule",
    "ScrolledColumn",
    "Words",
    "focus_if_shown",
    "named",
]
