# SPDX-License-Identifier: GPL-3.0-or-later
"""A group of fields that folds behind its heading; folded, the heading says what stands in it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.ui.reception.directory.editor.field import Field
from kiosk.ui.reception.rows import column, row
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, ElidedLabel, IconButton, named

_UNDER_TITLE = 40
_SHORT = frozenset(("minimum_age", "maximum_age", "latitude", "longitude"))


class Fold(Card):
    """The heading is a button."""

    def __init__(self, title: str, name: str, fields: Sequence[Field], parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._heading = named(IconButton("chevron-right", title, "quiet", self), name, title)
        self._heading.setCheckable(True)
        self._summary = named(ElidedLabel("", "soft", self), f"{name}-holds")
        self._body = QWidget(self)
        inside = column(self._body, spacing=scaled(12))
        inside.setContentsMargins(scaled(12), 0, scaled(12), scaled(10))
        for each in self._fields:
            if each.key not in _SHORT:
                inside.addWidget(each)
        short = [each for each in self._fields if each.key in _SHORT]
        if short:
            inside.addWidget(LinedUp(self._body, *short, spacing=12))
        whole = column(self, spacing=scaled(2))
        whole.setContentsMargins(scaled(6), scaled(6), scaled(6), scaled(6))
        head = LinedUp(self, self._heading)
        whole.addWidget(head)
        beside = row()
        beside.addSpacing(scaled(_UNDER_TITLE))
        beside.addWidget(self._summary)
        whole.addLayout(beside)
        whole.addWidget(self._body)
        self._heading.toggled.connect(self._show)

    @property
    def heading(self) -> QWidget:
        """The button."""
        return self._heading

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen."""
        return self._heading.isChecked()

    def fold(self, *, is_open: bool) -> None:
        """Fold or unfold it."""
        self._heading.setChecked(is_open)
        self._show()

    @Slot()
    def _show(self) -> None:
        is_open = self._heading.isChecked()
        self._heading.show_icon("chevron-down" if is_open else "chevron-right")
        self._body.setVisible(is_open)
        said = " · ".join(each.summary for each in self._fields if each.summary)
        self._summary.setText(said)
        self._summary.setVisible(bool(said) and not is_open)
