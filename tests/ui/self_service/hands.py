# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody does at the touch screen: they read what is shown, and touch it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.dress import touch_sheet
from kiosk.ui.self_service.fingers import Fingers
from kiosk.ui.self_service.input_gate import InputGate
from kiosk.ui.self_service.page import TouchPage


class Screen(QWidget):
    """One page, as large as its stage says and dressed as on the screen."""

    def __init__(self, qtbot: QtBot, page: TouchPage) -> None:
        super().__init__()
        self.page = page
        self.setObjectName("touch-screen")
        self.setStyleSheet(touch_sheet(page.stage))
        self.resize(page.stage.measures.room)
        page.setParent(self)
        page.setGeometry(self.rect())
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)


def settle() -> None:
    """Let a page that has just been put in its place be shown."""
    QApplication.processEvents()


def seen(root: QWidget, name: str) -> list[QWidget]:
    """What is shown under a name, in the order in which it was made."""
    settle()
    return [widget for widget in root.findChildren(QWidget, name) if widget.isVisible()]


def button(root: QWidget, name: str, index: int = 0) -> QAbstractButton:
    found = [widget for widget in seen(root, name) if isinstance(widget, QAbstractButton)]
    assert found, f"there is no {name} to touch"
    return found[index]


def touch(root: QWidget, name: str, index: int = 0) -> None:
    QTest.mouseClick(button(root, name, index), Qt.MouseButton.LeftButton)


def said(root: QWidget) -> list[str]:
    """Every sentence that can be read now."""
    settle()
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()]


def offered(root: QWidget) -> list[str]:
    """The words on all buttons that can be touched now."""
    settle()
    buttons = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    return [each.text() for each in buttons if each.text()]


def field(root: QWidget, name: str) -> QTextEdit:
    settle()
    found = root.findChild(QTextEdit, name)
    assert isinstance(found, QTextEdit)
    assert found.isVisible()
    return found


def write(root: QWidget, name: str, text: str) -> None:
    QTest.keyClicks(field(root, name), text)


def push(touched: QWidget, pixels: int) -> None:
    """Push with a finger that begins in the middle of something, down for more than nothing, step by step."""
    gate = InputGate([Fingers(touched)], touched)
    start = touched.rect().center()
    QTest.mousePress(touched, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(touched, start + QPoint(0, pixels * step // 10), delay=2)
    QTest.mouseRelease(touched, Qt.MouseButton.LeftButton, pos=start + QPoint(0, pixels))
    gate.deleteLater()
