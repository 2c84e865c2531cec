# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the window as a list of buttons. In a low window it scrolls, and leaves room for the lobby."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.pages import Page, page_label
from kiosk.ui.widgets import NavButton, ScrolledColumn, named


class PageList(ScrolledColumn):
    """Says which page was chosen. It is as high as its pages where there is room, and never less than one of them."""

    page_chosen = Signal(object)  # the Page

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Page, NavButton] = {}
        self.column.setContentsMargins(8, 10, 8, 12)
        self.column.setSpacing(0)
        for number, page in enumerate(Page, start=1):
            self._add(page, translate).setToolTip(f"Ctrl+{number}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_page(self, page: Page) -> None:
        """Mark the page that is open."""
        self._buttons[page].setChecked(True)
        self.ensureWidgetVisible(self._buttons[page], 0, 0)

    def show_badge(self, page: Page, text: str, short: str) -> None:
        """Say what is due on a page; no text shows no badge."""
        self._buttons[page].show_badge(text, short)

    def sizeHint(self) -> QSize:
        """Room for all pages."""
        return self.column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for one page, and a part of the next that shows there are more."""
        one = max(button.sizeHint().height() for button in self._buttons.values())
        return QSize(super().minimumSizeHint().width(), self.column.contentsMargins().top() + one + one // 2)

    def _add(self, page: Page, translate: Translator) -> NavButton:
        label = page_label(page, translate)
        button = named(NavButton(label.icon, label.words, self), f"nav-{page.value}")
        button.clicked.connect(self._on_page_clicked)
        self._group.addButton(button)
        self._buttons[page] = button
        self.column.addWidget(button)
        return button

    @Slot()
    def _on_page_clicked(self) -> None:
        page = next(page for page, button in self._buttons.items() if button.isChecked())
        self.page_chosen.emit(page)
