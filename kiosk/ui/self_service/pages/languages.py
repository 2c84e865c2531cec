# SPDX-License-Identifier: GPL-3.0-or-later
"""All languages, to go on in another one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.language_row import LanguageRow
from kiosk.ui.self_service.stage import Stage


class LanguagesPage(TouchPage):
    """`language_chosen` carries a BCP 47 code."""

    language_chosen = Signal(str)

    def __init__(self, stage: Stage, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(stage, stage.translate("Which language would you like?"), "languages-page", parent)
        self._row = LanguageRow(stage, languages)
        self._row.language_chosen.connect(self.language_chosen)
        self.controls.addWidget(self._row)
        self.controls.addStretch(1)

    def spoken(self) -> Sequence[Spoken]:
        """The question, and each language's name."""
        return (*aloud(self.question), *self._row.spoken())
