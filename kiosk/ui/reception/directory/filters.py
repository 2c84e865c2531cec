# SPDX-License-Identifier: GPL-3.0-or-later
"""Which part of the directory is listed, as chips of which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.list_words import filter_in_words
from kiosk.ui.reception.directory.looking import Shown
from kiosk.ui.reception.rows import column
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.widgets import ChipButton, named


class Filters(QWidget):
    """The arrow keys go from one to the next."""

    chosen = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self._group = QButtonGroup(self)
        self._chips = {shown: self._chip(shown) for shown in Shown}
        self._group.buttonClicked.connect(self.chosen)
        self._lined_up = LinedUp(self, *self._chips.values(), spacing=6)
        column(self).addWidget(self._lined_up)
        self.setSizePolicy(self._lined_up.sizePolicy())
        self.choose(Shown.ALL)
        self.show_to_check(0)

    @property
    def shown(self) -> Shown:
        """What is chosen."""
        return next(shown for shown, chip in self._chips.items() if chip.isChecked())

    def choose(self, shown: Shown) -> None:
        """Choose one, without saying so."""
        self._chips[shown].setChecked(True)

    def show_to_check(self, count: int) -> None:
        """Say how much is to be checked."""
        chip = self._chips[Shown.TO_CHECK]
        words = self._("To be checked · {count}", count=count) if count else self._("To be checked")
        chip.setText(words)
        chip.setAccessibleName(words)

    def _chip(self, shown: Shown) -> ChipButton:
        chip = named(ChipButton(filter_in_words(shown, self._), parent=self), f"list-{shown.value}")
        chip.setCheckable(True)
        self._group.addButton(chip)
        return chip
