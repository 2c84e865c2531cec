# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around every page: a line above it, the keyboard below it when it is needed, and the footer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.self_service.breakable import breakable
from kiosk.ui.self_service.footer import Footer
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Words, named


class Frame(QWidget):
    """Built for one stage. A page that is shown takes the place of the one before, which is thrown away."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "frame")
        self._stage = stage
        self._page: TouchPage | None = None
        self._keyboard: QWidget | None = None
        self._left = Words("", "touch-greeting", self, wraps=True)
        self._right = Words("", "touch-small", self)
        self._left.setObjectName("greeting")
        self._right.setObjectName("progress")
        self.footer = Footer(stage, self)
        self._place = QVBoxLayout()
        self._below = QHBoxLayout()
        self._lay_out()

    def show_header(self, left: str, right: str) -> None:
        """Say the greeting, and how far there is to go."""
        self._left.setText(breakable(left))
        self._left.setAccessibleName(left)
        self._right.setText(right)
        self._make_room()

    def show_page(self, page: TouchPage, keyboard: QWidget | None) -> None:
        """Put a page in place of the one before, and a keyboard below it where it has a field."""
        throw_away(self._keyboard)
        throw_away(self._page)
        self._page, self._keyboard = page, keyboard
        self._place.addWidget(page)
        if keyboard is None:
            page.make_roomy()
        elif self._stage.lowered:
            page.show_keyboard(keyboard)
        else:
            self._below.addWidget(keyboard)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the header out where a keyboard needs all the room there is."""
        crowded = self._stage.measures.is_crowded and self._keyboard is not None and not self._stage.lowered
        for part in (self._left, self._right):
            part.setVisible(not crowded)

    def _lay_out(self) -> None:
        measures = self._stage.measures
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.margin, measures.margin // 2, measures.margin, measures.bottom)
        column.setSpacing(measures.gap)
        beside = not measures.is_portrait or measures.text is TextSize.USUAL
        header = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        header.addWidget(self._left, 1)
        header.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(header)
        column.addLayout(self._place, 1)
        column.addLayout(self._below)
        column.addWidget(self.footer)


def throw_away(widget: QWidget | None) -> None:
    """Take a widget off the screen at once, and let it go with everything that was typed in it."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
