# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom or what was tried: a resource of the directory, or whatever is written."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from kiosk.domain.text import one_line
from kiosk.ui.reception.need_room.chosen import Place
from kiosk.ui.reception.rows import Choice
from kiosk.ui.theme import LOOK
from kiosk.ui.widgets import named


class WhoField(Choice):
    """A line to write in, and the places that are likely below it; nothing is completed by itself."""

    def __init__(self, object_name: str, label: str, longest: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()
        self.line = named(QLineEdit(self), object_name, label)
        self.setEditable(True)
        self.setLineEdit(self.line)
        self.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line.setMaxLength(longest)
        bare = "border: none; background: transparent; margin: 0; padding: 0; min-height: 0;"
        self.line.setStyleSheet(f"QLineEdit, QLineEdit:focus {{ {bare} placeholder-text-color: {LOOK.soft}; }}")
        named(self, f"{object_name}-places", label)

    @property
    def name(self) -> str:
        """What is written, or chosen."""
        return one_line(self.currentText())

    @property
    def place_id(self) -> UUID | None:
        """The resource that is called what is written."""
        written = self.name.casefold()
        return next((each.id for each in self._places if one_line(each.name).casefold() == written), None)

    def show_places(self, places: Sequence[Place]) -> None:
        """List other places; what is written stays."""
        if tuple(places) == self._places:
            return
        self._places, written, at = tuple(places), self.line.text(), self.line.cursorPosition()
        self.clear()
        self.addItems([each.name for each in self._places])
        self.setCurrentIndex(-1)
        self.line.setText(written)
        self.line.setCursorPosition(at)
