# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of an import is put together from."""

from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.choose_panel import ChoosePanel
from kiosk.ui.reception.directory.importing.done_panel import DonePanel
from kiosk.ui.reception.directory.importing.files import DirectoryFiles
from kiosk.ui.reception.directory.importing.preview_panel import PreviewPanel
from kiosk.ui.reception.directory.importing.progress_strip import ProgressStrip
from kiosk.ui.reception.directory.importing.source_rows import SourceRows
from kiosk.ui.reception.rows import KeyedIconButton, Saying, column
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, ScrolledColumn, named

_LEAST_FOR_TITLE, _LEAST_FOR_HEAD = 260, 520


class Stage(Enum):
    """How far an import has come."""

    CHOOSE = auto()
    WORK = auto()
    PREVIEW = auto()
    DONE = auto()


class ImportView(QObject):
    """The head, and below it one of four: the choice, the progress, the preview, the result."""

    def __init__(self, files: DirectoryFiles, office: Office, translate: Translator, page: QWidget) -> None:
        super().__init__(page)
        _ = translate
        self._height = page.height()
        page.setObjectName("import-page")
        set_role(page, "page")
        self._title = named(Saying(_("Bring a directory in"), "title", page), "import-title")
        self.back = named(KeyedIconButton("arrow-left", _("Back to the directo&ry"), "quiet", page), "import-back")
        self.choose, self.sources = ChoosePanel(_, page), SourceRows(office, _, page)
        self.work = ProgressStrip(_, "import", page)
        self.preview = PreviewPanel(files.meanings, files.row_kinds, _, page)
        self.done = DonePanel(_, page)
        self._stages = {
            Stage.CHOOSE: _scrolled(page, self.choose, self.sources),
            Stage.WORK: _scrolled(page, _on_card(page, self.work)),
            Stage.PREVIEW: self.preview,
            Stage.DONE: _scrolled(page, self.done),
        }
        self._stack = QStackedWidget(page)
        for each in self._stages.values():
            self._stack.addWidget(each)
        head = TurningRow(page, self._title, self.back, 12, scaled(_LEAST_FOR_TITLE))
        above = column(spacing=0)
        above.setContentsMargins(26, 20, 26, 10)
        above.addWidget(head)
        whole = column(page, spacing=0)
        whole.addLayout(above)
        whole.addWidget(self._stack, 1)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        shown = self._stack.currentWidget()
        return next(stage for stage, widget in self._stages.items() if widget is shown)

    def show_stage(self, stage: Stage) -> None:
        """Go on, or back; the cursor goes along when it is on the page."""
        holds_cursor = self._stack.isVisible()
        self._stack.setCurrentWidget(self._stages[stage])
        self.fit(self._height)
        if holds_cursor:
            self.take_focus()

    def fit(self, height: int) -> None:
        """Leave the room to the lists where there is little: what is looked at has a heading of its own."""
        self._height = height
        self._title.setVisible(self.stage is not Stage.PREVIEW or height >= scaled(_LEAST_FOR_HEAD))

    def take_focus(self) -> None:
        """Go to what is to be done now."""
        match self.stage:
            case Stage.CHOOSE:
                self.choose.take_focus()
            case Stage.WORK:
                self.work.take_focus()
            case Stage.PREVIEW:
                self.preview.take_focus()
            case Stage.DONE:
                self.done.take_focus()


def _scrolled(page: QWidget, *parts: QWidget) -> ScrolledColumn:
    made = ScrolledColumn(page)
    made.column.setContentsMargins(26, 4, 26, 20)
    made.column.setSpacing(14)
    for part in parts:
        made.column.addWidget(part)
    made.column.addStretch(1)
    return made


def _on_card(page: QWidget, part: QWidget) -> Card:
    card = Card(page)
    inside = column(card)
    inside.setContentsMargins(scaled(18), scaled(18), scaled(18), scaled(18))
    inside.addWidget(part)
    return card
