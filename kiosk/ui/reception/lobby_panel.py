# SPDX-License-Identifier: GPL-3.0-or-later
"""The lobby in the sidebar: who is here, how long people wait now, and calling the next one."""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kiosk.desk.lobby import LobbyPlace
from kiosk.desk.ports import Clock
from kiosk.desk.waits import LobbyWaits
from kiosk.domain.office import Office
from kiosk.domain.visit import VisitState
from kiosk.messages import Translator
from kiosk.ui.reception.lobby_list import IS_AWAY, LobbyModel, LobbyView
from kiosk.ui.reception.words.lobby import waits_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import ElidedLabel, IconButton, Rule, Words, named

CALL_NEXT_KEY = "Ctrl+Shift+N"
AWAY_MINUTES = (5, 10, 15)
_ONE_PLACE = 66
"""Room for one person at least: their name and what they said, where a low window leaves no more."""


class LobbyPanel(QWidget):
    """Says who was chosen, and what is to be done about somebody; it does nothing itself."""

    visit_chosen = Signal(object)  # the LobbyPlace
    next_wanted = Signal()
    away_wanted = Signal(object, int)  # the visit's id, and for how many minutes
    back_wanted = Signal(object)
    gone_wanted = Signal(object)
    names_toggled = Signal(bool)

    def __init__(self, *, clock: Clock, office: Office, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lobby-panel")
        self._clock, self._zone, self._ = clock, ZoneInfo(office.timezone), translate
        self._me: UUID | None = None
        self.model = LobbyModel(translate, self)
        self._list = LobbyView(self.model, translate, self)
        self._list.setMinimumHeight(scaled(_ONE_PLACE))
        self._count = named(Words("", "count"), "lobby-count")
        self._waits = named(ElidedLabel("", "soft"), "lobby-waits")
        self._empty = named(Words(translate("Nobody is waiting."), "soft", wraps=True), "lobby-empty")
        self._next = named(IconButton("user-check", translate("Call next"), "small"), "call-next")
        self._next.setToolTip(translate("Calls whoever waits longest. {keys}", keys=CALL_NEXT_KEY))
        self._more = named(
            IconButton("ellipsis", translate("More"), "quiet"), "lobby-more", translate("More about the lobby")
        )
        self._names = QAction(translate("Show names on the big screen"), self, checkable=True)
        self._names.setObjectName("show-names")
        self._lay_out()
        self._connect()
        self.show_waits(LobbyWaits())

    def show_lobby(self, places: Sequence[LobbyPlace], me: UUID | None) -> None:
        """Show who is here, as seen by whoever is signed in."""
        self._me = me
        self.model.show(places, self._clock(), me)
        self._count.setText(str(len(places)) if places else "")
        self._empty.setVisible(not places)
        self._list.setVisible(bool(places))

    def show_waits(self, waits: LobbyWaits) -> None:
        """Show how long people wait now, and who has waited too long."""
        self.model.note_waits(waits, self._zone)
        said = waits_in_words(waits, self._)
        self._waits.setText(said)
        self._waits.setVisible(bool(said))
        self._next.setEnabled(any(each.away_until is None for each in waits.waiting))

    def recount(self) -> None:
        """Count the minutes again."""
        self.model.recount(self._clock())

    def clear(self) -> None:
        """Show nobody."""
        self.show_lobby((), None)
        self.show_waits(LobbyWaits())
        self.model.mark_open(None)

    def take_focus(self) -> None:
        """Go to the list, to its first person when none was there."""
        self._list.setFocus()
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self.model.index(0))

    @Slot(bool)
    def note_names_shown(self, shown: bool) -> None:
        """Say in the menu whether the big screen is open."""
        self._names.setChecked(shown)

    @Slot(object, QPoint)
    def _on_menu_wanted(self, place: LobbyPlace, where: QPoint) -> None:
        """Offer what can be said about somebody who waits, or who was called just now and does not come."""
        menu = named(QMenu(self), "lobby-menu", self._("About this person"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._("Turn to them")).triggered.connect(_Said(menu, self.visit_chosen, place).tell)
        mine = place.state is VisitState.BEING_HELPED and place.helper_id == self._me
        if mine or place.state is VisitState.WAITING or place.calls_for is not None:
            self._offer_way_out(menu, place)
        menu.popup(where)

    def _offer_way_out(self, menu: QMenu, place: LobbyPlace) -> None:
        menu.addSeparator()
        if self.model.row_of(place.visit_id).data(IS_AWAY):
            menu.addAction(self._("They are back")).triggered.connect(
                _Said(menu, self.back_wanted, place.visit_id).tell
            )
        for minutes in AWAY_MINUTES:
            words = self._("Back in a moment: {minutes} minutes", minutes=minutes)
            menu.addAction(words).triggered.connect(_Said(menu, self.away_wanted, place.visit_id, minutes).tell)
        menu.addSeparator()
        menu.addAction(self._("Gone: call them back")).triggered.connect(
            _Said(menu, self.gone_wanted, place.visit_id).tell
        )

    @Slot()
    def _on_next_key(self) -> None:
        if self._next.isEnabled():
            self.next_wanted.emit()

    def _lay_out(self) -> None:
        menu = QMenu(self._more)
        menu.addAction(self._names)
        self._more.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 2)
        head.addWidget(Words(self._("In the lobby"), "lobby"), 1)
        head.addWidget(self._count)
        waits = QHBoxLayout()
        waits.setContentsMargins(14, 0, 14, 2)
        waits.addWidget(self._waits)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 2, 8, 8)
        buttons.addWidget(self._next, 1)
        buttons.addWidget(self._more)
        self._empty.setContentsMargins(14, 12, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for layout in (head, waits, buttons):
            column.addLayout(layout)
        column.addWidget(Rule())
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)

    def _connect(self) -> None:
        self._list.visit_chosen.connect(self.visit_chosen)
        self._list.menu_wanted.connect(self._on_menu_wanted)
        self._next.clicked.connect(self.next_wanted)
        QShortcut(QKeySequence(CALL_NEXT_KEY), self).activated.connect(self._on_next_key)
        self._names.triggered.connect(self.names_toggled)


class _Said(QObject):
    """One line of a menu: what is told when it is chosen. It goes with its menu."""

    def __init__(self, menu: QMenu, signal: SignalInstance, *facts: object) -> None:
        super().__init__(menu)
        self._signal, self._facts = signal, facts

    @Slot()
    def tell(self) -> None:
        """Tell it."""
        self._signal.emit(*self._facts)
