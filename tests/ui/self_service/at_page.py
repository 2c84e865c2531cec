# SPDX-License-Identifier: GPL-3.0-or-later
"""One page of the touch screen in its frame, and what somebody reads and touches on it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.messages import translator
from kiosk.ui.self_service.dress import touch_sheet
from kiosk.ui.self_service.frame import Frame
from kiosk.ui.self_service.keyboard import Keyboard
from kiosk.ui.self_service.keyboard.key import Key
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, Measures, TextSize
from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import DARK_LOOK, LOOK
from tests.ui.self_service.fitting import what_does_not_fit

SomePage = TypeVar("SomePage", bound=TouchPage)

SIZES = ((1080, 1920), (1920, 1080), (1366, 768), (1024, 600))
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff " * 5 + "Anna Maria Lourdes"
NAME_WITHOUT_SPACES = "Wolfeschlegelsteinhausenbergerdorff" * 5 + "AnnaMaria"
LONG_WORDS = "My landlord wrote that I have to leave by Friday, and I do not know where to go. " * 75
LONG_PLACE = (
    "Riverside County Department of Housing, Tenancy and Neighbourhood Services: Emergency Accommodation, "
    "Rent Arrears and Relocation Advice Centre (Northern District Office)"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a screen is set."""

    size: tuple[int, int] = (1920, 1080)
    text: TextSize = TextSize.USUAL
    language: str = "en"
    dark: bool = False
    lowered: bool = False

    def __str__(self) -> str:
        extras = ("-dark" if self.dark else "") + ("-lowered" if self.lowered else "")
        return f"{self.size[0]}x{self.size[1]}-{self.text}-{self.language}{extras}"

    @property
    def stage(self) -> Stage:
        measures = Measures(
            room=QSize(*self.size), millimetre=PIXELS_PER_MILLIMETRE, text=self.text, lowered=self.lowered
        )
        look = DARK_LOOK if self.dark else LOOK
        return Stage(translate=translator(self.language), measures=measures, look=look)


def settings() -> list[Setting]:
    """List every size with small and large text in three scripts, and lowered in the dark."""
    sizes = list(product(SIZES, (TextSize.USUAL, TextSize.BIGGEST)))
    scripts = [Setting(size, text, language) for size, text in sizes for language in ("en", "ar", "zh")]
    return [*scripts, *(Setting(size, text, dark=True, lowered=True) for size, text in sizes)]


class AtPage(Generic[SomePage]):
    """Somebody in front of one page, with the keyboard below it when it has a field."""

    def __init__(
        self,
        qtbot: QtBot,
        build: Callable[[Stage], SomePage],
        setting: Setting | None = None,
        *,
        keyboard: bool = True,
    ) -> None:
        self.qtbot, self.stage = qtbot, (setting or Setting()).stage
        mirrored = self.stage.translate.right_to_left
        self.root = QWidget()
        self.root.setObjectName("touch-screen")
        self.root.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.root.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        self.root.setStyleSheet(touch_sheet(self.stage))
        qtbot.addWidget(self.root)
        frame, self.page = Frame(self.stage, self.root), build(self.stage)
        column = QVBoxLayout(self.root)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        keys = None
        if keyboard and self.page.field is not None:
            keys = Keyboard(self.stage, self.page.keyboard)
            keys.type_into(self.page.field)
            keys.done.connect(self.page.go_on)
        frame.show_page(self.page, keys)
        self.root.resize(self.stage.measures.room)
        self.root.show()
        self.page.first.setFocus()

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, f"nothing is called {name}"
        assert found.isVisible(), f"{name} cannot be seen"
        return found

    @property
    def focused(self) -> QWidget | None:
        """What a key would reach."""
        return self.root.focusWidget()

    def offers(self) -> list[str]:
        """What can be touched on the page, as a screen reader says it."""
        buttons = self.page.findChildren(QAbstractButton)
        return [button.accessibleName() for button in buttons if button.isVisible() and button.isEnabled()]

    def reads(self) -> list[str]:
        """What stands on the page, apart from its buttons."""
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def hears(self) -> list[str]:
        """What is read aloud."""
        return [spoken.text for spoken in self.page.spoken()]

    def hears_only_alone(self) -> list[str]:
        """What is read aloud where nobody else listens."""
        return [spoken.text for spoken in self.page.spoken() if spoken.private]

    def touch(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def tap(self, name: str) -> None:
        """Touch the place on the glass where something is, which does nothing while it is out of sight."""
        wanted = self.find(name)
        spot = wanted.mapTo(self.root, wanted.rect().center())
        there = self.root.childAt(spot) if self.root.rect().contains(spot) else None
        assert there is wanted, f"{name} is out of sight"
        self.qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key) -> None:
        """Press a key, wherever the focus is."""
        self.qtbot.keyClick(self.focused or self.root, key)

    def scan(self, name: str) -> tuple[str, float]:
        """Scan the one code that a picture shows on the screen; returns what it says and its width in millimetres."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.find(name).grab().save(buffer, "PNG")
        shown = Image.open(io.BytesIO(buffer.data().data())).convert("L")
        [code] = zxingcpp.read_barcodes(shown, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        wide = code.position.top_right.x - code.position.top_left.x
        return str(code.text), wide / self.stage.measures.millimetre

    def what_is_wrong(self) -> list[str]:
        """List what is cut, hidden, too small for a finger, or nameless."""
        apart = (fault for fault in what_does_not_fit(self.root) if not fault.startswith("cut"))
        return [*apart, *self._cut(), *self._out_sideways(), *self._too_small(), *self._nameless()]

    def _cut(self) -> Iterator[str]:
        """Text that needs more room; Chinese, which has no spaces, may wrap after any character."""
        for label in self._seen():
            if isinstance(label, QLabel) and label.wordWrap():
                is_low = label.heightForWidth(label.width()) > label.height() + 2
                if is_low or label.minimumSizeHint().width() > label.width():
                    yield f"cut: {label.text()}"

    def _out_sideways(self) -> Iterator[str]:
        for widget in self._seen():
            where = QRect(widget.mapTo(self.root, QPoint(0, 0)), widget.size())
            if where.left() < 0 or where.right() > self.root.width():
                yield f"out sideways: {widget.objectName() or widget.accessibleName() or widget}"

    def _too_small(self) -> Iterator[str]:
        target = self.stage.measures.target
        for widget in self._seen():
            if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < target:
                yield f"too small: {widget.objectName()}"

    def _nameless(self) -> Iterator[str]:
        for widget in self._seen():
            face = QAccessible.queryAccessibleInterface(widget)
            if not face.text(QAccessible.Text.Name):
                yield f"nameless: {widget.objectName() or widget}"

    def _seen(self) -> list[QWidget]:
        kinds = (QAbstractButton, QLabel)
        widgets = self.page.findChildren(QWidget)
        mine = (w for w in widgets if isinstance(w, kinds) and not isinstance(w, Key))
        return [w for w in mine if w.isVisible() and not w.size().isEmpty()]
