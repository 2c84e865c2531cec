# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar: which office, who is signed in, who is in the lobby, and the pages of the window."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.desk.lobby import LobbyPlace
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.staff import Staff
from kiosk.messages import Translator
from kiosk.ui.reception.lobby_panel import LobbyPanel
from kiosk.ui.reception.page_list import PageList
from kiosk.ui.reception.pages import Page
from kiosk.ui.theme import set_role, text_scale
from kiosk.ui.widgets import ElidedLabel, IconButton, Rule, named

RECOUNT_MILLISECONDS = 15_000
WIDTH = 270
_MOST_WIDENING = 1.42
_ONE_PLACE = 92


class Sidebar(QFrame):
    """Says who was chosen in the lobby, which page was chosen, and that the desk is to be locked."""

    visit_chosen = Signal(object)  # the LobbyPlace
    page_chosen = Signal(object)  # the Page
    lock_chosen = Signal()

    def __init__(
        self, *, office: Office, station: str, clock: Clock, translate: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ = translate
        self._clock, self._station = clock, station
        set_role(self, "sidebar")
        self.setObjectName("sidebar")
        self.setFixedWidth(round(WIDTH * min(text_scale(), _MOST_WIDENING)))
        self._office = named(ElidedLabel(office.name, "office"), "office-name")
        self._who = named(ElidedLabel("", "soft"), "who-is-signed-in")
        self._lock = named(IconButton("lock", translate("Lock"), "quiet"), "lock", translate("Lock this desk"))
        self.lobby = LobbyPanel(clock=clock, office=office, translate=translate, parent=self)
        self._pages = PageList(translate, self)
        self._lay_out()
        self._pages.page_chosen.connect(self.page_chosen)
        self._lock.clicked.connect(self.lock_chosen)
        self.lobby.visit_chosen.connect(self.visit_chosen)
        self._recount = QTimer(self)
        self._recount.setInterval(RECOUNT_MILLISECONDS)
        self._recount.timeout.connect(self._on_recount)

    def sign_in(self, staff: Staff) -> None:
        """Say who is at the desk."""
        self._who.setText(self._("{station} · {name}", station=self._station, name=staff.called))
        self._recount.start()

    def sign_out(self) -> None:
        """Show nobody and nothing."""
        self._recount.stop()
        self._who.setText("")
        self.lobby.clear()
        self.show_calls(0)
        self.show_due(0)
        self.show_slips(0)

    def show_lobby(self, places: Sequence[LobbyPlace], me: UUID | None) -> None:
        """Show who is here, as seen by whoever is signed in."""
        self.lobby.show_lobby(places, me)

    def show_due(self, count: int) -> None:
        """Say how much is due; nothing due shows no badge."""
        said = self._.several("{count} due", "{count} due", count) if count else ""
        self._pages.show_badge(Page.FOLLOW_THROUGH, said, str(count))

    @Slot(int)
    def show_slips(self, count: int) -> None:
        """Say how many slips need somebody; none shows no badge."""
        said = self._.several("{count} to see to", "{count} to see to", count) if count else ""
        self._pages.show_badge(Page.SLIPS, said, str(count))

    @Slot(int)
    def show_calls(self, count: int) -> None:
        """Say how many wait for our call; none shows no badge."""
        said = self._.several("{count} to call", "{count} to call", count) if count else ""
        self._pages.show_badge(Page.CALL_BACKS, said, str(count))

    def show_page(self, page: Page) -> None:
        """Mark the page that is open."""
        self._pages.show_page(page)

    def focus_lobby(self) -> None:
        """Go to the lobby, to its first person when none was there."""
        self.lobby.take_focus()

    @Slot()
    def _on_recount(self) -> None:
        self.lobby.recount()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 18, 8, 12)
        head.setSpacing(2)
        head.addWidget(self._office)
        who = QHBoxLayout()
        who.addWidget(self._who, 1)
        who.addWidget(self._lock)
        head.addLayout(who)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.lobby, 1)
        column.addWidget(Rule())
        column.addWidget(self._pages)
