# SPDX-License-Identifier: GPL-3.0-or-later
"""What brings them in today: the words as they are said, and what they say about who can help (rule 2)."""

from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot

from kiosk.desk.log_need import NeedHeard
from kiosk.domain.errors import WordsTooLong
from kiosk.domain.need import Need
from kiosk.domain.text import WORDS_LIMIT
from kiosk.messages import Translator
from kiosk.ui.reception.need.need_editor_view import NeedEditorView
from kiosk.ui.reception.need.need_in_hand import Filing, WordsRead
from kiosk.ui.widgets import focus_if_shown


class NeedEditor(QObject):
    """Drives the view. Words are given out exactly as they were typed."""

    words_changed = Signal(str)
    filing_changed = Signal()
    moved_on = Signal()
    other_words_wanted = Signal()

    def __init__(self, view: NeedEditorView, translate: Translator) -> None:
        super().__init__(view)
        self._view, self._ = view, translate
        self._filing = Filing()
        self._today = date.min
        self._need: Need | None = None
        self._name, self._again = "", False
        view.words.textChanged.connect(self._on_typed)
        view.words.moved_on.connect(self.moved_on)
        view.other_words.clicked.connect(self.other_words_wanted)
        view.chips.category_added.connect(self._on_category_added)
        view.chips.category_removed.connect(self._on_category_removed)
        view.chips.deadline_removed.connect(self._on_deadline_removed)

    @property
    def words(self) -> str:
        """What is typed."""
        return self._view.words.toPlainText()

    @property
    def heard(self) -> NeedHeard:
        """What is typed and how it is filed."""
        return self._filing.heard(self.words)

    @property
    def need(self) -> Need | None:
        """The earlier need that is in hand instead of new words."""
        return self._need

    @property
    def words_to_help_with(self) -> str:
        """The words that who can help is looked up by."""
        return self._need.words if self._need else self.words

    def begin(self, name: str, today: date, words: str = "", *, again: bool = False) -> None:
        """Be ready for a visit's need: empty, or with words that were not saved as a need yet."""
        self._today = today
        self._need = None
        self._filing = Filing()
        self._name, self._again = name, again
        self._put(words)
        self._show_need()

    def take_in_hand(self, need: Need | None) -> None:
        """Show an earlier need instead of the field; None brings the field back with what was typed."""
        self._need = need
        self._show_need()

    def show_read(self, read: WordsRead) -> None:
        """Show what the words say; an earlier need keeps the way it was filed."""
        if self._need is None:
            self._filing = self._filing.with_words_read(read)
            self._show_filing()

    def clear(self) -> None:
        """Leave nothing, undo history included."""
        self.begin("", self._today)
        self._view.quoted.say("")

    def take_focus(self) -> None:
        """Put the cursor where words are written."""
        focus_if_shown(self._view.other_words if self._need else self._view.words)

    def _put(self, words: str) -> None:
        with QSignalBlocker(self._view.words):
            self._view.words.setPlainText(words)  # setPlainText also empties the undo history
            cursor = self._view.words.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self._view.words.setTextCursor(cursor)
        self._show_filing()
        self._show_length()

    def _show_heading(self) -> None:
        """Over a need that still wants its step stands what it is: something they came for, not something else."""
        _ = self._
        if self._again and self._need is None:
            self._view.heading.say(_("Anything else today?"))
        elif self._name:
            self._view.heading.say(_("What brings {name} in today?", name=self._name))
        else:
            self._view.heading.say(_("What brings them in today?"))

    def _show_need(self) -> None:
        need = self._need
        self._show_heading()
        self._view.stack.setCurrentIndex(1 if need else 0)
        self._view.quoted.say(self._("“{words}”", words=need.words) if need else "")
        self._view.chips.setVisible(need is None)
        self._show_length()

    def _show_filing(self) -> None:
        self._view.chips.show_filing(self._filing, self._today)

    def _show_length(self) -> None:
        length = len(self.words.strip())
        too_long = self._need is None and length > WORDS_LIMIT
        self._view.problem.say(self._(WordsTooLong.message, length=length, limit=WORDS_LIMIT) if too_long else "")
        self._view.problem.setVisible(too_long)
        self._view.read_back.setVisible(bool(length) and self._need is None)

    @Slot()
    def _on_typed(self) -> None:
        self._show_length()
        self.words_changed.emit(self.words)

    @Slot(str)
    def _on_category_added(self, id_: str) -> None:
        self._filing = self._filing.with_category(id_)
        self._after_filing()

    @Slot(str)
    def _on_category_removed(self, id_: str) -> None:
        self._filing = self._filing.without_category(id_)
        self._after_filing()

    @Slot()
    def _on_deadline_removed(self) -> None:
        self._filing = self._filing.without_deadline()
        self._after_filing()

    def _after_filing(self) -> None:
        self._show_filing()
        self.filing_changed.emit()
        self.take_focus()
