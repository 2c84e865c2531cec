# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: other people's data in, the right contact out."""

import time
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.common import (
    DataOption,
    JsonOption,
    LimitOption,
    open_onward,
    read_lines,
    read_time,
    show,
    show_json,
)
from kiosk.cli.directory_import import import_, mapping_
from kiosk.desk.find_help import Help
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import ResourceWish
from kiosk.domain.resource import Phone, Resource

commands = typer.Typer(help="The directory of resources.", no_args_is_help=True)


commands.command("import")(import_)
commands.command("mapping")(mapping_)


@commands.command("find")
def find(
    words: Annotated[str, typer.Argument(help="What somebody needs.")] = "",
    data: DataOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 10,
    open_now: Annotated[bool, typer.Option("--open-now", help="Only what is surely open.")] = False,
    at: Annotated[str, typer.Option(help="The moment to ask about.", show_default="now")] = "",
    language: Annotated[str, typer.Option(help="A language they should speak, as a code.")] = "",
    near: Annotated[str, typer.Option(help="LAT,LON.", show_default="the office")] = "",
    batch: Annotated[Path | None, typer.Option(help="A file with one query a line.")] = None,
) -> None:
    """Find who can help, best first."""
    onward = open_onward(data)
    now = at_office(onward.office, utc_now())
    wish = ResourceWish(
        words=words,
        moment=read_time(at, now) if at else now,
        languages=(language,) if language else (),
        near=_place(near) if near else None,
        open_now=open_now,
    )
    if batch is not None:
        _answer_batch(onward, wish, batch, limit)
        return
    found = onward.desk.find_help(wish, onward.office, limit)
    if as_json:
        show_json([_as_json(each) for each in found])
        return
    for each in found:
        phone = next(map(_number, each.resource.all_phones), "")
        show(f"{each.resource.id}  {each.resource.name}  {each.status.state.value}  {phone}")


@commands.command("show")
def show_resource(resource_id: UUID, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Show one resource, whole."""
    onward = open_onward(data)
    document = resource_as_json(onward.desk.find_help.show(resource_id))
    if as_json:
        show_json(document)
        return
    for key, value in document.items():
        if value not in (None, "", [], ()):
            show(f"{key}: {value}")


def resource_as_json(resource: Resource) -> dict[str, Any]:
    """Describe a resource with every field it has; dates and times as ISO 8601."""
    return asdict(resource)


def _answer_batch(onward: Onward, wish: ResourceWish, batch: Path, limit: int) -> None:
    for query in read_lines(batch):
        began = time.perf_counter()
        found = onward.desk.find_help(replace(wish, words=query), onward.office, limit)
        took = (time.perf_counter() - began) * 1000
        show_json({"query": query, "results": [_as_json(each) for each in found], "ms": round(took, 3)})


def _as_json(found: Help) -> dict[str, Any]:
    resource, status = found.resource, found.status
    return {
        "resource_id": resource.id,
        "name": resource.name,
        "organization": resource.organization,
        "phones": [_number(phone) for phone in resource.all_phones],
        "address": str(resource.address) if resource.address and not resource.confidential_site else "",
        "website": resource.website,
        "open": status.state.value,
        "until": _iso(status.until),
        "next_open": _iso(status.next_open),
        "distance_km": round(found.distance_km, 2) if found.distance_km is not None else None,
        "checked_on": resource.checked_on.isoformat() if resource.checked_on else None,
        "why": ", ".join(found.why),
    }


def _number(phone: Phone) -> str:
    return f"{phone.number} ext. {phone.extension}" if phone.extension else phone.number


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _place(text: str) -> tuple[float, float]:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise typer.BadParameter("--near takes a latitude and a longitude, such as 41.88,-87.63.") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise typer.BadParameter("--near: a latitude is within 90 degrees, a longitude within 180.")
    return latitude, longitude
