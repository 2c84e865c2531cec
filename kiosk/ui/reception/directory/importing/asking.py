# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for a file: the one thing that lies in a window of its own, because everybody knows it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_to_open(parent: QWidget, title: str, mode: QFileDialog.FileMode, near: str, kinds: str = "") -> QFileDialog:
    """Ask for a file or folder that is there, beginning where `near` is; connect to the dialog at once."""
    begin = Path(near).expanduser() if near else Path.home()
    folder = begin if begin.is_dir() else begin.parent
    asked = _dialog(parent, title, str(folder if folder.is_dir() else Path.home()), kinds)
    asked.setObjectName("open-file")
    asked.setFileMode(mode)
    asked.show()
    return asked


def ask_to_save(parent: QWidget, title: str, name: str, kinds: str) -> QFileDialog:
    """Ask where to save something; `name` is offered, in the home folder. Connect to the dialog at once."""
    asked = _dialog(parent, title, str(Path.home() / name), kinds)
    asked.setObjectName("save-file")
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    asked.show()
    return asked


def _dialog(parent: QWidget, title: str, where: str, kinds: str) -> QFileDialog:
    asked = QFileDialog(parent, title, where, kinds)
    asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return asked
