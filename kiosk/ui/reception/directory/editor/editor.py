# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of one resource: its fields in groups, and at the foot what is wrong, Save and Give up."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.domain.resource import Resource, ResourceKind
from kiosk.ui.reception.directory.editor.field import Field, Unreadable
from kiosk.ui.reception.directory.editor.fold import Fold
from kiosk.ui.reception.directory.editor.sections import EditorTools, Section, make_field, new_in_words, sections_for
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.rows import KeyedIconButton, Saying, column, row
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import ScrolledColumn, named

_WIDEST = 860
_NOT_YET = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What somebody edits: the resource as they saw it, or None for a new one of this kind, and what they typed."""

    kind: ResourceKind
    seen: Resource | None
    raw: Mapping[str, object]


class Editor(QWidget):
    """Shows one resource, or an empty one, to be written. It saves nothing itself."""

    save_wanted = Signal()
    left = Signal()
    """Somebody gives up, and nothing is lost by it, or they agreed to that."""

    def __init__(self, tools: EditorTools, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools, self._ = tools, tools.translate
        self._kind = ResourceKind.SERVICE
        self._seen: Resource | None = None
        self._fields: dict[str, Field] = {}
        self._folds: list[Fold] = []
        self.setObjectName("resource-editor")
        self._title = named(Saying("", "heading", self), "editor-title")
        self._scrolled: ScrolledColumn | None = None
        self._problem = named(Saying("", "error", self), "editor-problem")
        self._save = self._button("save", self._("&Save"), "save-resource", "primary")
        self._save.setToolTip(self._("Ctrl+Enter"))
        self._give_up = enter_button(self._("&Give up"), "give-up-resource", "secondary", self)
        self._question = named(Saying(self._("Throw away what you wrote?"), "strong", self), "editor-question")
        self._throw = enter_button(self._("Throw it away"), "throw-away", "secondary", self)
        self._keep = enter_button(self._("Keep writing"), "keep-writing", "secondary", self)
        self._foot = LinedUp(self, self._save, self._give_up)
        self._answers = LinedUp(self, self._keep, self._throw)
        self._place = column()
        self._lay_out()
        self._connect()

    # What is edited

    def begin(self, kind: ResourceKind, seen: Resource | None) -> None:
        """Edit this resource; without one, write a new one of this kind."""
        self._build(kind)
        self._seen = seen
        self._title.say(self._("Edit {name}", name=seen.name) if seen is not None else new_in_words(kind, self._))
        blank = Resource(id=_NOT_YET, source="", source_id="", name="") if seen is None else seen
        for key, field in self._fields.items():
            field.show_value(getattr(blank, key))
        for fold, section in zip(self._folds, sections_for(kind, self._), strict=True):
            fold.fold(is_open=section.open)
        self._say_problem("")
        self._end_asking()

    @property
    def kind(self) -> ResourceKind:
        """The kind that is written."""
        return self._kind

    @property
    def seen(self) -> Resource | None:
        """The resource as it was when the editor opened, or was looked at again; None for a new one."""
        return self._seen

    @property
    def has_changes(self) -> bool:
        """Whether anything was typed."""
        return any(field.is_changed for field in self._fields.values())

    @property
    def begun(self) -> Begun:
        """What was typed so far, to be put by."""
        raw = {key: field.raw for key, field in self._fields.items() if field.is_changed}
        return Begun(kind=self._kind, seen=self._seen, raw=raw)

    def go_on(self, begun: Begun) -> None:
        """Go on with what was put by."""
        self.begin(begun.kind, begun.seen)
        for key, raw in begun.raw.items():
            self._fields[key].write(raw)
            self._unfold(self._fields[key])

    def changes(self) -> dict[str, object] | None:
        """Read what was changed; None where something cannot be read, which is said at its field."""
        read: dict[str, object] = {}
        for key, field in self._fields.items():
            if not field.is_changed:
                continue
            try:
                value = field.read()
            except Unreadable as unreadable:
                self.refuse(unreadable.sentence, key)
                return None
            if self._seen is None or value != getattr(self._seen, key):
                read[key] = value
        return read

    def rebase(self, seen: Resource) -> None:
        """Somebody else changed it meanwhile: take that in wherever nothing was typed."""
        self._seen = seen
        for key, field in self._fields.items():
            field.rebase(getattr(seen, key))

    def refuse(self, sentence: str, key: str = "") -> None:
        """Say what is wrong, at its field where it has one, and go there."""
        field = self._fields.get(key)
        if field is None:
            self._say_problem(sentence)
            return
        self._say_problem("")
        self._unfold(field)
        field.say_problem(sentence)
        field.take_focus()
        QTimer.singleShot(0, field, self._let_see_focus)

    def take_focus(self) -> None:
        """Go to the first field."""
        if self._fields:
            next(iter(self._fields.values())).take_focus()

    def show_busy(self, *, busy: bool) -> None:
        """While it is saved it cannot be saved again."""
        self._save.setEnabled(not busy)

    def close_editor(self) -> None:
        """Keep nothing of what was typed."""
        self._fields, self._folds, self._seen = {}, [], None
        if self._scrolled is not None:
            self._scrolled.hide()
            self._scrolled.deleteLater()
            self._scrolled = None
        self._title.say("")
        self._say_problem("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_give_up()
        else:
            super().keyPressEvent(event)

    # Leaving

    @Slot()
    def _on_give_up(self) -> None:
        if not self.has_changes:
            self.left.emit()
            return
        self._question.show()
        self._answers.show()
        self._foot.hide()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_keep(self) -> None:
        self._end_asking()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_asking(self) -> None:
        self._foot.show()
        self._question.hide()
        self._answers.hide()

    # Putting it together

    def _build(self, kind: ResourceKind) -> None:
        self.close_editor()
        self._kind = kind
        self._scrolled = named(ScrolledColumn(self), "editor-scroll")
        self._scrolled.setMaximumWidth(scaled(_WIDEST))
        inside = self._scrolled.viewport()
        sections = sections_for(kind, self._)
        for at, section in enumerate(sections, start=1):
            self._folds.append(self._fold(at, section, inside))
            self._scrolled.column.addWidget(self._folds[-1])
        self._scrolled.column.addStretch(1)
        self._place.addWidget(self._scrolled, 1)

    def _fold(self, at: int, section: Section, inside: QWidget) -> Fold:
        made = [make_field(key, self._kind, self._tools, inside) for key in section.keys]
        self._fields |= {field.key: field for field in made}
        return Fold(section.title, f"fold-{at}", made, inside)

    def _unfold(self, field: Field) -> None:
        for fold in self._folds:
            if fold.isAncestorOf(field):
                fold.fold(is_open=True)

    @Slot()
    def _let_see_focus(self) -> None:
        focused = self.focusWidget()
        if self._scrolled is not None and self._scrolled.isAncestorOf(focused):
            self._scrolled.ensureWidgetVisible(focused, 0, scaled(60))

    def _say_problem(self, sentence: str) -> None:
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))

    def _button(self, icon_name: str, text: str, object_name: str, role: str) -> QPushButton:
        return named(KeyedIconButton(icon_name, text, role, self), object_name, text.replace("&", ""))

    def _lay_out(self) -> None:
        whole = column(self, spacing=scaled(10))
        whole.setContentsMargins(26, 20, 26, 20)
        whole.addWidget(self._title)
        beside = row()
        beside.addLayout(self._place, 100)
        beside.addStretch(1)
        whole.addLayout(beside, 1)
        for each in (self._problem, self._question, self._foot, self._answers):
            whole.addWidget(each)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save_wanted)
        self._give_up.clicked.connect(self._on_give_up)
        self._throw.clicked.connect(self.left)
        self._keep.clicked.connect(self._on_keep)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self.save_wanted)
