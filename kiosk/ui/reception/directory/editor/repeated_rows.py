# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields of which there can be several: telephone numbers, and whom to ask for."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kiosk.domain.resource import Contact, Phone
from kiosk.messages import Translator
from kiosk.ui.reception.directory.editor.field import Field, ShortLine
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.rows import Choice, column, empty
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Words, named

Kept = Phone | Contact

MOST_ROWS = 20
NO_PHONE, NO_CONTACT = Phone(number=""), Contact(name="")


class Row(QWidget):
    """One of them. `parent` is the field."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, name: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self._ = name, translate
        self.setObjectName(name)

    @property
    def written(self) -> Kept:
        """It as it stands in the row."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget:
        """Where the cursor goes."""
        raise NotImplementedError

    def line(self, name: str, label: str, text: str, characters: int) -> QLineEdit:
        """Make a line of the row."""
        made = named(ShortLine(characters, self), f"{self.name}-{name}", label)
        made.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        made.setPlaceholderText(label)
        made.setText(text)
        made.setCursorPosition(0)
        made.textChanged.connect(self.changed)
        return made

    def fill(self, *widgets: QWidget) -> None:
        """Lay the row out, with the button that takes it away."""
        remove = enter_button(self._("Remove"), f"{self.name}-remove", "small", self)
        remove.clicked.connect(self.unwanted)
        column(self).addWidget(LinedUp(self, *widgets, remove, spacing=6))


class PhoneRow(Row):
    """A number, its extension, its kind, and what it is for."""

    def __init__(self, name: str, kept: Phone, translate: Translator, parent: QWidget) -> None:
        super().__init__(name, translate, parent)
        self._kept, _ = kept, translate
        self._number = self.line("number", _("Number"), kept.number, 18)
        self._extension = self.line("extension", _("Ext."), kept.extension, 6)
        self._for = self.line("for", _("What it is for"), kept.description, 26)
        self._kind = named(Choice(self), f"{name}-kind", _("Kind of number"))
        for kind, said in _kinds(_).items():
            self._kind.addItem(said, kind)
        if self._kind.findData(kept.type) < 0:
            self._kind.addItem(kept.type, kept.type)
        self._kind.setCurrentIndex(self._kind.findData(kept.type))
        self._kind.currentIndexChanged.connect(self.changed)
        self.fill(self._number, self._extension, self._kind, self._for)

    @property
    def written(self) -> Phone:
        """The number."""
        return replace(
            self._kept,
            number=self._number.text().strip(),
            extension=self._extension.text().strip(),
            type=str(self._kind.currentData()),
            description=self._for.text().strip(),
        )

    @property
    def first(self) -> QWidget:
        """The number."""
        return self._number


class ContactRow(Row):
    """A person or a desk: name, what they are, their number and their e-mail address."""

    def __init__(self, name: str, kept: Contact, translate: Translator, parent: QWidget) -> None:
        super().__init__(name, translate, parent)
        self._kept, _ = kept, translate
        number = kept.phones[0].number if kept.phones else ""
        self._name = self.line("name", _("Name"), kept.name, 20)
        self._title = self.line("title", _("What they do"), kept.title, 18)
        self._number = self.line("number", _("Their number"), number, 16)
        self._email = self.line("email", _("Their e-mail"), kept.email, 20)
        self.fill(self._name, self._title, self._number, self._email)

    @property
    def written(self) -> Contact:
        """The person."""
        number, others = self._number.text().strip(), self._kept.phones[1:]
        first = replace(self._kept.phones[0] if self._kept.phones else NO_PHONE, number=number)
        return replace(
            self._kept,
            name=self._name.text().strip(),
            title=self._title.text().strip(),
            email=self._email.text().strip(),
            phones=(first, *others) if number else others,
        )

    @property
    def first(self) -> QWidget:
        """The name."""
        return self._name


