# SPDX-License-Identifier: GPL-3.0-or-later
"""The needs of this visit, read back in the visitor's words, each with its step and where it stands."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.need import Need
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, empty, stacked
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.visit.visit_work import OpenedVisit
from kiosk.ui.reception.words.steps import latest_step, need_state, step_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Chip, Words, named

_MOST_WORDS = 140


class NeedRow(QWidget):
    """One need: words in quotes, step, state, and the way to another step."""

    step_wanted = Signal(object)

    def __init__(self, need: Need, step: str, state: tuple[str, str], parent: QWidget, translate: Translator) -> None:
        super().__init__(parent)
        _ = translate
        self._need_id: UUID = need.id
        self.setObjectName("visit-need")
        words = _("“{words}”", words=shortened(need.words, _MOST_WORDS))
        told = [named(Saying(words, "", self), "visit-need-words")]
        if step:
            told.append(named(Saying(step, "soft", self), "visit-need-step"))
        aside: list[QWidget] = [named(Chip(state[0], state[1], self), "visit-need-state")]
        if need.is_open:
            more = button(_("Next step"), "visit-need-next", "quiet", self)
            more.setAccessibleDescription(words)
            more.clicked.connect(self._on_more)
            aside.append(more)
        said = stacked(self, *told)
        column(self).addWidget(TurningRow(self, said, LinedUp(self, *aside), spacing=10, least=scaled(280)))

    @Slot()
    def _on_more(self) -> None:
        self.step_wanted.emit(self._need_id)


class VisitNeeds(Card):
    """The list; it is not there while nothing is saved yet."""

    step_wanted = Signal(object)

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self.setObjectName("visit-needs")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        whole.setSpacing(scaled(8))
        whole.addWidget(Words(translate("In this visit"), "strong", self))
        self._rows = column(spacing=10)
        whole.addLayout(self._rows)
        self.hide()

    def show_visit(self, opened: OpenedVisit, now: datetime, in_hand: UUID | None) -> None:
        """Show the needs that are saved; the one in hand is shown in the editor's place."""
        empty(self._rows)
        for need in opened.so_far.needs:
            steps = opened.so_far.steps.get(need.id, ())
            latest = latest_step(steps)
            step = step_in_words(latest, opened.staff, self._zone, now, self._) if latest else ""
            shown = NeedRow(need, step, need_state(need, steps, self._), self, self._)
            shown.setVisible(need.id != in_hand)
            shown.step_wanted.connect(self.step_wanted)
            self._rows.addWidget(shown)
        self.setVisible(any(need.id != in_hand for need in opened.so_far.needs))

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        empty(self._rows)
        self.hide()
