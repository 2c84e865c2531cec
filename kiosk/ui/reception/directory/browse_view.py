# SPDX-License-Identifier: GPL-3.0-or-later
"""What the directory is looked through with: the search, the lists, the list that is chosen, and one resource."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.domain.office import Office
from kiosk.domain.resource import ResourceKind
from kiosk.messages import Translator
from kiosk.ui.reception.directory.editor.sections import new_in_words
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.directory.filters import Filters
from kiosk.ui.reception.directory.list_model import ListModel
from kiosk.ui.reception.directory.list_view import ListView
from kiosk.ui.reception.directory.resource_room import ResourceRoom
from kiosk.ui.reception.directory.sheet_bar import SheetBar
from kiosk.ui.reception.rows import Saying, column, row
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.whos_here.search_field import SearchField
from kiosk.ui.theme import scaled, text_scale
from kiosk.ui.widgets import ScrolledColumn, named

_LARGE_TEXT = 1.4
_ROWS_WHEN_LARGE = 4


class BrowseView(QWidget):
    """Widgets in their places. With large text the whole scrolls, else the list and the resource do, each by itself."""

    add_wanted = Signal(object)  # the ResourceKind

    def __init__(self, office: Office, names: Mapping[str, str], translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = translate
        placeholder = _("Search the directory: a need, a name, a place")
        self.field = named(SearchField(placeholder, "", self), "directory-search", _("Search the directory"))
        self.filters = Filters(translate, self)
        self.bring_in = enter_button(_("&Bring in …"), "bring-in-directory", "small", self)
        self.bring_in.setAccessibleName(_("Bring in a directory"))
        self._deeds = LinedUp(self, *self._adding(), self.bring_in, spacing=6)
        self.model = ListModel(office.country, translate, self)
        self.list = ListView(self.model, translate, self)
        self.said = named(Saying("", "soft", self), "directory-said")
        self.room = ResourceRoom(names, ZoneInfo(office.timezone), translate, self)
        self.sheets = SheetBar(office.language, translate, self)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._let_see_line)
        self.room.care.line.folded.connect(self.list.setFocus)
        self.room.care.line.unfolded.connect(self._soon.start)
        self._lay_out()

    def say(self, sentence: str, *, is_empty: bool) -> None:
        """Say how much is listed, or why nothing is."""
        self.said.say(sentence)
        self.said.setVisible(bool(sentence))
        self.list.setVisible(not is_empty)

    def _adding(self) -> tuple[QPushButton, ...]:
        _ = self._
        wordings = {
            ResourceKind.SERVICE: _("+ &Service"),
            ResourceKind.IN_HOUSE: _("+ &In-house"),
            ResourceKind.JOB_LEAD: _("+ &Job lead"),
        }
        buttons = []
        for kind, words in wordings.items():
            made = enter_button(words, f"add-{kind.value.replace('_', '-')}", "small", self)
            made.setAccessibleName(new_in_words(kind, _))
            made.setProperty("kind", kind.value)
            made.clicked.connect(self._on_add)
            buttons.append(made)
        return tuple(buttons)

    @Slot()
    def _on_add(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.add_wanted.emit(ResourceKind(pressed.property("kind")))

    @Slot()
    def _let_see_line(self) -> None:
        """Scroll to the line that was unfolded, with its button."""
        around = self.room.parentWidget()
        while around is not None and not isinstance(around, ScrolledColumn):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.room.care.line, 0, scaled(12))

    def _lay_out(self) -> None:
        listed = column(spacing=scaled(6))
        listed.addWidget(self.said)
        listed.addWidget(self.list, 1)
        listed.addStretch(0)
        whole = column(self)
        whole.setContentsMargins(26, 20, 26, 20)
        if text_scale() < _LARGE_TEXT:
            self._fill(whole, self._beside(listed))
        else:
            scrolled = ScrolledColumn(self)
            scrolled.column.setSpacing(14)
            whole.addWidget(scrolled)
            self._fill(scrolled.column, self._below(listed))
            scrolled.column.addStretch(1)

    def _fill(self, place: QVBoxLayout, body: QWidget) -> None:
        place.setSpacing(scaled(12))
        head = TurningRow(self, self.filters, self._deeds, spacing=10, least=scaled(420))
        for widget in (self.field, head):
            place.addWidget(widget)
        place.addWidget(body, 1)
        place.addWidget(self.sheets)

    def _beside(self, listed: QVBoxLayout) -> QWidget:
        body = QWidget(self)
        columns = row(body, spacing=scaled(18))
        scrolled = named(ScrolledColumn(body), "resource-scroll")
        scrolled.column.addWidget(self.room)
        scrolled.column.addStretch(1)
        columns.addLayout(listed, 4)
        columns.addWidget(scrolled, 5)
        return body

    def _below(self, listed: QVBoxLayout) -> QWidget:
        body = QWidget(self)
        lines = column(body, spacing=scaled(14))
        height = self.list.minimumSizeHint().height() * _ROWS_WHEN_LARGE // 3
        self.list.setFixedHeight(height)
        lines.addLayout(listed)
        lines.addWidget(self.room)
        return body
