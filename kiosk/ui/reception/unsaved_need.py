# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the screen and not saved yet, and what follows when it is."""

from enum import Enum, auto

from kiosk.ui.reception.need_editor import NeedEditor
from kiosk.ui.reception.next_step_panel import NextStepPanel
from kiosk.ui.reception.visit_work import NeedToSave


class Then(Enum):
    """What follows when the need on the screen is saved."""

    NEXT_NEED = auto()
    PRINT = auto()
    SHOW_SLIP = auto()
    SAVE_SLIP = auto()
    FINISH = auto()


def need_to_save(editor: NeedEditor, panel: NextStepPanel) -> NeedToSave | None:
    """Put together what is on the screen and not saved yet; None when there is nothing."""
    steps, need = panel.steps, editor.need
    if need is not None:
        return NeedToSave(heard=None, need_id=need.id, steps=steps) if steps else None
    if not editor.words.strip():
        return None
    return NeedToSave(heard=editor.heard, need_id=None, steps=steps)
