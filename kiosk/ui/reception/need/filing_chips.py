# SPDX-License-Identifier: GPL-3.0-or-later
"""How a need is filed: its categories and the visitor's deadline as chips that can be taken away."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.need.need_in_hand import Filing
from kiosk.ui.reception.words.steps import deadline_in_words
from kiosk.ui.widgets import ChipButton, FlowLayout, named

_AWAY = "  ✕"


class FilingChips(QWidget):
    """Shows a Filing and says what is added or taken away. `names` are the categories' names by id."""

    category_added = Signal(str)
    category_removed = Signal(str)
    deadline_removed = Signal()

    def __init__(self, names: Mapping[str, str], translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._names, self._ = names, translate
        self._flow = FlowLayout(self, spacing=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: tuple[object, ...] | None = None
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_added)

    def show_filing(self, filing: Filing, today: date) -> None:
        """Show these chips; chips that stay the same keep the focus they have."""
        wanted = (filing.categories, filing.deadline, today)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._flow.clear()
        for id_ in filing.categories:
            self._flow.addWidget(self._category_chip(id_))
        self._flow.addWidget(self._add_chip(filing))
        if filing.deadline is not None:
            self._flow.addWidget(self._deadline_chip(filing.deadline, today))
        self._flow.invalidate()
        self._flow.activate()
        self.updateGeometry()

    def _category_chip(self, id_: str) -> ChipButton:
        name = self._(self._names.get(id_, id_))
        chip = named(ChipButton(name + _AWAY, "chip", parent=self), "category-chip", self._("Remove {name}", name=name))
        chip.setProperty("category", id_)
        chip.clicked.connect(self._on_removed)
        chip.show()
        return chip

    def _add_chip(self, filing: Filing) -> ChipButton:
        chip = named(ChipButton(self._("+ add"), "chip-add", parent=self), "add-category", self._("Add a category"))
        self._menu.clear()
        for id_, name in self._names.items():
            if id_ not in filing.categories:
                self._menu.addAction(self._(name).replace("&", "&&")).setData(id_)
        chip.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        chip.setPopupMode(ChipButton.ToolButtonPopupMode.InstantPopup)
        chip.setMenu(self._menu)
        chip.show()
        return chip

    def _deadline_chip(self, deadline: date, today: date) -> ChipButton:
        words = deadline_in_words(deadline, today, self._)
        chip = ChipButton(words + _AWAY, "chip-due", "clock", self)
        chip.clicked.connect(self.deadline_removed)
        chip.show()
        return named(chip, "deadline-chip", self._("Remove the deadline: {deadline}", deadline=words))

    @Slot()
    def _on_removed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.category_removed.emit(str(sender.property("category")))

    @Slot(QAction)
    def _on_added(self, action: QAction) -> None:
        self.category_added.emit(str(action.data()))
