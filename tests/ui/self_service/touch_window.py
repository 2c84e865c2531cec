# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole touch screen without a screen: its window on an office in memory, and what stands around the pages."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QLabel

from kiosk.desk.office_time import at_office
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE
from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.page_builder import PageBuilder
from kiosk.ui.self_service.patience import Patience
from kiosk.ui.self_service.scanner import CardScanner
from kiosk.ui.self_service.staff_door import StaffDoor
from kiosk.ui.self_service.voice.voice import PrivateSpeech, Voice
from kiosk.ui.self_service.window import Around, TouchWindow
from tests.ui.fakes import CATEGORIES
from tests.ui.self_service.hands import seen
from tests.ui.self_service.touch_room import TouchRoom

LONG = 1_000
NO_VOICE = "/no/such/voice"


class TouchScreen:
    """The window of a room. `voice` is the program that reads aloud; the usual one of tests is not there."""

    def __init__(
        self, room: TouchRoom, size: QSize, *, voice: str = NO_VOICE, idle: float = LONG, warning: float = LONG
    ) -> None:
        self.room = room
        self.patience = Patience(idle, warning, room.root)
        door = StaffDoor(room.desk.sign_in, room.office.office.id, room.workers, room.recognising, room.root)
        self.voice = Voice(PrivateSpeech.NEVER, program=voice, parent=room.root)
        self.window = TouchWindow(
            journey=room.journey,
            build_page=PageBuilder(
                journey=room.journey,
                office=room.office.office,
                tiles=CATEGORIES,
                now=self._now,
                staff_page=door.page,
            ),
            office=room.office.office,
            around=Around(patience=self.patience, scanner=CardScanner(room.root), voice=self.voice, staff_door=door),
            now=self._now,
            millimetre=PIXELS_PER_MILLIMETRE,
            warning_seconds=int(warning),
        )
        self.show(size)

    def show(self, size: QSize) -> None:
        self.window.resize(size)
        self.window.show()
        self.window.activateWindow()
        self.room.wait_for(self.window.isActiveWindow)

    @property
    def page(self) -> TouchPage:
        page = self.window.page
        assert page is not None
        return page

    @property
    def question(self) -> str:
        return self.page.question.text()

    def header(self, name: str = "greeting") -> str:
        """What stands above the page, "" while nothing does."""
        found = [label for label in seen(self.window, name) if isinstance(label, QLabel)]
        return found[0].text() if found else ""

    def end(self) -> None:
        """Close it, as staff do; nothing of it may outlive the test that made it."""
        self.window.leave()
        self.room.settle()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def _now(self) -> datetime:
        return at_office(self.room.office.office, self.room.office.clock())
