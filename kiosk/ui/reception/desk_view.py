# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk is put together from: the sidebar, the message bar, and the pages beside it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui.reception.pages import DeskPage, Page
from kiosk.ui.reception.sidebar import Sidebar
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import MessageBar


class DeskView(QWidget):
    """The signed-in desk. The message bar stands above the page and pushes it down, so that it covers nothing."""

    def __init__(self, sidebar: Sidebar, bar: MessageBar, pages: Mapping[Page, DeskPage], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        set_role(self, "page")
        self._pages = pages
        self._stack = QStackedWidget(self)
        for page in pages.values():
            self._stack.addWidget(page.widget)
        bar_room = QVBoxLayout()
        bar_room.setContentsMargins(26, 12, 26, 0)
        bar_room.addWidget(bar)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addLayout(bar_room)
        centre.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addLayout(centre, 1)

    @property
    def page(self) -> Page:
        """The page that is open."""
        return next(name for name, page in self._pages.items() if page.widget is self._stack.currentWidget())

    def show_page(self, page: Page) -> None:
        """Open a page."""
        self._stack.setCurrentWidget(self._pages[page].widget)
