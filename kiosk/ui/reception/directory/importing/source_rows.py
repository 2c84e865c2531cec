# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the directory came from: each source with its latest import, and the way to bring it up to date."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.domain.office import Office
from kiosk.domain.resource_care import Source
from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.words import source_in_words
from kiosk.ui.reception.rows import Saying, button, column, empty, stacked
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Rule, named

_LEAST_FOR_WORDS = 260


class SourceRows(Card):
    """The sources, a row each. Nothing is shown where there are none."""

    update_wanted = Signal(object)  # the Source

    def __init__(self, office: Office, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._ = office, translate
        self._sources: dict[QPushButton, Source] = {}
        named(self, "import-sources", translate("Where the directory came from"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(14))
        lines.setSpacing(scaled(10))
        lines.addWidget(Saying(translate("Where the directory came from"), "heading", self))
        self._rows = column(spacing=scaled(10))
        lines.addLayout(self._rows)
        self.setVisible(False)

    def show_sources(self, sources: Sequence[Source], today: date) -> None:
        """Show these."""
        empty(self._rows)
        self._sources = {}
        for source in sources:
            self._rows.addWidget(Rule(self))
            self._rows.addWidget(self._row(source, today))
        self.setVisible(bool(sources))

    def _row(self, source: Source, today: date) -> QWidget:
        said = Saying(source_in_words(source, self._office, today, self._), "soft", self)
        parts = [Saying(source.name, "strong", self), said]
        if source.file.path:
            parts.append(Saying(source.file.path, "soft", self))
        update = button(self._("Update from the same place"), "update-source", "small", self)
        update.setAccessibleDescription(source.name)
        update.setAutoDefault(True)
        update.setEnabled(bool(source.file.path))
        update.clicked.connect(self._on_update)
        self._sources[update] = source
        return TurningRow(self, stacked(self, *parts), update, scaled(12), scaled(_LEAST_FOR_WORDS))

    @Slot()
    def _on_update(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton) and pressed in self._sources:
            self.update_wanted.emit(self._sources[pressed])
