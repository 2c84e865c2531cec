# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done off the window's thread: reading a source and saying what it would change, and taking it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.desk.import_directory import DirectoryImported, ImportDirectory, ImportPreview
from kiosk.domain.errors import SourceNotWhole
from kiosk.domain.resource_care import SourceFile
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.files import Choices, DirectoryFiles, SourceRead
from kiosk.ui.reception.directory.importing.listed_rows import Part, Row, rows_of
from kiosk.ui.reception.directory.importing.steady import heap_left_alone
from kiosk.ui.reception.directory.importing.watch import Watch
from kiosk.ui.reception.directory.importing.words import problems_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """What to bring in: where it lies, what the source is called, and what its columns mean.

    Without `choices`, `remembered` (TOML) is what was chosen last time.
    """

    path: Path
    source: str
    choices: Choices | None = None
    remembered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a source holds and would change. Without a preview it can't be taken in; `refused` may say why.

    `rows` are the lists to show, made ready while the window was free for other things.
    """

    wish: ImportWish
    read: SourceRead
    rows: Mapping[Part, tuple[Row, ...]]
    preview: ImportPreview | None = None
    refused: SourceNotWhole | None = None


@dataclass(frozen=True, slots=True)
class ImportJobs:
    """The two jobs of an import. Each takes a watch of its own. `today` is the office's."""

    files: DirectoryFiles
    import_directory: ImportDirectory
    today: Callable[[], date]
    translate: Translator

    def look(self, wish: ImportWish, watch: Watch) -> Looked:
        """Read it and compare it with what there is; nothing is changed."""
        choices = wish.choices or self.files.remembered(wish.remembered)
        read = self.files.read(wish.path, wish.source, choices, watch)
        if not read.is_readable:
            return self._refused(wish, read)
        watch.tell_read()
        try:
            with heap_left_alone():
                preview = self.import_directory.preview(
                    wish.source, read.resources, whole=read.whole, cancelled=watch.is_stopped
                )
        except SourceNotWhole as refused:
            return self._refused(wish, read, refused)
        rows = rows_of(preview, read.faults, self.today(), self.translate)
        return Looked(wish=wish, read=read, rows=rows, preview=preview)

    def _refused(self, wish: ImportWish, read: SourceRead, why: SourceNotWhole | None = None) -> Looked:
        rows = rows_of(None, read.faults, self.today(), self.translate)
        return Looked(wish=wish, read=read, rows=rows, refused=why)

    def take_in(self, looked: Looked, actor: Actor, watch: Watch) -> DirectoryImported:
        """Take in what was looked at, all of it or nothing, even if its files are gone by now."""
        read, wish = looked.read, looked.wish
        file = SourceFile(
            format=read.format,
            path=str(wish.path),
            mapping=read.choices_text,
            problems=problems_in_words(read.faults, self.translate),
        )
        with heap_left_alone():
            return self.import_directory(
                wish.source,
                read.resources,
                whole=read.whole,
                actor=actor,
                file=file,
                cancelled=watch.is_stopped,
                progress=watch.tell_written,
            )
