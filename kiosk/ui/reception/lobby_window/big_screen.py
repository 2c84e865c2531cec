# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the lobby's display on the second screen, and keeping it as it is now."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from kiosk.desk.desk import Desk
from kiosk.desk.waits import CalledByName
from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.lobby_window.lobby_window import LobbyWindow
from kiosk.ui.tasks import Worker

LOOK_AGAIN_MILLISECONDS = 10_000
"""A name goes within this time after its three minutes, whether or not anything is saved."""


class BigScreen(QObject):
    """The display stays while the desk is locked, since other desks call people too; it closes with its window."""

    shown = Signal(bool)
    """Whether it is open now."""

    def __init__(self, *, desk: Desk, office: Office, worker: Worker, translate: Translator, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._office, self._window, self._ = desk, office, window, translate
        self._display: LobbyWindow | None = None
        self._screen_name = ""
        self._look = Errand(worker, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._look.answered.connect(self._show_called)
        self._look.failed.connect(self._show_nobody)
        self._timer.timeout.connect(self.look_again)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed)

    @Slot(bool)
    def show_names(self, wanted: bool) -> None:
        """Open the display or close it."""
        if wanted:
            self._open()
        else:
            self.close()

    @Slot()
    def close(self) -> None:
        """Close the display with whatever is on it."""
        if self._display is not None:
            self._display.close()

    @Slot()
    def look_again(self) -> None:
        """Ask who may stand there now."""
        if self._display is not None:
            self._look.ask(partial(self._desk.lobby_display, self._office.id))

    def _open(self) -> None:
        if self._display is not None:
            return
        self._display = display = LobbyWindow(self._office, self._)
        display.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        display.closed.connect(self._on_closed)
        screen = self._second_screen()
        self._screen_name = screen.name() if screen else ""
        if screen is None:
            display.show()
        else:
            display.setGeometry(screen.geometry())  # without a window manager a full screen keeps its size otherwise
            display.setCursor(Qt.CursorShape.BlankCursor)
            display.showFullScreen()
        self._timer.start()
        self.shown.emit(self._display is not None)
        self.look_again()

    def _second_screen(self) -> QScreen | None:
        mine = self._window.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not mine), None)

    @Slot(object)
    def _show_called(self, called: Sequence[CalledByName]) -> None:
        if self._display is not None:
            self._display.show_called(called)

    @Slot(object)
    def _show_nobody(self, _problem: object) -> None:
        """Keep no name for longer than it may stand there, while nobody knows how long that is."""
        if self._display is not None:
            self._display.show_called(())

    @Slot()
    def _on_closed(self) -> None:
        self._display = None
        self._timer.stop()
        self._look.drop()
        self.shown.emit(self._display is not None)

    @Slot(QScreen)
    def _on_screen_removed(self, screen: QScreen) -> None:
        """Go with the second screen: it would come to lie over the desk."""
        if self._screen_name and screen.name() == self._screen_name:
            self.close()
