# SPDX-License-Identifier: GPL-3.0-or-later
"""One field of a resource in the editor: its label, what is typed, and what is wrong with that."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, column
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Words, named

LONGEST_LINE, LONGEST_TEXT = 500, 20_000
_TEXT_LINES = 4


class Unreadable(Exception):
    """What was typed cannot be taken; the sentence says what to write instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ShortLine(QLineEdit):
    """A line that asks for room for some characters and no more."""

    def __init__(self, characters: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._characters = characters
        self.setMaxLength(LONGEST_LINE)

    def sizeHint(self) -> QSize:
        """As wide as so many of its characters."""
        wide = self.fontMetrics().averageCharWidth() * self._characters + scaled(24)
        return QSize(wide, super().sizeHint().height())


class Field(QWidget):
    """A field called as in the Resource. `raw` is what stands in it as it was typed, fit to be put by and compared.

    Subclasses say how a value looks raw, and read one back.
    """

    changed = Signal()

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.label, self._ = key, label, translate
        self._shown: object = None
        self.setObjectName(f"field-{key.replace('_', '-')}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.whole: QVBoxLayout = column(self, spacing=scaled(4))
        self.problem = named(Saying("", "error", self), f"problem-{key.replace('_', '-')}")
        self.problem.hide()

    @property
    def raw(self) -> object:
        """What stands in it."""
        raise NotImplementedError

    def write(self, raw: object) -> None:
        """Put something in as it was typed."""
        raise NotImplementedError

    def raw_of(self, value: object) -> object:
        """Say how a value looks before anybody typed."""
        raise NotImplementedError

    def read(self) -> object:
        """Read the value; raises Unreadable."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget:
        """Where the cursor goes."""
        raise NotImplementedError

    @property
    def summary(self) -> str:
        """What stands in it, in a few words."""
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether somebody typed something else than was there."""
        return self.raw != self._shown

    def show_value(self, value: object) -> None:
        """Begin with a value."""
        self._shown = self.raw_of(value)
        self.write(self._shown)
        self.say_problem("")

    def rebase(self, value: object) -> None:
        """Take another value for what was there before; what somebody typed stays."""
        typed = self.is_changed
        self._shown = self.raw_of(value)
        if not typed:
            self.write(self._shown)

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong with what was typed, "" for nothing."""
        self.problem.say(sentence)
        self.problem.setVisible(bool(sentence))
        self.first.setAccessibleDescription(sentence)

    def take_focus(self) -> None:
        """Go to it."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_labelled(self, widget: QWidget) -> None:
        """Put its widget under its label, and what is wrong below."""
        said = Words(self.label, "soft", self)
        said.setBuddy(widget)
        self.whole.addWidget(said)
        self.whole.addWidget(widget)
        self.whole.addWidget(self.problem)

    def named_line(self, line: QLineEdit, name: str, accessible: str) -> QLineEdit:
        """Name a line of it, and hear what is typed there."""
        line.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        line.textChanged.connect(self.on_typed)
        return named(line, name, accessible)

    @Slot()
    def on_typed(self) -> None:
        """What was wrong may be right now."""
        if not self.problem.isHidden():
            self.say_problem("")
        self.changed.emit()


class LineField(Field):
    """One line of words."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget, example: str = "") -> None:
        super().__init__(key, label, translate, parent)
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setPlaceholderText(example)
        self.named_line(self.line, f"edit-{key.replace('_', '-')}", label)
        self.add_labelled(self.line)

    @property
    def raw(self) -> object:
        """The words."""
        return self.line.text().strip()

    def write(self, raw: object) -> None:
        """Put words in, from their beginning."""
        self.line.setText(str(raw))
        self.line.setCursorPosition(0)

    def raw_of(self, value: object) -> object:
        """The words themselves."""
        return " ".join(str(value or "").split())

    def read(self) -> object:
        """The words."""
        return self.raw

    @property
    def first(self) -> QWidget:
        """The line."""
        return self.line

    @property
    def summary(self) -> str:
        """The words."""
        return str(self.raw)


class TextField(Field):
    """Words on several lines; Tab leaves it."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget, lines: int = _TEXT_LINES) -> None:
        super().__init__(key, label, translate, parent)
        self.text = named(QPlainTextEdit(self), f"edit-{key.replace('_', '-')}", label)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + scaled(26))
        self.text.textChanged.connect(self.on_typed)
        self.add_labelled(self.text)

    @property
    def raw(self) -> object:
        """The words."""
        return self.text.toPlainText().strip()

    def write(self, raw: object) -> None:
        """Put words in."""
        self.text.setPlainText(str(raw)[:LONGEST_TEXT])

    def raw_of(self, value: object) -> object:
        """The words themselves."""
        return str(value or "").strip().replace("\r\n", "\n")[:LONGEST_TEXT]

    def read(self) -> object:
        """The words."""
        return self.raw

    @property
    def first(self) -> QWidget:
        """The text."""
        return self.text

    @property
    def summary(self) -> str:
        """The words in one line."""
        return " ".join(str(self.raw).split())


class ThingsField(TextField):
    """Several things, one on each line."""

    def raw_of(self, value: object) -> object:
        """A line for each."""
        return "\n".join(str(each).strip() for each in value) if isinstance(value, tuple) else ""

    def read(self) -> object:
        """What stands on the lines that are not empty."""
        return tuple(line.strip() for line in str(self.raw).split("\n") if line.strip())

    @property
    def summary(self) -> str:
        """All of them."""
        return ", ".join(str(self.raw).split("\n")) if self.raw else ""


class NumberField(LineField):
    """A number, or nothing. `whole_number` takes no fractions."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget, *, whole_number: bool) -> None:
        super().__init__(key, label, translate, parent)
        self._whole_number = whole_number

    def raw_of(self, value: object) -> object:
        """Its figures."""
        return "" if value is None else str(value)

    def read(self) -> object:
        """The number, None for nothing."""
        written = str(self.raw)
        try:
            return None if not written else int(written) if self._whole_number else float(written.replace(",", "."))
        except ValueError:
            raise Unreadable(self._("Please write a number, or leave it empty.")) from None


class TickField(Field):
    """Something that is so or not."""

    def __init__(self, key: str, label: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, translate, parent)
        self.tick = named(QCheckBox(label, self), f"edit-{key.replace('_', '-')}", label)
        self.tick.toggled.connect(self.on_typed)
        self.whole.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeading)
        self.whole.addWidget(self.problem)

    @property
    def raw(self) -> object:
        """Whether it is so."""
        return self.tick.isChecked()

    def write(self, raw: object) -> None:
        """Tick it or not."""
        self.tick.setChecked(bool(raw))

    def raw_of(self, value: object) -> object:
        """Whether it is so."""
        return bool(value)

    def read(self) -> object:
        """Whether it is so."""
        return self.raw

    @property
    def first(self) -> QWidget:
        """The box."""
        return self.tick

    @property
    def summary(self) -> str:
        """What is so."""
        return self.label if self.raw else ""
