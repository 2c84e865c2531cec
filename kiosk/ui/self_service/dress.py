# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen's style sheet, filled for one stage."""

from string import Template

from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import style_sheet


def touch_sheet(stage: Stage) -> str:
    """Fill colours and lengths; `$body` and the others are pixels."""
    measures = stage.measures
    lengths = {
        "body": measures.body,
        "lead": measures.lead,
        "small": measures.small,
        "question": measures.question,
        "welcome": measures.welcome,
        "corner": measures.corner,
        "gap": measures.gap,
        "ring": measures.ring,
    }
    return Template(style_sheet(1.0, "touch", stage.look)).substitute(lengths)