class RowsField(Field):
    """Rows, and a button for another one; an empty row counts for nothing."""

    def __init__(self, key: str, label: str, more: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, translate, parent)
        self._rows: list[Row] = []
        self._place = QWidget(self)
        self._listed = column(self._place, spacing=scaled(6))
        self._more: QPushButton = enter_button(more, f"add-{key}", "small", self)
        self.whole.addWidget(Words(label, "soft", self))
        self.whole.addWidget(self._place)
        self.whole.addWidget(self.problem)
        self.whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._more.clicked.connect(self._on_more)

    def make_row(self, name: str, kept: Kept) -> Row:
        """Make a row for one of them."""
        raise NotImplementedError

    @property
    def blank(self) -> Kept:
        """What a new row begins with."""
        raise NotImplementedError

    @property
    def raw(self) -> object:
        """All that stand in the rows."""
        return self._written

    def write(self, raw: object) -> None:
        """Make a row for each, and an empty one where there is none."""
        empty(self._listed)
        self._rows = []
        kept: tuple[Kept, ...] = raw if isinstance(raw, tuple) else ()
        for each in kept[:MOST_ROWS] or (self.blank,):
            self._add(each)

    def raw_of(self, value: object) -> object:
        """All of them, as a row would give them back."""
        kept: tuple[Kept, ...] = value if isinstance(value, tuple) else ()
        return tuple(_stripped(each) for each in kept)

    def read(self) -> object:
        """All of them."""
        return self.raw

    @property
    def first(self) -> QWidget:
        """The first row's first field."""
        return self._rows[0].first if self._rows else self._more

    @property
    def summary(self) -> str:
        """What they are called."""
        called = (kept.number if isinstance(kept, Phone) else kept.name for kept in self._written)
        return ", ".join(each for each in called if each)

    @property
    def _written(self) -> tuple[Kept, ...]:
        return tuple(row.written for row in self._rows if not _is_empty(row.written))

    def _add(self, kept: Kept) -> None:
        row = self.make_row(f"{self.key}-{len(self._rows) + 1}", kept)
        row.changed.connect(self.on_typed)
        row.unwanted.connect(self._on_unwanted)
        self._rows.append(row)
        self._listed.addWidget(row)
        row.show()

    @Slot()
    def _on_more(self) -> None:
        if len(self._rows) < MOST_ROWS:
            self._add(self.blank)
            self._rows[-1].first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_unwanted(self) -> None:
        row = self.sender()
        left = tuple(each.written for each in self._rows if each is not row)
        self.write(left)
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.on_typed()


class PhonesField(RowsField):
    """The telephone numbers."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, translate("+ Another number"), translate, parent)

    def make_row(self, name: str, kept: Kept) -> Row:
        """A row for a number."""
        return PhoneRow(name, kept if isinstance(kept, Phone) else NO_PHONE, self._, self)

    @property
    def blank(self) -> Phone:
        """No number yet."""
        return NO_PHONE


class ContactsField(RowsField):
    """Whom to ask for."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, translate("+ Somebody else"), translate, parent)

    def make_row(self, name: str, kept: Kept) -> Row:
        """A row for a person."""
        return ContactRow(name, kept if isinstance(kept, Contact) else NO_CONTACT, self._, self)

    @property
    def blank(self) -> Contact:
        """Nobody yet."""
        return NO_CONTACT


def _kinds(_: Translator) -> dict[str, str]:
    """Name the kinds of HSDS."""
    return {
        "voice": _("Phone"),
        "cell": _("Mobile"),
        "sms": _("Text"),
        "textphone": _("Textphone"),
        "fax": _("Fax"),
        "hotline": _("Hotline"),
    }


def _is_empty(kept: Kept) -> bool:
    if isinstance(kept, Phone):
        return not (kept.number or kept.extension or kept.description)
    return not (kept.name or kept.title or kept.email or kept.phones)


def _stripped(kept: Kept) -> Kept:
    """Take away the spaces that no row gives back."""
    if isinstance(kept, Phone):
        number, extension = kept.number.strip(), kept.extension.strip()
        return replace(kept, number=number, extension=extension, description=kept.description.strip())
    phones = tuple(replace(phone, number=phone.number.strip()) for phone in kept.phones[:1]) + kept.phones[1:]
    return replace(kept, name=kept.name.strip(), title=kept.title.strip(), email=kept.email.strip(), phones=phones)
