# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works here: who starts, who is away, who leaves, and what each of them is answerable for."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer

from kiosk.app import Onward
from kiosk.cli.common import DataOption, JsonOption, NotUnderstood, open_onward, show, show_json
from kiosk.desk.owners import Held
from kiosk.desk.set_up import NewStaff
from kiosk.domain.errors import StaffNotFound
from kiosk.domain.staff import Actor, Role, Staff

staff_commands = typer.Typer(help="Who works here.", no_args_is_help=True)

ByOption = Annotated[str, typer.Option("--by", help="Which supervisor says so, where there are several.")]


@staff_commands.command("add")
def add(
    name: str,
    data: DataOption = None,
    called: Annotated[str, typer.Option(help="The name that visitors read on a slip.")] = "",
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.DESK,
    pin: Annotated[str, typer.Option(envvar="ONWARD_PIN", prompt=True, hide_input=True, confirmation_prompt=True)] = "",
) -> None:
    """Let somebody sign in, with a PIN of six digits or more."""
    onward = open_onward(data)
    staff = onward.set_up.staff(onward.office.id, NewStaff(name=name, called=called, role=role, pin=pin))
    show(f"{staff.name} can sign in.")


@staff_commands.command("list")
def list_staff(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List who works here, whether they are away, and what they are answerable for."""
    onward = open_onward(data)
    everybody = [(staff, onward.desk.owners.held(staff.id)) for staff in _everybody(onward) if staff.active]
    if as_json:
        show_json([_as_json(staff, held) for staff, held in everybody])
        return
    for staff, held in everybody:
        away = f", {_away_in_words(staff)}" if staff.away_from or staff.away_until else ""
        show(f"{staff.name} ({staff.role.value.replace('_', ' ')}{away}): {_held_in_words(held)}")


@staff_commands.command("away")
def away(
    name: str,
    data: DataOption = None,
    as_json: JsonOption = False,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day; today if not said.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The last day; open if not said.")] = "",
) -> None:
    """Note that somebody is not here for some days."""
    onward = open_onward(data)
    staff = _somebody(onward, name)
    gone = onward.desk.owners.go_away(staff.id, _day(first), _day(until), _as_themselves(onward, staff))
    held = onward.desk.owners.held(staff.id)
    if as_json:
        show_json(_as_json(gone, held))
        return
    show(f"{gone.name} is {_away_in_words(gone)}. Still theirs: {_held_in_words(held)}.")


@staff_commands.command("back")
def back(name: str, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Note that somebody is here again."""
    onward = open_onward(data)
    staff = _somebody(onward, name)
    here = onward.desk.owners.come_back(staff.id, _as_themselves(onward, staff))
    if as_json:
        show_json(_as_json(here, onward.desk.owners.held(staff.id)))
        return
    show(f"{here.name} is here again.")


@staff_commands.command("leave")
def leave(
    name: str,
    data: DataOption = None,
    as_json: JsonOption = False,
    hand_to: Annotated[str, typer.Option(help="Pass on what is theirs first: “desk”, or a colleague.")] = "",
    reason: Annotated[str, typer.Option(help="Why it is passed on; it stands in each need's history.")] = "",
    by: ByOption = "",
) -> None:
    """Switch off somebody who stops working here; refused while something is theirs."""
    onward = open_onward(data)
    staff, owners = _somebody(onward, name), onward.desk.owners
    actor = _as_supervisor(onward, by)
    if hand_to:
        owners.hand_on_all(staff.id, _receiver(onward, hand_to).id, reason, actor)
    gone = owners.leave(staff.id, actor)
    if as_json:
        show_json(_as_json(gone, owners.held(gone.id)))
        return
    show(f"{gone.name} can no longer sign in. Nothing was left behind.")


@staff_commands.command("rejoin")
def rejoin(name: str, data: DataOption = None, as_json: JsonOption = False, by: ByOption = "") -> None:
    """Let somebody who had stopped working here sign in again, with the PIN they had."""
    onward = open_onward(data)
    here = onward.desk.owners.switch_on(_who_left(onward, name).id, _as_supervisor(onward, by))
    if as_json:
        show_json(_as_json(here, onward.desk.owners.held(here.id)))
        return
    show(f"{here.name} works here again.")


def _everybody(onward: Onward) -> list[Staff]:
    with onward.database.reading() as work:
        return list(work.staff.of_office(onward.office.id))


def _somebody(onward: Onward, name: str) -> Staff:
    """Find somebody who works here by name or id; raises StaffNotFound."""
    return _called(name, (staff for staff in _everybody(onward) if staff.can_sign_in))


def _who_left(onward: Onward, name: str) -> Staff:
    """Find somebody who has stopped working here; raises NotUnderstood or StaffNotFound."""
    gone = onward.desk.owners.gone(onward.office.id)
    try:
        return _called(name, gone)
    except StaffNotFound:
        here = _somebody(onward, name)
        raise NotUnderstood(reason=f"{here.name} works here already.") from None


def _called(name: str, people: Iterable[Staff]) -> Staff:
    wanted = name.strip().casefold()
    for staff in people:
        if wanted in {staff.called.casefold(), staff.name.casefold(), str(staff.id)}:
            return staff
    raise StaffNotFound(name=name)


def _receiver(onward: Onward, name: str) -> Staff:
    if name.strip().casefold() in {"desk", "front desk"}:
        return next(staff for staff in _everybody(onward) if staff.is_desk)
    return _somebody(onward, name)


def _as_themselves(onward: Onward, staff: Staff) -> Actor:
    """Let somebody say of themselves, at the command line, that they are away."""
    station = onward.set_up.command_line(onward.office.id).station_id
    return Actor(staff_id=staff.id, office_id=onward.office.id, station_id=station)


def _as_supervisor(onward: Onward, name: str) -> Actor:
    """Let a supervisor act at the command line; raises NotUnderstood when nobody knows which."""
    if name:
        return _as_themselves(onward, _somebody(onward, name))
    supervisors = [staff for staff in _everybody(onward) if staff.supervises]
    if len(supervisors) != 1:
        names = ", ".join(staff.called for staff in supervisors)
        raise NotUnderstood(reason=f"Say which supervisor decides this: --by NAME. Supervisors here: {names}.")
    return _as_themselves(onward, supervisors[0])


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(reason=f"“{text}” is no day. Write it like 2026-11-27.") from None


def _away_in_words(staff: Staff) -> str:
    until = f" until {staff.away_until}" if staff.away_until else ", with no last day"
    return f"away from {staff.away_from}{until}" if staff.away_from else f"away{until}"


def _held_in_words(held: Held) -> str:
    parts = {
        "needs": len(held.needs),
        "calls to make": len(held.call_backs),
        "hand-offs to answer": len(held.offers),
        "promises about colleagues' needs": len(held.promises),
    }
    return ", ".join(f"{count} {what}" for what, count in parts.items() if count) or "nothing"


def _as_json(staff: Staff, held: Held) -> dict[str, Any]:
    return {
        "staff_id": staff.id,
        "name": staff.name,
        "called": staff.called,
        "role": staff.role.value,
        "active": staff.active,
        "away_from": staff.away_from,
        "away_until": staff.away_until,
        "owns": {
            "needs": len(held.needs),
            "call_backs": len(held.call_backs),
            "offers": len(held.offers),
            "promises": len(held.promises),
        },
    }
