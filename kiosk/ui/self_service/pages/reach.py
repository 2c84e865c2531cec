# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking how we can reach them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import LINE_LIMIT
from kiosk.ui.self_service.field import TouchField
from kiosk.ui.self_service.page import KeyboardKind, Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.answer_card import is_tight
from kiosk.ui.self_service.pages.phone_number import is_number
from kiosk.ui.self_service.pages.working import show_working
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words


class ReachPage(TouchPage):
    """A phone number or an e-mail address, or neither. What looks wrong is asked about once, and then taken."""

    contact_changed = Signal(str)
    told = Signal()
    skipped = Signal()
    kind_chosen = Signal(object)

    def __init__(self, stage: Stage, *, contact: str, kind: KeyboardKind, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _("How can we reach you?"), "reach-page", parent)
        self._kind, self._was_asked = kind, False
        by_phone = kind is KeyboardKind.PHONE
        label = _("Your phone number") if by_phone else _("Your e-mail address")
        self._contact = TouchField(stage, label, "contact", text=contact, longest=LINE_LIMIT)
        self._contact.typed.connect(self._on_typed)
        self._label = Words(label, "touch-lead", self, wraps=True)
        self._label.setVisible(not is_tight(stage.measures))
        if is_tight(stage.measures):
            self._contact.setPlaceholderText(label)
        self.words.addWidget(self._label)
        self.words.addWidget(self._contact)
        asked = _("That is not a whole phone number yet.") if by_phone else _("That is not a whole e-mail address yet.")
        self._missing = Words(asked, "touch-strong", self, wraps=True)
        self._missing.setVisible(False)
        self.words.addWidget(self._missing)
        self._add_ways(by_phone=by_phone)

    def _add_ways(self, *, by_phone: bool) -> None:
        _, stage = self.stage.translate, self.stage
        flow = FlowLayout(spacing=stage.measures.gap)
        self._on = TouchButton(stage, _("Go on"), "go-on", icon_name="arrow-right", role="primary")
        self._on.clicked.connect(self.go_on)
        self._other = TouchButton(
            stage,
            _("E-mail instead") if by_phone else _("Phone instead"),
            "other-kind",
            icon_name="mail" if by_phone else "phone",
        )
        self._other.clicked.connect(self._on_other)
        self._skip = TouchButton(stage, _("I’ll come back"), "skip")
        self._skip.clicked.connect(self.skipped)
        for way in (self._on, self._other, self._skip):
            flow.addWidget(way)
        self.controls.addLayout(flow)
        self.controls.addStretch(1)

    @property
    def field(self) -> QWidget:
        """Number or address."""
        return self._contact

    @property
    def keyboard(self) -> KeyboardKind:
        """Digits, or letters for addresses."""
        return self._kind

    def spoken(self) -> Sequence[Spoken]:
        """The question, which of the two, and the ways; never what they typed."""
        ways = aloud(self._missing, self._on, self._other, self._skip)
        return (*aloud(self.question), Spoken(self._label.text()), *ways)

    @Slot()
    def go_on(self) -> None:
        """Go on; the first time with something odd in the field, ask."""
        if not self._on.isEnabled():
            return
        if self._was_asked or _looks_right(self._contact.text, self._kind):
            self.told.emit()
        else:
            self._was_asked = True
            self._missing.setVisible(True)

    @Slot()
    def show_busy(self) -> None:
        """Show that it is being kept."""
        show_working(self, self._on, (self._contact, self._on, self._other, self._skip))

    @Slot(str)
    def _on_typed(self, contact: str) -> None:
        self._missing.setVisible(False)
        self.contact_changed.emit(contact)

    @Slot()
    def _on_other(self) -> None:
        self.kind_chosen.emit(KeyboardKind.EMAIL if self._kind is KeyboardKind.PHONE else KeyboardKind.PHONE)


def _looks_right(contact: str, kind: KeyboardKind) -> bool:
    if kind is KeyboardKind.EMAIL:
        return re.fullmatch(r"\s*\S+@\S+\.\S+\s*", contact) is not None
    return is_number(contact)
