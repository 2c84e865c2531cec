# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the keyboard have in common: a page with a field, and fingers."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from kiosk.messages import translator
from kiosk.ui.self_service.keyboard import Keyboard, KeySound, PinyinWords
from kiosk.ui.self_service.keyboard.key import Key
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, Measures
from kiosk.ui.self_service.page import KeyboardKind
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import DARK_LOOK, LOOK

LATIN = {"ar": "حروف لاتينية", "uk": "Латинські літери", "zh": "拉丁字母"}


def stage_for(
    language: str, width: int = 1920, height: int = 1080, *, lowered: bool = False, dark: bool = False
) -> Stage:
    measures = Measures(room=QSize(width, height), millimetre=PIXELS_PER_MILLIMETRE, lowered=lowered)
    look = DARK_LOOK if dark else LOOK
    return Stage(translate=translator(language), measures=measures, look=look)


class Desk(QWidget):
    """A window with a field and the keyboard below it."""

    def __init__(
        self,
        language: str = "en",
        kind: KeyboardKind = KeyboardKind.WORDS,
        *,
        stage: Stage | None = None,
        sound: KeySound | None = None,
        text: str = "",
    ) -> None:
        super().__init__()
        self.stage = stage or stage_for(language)
        rtl = self.stage.translate.right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.resize(self.stage.measures.room)
        self.field = QTextEdit(self)
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.keyboard = Keyboard(self.stage, kind, sound, self)
        column = QVBoxLayout(self)
        column.addWidget(self.field, 1)
        column.addWidget(self.keyboard)
        self.keyboard.type_into(self.field)
        self.show()
        self.field.setFocus()

    def use_words(self, words: PinyinWords) -> None:
        self.keyboard.use_words(words)
        column = self.layout()
        assert column is not None
        column.activate()

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    @property
    def preedit(self) -> str:
        layout = self.field.textCursor().block().layout()
        return layout.preeditAreaText()

    def shown(self) -> list[Key]:
        return [key for key in self.findChildren(Key) if key.isVisibleTo(self)]

    def key(self, name: str) -> Key:
        found = [key for key in self.shown() if key.accessibleName() == name]
        assert found, f"no key {name!r} among {[key.accessibleName() for key in self.shown()]}"
        return found[0]

    def named(self, object_name: str) -> Key:
        return next(key for key in self.shown() if key.objectName() == object_name)

    def has(self, name: str) -> bool:
        return any(key.accessibleName() == name for key in self.shown())

    def tap(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.key(name), Qt.MouseButton.LeftButton)

    def tap_named(self, object_name: str) -> None:
        QTest.mouseClick(self.named(object_name), Qt.MouseButton.LeftButton)

    def press(self, name: str) -> Key:
        key = self.key(name)
        QTest.mousePress(key, Qt.MouseButton.LeftButton)
        return key

    def let_go(self, key: Key, over: QWidget | None = None) -> None:
        over = over or key
        spot = key.mapFromGlobal(over.mapToGlobal(over.rect().center()))
        QTest.mouseRelease(key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(spot))
