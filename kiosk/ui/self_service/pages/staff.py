# SPDX-License-Identifier: GPL-3.0-or-later
"""The page for staff: who are you, what is your PIN, and then what only staff may do."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.domain.staff import Staff
from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter")
_MOST_DIGITS = 20


class StaffPage(TouchPage):
    """First the name, then the PIN; `pin_entered` carries both. With `is_open` the PIN was right."""

    pin_entered = Signal(object, str)
    leave_chosen = Signal()
    unlock_chosen = Signal()
    back_chosen = Signal()

    def __init__(
        self,
        stage: Stage,
        staff: Sequence[Staff],
        problem: str,
        *,
        locked_ways: bool,
        is_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        _ = stage.translate
        super().__init__(stage, _("For staff"), "staff-page", parent)
        self._who: UUID | None = None
        self._pin = ""
        self._problem = Words(problem, "touch-strong", self, wraps=True)
        self._problem.setVisible(bool(problem))
        self._dots = Words("", "touch-strong", self)
        self._dots.setAccessibleName(_("PIN"))
        for part in (self._problem, self._dots):
            self.words.addWidget(part)
        self._names, self._pad = QWidget(self), QWidget(self)
        if is_open:
            self._add_deeds(locked_ways=locked_ways)
        else:
            self._add_names(staff)
            self._add_pad()
        self.controls.addStretch(1)

    def _add_deeds(self, *, locked_ways: bool) -> None:
        _, flow = self.stage.translate, FlowLayout(spacing=self.stage.measures.gap)
        leave = TouchButton(self.stage, _("Close the touch screen"), "leave", icon_name="log-out", role="primary")
        leave.clicked.connect(self.leave_chosen)
        flow.addWidget(leave)
        if locked_ways:
            unlock = TouchButton(self.stage, _("Read cards again"), "unlock", icon_name="lock-open")
            unlock.clicked.connect(self.unlock_chosen)
            flow.addWidget(unlock)
        back = TouchButton(self.stage, _("Back to visitors"), "staff-back", icon_name="undo-2")
        back.clicked.connect(self.back_chosen)
        flow.addWidget(back)
        self.controls.addLayout(flow)

    def _add_names(self, staff: Sequence[Staff]) -> None:
        flow = FlowLayout(self._names, spacing=self.stage.measures.gap)
        for one in staff:
            name = TouchButton(self.stage, one.called, "staff-name", icon_name="user-round")
            name.setProperty("staff", str(one.id))
            name.clicked.connect(self._on_name)
            flow.addWidget(name)
        self.controls.addWidget(self._names)

    def _add_pad(self) -> None:
        grid = QGridLayout(self._pad)
        grid.setSpacing(self.stage.measures.gap)
        columns = 6 if self.stage.measures.room.height() < 900 else 3
        words = {"delete": self.stage.translate("Delete"), "enter": self.stage.translate("Go on")}
        for index, key in enumerate(_KEYS):
            button = TouchButton(
                self.stage, words.get(key, key), f"pin-{key}", role="primary" if key == "enter" else "key"
            )
            button.setProperty("key", key)
            button.clicked.connect(self._on_key)
            grid.addWidget(button, index // columns, index % columns)
        self._pad.setVisible(False)
        self.controls.addWidget(self._pad)

    @Slot()
    def _on_name(self) -> None:
        button = self.sender()
        if button is not None:
            self._who = UUID(str(button.property("staff")))
            self._names.setVisible(False)
            self._problem.setVisible(False)
            self._pad.setVisible(True)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus()
            self._show_dots()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the PIN from a keyboard, too."""
        keys = {Qt.Key.Key_Return: "enter", Qt.Key.Key_Enter: "enter", Qt.Key.Key_Backspace: "delete"}
        key = keys.get(Qt.Key(event.key()), event.text())
        if self._who is not None and key in _KEYS:
            self._take(key)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_key(self) -> None:
        self._take(str(self.sender().property("key")))

    def _take(self, key: str) -> None:
        if key == "enter":
            if self._who is not None and self._pin:
                pin, self._pin = self._pin, ""
                self.pin_entered.emit(self._who, pin)
        elif key == "delete":
            self._pin = self._pin[:-1]
        else:
            self._pin = (self._pin + key)[:_MOST_DIGITS]
        self._show_dots()

    def _show_dots(self) -> None:
        self._dots.setText("●" * len(self._pin) or "–")
