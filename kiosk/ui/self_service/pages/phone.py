# SPDX-License-Identifier: GPL-3.0-or-later
"""Phone number and birthday, for staff to find somebody by."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.domain.text import LINE_LIMIT
from kiosk.ui.self_service.field import TouchField
from kiosk.ui.self_service.page import KeyboardKind, Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.phone_number import is_number
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words

_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PhonePage(TouchPage):
    """First the number, then the month, then the day, one after the other on the same page.

    `birthday` is "" while the number is asked for, "?" while the month is, "MM-" while the day is, then "MM-DD".
    What is found stays with staff.
    """

    contact_changed = Signal(str)
    birthday_changed = Signal(str)
    told = Signal()
    skipped = Signal()

    def __init__(self, stage: Stage, *, contact: str, birthday: str, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _question(contact, birthday, stage), "phone-page", parent)
        self._contact = TouchField(stage, _("Your phone number"), "phone", text=contact, longest=LINE_LIMIT)
        self._contact.typed.connect(self._on_typed)
        self._asks_number = not is_number(contact) or not birthday
        self._month = birthday[:2]
        self._asks_day = not self._asks_number and self._month != "?"
        self._missing = Words(_("That is not a whole phone number yet."), "touch-strong", self, wraps=True)
        self._missing.setVisible(False)
        self.words.addWidget(self._contact)
        if not self._asks_number:
            self._contact.hide()
        self.words.addWidget(self._missing)
        self._tiles = [] if self._asks_number else self._add_tiles()
        self._ways = self._make_ways()
        flow = FlowLayout(spacing=stage.measures.gap)
        for way in self._ways:
            flow.addWidget(way)
        self.controls.addLayout(flow)
        self.controls.addStretch(1)

    @property
    def field(self) -> QWidget | None:
        """The number, while it is asked for."""
        return self._contact if self._asks_number else None

    @property
    def keyboard(self) -> KeyboardKind:
        """Digits."""
        return KeyboardKind.PHONE

    def spoken(self) -> Sequence[Spoken]:
        """The question, the months or days, and the ways; never what they typed."""
        return tuple(aloud(self.question, self._missing, *self._tiles, *self._ways))

    @Slot()
    def go_on(self) -> None:
        """Go on to the month of birth."""
        if is_number(self._contact.text):
            self.birthday_changed.emit("?")
        else:
            self._missing.setVisible(True)

    def _add_tiles(self) -> list[TouchButton]:
        tiles, grid = [], QGridLayout()
        grid.setSpacing(self.stage.measures.gap)
        words = self._days() if self._asks_day else self._months()
        columns = _columns(len(words), portrait=self.stage.measures.is_portrait)
        for index, (value, word) in enumerate(words):
            tile = TouchButton(self.stage, word, f"birthday-{value}")
            tile.setProperty("value", value)
            tile.clicked.connect(self._on_tile)
            grid.addWidget(tile, index // columns, index % columns)
            tiles.append(tile)
        self.controls.addLayout(grid)
        return tiles

    def _months(self) -> list[tuple[str, str]]:
        names = self.stage.translate.locale.months["stand-alone"]["wide"]
        return [(f"{month:02}", str(names[month]).capitalize()) for month in range(1, 13)]

    def _days(self) -> list[tuple[str, str]]:
        return [(f"{day:02}", str(day)) for day in range(1, _DAYS_IN[int(self._month) - 1] + 1)]

    def _make_ways(self) -> Sequence[TouchButton]:
        _, ways = self.stage.translate, []
        if self._asks_number:
            on = TouchButton(self.stage, _("Go on"), "go-on", icon_name="arrow-right", role="primary")
            on.clicked.connect(self.go_on)
            ways.append(on)
        if self._asks_day:
            month = TouchButton(
                self.stage, self._months()[int(self._month) - 1][1], "other-month", icon_name="calendar"
            )
            month.clicked.connect(self._on_other_month)
            ways.append(month)
        skip = TouchButton(self.stage, _("Skip"), "skip")
        skip.clicked.connect(self.skipped)
        ways.append(skip)
        return ways

    @Slot(str)
    def _on_typed(self, contact: str) -> None:
        self._missing.setVisible(False)
        self.contact_changed.emit(contact)

    @Slot()
    def _on_tile(self) -> None:
        tile = self.sender()
        value = str(tile.property("value"))
        if self._asks_day:
            self.birthday_changed.emit(f"{self._month}-{value}")
            self.told.emit()
        else:
            self.birthday_changed.emit(f"{value}-")

    @Slot()
    def _on_other_month(self) -> None:
        """It was not that month."""
        self.birthday_changed.emit("?")


def _question(contact: str, birthday: str, stage: Stage) -> str:
    _ = stage.translate
    if not is_number(contact) or not birthday:
        return _("What is your phone number?")
    return _("Which month were you born in?") if birthday == "?" else _("Which day were you born on?")


def _columns(count: int, *, portrait: bool) -> int:
    if count == 12:
        return 3 if portrait else 6
    return 6 if portrait else 11
