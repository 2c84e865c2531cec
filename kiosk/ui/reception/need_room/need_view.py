# SPDX-License-Identifier: GPL-3.0-or-later
"""What the room of one need is put together from."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.acts.ask import AskAct
from kiosk.ui.reception.need_room.acts.hand_over_act import HandOverAct
from kiosk.ui.reception.need_room.acts.how_it_went import HowItWentAct
from kiosk.ui.reception.need_room.acts.offered import OfferedAct
from kiosk.ui.reception.need_room.acts.promise_acts import PromiseBrokenAct, PromiseMovedAct
from kiosk.ui.reception.need_room.acts.rule import RuleAct
from kiosk.ui.reception.need_room.acts.tried import TriedAct
from kiosk.ui.reception.need_room.acts.untold import UntoldAct
from kiosk.ui.reception.need_room.chosen import Tools
from kiosk.ui.reception.need_room.more_acts import MoreActs
from kiosk.ui.reception.need_room.room_history import RoomHistory
from kiosk.ui.reception.need_room.said_words import SaidWords
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, Chip, IconButton, Rule, named


class NeedView(Card):
    """The words, whose they are, what can be done now, what else can be done, and everything that happened."""

    def __init__(self, tools: Tools, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = tools.translate
        self.setObjectName("owed-detail")
        self.words = SaidWords(_, self)
        self.whose = named(Saying("", "soft", self), "owed-whose")
        self.contact = named(Chip("", "chip", self), "owed-contact")
        self.asked = named(Saying("", "soft", self), "owed-hand-off")
        self.must_not = named(Saying("", "warning", self), "owed-must-not")
        self.question = named(Saying("", "", self), "owed-question")
        self.offered, self.rule = OfferedAct(tools, self), RuleAct(tools, self)
        self.untold, self.how_it_went = UntoldAct(zone, tools, self), HowItWentAct(tools, self)
        self.kept = self._button("handshake", _("Promise &kept"), "promise-kept")
        self.done = self._button("circle-check", _("&It’s done"), "its-done")
        self.take_on = self._button("user-check", _("Take it on"), "take-on")
        self.undo = self._button("undo-2", _("&Undo"), "undo-settled")
        self.undo.setAccessibleDescription(_("It was settled by mistake"))
        self.reopen = self._button("rotate-ccw", _("Reopen it"), "reopen")
        self.reopen.setAccessibleDescription(_("It is yours then, and due today"))
        self.open = self._button("folder-open", _("&Open visit"), "open-owed")
        self.take_on_instead = button(_("Take it on"), "take-on-instead", "small", self)
        acts = (
            HandOverAct(tools, self),
            PromiseMovedAct(tools, self),
            PromiseBrokenAct(tools, self),
            TriedAct(tools, self),
            AskAct(tools, self),
        )
        self.more = MoreActs(acts, self.take_on_instead, _, self)
        self.rule_line = Rule(self)
        self.history = RoomHistory(zone, _, self)
        self._lay_out()

    @property
    def one_click(self) -> tuple[QPushButton, ...]:
        """What is done by one click, in the order in which it stands."""
        return self.kept, self.done, self.take_on, self.undo, self.reopen, self.open

    @property
    def acting(self) -> tuple[QPushButton, ...]:
        """What changes the need by one click."""
        once = (each for each in self.one_click if each is not self.open)
        return *once, self.take_on_instead

    @property
    def at_hand(self) -> tuple[Act, ...]:
        """What stands unfolded while it fits."""
        return self.rule, self.offered, self.untold, self.how_it_went

    def _button(self, icon_name: str, text: str, object_name: str) -> IconButton:
        return named(KeyedIconButton(icon_name, text, "secondary", self), object_name, text.replace("&", ""))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(14))
        column.setSpacing(scaled(8))
        column.addWidget(self.words)
        column.addWidget(self.whose)
        column.addWidget(self.contact, 0, Qt.AlignmentFlag.AlignLeading)
        for said in (self.question, self.rule, self.asked, self.must_not):
            column.addWidget(said)
        for act in (self.offered, self.untold, self.how_it_went):
            column.addWidget(act)
        column.addWidget(LinedUp(self, *self.one_click, self.more.button))
        column.addWidget(self.more)
        column.addWidget(self.rule_line)
        column.addWidget(self.history)
