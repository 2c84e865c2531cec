# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that keeps what was just chosen, and takes no second tap meanwhile."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.parts import TouchButton


def show_working(page: TouchPage, button: TouchButton, choices: Sequence[QWidget]) -> None:
    """Say on the button that it is working, and take no more choices.

    The focus stays on the page: from a button that is disabled it would go on to the next one, which a second Enter
    would press.
    """
    if page.window().focusWidget() in page.findChildren(QWidget):
        page.setFocus()
    for choice in choices:
        choice.setEnabled(False)
    button.say(page.stage.translate("One moment …"), "clock")
