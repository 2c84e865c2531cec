# SPDX-License-Identifier: GPL-3.0-or-later
"""The reception window: who is signed in, which page is open, and what the other windows changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip, QWidget

from kiosk.desk.board import BoardCounts
from kiosk.desk.desk import Desk
from kiosk.desk.lobby import LobbyPlace
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office, Station
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.calls import Calls
from kiosk.ui.reception.desk_rooms import DeskRooms
from kiosk.ui.reception.desk_view import DeskView
from kiosk.ui.reception.idle import IdleWatch
from kiosk.ui.reception.lobby_desk import LobbyDesk
from kiosk.ui.reception.lobby_window.big_screen import BigScreen
from kiosk.ui.reception.office_news import OfficeNews
from kiosk.ui.reception.pages import Page
from kiosk.ui.reception.reminders.reminder_watch import ReminderWatch
from kiosk.ui.reception.sidebar import Sidebar
from kiosk.ui.reception.sign_in import SignInPage
from kiosk.ui.reception.whose_turn import WhoseTurn
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from kiosk.ui.widgets import MessageBar

IDLE_MINUTES = 5.0


@dataclass(frozen=True, slots=True)
class Left:
    """Where somebody was when the desk was locked."""

    staff_id: UUID
    page: Page
    visit_id: UUID | None


class ReceptionWindow(QMainWindow):
    """One desk. It begins at the sign-in page; whatever the pages report, only the window opens another one.

    Show it with `show()`; it starts no event loop. Stop the workers after it is closed.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        office: Office,
        station: Station,
        workers: Workers,
        rooms: DeskRooms,
        runner: SpoolRunner,
        clock: Clock,
        translate: Translator,
        ring: Callable[[], None] | None = None,
        notify: Callable[[str], None] | None = None,
        idle_minutes: float = IDLE_MINUTES,
        hint: str = "",
    ) -> None:
        """Without `ring` a call from the touch screen is silent, without `notify` the desktop says nothing."""
        super().__init__()
        self._office, self._station, self._ = office, station, translate
        self._actor: Actor | None = None
        self._left: Left | None = None
        self._open_visit: UUID | None = None
        self._front_desk = rooms.front_desk
        self._sign_in = SignInPage(sign_in=desk.sign_in, office=office, workers=workers, translate=translate, hint=hint)
        self._sidebar = Sidebar(office=office, station=station.name, clock=clock, translate=translate)
        self._bar = MessageBar(translate("Close"))
        self._runner = runner
        self._rooms = rooms
        self._pages = rooms.pages()
        self._root, self._desk_view = self._build()
        self._whose_turn = WhoseTurn(desk, office, workers.database, self._bar, translate)
        self._news = OfficeNews(desk, office.id, workers.database, self)
        self._calls = Calls(ring, self._bar, self._sign_in, translate)
        self._lobby = LobbyDesk(
            self._sidebar.lobby, desk=desk, office=office, worker=workers.database, translate=translate
        )
        self._big_screen = BigScreen(
            desk=desk, office=office, worker=workers.database, translate=translate, window=self
        )
        self._reminders = ReminderWatch(
            reminders=desk.reminders,
            office=office,
            worker=workers.database,
            clock=clock,
            bar=self._bar,
            notify=notify or _say_nothing,
            translate=translate,
        )
        self._idle = IdleWatch(idle_minutes, self)
        self._connect()
        self._add_keys()
        self._sign_in.open()
        self._news.begin()

    @Slot()
    def lock(self) -> None:
        """Put the desk out of sight, so that nothing that was typed stays on any page.

        The visitor's words are saved. A next step or a visitor's form that is half filled in is kept in memory
        alone, until the same person signs in again; it is lost when somebody else does, or the window is closed.
        """
        if self._actor is None:
            return
        self._left = Left(self._actor.staff_id, self._desk_view.page, self._open_visit)
        self._leave()
        self._sign_in.open(self._left.staff_id, locked=True)
        self._root.setCurrentWidget(self._sign_in)
        self._news.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed and ask nothing more; the workers finish what they have."""
        if self._actor is not None:
            self._leave()
        self._news.end()
        self._big_screen.close()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._actor = None
        self._idle.end()
        self._whose_turn.work_for(None)
        self._lobby.work_for(None)
        self._reminders.work_for(None)
        self._close_what_floats()
        for page in self._pages.values():
            page.sign_out()
        self._open_visit = None
        self._sidebar.sign_out()
        self._bar.clear()

    def _close_what_floats(self) -> None:
        """Close menus, tooltips and previews that lie over the window: they show people, too."""
        QToolTip.hideText()
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        for widget in QApplication.topLevelWidgets():
            if widget is not self and widget.isVisible() and self._owns(widget):
                widget.close()

    def _owns(self, widget: QWidget) -> bool:
        owner = widget.parentWidget()
        return owner is not None and (owner is self or self._owns(owner))

    @Slot(object)
    def _on_signed_in(self, staff: Staff) -> None:
        left, self._left = self._left, None
        self._actor = Actor(staff_id=staff.id, office_id=self._office.id, station_id=self._station.id)
        self._sidebar.sign_in(staff)
        self._whose_turn.work_for(self._actor)
        self._lobby.work_for(self._actor)
        self._reminders.work_for(self._actor)
        for page in self._pages.values():
            page.sign_in(self._actor, staff)
        self._root.setCurrentWidget(self._desk_view)
        self._news.begin(self._actor)
        self._idle.begin()
        if left is not None and left.staff_id == staff.id:
            self._go_back_to(left)
        else:
            self._show_page(Page.FRONT_DESK)

    def _go_back_to(self, left: Left) -> None:
        self._show_page(left.page)
        if left.visit_id is not None:
            self._front_desk.take_up(left.visit_id)

    # Pages

    @Slot(object)
    def _show_page(self, page: Page) -> None:
        if page is not self._desk_view.page:
            self._clear_problem()
        self._desk_view.show_page(page)
        self._sidebar.show_page(page)
        self._pages[page].focus_first()

    @Slot()
    def _on_search_key(self) -> None:
        if self._actor is not None:
            self._show_page(Page.FRONT_DESK)

    @Slot()
    def _on_lobby_key(self) -> None:
        if self._actor is not None:
            self._sidebar.focus_lobby()

    # Whose visit is open

    @Slot(object)
    def _take_up(self, visit_id: UUID) -> None:
        self._bar.clear()
        self._show_page(Page.FRONT_DESK)
        self._front_desk.take_up(visit_id)

    @Slot(object)
    def _on_visit_opened(self, visit_id: UUID) -> None:
        self._open_visit = visit_id
        self._sidebar.lobby.model.mark_open(visit_id)

    @Slot()
    def _on_visit_closed(self) -> None:
        self._open_visit = None
        self._sidebar.lobby.model.mark_open(None)

    # What was saved, here or elsewhere

    @Slot()
    def _on_office_changed(self) -> None:
        page = self._pages[self._desk_view.page]
        for told in self._pages.values():
            if told is page or told.counts:
                told.others_changed()

    @Slot(object)
    def _show_lobby(self, places: Sequence[LobbyPlace]) -> None:
        if self._actor is not None:
            self._sidebar.show_lobby(places, self._actor.staff_id)
        self._lobby.look_again()
        self._big_screen.look_again()
        self._calls.hear(places, by_staff=self._actor is not None)

    @Slot(object)
    def _show_counts(self, counts: BoardCounts) -> None:
        if self._actor is not None:
            self._sidebar.show_due(counts.in_all)
            self._rooms.follow_through.show_counts(counts)

    # Messages

    @Slot(str)
    def _show_problem(self, text: str) -> None:
        self._bar.show_problem(text)

    @Slot()
    def _clear_problem(self) -> None:
        """Say no longer what is so no more; what went well goes by itself, and a question waits for its answer."""
        if self._bar.is_problem:
            self._bar.clear()

    @Slot(str)
    def _show_notice(self, text: str) -> None:
        self._bar.show_notice(text)

    @Slot(object)
    def _show_failure(self, problem: object) -> None:
        self._bar.show_problem(sentence_for(problem, self._))

    @Slot()
    def _on_found_again(self) -> None:
        self._bar.show_notice(self._("It works again."))

    # Putting it together

    def _build(self) -> tuple[QStackedWidget, DeskView]:
        self.setWindowTitle("Onward")
        self.setObjectName("reception-window")
        self.resize(1366, 820)
        root = QStackedWidget(self)
        desk_view = DeskView(self._sidebar, self._bar, self._pages, root)
        root.addWidget(self._sign_in)
        root.addWidget(desk_view)
        self.setCentralWidget(root)
        return root, desk_view

    def _connect(self) -> None:
        self._sign_in.signed_in.connect(self._on_signed_in)
        self._sidebar.page_chosen.connect(self._show_page)
        self._sidebar.visit_chosen.connect(self._whose_turn.choose)
        self._sidebar.lock_chosen.connect(self.lock)
        self._front_desk.visit_opened.connect(self._on_visit_opened)
        self._front_desk.visit_closed.connect(self._on_visit_closed)
        self._front_desk.lobby_changed.connect(self._news.bring_lobby)
        self._front_desk.settled_down.connect(self._clear_problem)
        self._rooms.follow_through.visit_wanted.connect(self._whose_turn.open_need)
        self._rooms.follow_through.owed_changed.connect(self._news.bring_counts)
        for page in self._pages.values():
            page.problem.connect(self._show_problem)
            if page.notice is not None:
                page.notice.connect(self._show_notice)
        self._rooms.call_backs.waiting_counted.connect(self._sidebar.show_calls)
        self._rooms.call_backs.need_wanted.connect(self._on_need_wanted)
        self._rooms.call_backs.visit_wanted.connect(self._take_up)
        self._lobby.came.connect(self._take_up)
        self._lobby.changed.connect(self._news.bring_lobby)
        self._lobby.notice.connect(self._show_notice)
        self._lobby.failed.connect(self._show_failure)
        self._sidebar.lobby.names_toggled.connect(self._big_screen.show_names)
        self._big_screen.shown.connect(self._sidebar.lobby.note_names_shown)
        self._reminders.open_wanted.connect(self._on_reminder_opened)
        self._reminders.failed.connect(self._show_failure)
        self._news.changed.connect(self._reminders.look_again)
        self._rooms.slips.waiting_counted.connect(self._sidebar.show_slips)
        self._runner.moved.connect(self._rooms.slips.note_moved)
        self._runner.troubled.connect(self._show_failure)
        self._runner.found_again.connect(self._on_found_again)
        self._news.lobby_came.connect(self._show_lobby)
        self._news.counts_came.connect(self._show_counts)
        self._news.changed.connect(self._on_office_changed)
        self._news.found_again.connect(self._on_found_again)
        self._whose_turn.came.connect(self._take_up)
        self._news.failed.connect(self._show_failure)
        self._whose_turn.failed.connect(self._show_failure)
        self._idle.went_idle.connect(self.lock)

    @Slot()
    def _on_reminder_opened(self) -> None:
        self._show_page(Page.FOLLOW_THROUGH)

    @Slot(object)
    def _on_need_wanted(self, need_id: UUID) -> None:
        self._show_page(Page.FOLLOW_THROUGH)
        self._rooms.follow_through.show_need(need_id)

    def _add_keys(self) -> None:
        for name, page in self._pages.items():
            if name is not Page.FRONT_DESK:  # the front desk has this key itself, and two would be none
                self._add_key("Ctrl+K", page.widget).activated.connect(self._on_search_key)
        self._add_key("Ctrl+L").activated.connect(self._on_lobby_key)
        self._add_key("Ctrl+Shift+L").activated.connect(self.lock)
        for number, name in enumerate(Page, start=1):
            self._add_key(f"Ctrl+{number}", page=name).activated.connect(self._on_page_key)

    @Slot()
    def _on_page_key(self) -> None:
        key = self.sender()
        if self._actor is not None and key is not None:
            self._show_page(Page(key.property("page")))

    def _add_key(self, keys: str, owner: QWidget | None = None, *, page: Page | None = None) -> QShortcut:
        key = QShortcut(QKeySequence(keys), owner or self)
        key.setProperty("page", page.value if page else "")
        return key


def _say_nothing(_words: str) -> None:
    """Where the desktop is told nothing."""
