# SPDX-License-Identifier: GPL-3.0-or-later
"""One place that may help, on a card to touch."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.ui.self_service.parts import TouchCard
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Chip, Words
from kiosk.ui.words.help import open_in_words, place_line, way_there, why_it_fits
from kiosk.ui.words.joining import BETWEEN

_CHIPS = {"chip-settled": "touch-chip-settled", "chip-waiting": "touch-chip-waiting", "chip": "touch-chip"}


class AnswerCard(TouchCard):
    """A suggestion; `large` says how to get there, too, and why it is suggested. `picked` carries its resource's id.

    Small ones on a low screen say no more than who it is and when it is open. There the state wraps, unlike a chip.

    `language` is the one its text is written in; where the visitor reads another, the card says so.
    """

    picked = Signal(object)

    def __init__(
        self,
        stage: Stage,
        help_: Help,
        *,
        country: str,
        moment: datetime,
        large: bool,
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        _ = stage.translate
        said, role = open_in_words(help_.status, moment, _)
        place = place_line(help_.resource, help_.distance_km, country, _)
        super().__init__(
            stage, "answer", BETWEEN.join(part for part in (help_.resource.name, place, said) if part), parent
        )
        self._id = help_.resource.id
        column = QVBoxLayout(self)
        gap = stage.measures.gap
        brief = stage.measures.is_low and not large
        column.setContentsMargins(2 * gap, gap // 2 if brief else gap, gap, gap // 2 if brief else gap)
        column.setSpacing(gap // 2)
        column.addWidget(Words(help_.resource.name, "touch-brief" if brief else "touch-strong", self, wraps=True))
        if stage.measures.is_low:
            column.addWidget(Words(said, "touch-small" if brief else "touch-brief", self, wraps=True))
        if place and not brief:
            column.addWidget(Words(place, "touch-small", self, wraps=True))
        if large:
            self._add_more(column, help_, stage, language)
        if not stage.measures.is_low:
            column.addWidget(Chip(said, _CHIPS[role], self), 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.chosen.connect(self._on_chosen)

    def _add_more(self, column: QVBoxLayout, help_: Help, stage: Stage, language: str) -> None:
        _ = stage.translate
        spoken = ", ".join(_.language_name(code) for code in help_.resource.languages)
        lines = [
            way_there(help_.resource, _)[1],
            _("Languages: {languages}", languages=spoken) if spoken else "",
            why_it_fits(help_, _),
            _("Written in {language}", language=_.language_name(language)) if language not in {"", _.language} else "",
        ]
        for line in lines:
            if line:
                column.addWidget(Words(line, "touch-small", self, wraps=True))

    @Slot()
    def _on_chosen(self) -> None:
        self.picked.emit(self._id)
