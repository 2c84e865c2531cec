# SPDX-License-Identifier: GPL-3.0-or-later
"""An address in the editor."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.domain.resource import Address
from kiosk.messages import Translator
from kiosk.ui.reception.directory.editor.field import Field, ShortLine
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.widgets import Words

_NOWHERE = Address(address_1="")


class AddressField(Field):
    """Street, room, town, state and postal code; all of them empty is no address. The country stays as it was."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, translate, parent)
        _ = translate
        self._kept = _NOWHERE
        self._street = self._part("street", _("Street and number"), 34)
        self._room = self._part("room", _("Floor, room"), 16)
        self._city = self._part("city", _("Town"), 20)
        self._state = self._part("state", _("State"), 8)
        self._postal = self._part("postal-code", _("Postal code"), 12)
        self.whole.addWidget(Words(label, "soft", self))
        parts = (self._street, self._room, self._city, self._state, self._postal)
        self.whole.addWidget(LinedUp(self, *parts, spacing=6))
        self.whole.addWidget(self.problem)

    @property
    def raw(self) -> object:
        """The address, None for nowhere."""
        written = replace(
            self._kept,
            address_1=self._street.text().strip(),
            address_2=self._room.text().strip(),
            city=self._city.text().strip(),
            state_province=self._state.text().strip(),
            postal_code=self._postal.text().strip(),
        )
        return None if written == replace(_NOWHERE, country=written.country) else written

    def write(self, raw: object) -> None:
        """Put an address in."""
        self._kept = raw if isinstance(raw, Address) else _NOWHERE
        for line, text in (
            (self._street, self._kept.address_1),
            (self._room, self._kept.address_2),
            (self._city, self._kept.city),
            (self._state, self._kept.state_province),
            (self._postal, self._kept.postal_code),
        ):
            line.setText(text)
            line.setCursorPosition(0)

    def raw_of(self, value: object) -> object:
        """The address without stray spaces."""
        if not isinstance(value, Address):
            return None
        return replace(
            value,
            address_1=value.address_1.strip(),
            address_2=value.address_2.strip(),
            city=value.city.strip(),
            state_province=value.state_province.strip(),
            postal_code=value.postal_code.strip(),
        )

    def read(self) -> object:
        """The address."""
        return self.raw

    @property
    def first(self) -> QWidget:
        """The street."""
        return self._street

    @property
    def summary(self) -> str:
        """The address in one line."""
        return str(self.raw or "")

    def _part(self, name: str, label: str, characters: int) -> QLineEdit:
        made = ShortLine(characters, self)
        made.setPlaceholderText(label)
        return self.named_line(made, f"{self.key.replace('_', '-')}-{name}", f"{self.label}: {label}")
