# SPDX-License-Identifier: GPL-3.0-or-later
"""The chosen row, whole: each field with what it was and what it is, or each place of a fault."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.listed_rows import Line, Row
from kiosk.ui.reception.rows import Saying, column, empty
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Chip, ScrolledColumn, named


class RowDetail(Card):
    """Shows one row; it scrolls by itself, and by keys when the cursor is in it."""

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._scrolled = named(ScrolledColumn(self), "import-detail", translate("More about it"))
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scrolled.column.setSpacing(scaled(10))
        around = QVBoxLayout(self)
        around.setContentsMargins(scaled(16), scaled(12), scaled(10), scaled(12))
        around.addWidget(self._scrolled)

    @Slot(object)
    def show_row(self, row: Row | None) -> None:
        """Show another one, or none."""
        lines = self._scrolled.column
        empty(lines)
        self._scrolled.verticalScrollBar().setValue(0)
        if row is None:
            return
        lines.addWidget(Saying(row.title, "heading", self))
        if row.second:
            lines.addWidget(Saying(row.second, "soft", self))
        for line in row.lines:
            lines.addWidget(self._line(line))
        lines.addStretch(1)

    def _line(self, line: Line) -> QWidget:
        made = QWidget(self)
        whole = column(made, spacing=2)
        if line.label:
            whole.addWidget(Saying(line.label, "strong" if line.before else "soft", made))
        if line.before:
            said = self._("{before} → {after}", before=line.before, after=line.text)
            whole.addWidget(Saying(said, "", made))
        else:
            whole.addWidget(Saying(line.text, "", made))
        if line.remark:
            whole.addWidget(Chip(line.remark, "chip-waiting", made))
        return made
