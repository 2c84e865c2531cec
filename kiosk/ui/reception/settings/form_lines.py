# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a form: a label and its field, beside one another, or below where text is large."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from kiosk.ui.theme import scaled, text_scale

_LARGE_TEXT = 1.4


def form_lines(parent: QWidget | None = None) -> QFormLayout:
    """Make an empty form."""
    lines = QFormLayout(parent)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(scaled(8))
    lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    large = text_scale() >= _LARGE_TEXT
    lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows if large else QFormLayout.RowWrapPolicy.WrapLongRows)
    return lines
