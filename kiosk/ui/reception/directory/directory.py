# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: look anything up by words or name, and read one resource whole."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.desk.find_help import FindHelp, Help
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock, ResourceWish
from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.directory.directory_list import FoundList, FoundModel
from kiosk.ui.reception.directory.resource_detail import ResourceDetail
from kiosk.ui.reception.directory.sheet_bar import SheetBar
from kiosk.ui.reception.directory.sheet_desk import SheetDesk, SheetDoor
from kiosk.ui.reception.whos_here.search_field import SearchField
from kiosk.ui.tasks import Workers
from kiosk.ui.theme import set_role, text_scale
from kiosk.ui.widgets import Words, named

MOST_FOUND = 40
PAUSE_MILLISECONDS = 120
_LARGE_TEXT = 1.4


class DirectoryPage(QWidget):
    """Finds resources while somebody types; the one the list has come to is shown beside it."""

    problem = Signal(str)

    def __init__(
        self,
        *,
        find_help: FindHelp,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        sheets: SheetDoor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Without `sheets` nothing can be printed here."""
        super().__init__(parent)
        self._find_help, self._office, self._clock, self._ = find_help, office, clock, translate
        placeholder = translate("Search the directory: a need, a name, a place")
        self._field = named(SearchField(placeholder, "", self), "directory-search", translate("Search the directory"))
        self._model = FoundModel(office.country, translate, self)
        self._list = FoundList(self._model, translate, self)
        self._detail = ResourceDetail(translate, self)
        self._said = named(Words("", "soft", wraps=True), "directory-said")
        self._bar = SheetBar(office.language, translate, self)
        self._sheets = SheetDesk(sheets, office, workers, self._bar, translate) if sheets is not None else None
        self._errand = Errand(workers.database, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._lay_out()
        self._field.textChanged.connect(self._on_typed)
        self._field.stepped.connect(self._on_stepped)
        self._field.accepted.connect(self._search)
        self._field.dismissed.connect(self._on_dismissed)
        self._pause.timeout.connect(self._search)
        self._errand.answered.connect(self._show_found)
        self._errand.failed.connect(self._show_problem)
        self._list.help_chosen.connect(self._show_chosen)
        if self._sheets is not None:
            QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._sheets.print)
        self.clear()

    def clear(self) -> None:
        """Keep nothing of what was looked up."""
        self._pause.stop()
        self._errand.drop()
        self._field.setText("")
        self._show_none()
        if self._sheets is not None:
            self._sheets.clear()

    def focus_search(self) -> None:
        """Go to the search field."""
        self._field.setFocus()
        self._field.selectAll()

    @Slot(int)
    def _on_stepped(self, _rows: int) -> None:
        if self._model.rowCount():
            self._list.setFocus()

    @Slot()
    def _on_dismissed(self) -> None:
        self._field.setText("")

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._errand.drop()
            self._show_none()

    @Slot()
    def _search(self) -> None:
        if not self._field.text().strip():
            return
        wish = ResourceWish(words=self._field.text(), moment=self._clock())
        self._errand.ask(partial(self._find_help, wish, self._office, MOST_FOUND))

    @Slot(object)
    def _show_found(self, found: Sequence[Help]) -> None:
        self._show_list(found)
        self._said.setVisible(not found)
        self._said.setText(self._("Nothing fits those words. Try fewer, or other ones."))
        if found:
            self._list.setCurrentIndex(self._model.index(0))
        else:
            self._show_chosen(None)

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    @Slot(object)
    def _show_chosen(self, help_: Help | None) -> None:
        self._detail.show_help(help_, at_office(self._office, self._clock()))

    def _show_none(self) -> None:
        self._show_list(())
        self._said.setVisible(True)
        self._said.setText(self._("Type what somebody needs, or the name of a place."))
        self._show_chosen(None)

    def _show_list(self, found: Sequence[Help]) -> None:
        self._model.show(found, at_office(self._office, self._clock()))
        self._list.setVisible(bool(found))
        if self._sheets is not None:
            self._sheets.show_listed([help_.resource.id for help_ in found])

    def _lay_out(self) -> None:
        self.setObjectName("directory-page")
        set_role(self, "page")
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addWidget(self._said)
        left.addStretch(0)
        beside = QBoxLayout.Direction.LeftToRight if text_scale() < _LARGE_TEXT else QBoxLayout.Direction.TopToBottom
        row = QBoxLayout(beside)
        row.setSpacing(20)
        row.addLayout(left, 4)
        row.addWidget(self._detail, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(16)
        column.addWidget(self._field)
        column.addWidget(self._bar)
        column.addLayout(row, 1)
