# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about one member of staff: being away, handing everything on, leaving."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.settings.form_lines import form_lines
from kiosk.ui.reception.settings.steady_choice import SteadyChoice
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Rule, Words, named

_LONGEST_LINE = 300


class StaffForm(QWidget):
    """Widgets alone. `hand_on` is what hands everything on, shown when it is asked for."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = _ = translate
        self.setObjectName("staff-form")
        self.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self.about = named(Saying("", "heading", self), "staff-about")
        self.first = self._line("away-from", _("First day away"), _("today"))
        self.until = self._line("away-until", _("Last day away"), _("not known yet"))
        self.read_days = named(Saying("", "soft", self), "staff-days-read")
        self.wrong = named(Saying("", "error", self), "staff-wrong")
        self.go_away = button(_("Away on these days"), "go-away", parent=self)
        self.come_back = button(_("Here again"), "come-back", parent=self)
        self.start_hand_on = button(_("Hand everything on …"), "start-hand-on", parent=self)
        self.start_leave = button(_("Stops working here …"), "start-leave", "quiet", self)
        self.done = button(_("Close"), "close-staff", "quiet", self)
        self.hand_on = self._build_hand_on()
        self.leaving = self._build_leaving()
        for pressed in (self.go_away, self.come_back, self.start_hand_on, self.start_leave, self.done):
            pressed.setAutoDefault(True)
        self._lay_out()

    def clear(self) -> None:
        """Leave nothing of anybody."""
        for line in (self.first, self.until, self.reason):
            line.clear()
        self.to.clear()
        self.hand_on.setVisible(False)
        self.leaving.setVisible(False)
        for saying in (self.read_days, self.wrong, self.hand_on_wrong):
            self.say(saying, "")

    def show_receivers(self, receivers: Sequence[tuple[str, str]]) -> None:
        """List whom everything can be handed to, each by name and id; what was chosen stays chosen."""
        chosen = self.to.currentData()
        self.to.clear()
        for name, id_ in receivers:
            self.to.addItem(name, id_)
        self.to.setCurrentIndex(max(0, self.to.findData(chosen)))

    def say(self, place: Saying, sentence: str) -> None:
        """Say what is wrong, "" for nothing."""
        place.say(sentence)
        place.setVisible(bool(sentence))

    def _build_hand_on(self) -> QWidget:
        _, panel = self._, QWidget(self)
        panel.setObjectName("hand-on")
        self.to = named(SteadyChoice(panel), "hand-on-to", _("Hand everything to"))
        self.reason = self._line("hand-on-reason", _("Why"), _("On leave, moved to another office …"))
        self.hand_on_wrong = named(Saying("", "error", panel), "hand-on-wrong")
        self.does_hand_on = button(_("Hand everything on"), "hand-on-all", "primary", panel)
        self.does_hand_on.setAutoDefault(True)
        lines = form_lines()
        for words, field in ((_("To"), self.to), (_("Why"), self.reason)):
            label = Words(words, "soft", panel)
            label.setBuddy(field)
            lines.addRow(label, field)
        whole = column(panel, spacing=scaled(8))
        whole.addWidget(Rule())
        whole.addWidget(
            Saying(
                _("The front desk has it at once. A colleague is asked about each need, and has it when they accept."),
                "soft",
                panel,
            )
        )
        whole.addLayout(lines)
        whole.addWidget(self.hand_on_wrong)
        whole.addWidget(LinedUp(panel, self.does_hand_on))
        return panel

    def _build_leaving(self) -> QWidget:
        panel = QWidget(self)
        panel.setObjectName("leaving")
        self.sure = named(Saying("", "strong", panel), "sure-to-leave")
        self.leave = button(self._("Yes, switch off"), "leave", parent=panel)
        self.leave.setAutoDefault(True)
        whole = column(panel, spacing=scaled(8))
        for widget in (Rule(), self.sure, LinedUp(panel, self.leave)):
            whole.addWidget(widget)
        return panel

    def _line(self, object_name: str, accessible_name: str, example: str) -> QLineEdit:
        line = named(QLineEdit(self), object_name, accessible_name)
        line.setMaxLength(_LONGEST_LINE)
        line.setPlaceholderText(example)
        return line

    def _lay_out(self) -> None:
        lines = form_lines()
        for line in (self.first, self.until):
            label = Words(line.accessibleName(), "soft", self)
            label.setBuddy(line)
            lines.addRow(label, line)
        whole = column(self, spacing=scaled(8))
        whole.addWidget(Rule())
        whole.addWidget(self.about)
        whole.addLayout(lines)
        whole.addWidget(self.read_days)
        whole.addWidget(self.wrong)
        whole.addWidget(LinedUp(self, self.go_away, self.come_back))
        whole.addWidget(LinedUp(self, self.start_hand_on, self.start_leave, self.done))
        whole.addWidget(self.hand_on)
        whole.addWidget(self.leaving)
