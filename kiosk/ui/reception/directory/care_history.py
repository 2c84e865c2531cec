# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that happened to a resource, the latest first and always in sight."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.resource_care import CareLine
from kiosk.messages import Translator
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.rows import Saying, column, empty, stacked
from kiosk.ui.reception.words.care import care_in_words, moment_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named

_SHOWN_AT_ONCE = 4


class CareHistory(QWidget):
    """The latest lines, each with who and when; all of them when asked."""

    def __init__(self, zone: ZoneInfo, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self._told: tuple[tuple[str, str], ...] = ()
        self._unfolded = False
        self.setObjectName("care-history")
        listed = QWidget(self)
        self._listed = column(listed, spacing=scaled(8))
        self._more = enter_button("", "care-history-more", "quiet", self)
        self._more.clicked.connect(self._on_more)
        whole = column(self, spacing=scaled(6))
        whole.addWidget(Words(translate("What happened to it"), "strong", self))
        whole.addWidget(listed)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    def show_history(self, history: Sequence[CareLine], now: datetime) -> None:
        """Tell a history that is given oldest first."""
        told = tuple((self._who_and_when(line, now), care_in_words(line, self._)) for line in reversed(history))
        if told != self._told:
            self._told, self._unfolded = told, False
            self._show()

    def clear(self) -> None:
        """Tell nothing."""
        self._told, self._unfolded = (), False
        self._show()

    def _who_and_when(self, line: CareLine, now: datetime) -> str:
        when = moment_in_words(line.at, now, self._zone, self._)
        return self._("{when} · {name}", when=when, name=line.by_name) if line.by_name else when

    def _show(self) -> None:
        empty(self._listed)
        for who, what in self._told if self._unfolded else self._told[:_SHOWN_AT_ONCE]:
            said = named(Saying(what, "", self), "care-history-what")
            self._listed.addWidget(stacked(self, named(Saying(who, "soft", self), "care-history-who"), said))
        earlier = len(self._told) - _SHOWN_AT_ONCE
        words = self._.several("Show {count} earlier line", "Show {count} earlier lines", earlier)
        self._more.setText(self._("Show less") if self._unfolded else words)
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(earlier > 0)
        self.setVisible(bool(self._told))

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
