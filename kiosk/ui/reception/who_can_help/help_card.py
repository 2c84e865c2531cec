# SPDX-License-Identifier: GPL-3.0-or-later
"""One suggestion of who can help, as a card to choose."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, column, from_top, row
from kiosk.ui.theme import LOOK, icon, scaled
from kiosk.ui.widgets import Card, Chip, IconWords, Words, named
from kiosk.ui.words.help import details_of, open_in_words, place_line, way_there, why_it_fits


class HelpCard(Card):
    """Name, place, hours, the best way there, and why it fits; Up and Down go from card to card."""

    stepped = Signal(int)

    def __init__(self, number: int, office: Office, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent, selectable=True)
        self._office, self._ = office, translate
        self.help: Help | None = None
        self.setObjectName(f"help-{number}")
        self.name = named(Saying("", "strong", self), "help-name")
        self.place = named(Saying("", "soft", self), "help-place")
        self.open = named(Chip("", "chip", self), "help-open")
        self.way = named(from_top(IconWords("phone", "", "", LOOK.ink, self)), "help-way")
        self.why = named(Saying("", "soft", self), "help-why")
        self.details = named(Saying("", "soft", self), "help-details")
        self._way_icon = ""
        self._circle = QLabel(self)
        self._circle_shown: bool | None = None
        self._key = Words(translate("Alt+{number}", number=number), "soft", self)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self.details.hide()
        said = column(spacing=3)
        said.addWidget(self.name)
        said.addWidget(self.place)
        aside = column(spacing=2)
        aside.addWidget(self._circle, 0, Qt.AlignmentFlag.AlignRight)
        head = row(spacing=8)
        head.addLayout(said, 1)
        head.addLayout(aside)
        foot = row(spacing=8)
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self._key)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        whole.setSpacing(scaled(5))
        whole.addLayout(head)
        whole.addLayout(foot)
        for widget in (self.way, self.why, self.details):
            whole.addWidget(widget)

    def show_help(self, help_: Help, now: datetime, *, selected: bool, detailed: bool) -> None:
        """Show a suggestion; `now` is the office's wall time."""
        resource, _ = help_.resource, self._
        self.help = help_
        self.name.say(resource.name)
        place = place_line(resource, help_.distance_km, self._office.country, _)
        self.place.say(place)
        self.place.setVisible(bool(place))
        hours, role = open_in_words(help_.status, now, _)
        if (self.open.text(), self.open.property("role")) != (hours, role):
            self.open.show_state(hours, role)
        icon_name, way = way_there(resource, _)
        if icon_name != self._way_icon:  # drawing an icon anew takes longer than all the rest of a card
            self._way_icon = icon_name
            self.way.show_icon(icon_name)
        self.way.setText(way)
        why = why_it_fits(help_, _)
        self.why.say(why)
        self.why.setVisible(bool(why))
        self._show_details(details_of(resource, now, _, help_.holidays) if detailed else ())
        self._show_selected(selected=selected)
        self.setAccessibleName(", ".join(part for part in (resource.name, place, hours, way, why) if part))
        self.show()

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown: its reasons quote the visitor's words."""
        self.help = None
        self.hide()
        for said in (self.name, self.place, self.why):
            said.say("")
        self.way.setText("")
        self.setAccessibleName("")
        self._show_details(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card with the arrow keys."""
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def _show_details(self, lines: tuple[str, ...]) -> None:
        self.details.say("\n".join(lines))
        self.details.setVisible(bool(lines))

    def _show_selected(self, *, selected: bool) -> None:
        if self._circle_shown is selected:
            return
        self._circle_shown = selected
        self.set_selected(selected)
        side = scaled(22)
        drawn = icon("circle-check", LOOK.teal, side) if selected else icon("circle", "#B9A998", side)
        self._circle.setPixmap(drawn.pixmap(QSize(side, side), self.devicePixelRatio()))
        self.setAccessibleDescription(self._("chosen") if selected else "")
