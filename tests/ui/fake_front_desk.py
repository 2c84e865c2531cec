# SPDX-License-Identifier: GPL-3.0-or-later
"""A front desk page that only writes down what the window asks of it."""

from typing import cast
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.staff import Actor, Staff
from kiosk.ui.reception.front_desk.front_desk import FrontDeskPage


class FakeFrontDesk(QWidget):
    """Shows whose visit is open, and lets a test say what the real page would."""

    visit_opened = Signal(object)
    visit_closed = Signal()
    lobby_changed = Signal()
    settled_down = Signal()
    problem = Signal(str)
    notice = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit(self)
        self.words = QLabel("", self)
        self.changes_of_others = 0
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.words)

    def as_page(self) -> FrontDeskPage:
        """Stand in for the real page."""
        return cast("FrontDeskPage", self)

    def sign_in(self, _actor: Actor, staff: Staff) -> None:
        self.words.setText(f"{staff.called} is here")

    def sign_out(self) -> None:
        self.words.setText("")
        self.visit_closed.emit()

    def take_up(self, visit_id: UUID) -> None:
        self.words.setText(f"visit {visit_id}")
        self.visit_opened.emit(visit_id)

    def focus_search(self) -> None:
        self.search.setFocus()

    def others_changed(self) -> None:
        self.changes_of_others += 1
