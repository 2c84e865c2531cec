# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import would change: the sum of it, the lists, and the button that takes it in."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.column_rows import ColumnRows
from kiosk.ui.reception.directory.importing.jobs import Looked
from kiosk.ui.reception.directory.importing.listed_rows import Part
from kiosk.ui.reception.directory.importing.progress_strip import ProgressStrip
from kiosk.ui.reception.directory.importing.row_detail import RowDetail
from kiosk.ui.reception.directory.importing.row_list import RowList
from kiosk.ui.reception.directory.importing.words import number, preview_in_words, problems_in_words
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button, column
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Rule, ScrolledColumn, named
from kiosk.ui.words.joining import BETWEEN

_LEAST_FOR_TWO = 760
_LEAST_DETAIL = 190


class PreviewPanel(QWidget):
    """The preview. Only one of its parts is in sight; what is said below the lists stays there while they scroll."""

    take_in_wanted = Signal()
    report_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self,
        meanings: Mapping[str, str],
        row_kinds: Mapping[str, str],
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._looked: Looked | None = None
        self._headline = named(Saying("", "heading", self), "import-headline")
        self._about = named(Saying("", "soft", self), "import-about")
        self._warning = named(Saying("", "error", self), "import-warning")
        self._parts = {part: self._part_button(part) for part in Part}
        self._list, self._detail = RowList("", self), RowDetail(_, self)
        self._none = named(Saying("", "soft", self), "import-none")
        self.columns = ColumnRows(meanings, row_kinds, _, self)
        self.strip = ProgressStrip(_, "import-again", self)
        self._said = named(Saying("", "soft", self), "import-said")
        self._take_in = named(KeyedIconButton("check", _("&Take it in"), "primary", self), "take-in")
        self._report = button(_("&Save the report…"), "save-report", parent=self)
        self._back = button(_("Choose something &else"), "choose-other", parent=self)
        self._lay_out()
        self._list.row_chosen.connect(self._detail.show_row)
        self._take_in.clicked.connect(self.take_in_wanted)
        self._report.clicked.connect(self.report_wanted)
        self._back.clicked.connect(self.back_wanted)

    def show_looked(self, looked: Looked, warning: str) -> None:
        """Show what was found; `warning` is what to think about before it is taken in, "" for nothing."""
        again = self._looked is not None and self._looked.wish.source == looked.wish.source
        self._looked = looked
        preview = looked.preview
        self._headline.say(preview_in_words(preview, self._) if preview is not None else warning)
        self._headline.setVisible(bool(self._headline.accessibleName()))
        self._warning.say(warning)
        self._warning.setVisible(bool(warning) and preview is not None)
        self._about.say(self._about_words(looked))
        self.columns.show_tables(looked.read.tables)
        self._show_counts(looked)
        self._show_part(self._part if again and self._part in self._offered else self._first_part(looked))
        self.say("")
        self.show_busy(busy=False)

    def clear(self) -> None:
        """Keep nothing of what was looked at."""
        self._looked = None
        self.columns.show_tables(())
        self._list.show_rows((), "")
        self.say("")
        self.strip.setVisible(False)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say what became of something that was asked for here."""
        set_role(self._said, "error" if wrong else "soft")
        self._said.say(words)
        self._said.setVisible(bool(words))

    def show_unread(self, words: str) -> None:
        """Say why it can't be read as the columns are taken now; what was shown before can't be taken in any more."""
        self.say(words, wrong=True)
        self._take_in.setEnabled(False)

    def show_busy(self, *, busy: bool) -> None:
        """While it is read again, nothing of it can be taken in."""
        self.strip.setVisible(busy)
        self._take_in.setEnabled(not busy and self._looked is not None and self._looked.preview is not None)
        self._report.setEnabled(not busy)

    def take_focus(self) -> None:
        """Go to what is to be done first."""
        (self.columns.first if self._part is Part.COLUMNS else self._parts[self._part]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is chosen beside the list where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_LEAST_FOR_TWO)
        self._lists.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    # Its parts

    @property
    def _part(self) -> Part:
        return next((part for part, each in self._parts.items() if each.isChecked()), Part.ADDED)

    @property
    def _offered(self) -> tuple[Part, ...]:
        return tuple(part for part, each in self._parts.items() if not each.isHidden())

    @Slot()
    def _on_part(self) -> None:
        self._show_part(self._part)

    def _first_part(self, looked: Looked) -> Part:
        unsure = any(not each.is_sure for table in looked.read.tables for each in table.columns)
        if Part.COLUMNS in self._offered and (unsure or not looked.read.is_readable):
            return Part.COLUMNS
        filled = (part for part in (Part.CHANGED, Part.ADDED, Part.GONE, Part.FAULTS) if looked.rows.get(part))
        return next(filled, Part.FAULTS)

    def _show_part(self, part: Part) -> None:
        self._parts[part].setChecked(True)
        rows = self._looked.rows.get(part, ()) if self._looked is not None else ()
        in_lists = part is not Part.COLUMNS
        self.columns.setVisible(not in_lists)
        self._beside.setVisible(in_lists and bool(rows))
        self._none.setVisible(in_lists and not rows)
        self._none.say(self._none_words(part))
        self._list.show_rows(rows if in_lists else (), self._parts[part].accessibleName())

    def _show_counts(self, looked: Looked) -> None:
        preview, _ = looked.preview, self._
        columns = [each for table in looked.read.tables for each in table.columns]
        unsure = sum(not each.is_sure for each in columns)
        counts = {
            Part.ADDED: (_("New"), preview.added_count if preview else None),
            Part.CHANGED: (_("Changed"), preview.changed_count if preview else None),
            Part.GONE: (_("Gone"), preview.vanished_count if preview else None),
            Part.FAULTS: (_("What was wrong"), sum(fault.count for fault in looked.read.faults)),
            Part.COLUMNS: (_("Columns"), len(columns) or None),
        }
        for part, (words, count) in counts.items():
            said = _("{part} {count}", part=words, count=number(count, _)) if count is not None else words
            if part is Part.COLUMNS and unsure:
                said = _("{part}, {count} to check", part=said, count=number(unsure, _))
            self._parts[part].setText(said)
            self._parts[part].setAccessibleName(said)
            self._parts[part].setVisible(count is not None)

    def _none_words(self, part: Part) -> str:
        _ = self._
        match part:
            case Part.ADDED:
                return _("Nothing in it is new.")
            case Part.CHANGED:
                return _("Nothing that you have has changed.")
            case Part.GONE:
                return _("Nothing that you have is missing in it.")
            case Part.FAULTS:
                return _("Nothing was wrong with it.")
            case Part.COLUMNS:
                return ""

    def _about_words(self, looked: Looked) -> str:
        read, _ = looked.read, self._
        found = _.several("{count} resource in it", "{count} resources in it", read.count)
        wrong = problems_in_words(read.faults, _)
        return BETWEEN.join(part for part in (looked.wish.source, read.format, found, wrong) if part)

    def _part_button(self, part: Part) -> QPushButton:
        made = button("", f"import-{part.value}", "small", self)
        made.setCheckable(True)
        made.setAutoDefault(True)
        return made

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for each in self._parts.values():
            group.addButton(each)
        group.buttonClicked.connect(self._on_part)
        self._beside = QWidget(self)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._beside)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(scaled(14))
        self._lists.addWidget(self._list, 1)
        self._lists.addWidget(self._detail, 1)
        self._detail.setMinimumHeight(scaled(_LEAST_DETAIL))
        scrolled = ScrolledColumn(self)
        scrolled.column.setContentsMargins(26, 4, 26, 14)
        for said in (self._headline, self._about, self._warning, LinedUp(self, *self._parts.values(), spacing=6)):
            scrolled.column.addWidget(said)
        scrolled.column.addWidget(self._beside, 1)
        scrolled.column.addWidget(self._none)
        scrolled.column.addWidget(self.columns)
        scrolled.column.addStretch(0)
        foot = column(spacing=scaled(8))
        foot.setContentsMargins(26, 10, 26, 12)
        for part in (self.strip, self._said, LinedUp(self, self._take_in, self._report, self._back)):
            foot.addWidget(part)
        whole = column(self, spacing=0)
        whole.addWidget(scrolled, 1)
        whole.addWidget(Rule(self))
        whole.addLayout(foot)
        self.strip.setVisible(False)
        self._said.setVisible(False)
