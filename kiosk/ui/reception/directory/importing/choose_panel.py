# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing what to bring in: a file, a folder or an archive, and what to call where it comes from."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.resource_care import ADDED_HERE, Source
from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.asking import ask_to_open
from kiosk.ui.reception.directory.importing.jobs import ImportWish
from kiosk.ui.reception.rows import Choice, KeyedIconButton, Saying
from kiosk.ui.reception.settings.form_lines import form_lines
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, Words, named

_LONGEST_NAME = 120
_LONGEST_PATH = 4096


class ChoosePanel(Card):
    """A path, by dialog, by dropping it here or typed, and the name of the source. Says the wish when asked to read."""

    read_wanted = Signal(object)  # the ImportWish

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._sources: Sequence[Source] = ()
        self._named_by_hand = False
        self._asking: QFileDialog | None = None
        named(self, "import-choose", _("Choose what to bring in"))
        self._file = named(KeyedIconButton("file-text", _("Choose a &file…"), "secondary", self), "choose-file")
        self._folder = named(KeyedIconButton("folder-open", _("Choose a f&older…"), "secondary", self), "choose-folder")
        self._path = named(QLineEdit(self), "import-path", _("Where it is"))
        self._path.setMaxLength(_LONGEST_PATH)
        self._name = named(Choice(self), "import-name", _("What to call this source"))
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._same = named(Saying("", "soft", self), "import-same-source")
        self._wrong = named(Saying("", "error", self), "import-wrong")
        self._read = named(KeyedIconButton("search", _("&Look at it"), "primary", self), "import-read")
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        if self._asking is not None:
            self._asking.close()
        self._named_by_hand = False
        self._path.clear()
        self._name.setEditText("")
        self.say_wrong("")
        self._show_same()

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Offer the names of what is there already."""
        kept = self._name.currentText()
        self._sources = [each for each in sources if each.name != ADDED_HERE]
        self._name.clear()
        self._name.addItems([each.name for each in self._sources])
        self._name.setEditText(kept)
        self._show_same()

    def take_path(self, path: str) -> None:
        """Take this for what is to be brought in, and guess the source's name."""
        self._named_by_hand = False
        self._path.setText(path)
        self._on_path_changed(path)
        self._read.setFocus()

    def take_source(self, source: Source) -> None:
        """Take a source that is there, at the place it came from."""
        self.take_path(source.file.path)
        self._name.setEditText(source.name)
        self._show_same()

    def say_wrong(self, words: str) -> None:
        """Say what was wrong with it, "" for nothing."""
        self._wrong.say(words)
        self._wrong.setVisible(bool(words))
        self._path.setAccessibleDescription(words)

    def take_focus(self) -> None:
        """Go to the path, or on to the button when there is one already."""
        (self._read if self._path.text() else self._file).setFocus()

    def ask(self) -> None:
        """Say the wish, or what is missing in it."""
        path, name = _plain_path(self._path.text()), " ".join(self._name.currentText().split())
        if not path:
            self.say_wrong(self._("Please choose a file or a folder first."))
            self._path.setFocus()
        elif not name:
            self.say_wrong(self._("Please give it a name, such as who it comes from."))
            self._name.setFocus()
        else:
            self.say_wrong("")
            known = self._known(name)
            remembered = known.file.mapping if known else ""
            self.read_wanted.emit(ImportWish(path=Path(path).expanduser(), source=name, remembered=remembered))

    def _known(self, name: str) -> Source | None:
        return next((each for each in self._sources if each.name == name), None)

    @Slot(str)
    def _on_path_changed(self, text: str) -> None:
        self.say_wrong("")
        if not self._named_by_hand:
            path = Path(_plain_path(text)).expanduser()
            same = next((each.name for each in self._sources if each.file.path == str(path)), "")
            self._name.setEditText((same or _guessed_name(path))[:_LONGEST_NAME])
        self._show_same()

    @Slot()
    def _on_name_typed(self) -> None:
        self._named_by_hand = True
        self._show_same()

    def _show_same(self) -> None:
        known = self._known(" ".join(self._name.currentText().split()))
        said = self._("You have “{source}” already. This will bring it up to date.", source=known.name) if known else ""
        self._same.say(said)
        self._same.setVisible(bool(said))
        self._name.setAccessibleDescription(said)

    @Slot()
    def _on_file_wanted(self) -> None:
        self._ask(QFileDialog.FileMode.ExistingFile, self._("Choose a directory’s file"))

    @Slot()
    def _on_folder_wanted(self) -> None:
        self._ask(QFileDialog.FileMode.Directory, self._("Choose a directory’s folder"))

    def _ask(self, mode: QFileDialog.FileMode, title: str) -> None:
        if self._asking is None:
            self._asking = ask_to_open(self, title, mode, self._path.text())
            self._asking.fileSelected.connect(self.take_path)
            self._asking.finished.connect(self._on_asked)

    @Slot(int)
    def _on_asked(self, _result: int) -> None:
        self._asking = None

    def _connect(self) -> None:
        self._file.clicked.connect(self._on_file_wanted)
        self._folder.clicked.connect(self._on_folder_wanted)
        self._path.textEdited.connect(self._on_path_changed)
        self._path.returnPressed.connect(self.ask)
        self._read.clicked.connect(self.ask)
        self._name.activated.connect(self._on_name_typed)
        line = self._name.lineEdit()
        if line is not None:
            line.setMaxLength(_LONGEST_NAME)
            line.textEdited.connect(self._on_name_typed)
            line.returnPressed.connect(self.ask)

    def _lay_out(self) -> None:
        _ = self._
        set_role(self._wrong, "error")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(16))
        lines.setSpacing(scaled(12))
        about = _("A folder, an archive (.zip), a table (.csv) or JSON. Choose it, or drop it anywhere on this page.")
        lines.addWidget(Saying(about, "soft", self))
        lines.addWidget(LinedUp(self, self._file, self._folder))
        form = form_lines()
        for label, field in ((_("Where it is"), self._path), (_("What to call this source"), self._name)):
            said = Words(label, "soft", self)
            said.setBuddy(field)
            form.addRow(said, field)
        lines.addLayout(form)
        lines.addWidget(self._same)
        lines.addWidget(self._wrong)
        lines.addWidget(LinedUp(self, self._read))


def _plain_path(text: str) -> str:
    """Take what somebody pasted: with quotation marks around it, or as a link to a file."""
    bare = text.strip().strip("\"'").strip()
    url = QUrl(bare)
    return url.toLocalFile() if url.isLocalFile() else bare


def _guessed_name(path: Path) -> str:
    words = path.name.removesuffix(path.suffix).replace("_", " ").replace("-", " ")
    return " ".join(words.split())
