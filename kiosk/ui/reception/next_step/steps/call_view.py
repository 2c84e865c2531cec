# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to call: the name, the number large, and the button that takes the time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import KeyedIconButton, Saying, column, stacked
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Chip, named


class CallView(QWidget):
    """Widgets of a call, without behaviour of their own but for what they say."""

    pressed = Signal()

    def __init__(self, translate: Translator, parent: QWidget, name: str = "call") -> None:
        """`name` begins the object names."""
        super().__init__(parent)
        self._ = translate
        self.who = named(Saying("", "strong", self), f"{name}-who")
        self.number = named(Saying("", "title", self), f"{name}-number")
        self.button = named(KeyedIconButton("phone-call", "", "secondary", self), f"{name}-start")
        self.time = named(Chip("", "chip", self), f"{name}-time")
        self.button.clicked.connect(self.pressed)
        said = stacked(self, self.who, self.number)
        aside = LinedUp(self, self.time, self.button, spacing=10)
        column(self).addWidget(TurningRow(self, said, aside, spacing=8, least=scaled(230)))

    def show_whom(self, who: str, number: str) -> None:
        """Say whom to call, and at which number."""
        self.who.say(who)
        self.number.say(number)
        self.button.setEnabled(bool(number))

    def show_time(self, time: str, *, runs: bool, taken: bool) -> None:
        """Say how long it takes, or took."""
        _ = self._
        words = _("Hang up") if runs else _("Call again") if taken else _("Call")
        if self.button.text() != words:
            self.button.setText(words)
            self.button.setAccessibleName(words)
        role = "chip-waiting" if runs else "chip"
        if (self.time.text(), self.time.property("role")) != (time, role):
            self.time.show_state(time, role)
        said = _("On the phone for {time}", time=time) if runs else _("The call took {time}", time=time)
        self.time.setAccessibleName(said)
        self.time.setVisible(runs or taken)
