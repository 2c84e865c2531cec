# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking what to call them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import NAME_LIMIT
from kiosk.ui.self_service.field import TouchField
from kiosk.ui.self_service.page import KeyboardKind, Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words


class NamePage(TouchPage):
    """One field for a name in any script; nobody has to say one.

    `ways_open` offers the other ways for those who were here before, `cards_open` says how a card is read.
    """

    name_changed = Signal(str)
    told = Signal()
    anonymous_chosen = Signal()
    phone_chosen = Signal()

    def __init__(
        self, stage: Stage, *, name: str, ways_open: bool, cards_open: bool, parent: QWidget | None = None
    ) -> None:
        _ = stage.translate
        super().__init__(stage, _("What should we call you?"), "name-page", parent)
        self._name = TouchField(stage, _("Your name"), "name", text=name, longest=NAME_LIMIT)
        self._name.typed.connect(self._on_typed)
        self.words.addWidget(self._name)
        self._missing = Words(
            _("Please write a name, or choose “I’d rather not say”."), "touch-strong", self, wraps=True
        )
        self._missing.setVisible(False)
        self.words.addWidget(self._missing)
        self._ways = self._add_ways(ways_open=ways_open)
        self._hint = Words(_("Have a card? Hold it under the scanner."), "touch-lead", self, wraps=True)
        self._hint.setVisible(ways_open and cards_open)
        self.controls.addWidget(self._hint)
        self.controls.addStretch(1)

    def _add_ways(self, *, ways_open: bool) -> Sequence[TouchButton]:
        _, stage = self.stage.translate, self.stage
        on = TouchButton(stage, _("Go on"), "go-on", icon_name="arrow-right", role="primary")
        on.clicked.connect(self.go_on)
        anonymous = TouchButton(stage, _("I’d rather not say"), "anonymous", icon_name="user-round")
        anonymous.clicked.connect(self.anonymous_chosen)
        ways = [on, anonymous]
        if ways_open:
            phone = TouchButton(stage, _("Use my phone number"), "by-phone", icon_name="phone")
            phone.clicked.connect(self.phone_chosen)
            ways.append(phone)
        flow = FlowLayout(spacing=stage.measures.gap)
        for way in ways:
            flow.addWidget(way)
        self.controls.addLayout(flow)
        return ways

    @property
    def field(self) -> QWidget:
        """The name."""
        return self._name

    @property
    def keyboard(self) -> KeyboardKind:
        """A name."""
        return KeyboardKind.NAME

    def spoken(self) -> Sequence[Spoken]:
        """The question, the name as it stands there, and the ways."""
        name = Spoken(self._name.text, private=True)
        said = (*aloud(self.question), name, *aloud(self._missing, *self._ways, self._hint))
        return [each for each in said if each.text.strip()]

    @Slot()
    def go_on(self) -> None:
        """Go on with a name, or say what is missing."""
        if self._name.text.strip():
            self.told.emit()
        else:
            self._missing.setVisible(True)

    @Slot(str)
    def _on_typed(self, name: str) -> None:
        self._missing.setVisible(False)
        self.name_changed.emit(name)
