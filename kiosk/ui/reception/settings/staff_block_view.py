# SPDX-License-Identifier: GPL-3.0-or-later
"""What the block of those who work here is put together from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, empty, stacked
from kiosk.ui.reception.settings.staff_form import StaffForm
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Chip, named

_LEAST_FOR_NAME = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One of them in words; `away` is "" for somebody who is here, `key` names them to the program."""

    key: str
    name: str
    role: str
    away: str
    holds: str
    may_change: bool


class StaffBlockView(Card):
    """A line for each, and below them the form of the one that was chosen; those who have left are folded away."""

    chosen = Signal(str)  # the key of a row
    switched_on = Signal(str)  # the key of somebody who had left

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        named(self, "who-works-here", translate("Who works here"))
        self.form = StaffForm(translate, self)
        self._rows = column(spacing=scaled(10))
        self.show_gone = button("", "show-gone", "quiet", self)
        self.show_gone.setCheckable(True)
        self.show_gone.setAutoDefault(True)
        self._gone = QWidget(self)
        self._gone_rows = column(self._gone, spacing=scaled(10))
        self.show_gone.toggled.connect(self._gone.setVisible)
        self._gone.hide()
        self._buttons: dict[str, QPushButton] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 16, 20, 18)
        lines.setSpacing(scaled(10))
        lines.addWidget(Saying(translate("Who works here"), "heading", self))
        lines.addLayout(self._rows)
        lines.addWidget(self.form)
        lines.addWidget(self.show_gone, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addWidget(self._gone)
        lines.addStretch(1)

    def show_rows(self, rows: Sequence[StaffRow]) -> None:
        """List them; the cursor stays with whom it was."""
        at = next((key for key, change in self._buttons.items() if change.hasFocus()), "")
        empty(self._rows)
        self._buttons = {}
        for row in rows:
            line = self._line(row)
            self._rows.addWidget(line)
            line.show()  # at once, or nothing on it could take the focus
        self.focus_row(at)

    def show_who_left(self, people: Sequence[tuple[str, str]]) -> None:
        """List who has left, each by name and key; nobody shows nothing."""
        empty(self._gone_rows)
        words = self._.several(
            "{count} person has stopped working here", "{count} people have stopped working here", len(people)
        )
        self.show_gone.setText(words)
        self.show_gone.setAccessibleName(words)
        self.show_gone.setVisible(bool(people))
        if not people:
            self.show_gone.setChecked(False)
        for name, key in people:
            line = self._gone_line(name, key)
            self._gone_rows.addWidget(line)
            line.show()

    def focus_row(self, key: str) -> None:
        """Go back to the button of one of them."""
        if key in self._buttons:
            self._buttons[key].setFocus()

    def _line(self, row: StaffRow) -> QWidget:
        line = QWidget(self)
        line.setObjectName(f"staff-{row.name}")
        name, away = Saying(row.name, "strong", line), Chip(row.away, "chip-waiting", line)
        away.setVisible(bool(row.away))
        facts = Saying(self._("{role} · {holds}", role=row.role, holds=row.holds), "soft", line)
        change = button(self._("Change"), f"change-{row.name}", "quiet", line)
        change.setAutoDefault(True)
        change.setAccessibleName(self._("Change what is noted about {name}", name=row.name))
        change.setVisible(row.may_change)
        change.clicked.connect(partial(self._choose, row.key))
        self._buttons[row.key] = change
        said = stacked(line, name, facts)
        whole = column(line, spacing=0)
        whole.addWidget(TurningRow(line, said, LinedUp(line, away, change), 8, scaled(_LEAST_FOR_NAME)))
        return line

    def _gone_line(self, name: str, key: str) -> QWidget:
        line = QWidget(self._gone)
        line.setObjectName(f"gone-{name}")
        again = button(self._("Works here again"), f"switch-on-{name}", "quiet", line)
        again.setAutoDefault(True)
        again.setAccessibleName(self._("{name} works here again", name=name))
        again.clicked.connect(partial(self._switch_on, key))
        whole = column(line, spacing=0)
        whole.addWidget(TurningRow(line, Saying(name, "", line), LinedUp(line, again), 8, scaled(_LEAST_FOR_NAME)))
        return line

    def _switch_on(self, key: str, _checked: bool = False) -> None:
        self.switched_on.emit(key)

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)
