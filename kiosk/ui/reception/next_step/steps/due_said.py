# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands under a due time: how it was understood, why we are closed then, and the working times next to it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.widgets import named


class DueSaid(QWidget):
    """Widgets without behaviour, under a line. `prefix` begins the object names: "promise-understood" and so on."""

    def __init__(self, prefix: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.understood = named(Saying("", "strong", self), f"{prefix}-understood")
        self.closed = named(Saying("", "soft", self), f"{prefix}-due-closed")
        self.before = button(translate("Before that"), f"{prefix}-due-before", "small", self)
        self.after = button(translate("After that"), f"{prefix}-due-after", "small", self)
        self.before.setAccessibleDescription(translate("Promise the working time before it"))
        self.after.setAccessibleDescription(translate("Promise the working time after it"))
        self.nearby = LinedUp(self, self.before, self.after)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = column(self, spacing=4)
        for each in (self.understood, self.closed, self.nearby):
            whole.addWidget(each)
