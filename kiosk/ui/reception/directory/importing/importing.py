# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which somebody's directory is brought in: choose it, look at what it would change, take it in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk.import_directory import DirectoryImported, ImportDirectory
from kiosk.desk.keep_directory import KeepDirectory
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.resource_care import Source
from kiosk.domain.resource_rules import ImportCancelled, ImportedMeanwhile
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.directory.importing.files import Choices, DirectoryFiles
from kiosk.ui.reception.directory.importing.import_view import ImportView, Stage
from kiosk.ui.reception.directory.importing.jobs import ImportJobs, ImportWish, Looked
from kiosk.ui.reception.directory.importing.saving import ImportSaving
from kiosk.ui.reception.directory.importing.watch import Watch
from kiosk.ui.reception.directory.importing.words import (
    done_in_words,
    loses_much,
    progress_in_words,
    writing_in_words,
)
from kiosk.ui.tasks import Workers

LOOK_MILLISECONDS = 100
PAUSE_MILLISECONDS = 700
"""After the last correction of a column the source is read again, so that stepping through a box costs nothing."""


class ImportPage(QWidget):
    """One import at a time. It is read on a worker; nothing is kept before somebody says so."""

    closed = Signal()
    imported = Signal(object)  # DirectoryImported
    problem = Signal(str)

    def __init__(
        self,
        *,
        files: DirectoryFiles,
        import_directory: ImportDirectory,
        keep_directory: KeepDirectory,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep_directory, self._office, self._clock, self._ = keep_directory, office, clock, translate
        self._actor: Actor | None = None
        self._looked: Looked | None = None
        self._wish: ImportWish | None = None
        self._watch = Watch()
        self._note = ""
        self._sources: Sequence[Source] = ()
        self._jobs = ImportJobs(files, import_directory, self._today, translate)
        self._view = ImportView(files, office, translate, self)
        self._saving = ImportSaving(files, workers.pages, translate, self)
        self._looking, self._taking = Errand(workers.reading, self), Errand(workers.reading, self)
        self._listing = Errand(workers.database, self)
        self._tick, self._pause = QTimer(self), QTimer(self)
        self._tick.setInterval(LOOK_MILLISECONDS)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.setSingleShot(True)
        self.setAcceptDrops(True)
        self._connect()

    def sign_in(self, actor: Actor) -> None:
        """Work for somebody."""
        self._actor = actor

    def sign_out(self) -> None:
        """Keep nothing on the page. What is being read stops; what is being taken in comes to its end unseen."""
        self._actor = None
        self.clear()

    def clear(self) -> None:
        """Begin anew, with nothing chosen."""
        if not self._taking.is_busy:
            self._watch.stop()
        self._forget()
        for errand in (self._taking, self._listing):
            errand.drop()
        self._view.choose.clear()
        self._view.show_stage(Stage.CHOOSE)

    def open(self, path: str = "") -> None:
        """Show the sources as they are now, and go to the choice; with `path`, that is chosen."""
        self._listing.ask(self._keep_directory.sources)
        if self._view.stage is Stage.DONE:
            self.clear()
        if path and self._view.stage is Stage.CHOOSE:
            self._view.choose.take_path(path)
        self._view.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to what matters."""
        super().resizeEvent(event)
        self._view.fit(self.height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, a folder or an archive."""
        if self._view.stage is Stage.CHOOSE and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose what was dropped."""
        if self._view.stage is Stage.CHOOSE and (path := _dropped(event)):
            event.acceptProposedAction()
            self._view.choose.take_path(path)

    # Reading

    @Slot(object)
    def _look(self, wish: ImportWish) -> None:
        """Read it, or read it again after a correction; what was read before is stale."""
        again = self._view.stage is Stage.PREVIEW
        self._watch.stop()
        self._wish, self._watch = wish, Watch()
        self._looking.ask(partial(self._jobs.look, wish, self._watch))
        self._tick.start()
        if again:
            self._view.preview.show_busy(busy=True)
            self._view.preview.strip.begin(self._("Reading again …"))
        else:
            self._view.work.begin(self._("Reading …"))
            self._view.show_stage(Stage.WORK)

    @Slot(object)
    def _show_looked(self, looked: Looked) -> None:
        self._tick.stop()
        self._looked = looked
        self._saving.show_read(looked.read, looked.wish.source)
        again = self._view.stage is Stage.PREVIEW
        self._view.preview.show_looked(looked, self._warning(looked))
        self._view.preview.say(self._note, wrong=True)
        self._note = ""
        if not again:
            self._view.show_stage(Stage.PREVIEW)

    @Slot(object)
    def _show_not_read(self, problem: object) -> None:
        self._tick.stop()
        words = sentence_for(problem, self._)
        if self._view.stage is Stage.PREVIEW:
            self._view.preview.show_busy(busy=False)
            self._view.preview.show_unread(words)
        else:
            self._view.choose.say_wrong(words)
            self._view.show_stage(Stage.CHOOSE)

    def _warning(self, looked: Looked) -> str:
        if looked.refused is not None:
            return sentence_for(looked.refused, self._)
        if not looked.read.is_readable:
            return self._(
                "No directory can be made of it yet. Please say which column is the name, "
                "and which the phone, the address or the website."
            )
        held = next((each.resources for each in self._sources if each.name == looked.wish.source), 0)
        if looked.preview is not None and loses_much(looked.preview, held):
            return self._("Most of what you have from this source is not in here. Is it the right file?")
        return ""

    # Corrections

    @Slot(str, str, str)
    def _on_meaning_chosen(self, file: str, column: str, meaning: str) -> None:
        if self._wish is not None and (choices := self._choices()) is not None:
            self._correct(choices.chosen(file, column, meaning))

    @Slot(str, str)
    def _on_rows_chosen(self, file: str, rows: str) -> None:
        if self._wish is not None and (choices := self._choices()) is not None:
            self._correct(choices.with_rows(file, rows))

    @Slot(object)
    def _correct(self, choices: Choices) -> None:
        if self._wish is None or self._taking.is_busy:
            return
        self._wish = replace(self._wish, choices=choices)
        self._view.preview.show_unread(self._("Reading again …"))
        self._pause.start()

    @Slot()
    def _on_corrected(self) -> None:
        if self._wish is not None:
            self._look(self._wish)

    def _choices(self) -> Choices | None:
        """What the columns mean, with what was corrected since it was read."""
        if self._wish is not None and self._wish.choices is not None:
            return self._wish.choices
        return self._looked.read.choices if self._looked is not None else None

    # Taking in

    @Slot()
    def _take_in(self) -> None:
        looked, actor = self._looked, self._actor
        if looked is None or looked.preview is None or actor is None or self._taking.is_busy:
            return
        self._watch = Watch()
        self._taking.ask(partial(self._jobs.take_in, looked, actor, self._watch))
        self._tick.start()
        self._view.work.begin(self._("Taking it in …"))
        self._view.show_stage(Stage.WORK)

    @Slot(object)
    def _show_done(self, done: DirectoryImported) -> None:
        self._tick.stop()
        self._view.done.show_done(done_in_words(done, self._))
        self._view.show_stage(Stage.DONE)
        self._listing.ask(self._keep_directory.sources)
        self.imported.emit(done)

    @Slot(object)
    def _show_not_taken(self, problem: object) -> None:
        self._tick.stop()
        words = sentence_for(problem, self._)
        self._view.show_stage(Stage.PREVIEW)
        self._view.preview.say(words, wrong=not isinstance(problem, ImportCancelled))
        if isinstance(problem, ImportedMeanwhile) and self._wish is not None:
            self._note = words
            self._look(self._wish)

    # Stopping, progress, the way back

    @Slot()
    def _stop(self) -> None:
        self._watch.stop()
        if self._taking.is_busy:
            self._view.work.is_stopping(self._("Stopping …"))
            return
        self._looking.drop()
        self._pause.stop()
        self._show_not_read(ImportCancelled())

    @Slot()
    def _on_tick(self) -> None:
        if self._watch.is_stopped():
            return
        say = writing_in_words if self._taking.is_busy else progress_in_words
        progress = self._watch.progress
        shown = self._view.preview.strip if self._view.stage is Stage.PREVIEW else self._view.work
        shown.show_progress(say(progress, self._), progress)

    @Slot()
    def _choose_other(self) -> None:
        self._watch.stop()
        self._forget()
        self._view.show_stage(Stage.CHOOSE)

    @Slot()
    def _another(self) -> None:
        self.clear()
        self.open()

    @Slot()
    def _close(self) -> None:
        if not self._taking.is_busy:
            self.clear()
        self.closed.emit()

    def _forget(self) -> None:
        for timer in (self._tick, self._pause):
            timer.stop()
        self._looking.drop()
        self._saving.clear()
        self._looked, self._wish, self._note = None, None, ""
        self._view.preview.clear()

    @Slot(str, bool)
    def _say(self, words: str, wrong: bool) -> None:
        panel = self._view.done if self._view.stage is Stage.DONE else self._view.preview
        panel.say(words, wrong=wrong)

    # Sources

    @Slot(object)
    def _show_sources(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._view.sources.show_sources(sources, self._today())
        self._view.choose.show_sources(sources)

    def _today(self) -> date:
        return today_at(self._office, self._clock())

    @Slot(object)
    def _update(self, source: Source) -> None:
        self._view.choose.take_source(source)
        self._view.choose.ask()

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    def _connect(self) -> None:
        view, preview = self._view, self._view.preview
        for errand, answered, failed in (
            (self._looking, self._show_looked, self._show_not_read),
            (self._taking, self._show_done, self._show_not_taken),
            (self._listing, self._show_sources, self._show_problem),
        ):
            errand.answered.connect(answered)
            errand.failed.connect(failed)
        self._tick.timeout.connect(self._on_tick)
        self._pause.timeout.connect(self._on_corrected)
        view.back.clicked.connect(self._close)
        view.choose.read_wanted.connect(self._look)
        view.sources.update_wanted.connect(self._update)
        view.work.stopped.connect(self._stop)
        preview.strip.stopped.connect(self._stop)
        preview.take_in_wanted.connect(self._take_in)
        preview.back_wanted.connect(self._choose_other)
        preview.columns.meaning_chosen.connect(self._on_meaning_chosen)
        preview.columns.rows_chosen.connect(self._on_rows_chosen)
        preview.columns.save_wanted.connect(self._saving.save_choices)
        preview.columns.load_wanted.connect(self._saving.load_choices)
        for panel in (preview, view.done):
            panel.report_wanted.connect(self._saving.save_report)
        view.done.closed.connect(self._close)
        view.done.another_wanted.connect(self._another)
        self._saving.said.connect(self._say)
        self._saving.choices_loaded.connect(self._correct)


def _dropped(event: QDropEvent) -> str:
    """Say which one file or folder somebody holds over the page, "" for anything else."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
