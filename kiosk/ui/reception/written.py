# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written in a form, to be put by while the form shows nothing of it, and written into it again."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

_TICKED = "ticked"


def written_in(form: QWidget) -> dict[str, str]:
    """Gather what is written, chosen and ticked, by the object names of the fields."""
    lines = {line.objectName(): line.text() for line in form.findChildren(QLineEdit)}
    boxes = {box.objectName(): str(box.currentData() or "") for box in form.findChildren(QComboBox)}
    texts = {text.objectName(): text.toPlainText() for text in form.findChildren(QPlainTextEdit)}
    ticks = {tick.objectName(): _TICKED if tick.isChecked() else "" for tick in _to_tick(form)}
    return lines | texts | boxes | ticks


def write_into(form: QWidget, written: Mapping[str, str]) -> None:
    """Fill a form in again; what a box no longer offers is not chosen."""
    for line in form.findChildren(QLineEdit):
        line.setText(written.get(line.objectName(), ""))
    for box in form.findChildren(QComboBox):
        box.setCurrentIndex(max(0, box.findData(written.get(box.objectName(), ""))))
    for text in form.findChildren(QPlainTextEdit):
        text.setPlainText(written.get(text.objectName(), ""))
    for tick in _to_tick(form):
        tick.setChecked(written.get(tick.objectName(), "") == _TICKED)


def _to_tick(form: QWidget) -> list[QAbstractButton]:
    return [each for each in form.findChildren(QAbstractButton) if each.isCheckable()]
