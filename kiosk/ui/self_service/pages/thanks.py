# SPDX-License-Identifier: GPL-3.0-or-later
"""Thanks, and goodbye."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Words


class ThanksPage(TouchPage):
    """Thanks them by name; `note` is what they should still know, "" for nothing."""

    done = Signal()

    def __init__(self, stage: Stage, *, name: str, note: str, parent: QWidget | None = None) -> None:
        _ = stage.translate
        thanks = _("Thank you, {name}.", name=name) if name else _("Thank you.")
        super().__init__(stage, thanks, "thanks-page", parent)
        self._lead = Words(note or _("Take care. Come back any time."), "touch-lead", self, wraps=True)
        self.words.addWidget(self._lead)
        self._done = TouchButton(stage, _("Finish"), "finish", icon_name="check", role="primary")
        self._done.clicked.connect(self.done)
        self.controls.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeading)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The way out."""
        return self._done

    def spoken(self) -> Sequence[Spoken]:
        """Thanks, note and the way out."""
        return (*aloud(self.question, private=True), *aloud(self._lead, self._done))
