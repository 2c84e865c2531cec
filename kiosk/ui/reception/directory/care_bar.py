# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about a resource, by one click or one line of words."""

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.desk.keep_directory import OpenedResource
from kiosk.domain.resource import ResourceStatus
from kiosk.messages import Translator
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.directory.say_line import SayLine
from kiosk.ui.reception.rows import KeyedIconButton, column
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, named


class Care(StrEnum):
    """What somebody does about a resource."""

    CHECKED = "checked"
    WRONG = "wrong"
    NOTE = "note"
    RETIRE = "retire"
    RESTORE = "restore"
    FAVOURITE = "favourite"
    NO_FAVOURITE = "no-favourite"


class CareBar(QWidget):
    """The buttons, and the line that some of them unfold."""

    edit_wanted = Signal()
    wanted = Signal(object, str)
    """The Care, and the words that go with it, "" where there are none."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._opened: OpenedResource | None = None
        self._checked = self._button("circle-check", _("Checked, it’s ri&ght"), "details-checked", "primary")
        self._checked.setToolTip(_("In the list: C"))
        self._edit = self._button("pencil", _("&Edit"), "edit-resource", "secondary")
        self._edit.setToolTip(_("In the list: E"))
        self._favourite = self._button("star", _("Fa&vourite"), "favourite", "secondary")
        self._favourite.setCheckable(True)
        self._wrong = enter_button(_("Something is &wrong"), "something-wrong", "small", self)
        self._wrong.setToolTip(_("In the list: W"))
        self._note = enter_button(_("&Note"), "note-resource", "small", self)
        self._retire = enter_button(_("D&on’t offer it any more"), "retire-resource", "small", self)
        self._restore = enter_button(_("&Offer it again"), "restore-resource", "small", self)
        self.line = SayLine(translate, self)
        self._first = LinedUp(self, self._checked, self._edit, self._favourite)
        self._more = LinedUp(self, self._wrong, self._note, self._retire, self._restore, spacing=6)
        whole = column(self, spacing=scaled(8))
        for each in (self._first, self._more, self.line):
            whole.addWidget(each)
        self._connect()

    def show_opened(self, opened: OpenedResource | None) -> None:
        """Offer what can be done about this one; another one begins with the line folded."""
        before = self._opened.resource.id if self._opened else None
        self._opened = opened
        if opened is None or opened.resource.id != before:
            self.line.fold()
        if opened is None:
            return
        offered = opened.resource.status is ResourceStatus.ACTIVE
        self._retire.setVisible(offered)
        self._restore.setVisible(not offered)
        self._favourite.setChecked(opened.favourite)
        said = self._("Take it off the favourites") if opened.favourite else self._("Make it a favourite")
        self._favourite.setAccessibleName(said)
        self._note.setText(self._("Change the &note") if opened.resource.note else self._("&Note"))

    def show_busy(self, *, busy: bool) -> None:
        """While one thing is done nothing else can be begun."""
        for each in self.findChildren(QPushButton):
            if not each.hasFocus():  # what was pressed keeps the focus
                each.setEnabled(not busy)

    @Slot()
    def ask_what_is_wrong(self) -> None:
        """Unfold the line for what is wrong."""
        self.line.ask(Care.WRONG, self._("What is wrong?"))

    @Slot()
    def want_checked(self) -> None:
        """Say that the details are right."""
        self._want(Care.CHECKED)

    def _want(self, care: Care, words: str = "") -> None:
        if self._opened is not None:
            self.wanted.emit(care, words)

    @Slot(str, str)
    def _on_sent(self, asked: str, words: str) -> None:
        self._want(Care(asked), words)

    @Slot()
    def _on_note(self) -> None:
        note = self._opened.resource.note if self._opened else ""
        self.line.ask(Care.NOTE, self._("What should everybody here know about it?"), note)

    @Slot()
    def _on_retire(self) -> None:
        self.line.ask(Care.RETIRE, self._("Why is it not offered any more?"), needs_words=True)

    @Slot()
    def _on_restore(self) -> None:
        self._want(Care.RESTORE)

    @Slot()
    def _on_favourite(self) -> None:
        self._want(Care.FAVOURITE if self._favourite.isChecked() else Care.NO_FAVOURITE)

    def _button(self, icon_name: str, text: str, object_name: str, role: str) -> IconButton:
        return named(KeyedIconButton(icon_name, text, role, self), object_name, text.replace("&", ""))

    def _connect(self) -> None:
        for pressed, answer in (
            (self._checked, self.want_checked),
            (self._edit, self.edit_wanted),
            (self._wrong, self.ask_what_is_wrong),
            (self._note, self._on_note),
            (self._retire, self._on_retire),
            (self._restore, self._on_restore),
            (self._favourite, self._on_favourite),
        ):
            pressed.clicked.connect(answer)
        self.line.sent.connect(self._on_sent)
