# SPDX-License-Identifier: GPL-3.0-or-later
"""A history on a page: its latest lines, each with who and when, and all of them when asked (rule 6)."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, empty
from kiosk.ui.reception.words.dates import moment_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named

_LONG = 320
_BEGINNING = 240

Line = tuple[str, str]
"""Who and when, and what."""


class ToldLine(QWidget):
    """One line: who and when, and what. Of a long one its beginning, and all of it when asked."""

    def __init__(self, object_name: str, line: Line, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        (who, self._all), self._ = line, translate
        self._said = named(Saying("", "", self), f"{object_name}-what")
        self._whole = button("", f"{object_name}-whole", "quiet", self)
        self._whole.setAutoDefault(True)
        self._whole.setCheckable(True)
        self._whole.toggled.connect(self._show)
        self._whole.setVisible(len(self._all) > _LONG)
        lines = column(self, spacing=2)
        for each in (named(Saying(who, "soft", self), f"{object_name}-who"), self._said):
            lines.addWidget(each)
        lines.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    @Slot()
    def _show(self) -> None:
        unfolded = self._whole.isChecked() or len(self._all) <= _LONG
        self._said.say(self._all if unfolded else shortened(self._all, _BEGINNING))
        self._whole.setText(self._("Show less") if self._whole.isChecked() else self._("Show all"))
        self._whole.setAccessibleName(self._whole.text())


class ToldHistory(QWidget):
    """The latest lines, as many as `shown_at_once`, oldest first; with `latest_first` the other way round."""

    def __init__(
        self,
        object_name: str,
        heading: str,
        zone: ZoneInfo,
        translate: Translator,
        parent: QWidget,
        *,
        shown_at_once: int,
        latest_first: bool = False,
    ) -> None:
        super().__init__(parent)
        self._zone, self._ = zone, translate
        self._at_once, self._latest_first = shown_at_once, latest_first
        self._told: tuple[Line, ...] = ()
        self._unfolded = False
        self.setObjectName(object_name)
        self._more = button("", f"{object_name}-more", "quiet", self)
        self._more.setAutoDefault(True)
        self._more.clicked.connect(self._on_more)
        listed = QWidget(self)
        self._listed = column(listed, spacing=scaled(8))
        whole = column(self, spacing=scaled(6))
        whole.addWidget(Words(heading, "strong", self))
        whole.addWidget(listed)
        whole.insertWidget(2 if latest_first else 1, self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    def tell(self, lines: Iterable[Line]) -> None:
        """Tell these lines, oldest first; what was unfolded stays so while the history only grows."""
        told = tuple(lines)
        if told != self._told:
            self._unfolded = self._unfolded and told[: len(self._told)] == self._told
            self._told = told
            self._show()

    def clear(self) -> None:
        """Tell nothing."""
        self._told, self._unfolded = (), False
        self._show()

    def who_and_when(self, at: datetime, name: str, now: datetime) -> str:
        """Say when something was, and who did it where that is known; `now` is the office's wall time."""
        when = moment_in_words(at, now, self._zone, self._)
        return self._("{when} · {name}", when=when, name=name) if name else when

    def _show(self) -> None:
        empty(self._listed)
        shown = self._told if self._unfolded else self._told[-self._at_once :]
        for line in reversed(shown) if self._latest_first else shown:
            self._listed.addWidget(ToldLine(self.objectName(), line, self._, self))
        earlier = len(self._told) - self._at_once
        words = self._.several("Show {count} earlier line", "Show {count} earlier lines", earlier)
        self._more.setText(self._("Show less") if self._unfolded else words)
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(earlier > 0)
        self.setVisible(bool(self._told))

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
