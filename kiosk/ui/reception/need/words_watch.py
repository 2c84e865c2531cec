# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the words while they are typed, off the window's thread, and showing who can help."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.office_time import at_office
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.need.need_in_hand import WordsRead
from kiosk.ui.reception.visit.visit_work import WordsReader
from kiosk.ui.reception.who_can_help.help_list import HelpList
from kiosk.ui.tasks import Worker


class WordsWatch(QObject):
    """Asks what the words say; an answer to words that are not on the screen any more is dropped."""

    read = Signal(object)
    """WordsRead: categories and a deadline, for whoever files the need."""

    def __init__(self, reader: WordsReader, worker: Worker, shown: HelpList, translate: Translator) -> None:
        super().__init__(shown)
        self._reader, self._shown, self._ = reader, shown, translate
        self._words = ""
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self._show_read)
        self._errand.failed.connect(self._show_failure)

    @property
    def now(self) -> datetime:
        """The office's wall time."""
        return at_office(self._reader.office, self._reader.clock())

    def watch(self, words: str, languages: tuple[str, ...], need_id: UUID | None) -> None:
        """Read these words now."""
        self._words = words
        self._errand.ask(partial(self._reader, words, languages, need_id))

    def clear(self) -> None:
        """Turn to the next visitor."""
        self._words = ""
        self._errand.drop()
        self._shown.clear()

    @Slot(object)
    def _show_read(self, read: WordsRead) -> None:
        self.read.emit(read)
        self._shown.show_help(read.help, self._words, self.now)
        self._shown.show_left_out(read.left_out)

    @Slot(object)
    def _show_failure(self, error: object) -> None:
        self._shown.show_problem(sentence_for(error, self._))
