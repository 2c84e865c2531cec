# SPDX-License-Identifier: GPL-3.0-or-later
"""The duties of the house, for a clock that starts commands (cron, a systemd timer)."""

from typing import Any

from kiosk.app import Onward
from kiosk.cli.common import DataOption, JsonOption, open_onward, show, show_json
from kiosk.desk.house_duties import HouseDuties
from kiosk.desk.ownership_check import Ownerless
from kiosk.domain.hand_off import HandOff


def duties(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Give what nobody owns to the duty desk, and escalate hand-offs that nobody answered in time.

    An open reception window does the same by itself; doing it twice changes nothing.
    """
    house = house_duties(open_onward(data))
    found, stalled = house.mend_owners(), house.mark_stalled()
    if as_json:
        show_json({"mended": [_as_json(each) for each in found], "stalled": [_stalled(step) for step in stalled]})
        return
    for each in found:
        show(f"{which(each)} was nobody's ({each.fault.value.replace('_', ' ')}). The front desk has it now.")
    for step in stalled:
        show(f"hand-off {step.id} of need {step.need_id} was not answered in time. Both sides and supervisors see it.")
    if not found and not stalled:
        show("Everything open has its owner, and no hand-off waits too long.")


def house_duties(onward: Onward) -> HouseDuties:
    """Put the duties of an office together."""
    return HouseDuties(
        check_owners=onward.desk.check_owners,
        stalled_hand_offs=onward.desk.stalled_hand_offs,
        actor=onward.set_up.command_line(onward.office.id),
    )


def which(found: Ownerless) -> str:
    """Name what has no owner by its id."""
    return f"need {found.need_id}" if found.call_back_id is None else f"call-back {found.call_back_id}"


def _as_json(found: Ownerless) -> dict[str, Any]:
    return {
        "need_id": found.need_id,
        "call_back_id": found.call_back_id,
        "owner_id": found.owner_id,
        "fault": found.fault.value,
    }


def _stalled(step: HandOff) -> dict[str, Any]:
    return {
        "need_id": step.need_id,
        "hand_off_id": step.id,
        "answer_by": step.answer_by.isoformat() if step.answer_by else None,
    }
