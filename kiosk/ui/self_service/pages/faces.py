# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking whether they got what they came for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.visit import Feedback
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage


class FacesPage(TouchPage):
    """Three faces, each with its word; `answered` carries a Feedback."""

    answered = Signal(object)
    skipped = Signal()

    def __init__(self, stage: Stage, *, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _("Did you get what you came for?"), "faces-page", parent)
        row = QHBoxLayout()
        row.setSpacing(stage.measures.gap * 2)
        faces = (
            (Feedback.YES, "smile", _("Yes")),
            (Feedback.PARTLY, "meh", _("Partly")),
            (Feedback.NO, "frown", _("No")),
        )
        self._faces: list[TouchButton] = []
        for feedback, icon_name, word in faces:
            face = TouchButton(stage, word, f"face-{feedback}", icon_name=icon_name, role="tile", stacked=True)
            face.setProperty("feedback", feedback.value)
            face.setMinimumHeight(round(stage.measures.target * (1.4 if stage.lowered else 2)))
            face.clicked.connect(self._on_face)
            row.addWidget(face, 1)
            self._faces.append(face)
        self.controls.addLayout(row)
        self._skip = TouchButton(stage, _("Skip"), "skip")
        self._skip.clicked.connect(self.skipped)
        self.controls.addWidget(self._skip, 0, Qt.AlignmentFlag.AlignLeading)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The first face."""
        return self._faces[0]

    def spoken(self) -> Sequence[Spoken]:
        """The question, the three words, and that nobody has to say."""
        return tuple(aloud(self.question, *self._faces, self._skip))

    @Slot()
    def _on_face(self) -> None:
        face = self.sender()
        if face is not None:
            self.answered.emit(Feedback(str(face.property("feedback"))))
