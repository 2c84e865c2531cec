# SPDX-License-Identifier: GPL-3.0-or-later
"""One place that may help, on a card to touch."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.messages import Translator
from kiosk.ui.self_service.breakable import LongWords
from kiosk.ui.self_service.measures import Measures
from kiosk.ui.self_service.parts import TouchCard
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Chip
from kiosk.ui.words.help import open_in_words, place_line, way_there, why_it_fits
from kiosk.ui.words.joining import BETWEEN

_TIGHT = 900
"""Pixels of height under which a page with a keyboard has room for the most necessary only."""
_CHIPS = {"chip-settled": "touch-chip-settled", "chip-waiting": "touch-chip-waiting", "chip": "touch-chip"}


class AnswerCard(TouchCard):
    """A suggestion; `large` says how to get there, too, and why it is suggested. `picked` carries its resource's id.

    Small ones on a tight screen say no more than who it is and when it is open. There the state wraps, unlike a chip.

    `language` is the one its text is written in; where the visitor reads another, the card says so.
    `said` is all that stands on it, in its order.
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
        name = help_.resource.name
        super().__init__(stage, "answer", BETWEEN.join(part for part in (name, place, said) if part), parent)
        self._id = help_.resource.id
        more = _more(help_, place, language, _) if large else ()
        self.said = BETWEEN.join(line for line in (name, place, *more, said) if line)
        self.setAccessibleDescription("\n".join(more))
        self.button.setAccessibleDescription("\n".join(more))
        brief = not large and is_tight(stage.measures)
        self._column = self._make_column(stage.measures.gap, brief=brief)
        self._write((name,), "touch-brief" if brief else "touch-strong")
        if brief or stage.measures.is_low:
            self._write((said,), "touch-small" if brief else "touch-brief")
        if not brief:
            self._write((place, *more), "touch-small")
        if not (brief or stage.measures.is_low):
            self._column.addWidget(Chip(said, _CHIPS[role], self), 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        self.chosen.connect(self._on_chosen)

    def _make_column(self, gap: int, *, brief: bool) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * gap, gap // 2 if brief else gap, gap, gap // 2 if brief else gap)
        column.setSpacing(gap // 2)
        return column

    def _write(self, lines: Sequence[str], role: str) -> None:
        for line in lines:
            if line:
                self._column.addWidget(LongWords(line, role, self))

    @Slot()
    def _on_chosen(self) -> None:
        self.picked.emit(self._id)


def is_tight(measures: Measures) -> bool:
    """Tell whether a page and a keyboard have room for the most necessary only."""
    return measures.room.height() < _TIGHT


def _more(help_: Help, place: str, language: str, _: Translator) -> tuple[str, ...]:
    """List how to get there, what is spoken unless `place` says it already, why it fits, and what it is written in."""
    spoken = ", ".join(_.language_name(code) for code in help_.resource.languages)
    lines = (
        way_there(help_.resource, _)[1],
        _("Languages: {languages}", languages=spoken) if spoken not in place else "",
        why_it_fits(help_, _),
        _("Written in {language}", language=_.language_name(language)) if language not in {"", _.language} else "",
    )
    return tuple(line for line in lines if line)
