# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor's new card: its code to photograph; it cannot be shown again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import named


class CardDialog(QDialog):
    """Shows the code and nothing about the visitor but the name they like."""

    def __init__(self, code: bytes, name: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        self.setWindowTitle(_("Card"))
        self.setObjectName("card-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        image = named(QLabel(self), "card-code", _("The card’s code"))
        drawn = QPixmap()
        if drawn.loadFromData(code):
            image.setPixmap(drawn.scaledToWidth(scaled(260)))
        image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = Saying(_("{name} can photograph this and show it next time. An earlier card stops working.", name=name))
        close = button(_("Done"), "card-done", parent=self)
        close.clicked.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setSpacing(scaled(12))
        for widget in (image, words, close):
            whole.addWidget(widget)
        self.resize(scaled(340), scaled(400))
