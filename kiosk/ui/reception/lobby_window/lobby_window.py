# SPDX-License-Identifier: GPL-3.0-or-later
"""What everybody in the lobby may read: a welcome, and the first name of whoever is called."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from kiosk.desk.waits import CalledByName
from kiosk.domain.office import Office
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.theme import FONT_FAMILY, LOOK, set_role
from kiosk.ui.widgets import Words, named

MOST_NAMES = 3
_MOST_CHARACTERS = 40
_LEAST_PIXELS = 12
_SIDE = 0.07
"""How much of the width stays empty on either side."""
_NAME_SHARE, _HELPER_SHARE, _WELCOME_SHARE = 0.26, 0.09, 0.14
"""How tall letters are, as a share of the window's height, where there is one name or the welcome."""
_LESS = (1.0, 1.0, 0.75, 0.56)
"""How much of that they keep, by how many names there are."""


class LobbyWindow(QWidget):
    """The large display. It looks up nothing: it shows whom it is given, and a welcome for nobody."""

    closed = Signal()

    def __init__(self, office: Office, translate: Translator) -> None:
        super().__init__()
        self._ = translate
        self.setObjectName("lobby-window")
        self.setWindowTitle(translate("Onward: the lobby"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        set_role(self, "page")
        self.setStyleSheet(f"QWidget#lobby-window {{ background: {LOOK.paper}; }}")
        self._welcome = named(Words(translate("Welcome to {office}.", office=office.name), wraps=True), "lobby-welcome")
        self._lines = [self._line(at) for at in range(MOST_NAMES)]
        self._lay_out()
        self.resize(1024, 600)
        self.show_called(())

    def show_called(self, called: Sequence[CalledByName]) -> None:
        """Show who was called, the latest first and largest."""
        shown = called[:MOST_NAMES]
        for at, (name, helper) in enumerate(self._lines):
            each = shown[at] if at < len(shown) else None
            name.setText(shortened(each.name, _MOST_CHARACTERS) if each else "")
            helper.setText(self._ready(each) if each else "")
            name.setVisible(each is not None)
            helper.setVisible(each is not None)
        self._welcome.setVisible(not shown)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it, where it has a keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the screen, whatever its size."""
        super().resizeEvent(event)
        side = round(self.width() * _SIDE)
        self._column.setContentsMargins(side, 0, side, 0)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep nobody's name, and say that it is closed."""
        self.show_called(())
        super().closeEvent(event)
        self.closed.emit()

    def _ready(self, called: CalledByName) -> str:
        if called.helper:
            return self._("{name} is ready for you", name=called.helper)
        return self._("We are ready for you")

    def _line(self, at: int) -> tuple[Words, Words]:
        return named(Words("", parent=self, wraps=True), f"called-{at}"), named(
            Words("", parent=self, wraps=True), f"called-by-{at}"
        )

    def _fit(self) -> None:
        """Make everything as large as fits; the latest is the largest."""
        height, width = self.height(), round(self.width() * (1 - 2 * _SIDE) * 0.98)
        less = _LESS[sum(1 for name, _helper in self._lines if name.text())]
        _letters(self._welcome, height * _WELCOME_SHARE, width, LOOK.ink, strong=True)
        for at, (name, helper) in enumerate(self._lines):
            share = less if at == 0 else less * 0.75
            _letters(name, height * _NAME_SHARE * share, width, LOOK.ink, strong=True)
            _letters(helper, height * _HELPER_SHARE * share, width, LOOK.teal_dark, strong=False)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addStretch(1)
        column.addWidget(self._welcome)
        for name, helper in self._lines:
            column.addWidget(name)
            column.addWidget(helper)
        column.addStretch(1)


def _letters(words: Words, pixels: float, width: int, colour: str, *, strong: bool) -> None:
    """Size words so that the longest of them fits into a line."""
    font = words.font()
    font.setFamily(FONT_FAMILY)
    font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    font.setPixelSize(max(_LEAST_PIXELS, round(pixels)))
    metrics = QFontMetrics(font)
    longest = max((metrics.horizontalAdvance(word) for word in words.text().split()), default=0)
    size = font.pixelSize() if longest <= width else max(_LEAST_PIXELS, int(font.pixelSize() * width / longest))
    below = round(size * (0.1 if strong else 0.7))
    words.setIndent(0)
    words.setStyleSheet(
        f"font-size: {size}px; font-weight: {font.weight().value}; color: {colour}; padding: 0 0 {below}px 0;"
    )
