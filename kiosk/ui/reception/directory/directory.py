# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: look anything up, read one resource whole, and keep it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.desk.find_help import FindHelp
from kiosk.desk.keep_directory import KeepDirectory
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.domain.category import Category
from kiosk.domain.office import Office
from kiosk.domain.resource import Resource, ResourceKind
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.directory.browse_view import BrowseView
from kiosk.ui.reception.directory.care_desk import CareDesk
from kiosk.ui.reception.directory.edit_desk import EditDesk
from kiosk.ui.reception.directory.editor.editor import Editor
from kiosk.ui.reception.directory.editor.hours_reading import ReadHours
from kiosk.ui.reception.directory.editor.sections import EditorTools
from kiosk.ui.reception.directory.importing.importing import ImportPage
from kiosk.ui.reception.directory.list_desk import ListDesk
from kiosk.ui.reception.directory.looking import Looking, Shown
from kiosk.ui.reception.directory.sheet_desk import SheetDesk, SheetDoor
from kiosk.ui.tasks import Workers
from kiosk.ui.theme import set_role


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryDoor:
    """What the page works with: the search, keeping it right, the categories, and a reader of typed hours."""

    find_help: FindHelp
    keep: KeepDirectory
    categories: Sequence[Category]
    read_hours: ReadHours


class DirectoryPage(QWidget):
    """A list beside one resource; the editor takes their place while something is written."""

    problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        *,
        door: DirectoryDoor,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        sheets: SheetDoor | None = None,
        importing: ImportPage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Without `sheets` nothing can be printed here, without `importing` nothing brought in."""
        super().__init__(parent)
        self._ = translate
        names = {category.id: category.name for category in door.categories}
        looking = Looking(keep=door.keep, find_help=door.find_help, office=office, clock=clock)
        tools = EditorTools(
            names=names, read_hours=door.read_hours, now=lambda: at_office(office, clock()), translate=translate
        )
        self._workers, self._find_help = workers, door.find_help
        self._stack = QStackedWidget(self)
        self._view = BrowseView(office, names, translate, self._stack)
        self._editor = Editor(tools, self._stack)
        self._listing = ListDesk(self._view, looking, workers.database, translate)
        self._care = CareDesk(self._view.room, looking, workers.database, translate)
        self._editing = EditDesk(self._editor, looking, workers.database, translate)
        self._sheets = SheetDesk(sheets, office, workers, self._view.sheets, translate) if sheets is not None else None
        self._importing = importing
        self._lay_out()
        self._connect()
        self.sign_out()

    def sign_in(self, actor: Actor, _staff: Staff) -> None:
        """List the directory, and go on with what this person had begun to write."""
        self._care.work_for(actor)
        self._listing.begin()
        if self._importing is not None:
            self._importing.sign_in(actor)
        self._editing.sign_in(actor)

    def sign_out(self) -> None:
        """Keep nothing of what was looked up; what is half written waits for its writer."""
        self._care.work_for(None)
        self._editing.sign_out()
        self._listing.end()
        self._stack.setCurrentWidget(self._view)
        if self._sheets is not None:
            self._sheets.clear()
        if self._importing is not None:
            self._importing.sign_out()

    def focus_first(self) -> None:
        """Go to the search field, or to what is being written."""
        self._listing.look_again()
        if self._editing.is_open:
            self._editor.take_focus()
        elif self._stack.currentWidget() is self._importing:
            self._on_bring_in()
        else:
            self._view.field.setFocus()
            self._view.field.selectAll()

    @Slot()
    def others_changed(self) -> None:
        """Show the directory as it is now; what is being written stays."""
        self._listing.look_again()

    # Writing

    @Slot()
    def _on_edit(self) -> None:
        if self._care.resource is not None:
            self._editing.edit(self._care.resource.resource)

    @Slot(object)
    def _on_add(self, kind: ResourceKind) -> None:
        self._editing.add(kind)

    @Slot()
    def _show_editor(self) -> None:
        self._stack.setCurrentWidget(self._editor)
        self._editor.take_focus()

    @Slot(object)
    def _on_saved(self, resource: Resource) -> None:
        self._go_back()
        self._listing.follow(resource.id, resource.name)
        self.notice.emit(self._("{name} is saved.", name=resource.name))

    @Slot()
    def _go_back(self) -> None:
        self._stack.setCurrentWidget(self._view)
        self._view.list.setFocus()

    # Bringing in

    @Slot()
    def _on_bring_in(self) -> None:
        if self._importing is not None:
            self._stack.setCurrentWidget(self._importing)
            self._importing.open()

    @Slot()
    def _on_imported(self) -> None:
        """Learn what is new beside the desk's work, not at its next look."""
        self._workers.reading.start(self._find_help.catch_up)
        self._listing.look_again()

    # What came of it

    @Slot(str)
    def _on_done(self, note: str) -> None:
        self.notice.emit(note)
        self._listing.look_again()

    @Slot()
    def _on_checked(self) -> None:
        """Go on down the list to be checked."""
        if self._listing.wish.shown is Shown.TO_CHECK:
            self._view.list.setFocus()

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    def _connect(self) -> None:
        view, care = self._view, self._view.room.care
        self._listing.chosen.connect(self._care.show_listed)
        for part in (self._listing, self._care, self._editing):
            part.failed.connect(self._show_problem)
        self._care.done.connect(self._on_done)
        self._care.checked.connect(self._on_checked)
        self._editing.began.connect(self._show_editor)
        self._editing.saved.connect(self._on_saved)
        self._editing.given_up.connect(self._go_back)
        view.add_wanted.connect(self._on_add)
        view.list.check_wanted.connect(care.want_checked)
        view.list.wrong_wanted.connect(care.ask_what_is_wrong)
        view.list.edit_wanted.connect(self._on_edit)
        care.edit_wanted.connect(self._on_edit)
        if self._importing is not None:
            view.bring_in.clicked.connect(self._on_bring_in)
            self._importing.closed.connect(self._go_back)
            self._importing.imported.connect(self._on_imported)
            self._importing.problem.connect(self.problem)
        if self._sheets is not None:
            self._listing.listed.connect(self._sheets.show_listed)
            QShortcut(QKeySequence("Ctrl+P"), view).activated.connect(self._sheets.print)

    def _lay_out(self) -> None:
        self.setObjectName("directory-page")
        set_role(self, "page")
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._editor)
        if self._importing is not None:
            self._stack.addWidget(self._importing)
        self._view.bring_in.setVisible(self._importing is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
