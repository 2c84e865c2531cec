# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keyboard or a scanner writes by mistake stays out of the visitor's words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.visitor import new_card_token
from kiosk.ui.access_keys import AccessKeys
from kiosk.ui.reception.need.words_field import WordsField


def shown(qtbot: QtBot, field: QWidget) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    return window


def test_alt_and_a_letter_that_no_button_answers_to_is_not_written(qapp: QApplication, qtbot: QtBot) -> None:
    keys = AccessKeys(qapp)
    words, line = WordsField(), QLineEdit()
    windows = [shown(qtbot, field) for field in (words, line)]
    for window, field in zip(windows, (words, line), strict=True):
        window.activateWindow()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        qtbot.keyClicks(field, "rent")
        qtbot.keyClick(field, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert (words.toPlainText(), line.text()) == ("rent", "rent")
    keys.deleteLater()


def test_a_card_scanned_into_the_words_is_taken_out_and_looked_up(qtbot: QtBot) -> None:
    field, token = WordsField(), new_card_token()
    window = shown(qtbot, field)
    qtbot.keyClicks(field, f"I need a bus pass{token}")
    with qtbot.waitSignal(field.card_scanned) as scanned:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert scanned.args == [token]
    assert field.toPlainText() == "I need a bus pass"
    window.hide()


def test_enter_after_ordinary_words_begins_a_new_line(qtbot: QtBot) -> None:
    field = WordsField()
    window = shown(qtbot, field)
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "two")
    assert field.toPlainText() == "one\ntwo"
    window.hide()
