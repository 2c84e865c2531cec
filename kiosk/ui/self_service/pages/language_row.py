# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages, each in its own name and script."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.page import Spoken
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout


class _Language(TouchButton):
    """Shows whether its language is the one in use, which no touch changes: the page that comes shows it anew."""

    def nextCheckState(self) -> None:
        """Stay as it is."""


class LanguageRow(QWidget):
    """One button a language; the one in use is dark. `language_chosen` carries a BCP 47 code."""

    language_chosen = Signal(str)

    def __init__(self, stage: Stage, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = tuple(languages)
        self._names = tuple(stage.translate.language_name(code) for code in languages)
        flow = FlowLayout(self, spacing=stage.measures.gap)
        for code, name in zip(self._codes, self._names, strict=True):
            chosen = code == stage.translate.language
            button = _Language(
                stage,
                name,
                f"language-{code}",
                role="language-chosen" if chosen else "language",
                parent=self,
            )
            button.setCheckable(True)
            button.setChecked(chosen)
            button.setProperty("language", code)
            button.clicked.connect(self._on_clicked)
            flow.addWidget(button)

    def spoken(self) -> Sequence[Spoken]:
        """Each name in its own language."""
        named = zip(self._names, self._codes, strict=True)
        return tuple(Spoken(name, language=code) for name, code in named)

    @Slot()
    def _on_clicked(self) -> None:
        button: QObject | None = self.sender()
        if button is not None:
            self.language_chosen.emit(str(button.property("language")))
