# SPDX-License-Identifier: GPL-3.0-or-later
"""How the touch screen is set for the visitor who stands there now."""

from dataclasses import dataclass

from kiosk.messages import Translator
from kiosk.ui.self_service.measures import Measures
from kiosk.ui.theme import TOUCH_LOOK, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Language, sizes, colours and where the controls are. Whatever changes, pages are built anew from their state."""

    translate: Translator
    measures: Measures
    look: Look = TOUCH_LOOK

    @property
    def lowered(self) -> bool:
        """Whether everything that is touched lies in the lowest part."""
        return self.measures.lowered
