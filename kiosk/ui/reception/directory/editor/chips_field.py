# SPDX-License-Identifier: GPL-3.0-or-later
"""Several of a choice, each a chip to tick: what it helps with, and the languages spoken there."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kiosk.messages import Translator, shipped_languages
from kiosk.ui.reception.directory.editor.field import Field, ShortLine
from kiosk.ui.reception.whos_here.languages import languages_by_name
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import ChipButton, FlowLayout, Words


class ChipsField(Field):
    """Ticked chips by what they stand for. Values that are not among the choices get a chip of their own."""

    def __init__(
        self, key: str, label: str, choices: Mapping[str, str], translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(key, label, translate, parent)
        self._choices = dict(choices)
        self._chips: dict[str, ChipButton] = {}
        place = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        place.setSizePolicy(policy)
        self._flow = FlowLayout(place, spacing=6)
        self.whole.addWidget(Words(label, "soft", self))
        self.whole.addWidget(place)
        for value in self._choices:
            self.add_chip(value)

    def add_chip(self, value: str) -> ChipButton:
        """Show a chip for a value, once."""
        if value not in self._chips:
            chip = ChipButton(self.called(value), parent=self)
            chip.setObjectName(f"{self.key}-{value}")
            chip.setCheckable(True)
            chip.toggled.connect(self.on_typed)
            self._chips[value] = chip
            self._flow.addWidget(chip)
            chip.show()
        return self._chips[value]

    def called(self, value: str) -> str:
        """Name what a value stands for."""
        return self._(self._choices.get(value, value))

    @property
    def raw(self) -> object:
        """The values that are ticked; those that were there first come first."""
        shown = self._shown if isinstance(self._shown, tuple) else ()
        order = dict.fromkeys((*shown, *self._chips))
        return tuple(value for value in order if value in self._chips and self._chips[value].isChecked())

    def write(self, raw: object) -> None:
        """Tick these and no others."""
        ticked = raw if isinstance(raw, tuple) else ()
        for value in ticked:
            self.add_chip(str(value))
        for value, chip in self._chips.items():
            chip.setChecked(value in ticked)

    def raw_of(self, value: object) -> object:
        """The values, each once."""
        return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else ()

    def read(self) -> object:
        """The values that are ticked."""
        return self.raw

    @property
    def first(self) -> QWidget:
        """The first chip."""
        return next(iter(self._chips.values()), self)

    @property
    def summary(self) -> str:
        """What is ticked."""
        return ", ".join(chip.text().replace("&&", "&") for chip in self._chips.values() if chip.isChecked())


class CategoriesField(ChipsField):
    """What it helps with; `names` are the categories' names by id, to be translated."""

    def __init__(self, key: str, label: str, names: Mapping[str, str], translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, names, translate, parent)
        self.whole.addWidget(self.problem)


class LanguagesField(ChipsField):
    """Languages by their codes, the common ones to tick; any other one is written, and becomes a chip by Enter."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget) -> None:
        names = {code: translate.language_name(code) for code in shipped_languages()}
        super().__init__(key, label, names, translate, parent)
        self._other: QLineEdit = self.named_line(_OtherLine(self), "other-language", translate("Another language"))
        self._other.setPlaceholderText(translate("Another language, then Enter"))
        self._other.editingFinished.connect(self._on_other)
        if isinstance(self._other, _OtherLine):
            self._other.entered.connect(self._on_other)
        self.whole.addWidget(self._other)
        self.whole.addWidget(self.problem)

    def called(self, value: str) -> str:
        """Its own name."""
        return self._.language_name(value)

    @Slot()
    def _on_other(self) -> None:
        written = " ".join(self._other.text().split())
        if written:
            codes = {name.casefold(): code for code, name in languages_by_name(self._)}
            self.add_chip(codes.get(written.casefold(), written)).setChecked(True)
            self._other.clear()


class _OtherLine(ShortLine):
    """A line in which Enter means that line alone, not the whole form."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(28, parent)
        self.setMaximumWidth(scaled(320))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for itself."""
        if event.text() in {"\r", "\n"} and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
