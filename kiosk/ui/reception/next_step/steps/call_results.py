# SPDX-License-Identifier: GPL-3.0-or-later
"""What a call brought, one click each."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from kiosk.domain.referral import ATTEMPT_RESULTS, Outcome
from kiosk.messages import Translator
from kiosk.ui.reception.rows import column
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.words.steps import call_result_in_words
from kiosk.ui.widgets import ChipButton, Words


class CallResults(QWidget):
    """The results as chips of which one at most is chosen; the arrow keys go from one to the next."""

    chosen = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        heading = Words(translate("How did it end?"), "soft", self)
        self._group = QButtonGroup(self)
        self._chips = {result: ChipButton(call_result_in_words(result, translate), parent=self) for result in _ORDER}
        for result, chip in self._chips.items():
            chip.setObjectName(f"call-{result.value.replace('_', '-')}")
            chip.setCheckable(True)
            self._group.addButton(chip)
        self._group.buttonToggled.connect(self._on_toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        whole = column(self, spacing=4)
        whole.addWidget(heading)
        whole.addWidget(LinedUp(self, *self._chips.values(), spacing=6))

    @property
    def result(self) -> Outcome | None:
        """What is chosen."""
        return next((result for result, chip in self._chips.items() if chip.isChecked()), None)

    @property
    def first(self) -> QWidget:
        """The chosen chip, or the first."""
        return self._group.checkedButton() or self._chips[_ORDER[0]]

    def clear(self) -> None:
        """Choose nothing."""
        self._group.setExclusive(False)
        for chip in self._chips.values():
            chip.setChecked(False)
        self._group.setExclusive(True)

    @Slot()
    def _on_toggled(self) -> None:
        self.chosen.emit()


_ORDER = (Outcome.NOT_YET, *(result for result in ATTEMPT_RESULTS if result is not Outcome.NOT_YET))
"""The best that can be said of a call comes first: they can help."""
