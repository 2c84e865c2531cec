# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a page is read aloud: the words and the choices that are shown on it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.self_service.page import Spoken


def aloud(*parts: QWidget, private: bool = False) -> Iterator[Spoken]:
    """Say labels as they were written and buttons by their names, in this order; hidden ones are left out."""
    for part in parts:
        said = part.accessibleName() or (part.text() if isinstance(part, QLabel) else "")
        if said and not part.isHidden():
            yield Spoken(said, private=private)
