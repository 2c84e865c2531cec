# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings page is put together from."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button, column, empty, stacked
from kiosk.ui.reception.settings.steady_choice import SteadyChoice
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, Rule, ScrolledColumn, Words, named

_LEAST_FOR_TWO = 860
_LEAST_FOR_TITLE, _LEAST_FOR_STATE = 300, 160


class SettingsHead(QWidget):
    """Which screen it is about, and looking for printers."""

    def __init__(self, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        self._ = _ = translate
        self._about = named(Saying("", "soft", self), "settings-about")
        self._note = named(Saying("", "soft", self), "settings-note")
        self.station = named(SteadyChoice(self), "settings-station", _("For which screen"))
        self.station.setSizeAdjustPolicy(SteadyChoice.SizeAdjustPolicy.AdjustToContents)
        self.look = named(
            KeyedIconButton("refresh-cw", _("&Look again"), "secondary", self), "look-again", _("Look for printers")
        )
        self.looked = named(Saying("", "soft", self), "printers-looked")
        title = stacked(self, Words(_("Settings"), "title"), self._about)
        aside = stacked(self, LinedUp(self, self.station, self.look), self.looked, spacing=scaled(4))
        lines = column(self, spacing=scaled(8))
        lines.addWidget(TurningRow(self, title, aside, 16, scaled(_LEAST_FOR_TITLE)))
        lines.addWidget(self._note)

    def show_stations(self, names: Sequence[tuple[str, str]], chosen: str) -> None:
        """List the screens, each by its name and its id."""
        self.station.clear()
        for name, id_ in names:
            self.station.addItem(name, id_)
        self.station.setCurrentIndex(self.station.findData(chosen))
        self.station.setVisible(len(names) > 1)

    def show_words(self, station: str, note: str) -> None:
        """Say which screen it is, and what to know about it; "" for none."""
        self._about.say(self._("What slips from {station} are printed on", station=station) if station else "")
        self._note.say(note)
        self._note.setVisible(bool(note))


class SettingsFoot(QWidget):
    """Whether everything is saved, and what to do about it."""

    def __init__(self, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        _ = translate
        self._state = named(Saying("", "", self), "settings-state")
        self.undo = button(_("Undo changes"), "undo-printers", parent=self)
        self.undo.setAutoDefault(True)
        self.save = named(
            KeyedIconButton("save", _("&Save"), "secondary", self), "save-printers", _("Save the printers")
        )
        line = column(self)
        line.setContentsMargins(26, 10, 26, 12)
        line.addWidget(TurningRow(self, self._state, LinedUp(self, self.undo, self.save), 8, scaled(_LEAST_FOR_STATE)))

    def show_state(self, words: str, *, wrong: bool, can_save: bool, changed: bool) -> None:
        """Say whether everything is saved, or why it can't be."""
        self._state.say(words)
        set_role(self._state, "error" if wrong else "soft")
        self.save.setEnabled(can_save)
        self.save.show_role("primary" if can_save and changed else "secondary")
        self.save.setAccessibleDescription(words)
        self.undo.setVisible(changed)


class OtherStations(Card):
    """What the other screens print on."""

    def __init__(self, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        named(self, "other-stations", translate("Other screens of this office"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 14, 20, 16)
        lines.setSpacing(scaled(8))
        lines.addWidget(Saying(translate("Other screens of this office"), "heading", self))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 3)
        lines.addLayout(self._rows)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """List name and printers of each."""
        empty(self._rows)
        for at, (name, prints_on) in enumerate(rows):
            self._rows.addWidget(Saying(name, "strong", self), at, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(Saying(prints_on, "", self), at, 1, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(rows))


class SettingsView(QObject):
    """Head, the two blocks beside or below one another, the other screens, the house; the foot stays in sight."""

    def __init__(
        self,
        head: QWidget,
        blocks: Sequence[QWidget],
        others: QWidget,
        house: Sequence[QWidget],
        foot: QWidget,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        page.setObjectName("settings-page")
        set_role(page, "page")
        self._blocks, self._house = _side_by_side(blocks), _side_by_side(house)
        scrolled = ScrolledColumn(page)
        scrolled.column.setContentsMargins(26, 20, 26, 16)
        scrolled.column.setSpacing(14)
        scrolled.column.addWidget(head)
        scrolled.column.addLayout(self._blocks)
        scrolled.column.addWidget(others)
        scrolled.column.addLayout(self._house)
        scrolled.column.addStretch(1)
        around = column(page, spacing=0)
        around.addWidget(scrolled, 1)
        around.addWidget(Rule())
        around.addWidget(foot)

    def fit(self, width: int) -> None:
        """Put the blocks beside each other where there is room."""
        beside = width >= scaled(_LEAST_FOR_TWO)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for row in (self._blocks, self._house):
            row.setDirection(direction)


def _side_by_side(blocks: Sequence[QWidget]) -> QBoxLayout:
    made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    made.setSpacing(16)
    for block in blocks:
        made.addWidget(block, 1)
    return made
