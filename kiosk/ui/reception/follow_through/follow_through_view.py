# SPDX-License-Identifier: GPL-3.0-or-later
"""What the follow-through page is put together from."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import lay_out_list
from kiosk.ui.theme import set_role, text_scale
from kiosk.ui.widgets import ScrolledColumn, Words, named

_LARGE_TEXT = 1.4


class FollowThroughView(QObject):
    """The head of the page, the table, the chosen need, and what stands there when nothing is owed."""

    def __init__(self, table: QWidget, detail: QWidget, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._detail = table, detail
        self._title = Words(translate("Follow-through"), "title")
        self._summary = named(Words("", "soft", wraps=True), "owed-summary")
        self._empty = named(Words(translate("Nothing is owed here. Well done."), wraps=True), "owed-empty")
        self.mine = named(QPushButton(translate("&Mine")), "scope-mine")
        self.office_wide = named(QPushButton(translate("&This office")), "scope-office")
        scope = QButtonGroup(self)
        for button in (self.mine, self.office_wide):
            button.setCheckable(True)
            button.setAutoDefault(True)
            scope.addButton(button)
        self.mine.setChecked(True)

    def show_summary(self, summary: str, *, has_rows: bool) -> None:
        """Say how many wait, over the table or in its place."""
        self._summary.setText(summary)
        self._table.setVisible(has_rows)
        self._empty.setVisible(not has_rows)

    def fill(self, page: QWidget) -> None:
        """Lay everything out."""
        page.setObjectName("follow-through-page")
        set_role(page, "page")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        scope = QHBoxLayout()
        scope.setSpacing(8)
        scope.addWidget(self.mine)
        scope.addWidget(self.office_wide)
        scope.addStretch(1)
        beside = QBoxLayout.Direction.LeftToRight if text_scale() < _LARGE_TEXT else QBoxLayout.Direction.TopToBottom
        head = QBoxLayout(beside)
        head.addLayout(words, 1)
        head.addLayout(scope)
        lay_out_list(page, ScrolledColumn(page), head, self._empty, self._table, self._detail)
