# SPDX-License-Identifier: GPL-3.0-or-later
"""The cursor stays where people see it."""

from PySide6.QtWidgets import QWidget


def focus_if_shown(widget: QWidget) -> None:
    """Give it the focus, unless it stands on a page that is not shown: what is typed would go there all the same."""
    if widget.isVisibleTo(widget.window()):
        widget.setFocus()
