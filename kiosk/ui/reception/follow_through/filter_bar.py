# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked for on the board: words, a category, a state, or only what is due."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.category import Category
from kiosk.domain.standing import WaitsFor
from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.board_look import Look
from kiosk.ui.reception.follow_through.owed_words import state_in_words
from kiosk.ui.reception.rows import Choice, button
from kiosk.ui.reception.whos_here.search_field import SearchField
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import FlowLayout, IconButton, named

PAUSE_MILLISECONDS = 180
_FIELD_WIDTH = 236
_LETTERS, _AROUND = 10, 40
_LOW = "QPushButton { padding: 8px 16px; } QPushButton:focus { padding: 7px 15px; }"
"""As low as the fields beside it."""


class FilterBar(QWidget):
    """Says when something else is looked for: at once when it was chosen, after a short pause when it was typed."""

    changed = Signal()
    left = Signal()
    """Somebody is done with it, and goes on to what was found."""
    everything_wanted = Signal()

    def __init__(self, categories: Iterable[Category], translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = translate
        self._words = named(SearchField(_("Words or a name"), _("Ctrl+F"), self), "owed-words-wanted")
        set_role(self._words, "")
        self._words.setAccessibleName(_("Look for words or a name"))
        self._words.setMinimumWidth(scaled(_FIELD_WIDTH))
        self._category = _choice(self, "owed-category", _("Category"))
        self._category.addItem(_("Every category"), "")
        for category in categories:
            self._category.addItem(_(category.name), category.id)
        self._state = _choice(self, "owed-state", _("What it waits for"))
        self._state.addItem(_("Every state"), None)
        for state in WaitsFor:
            self._state.addItem(state_in_words(state, _), state)
        self._due = button(_("Due only"), "owed-due-only", parent=self)
        self._due.setCheckable(True)
        self._due.setAutoDefault(True)
        self._clear = named(IconButton("x", _("Clear"), "quiet", self), "clear-filter", _("Look for everything again"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.show_clear(shown=False)

    def look_into(self, look: Look) -> Look:
        """Put what is looked for here into a look."""
        state = self._state.currentData()
        return Look(
            scope=look.scope,
            strip=look.strip,
            words=self._words.text().strip(),
            category=str(self._category.currentData() or ""),
            waits_for=WaitsFor(state) if state else None,
            due_only=self._due.isChecked(),
        )

    def clear(self) -> None:
        """Look for nothing in particular, and say nothing."""
        self._pause.stop()
        self._words.setText("")
        self._pause.stop()
        for each in (self._category, self._state):
            with QSignalBlocker(each):
                each.setCurrentIndex(0)
            each.update()
        with QSignalBlocker(self._due):
            self._due.setChecked(False)

    def clear_state(self) -> None:
        """Look for every state."""
        with QSignalBlocker(self._state):
            self._state.setCurrentIndex(0)

    def show_clear(self, *, shown: bool) -> None:
        """Offer to look for everything again, where something may be left out."""
        self._clear.setVisible(shown)

    def focus_words(self) -> None:
        """Go to the field."""
        self._words.setFocus()
        self._words.selectAll()

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_chosen(self) -> None:
        self._pause.stop()
        self.changed.emit()

    @Slot()
    def _on_accepted(self) -> None:
        self._on_chosen()
        self.left.emit()

    @Slot(int)
    def _on_stepped(self, _rows: int) -> None:
        self.left.emit()

    @Slot()
    def _on_dismissed(self) -> None:
        if self._words.text():
            self._words.setText("")
            self._on_chosen()
        else:
            self.left.emit()

    def _lay_out(self) -> None:
        self._due.setStyleSheet(_LOW)
        for choice in (self._category, self._state):
            _let_list_be_wide(choice)
        flow = FlowLayout(self)
        for each in (self._words, self._category, self._state, self._due, self._clear):
            flow.addWidget(each)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._on_typed)
        self._words.accepted.connect(self._on_accepted)
        self._words.stepped.connect(self._on_stepped)
        self._words.dismissed.connect(self._on_dismissed)
        self._pause.timeout.connect(self._on_chosen)
        self._category.currentIndexChanged.connect(self._on_chosen)
        self._state.currentIndexChanged.connect(self._on_chosen)
        self._due.toggled.connect(self._on_chosen)
        self._clear.clicked.connect(self.everything_wanted)


def _choice(parent: QWidget, name: str, accessible_name: str) -> Choice:
    choice = named(Choice(parent), name, accessible_name)
    choice.setMinimumContentsLength(_LETTERS)
    return choice


def _let_list_be_wide(choice: Choice) -> None:
    longest = max(choice.fontMetrics().horizontalAdvance(choice.itemText(row)) for row in range(choice.count()))
    choice.view().setMinimumWidth(longest + scaled(_AROUND))
