# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons that Enter presses as Space does, for a page that is worked by keyboard."""

from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.ui.reception.rows import button


def enter_button(text: str, object_name: str, role: str, parent: QWidget) -> QPushButton:
    """Make a button without an icon."""
    made = button(text, object_name, role, parent)
    made.setAutoDefault(True)
    return made
