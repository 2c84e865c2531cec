# SPDX-License-Identifier: GPL-3.0-or-later
"""What the office says otherwise than the source: both beside one another, and a way back to the source's."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.keep_directory import OpenedResource
from kiosk.domain.resource_care import ADDED_HERE, EDITABLE, OwnEdit
from kiosk.messages import Translator
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.rows import Saying, column, empty, stacked
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.reception.words.resource_fields import field_names, value_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named


class OwnEdits(QWidget):
    """Shows every own edit of a resource that has a source; nothing while there is none."""

    source_wanted = Signal(str)  # the field's name

    def __init__(self, names: Mapping[str, str], translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._names, self._ = names, translate
        self._shown: object = None
        self.setObjectName("own-edits")
        listed = QWidget(self)
        self._listed: QVBoxLayout = column(listed, spacing=scaled(10))
        whole = column(self, spacing=scaled(6))
        whole.addWidget(Words(translate("Ours, whatever the source says"), "strong", self))
        whole.addWidget(listed)
        self.hide()

    def show_opened(self, opened: OpenedResource | None) -> None:
        """Show what the office settled; what was shown already keeps its buttons."""
        fits = opened is not None and opened.said.source != ADDED_HERE
        edits = [e for e in opened.edits if e.field_name in EDITABLE] if opened is not None and fits else []
        shown = (opened.resource.id if opened else None, edits)
        if shown != self._shown:
            self._shown = shown
            empty(self._listed)
            for edit in edits:
                self._listed.addWidget(self._line(edit, field_names(self._)))
        self.setVisible(bool(edits))

    def _line(self, edit: OwnEdit, fields: Mapping[str, str]) -> QWidget:
        _ = self._
        name = fields.get(edit.field_name, edit.field_name)
        ours = value_in_words(edit.value, self._names, _)
        theirs = value_in_words(edit.source_value, self._names, _)
        changed = _("The source has changed this since.") if edit.source_changed_at else ""
        said = stacked(
            self,
            Saying(_("{field}: {value}", field=name, value=ours), "", self),
            Saying(_("The source says: {value}", value=theirs), "soft", self),
            *((Saying(changed, "error", self),) if changed else ()),
        )
        take = enter_button(_("Take the source’s"), f"take-source-{edit.field_name.replace('_', '-')}", "small", self)
        take.setAccessibleDescription(_("{field}: {value}", field=name, value=theirs))
        take.setProperty("field_name", edit.field_name)
        take.clicked.connect(self._on_take)
        return named(TurningRow(self, said, take, spacing=8, least=scaled(260)), "own-edit")

    @Slot()
    def _on_take(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.source_wanted.emit(str(pressed.property("field_name")))
