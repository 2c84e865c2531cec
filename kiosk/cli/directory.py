# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: other people's data in, the right contact out."""

import time
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.common import (
    DataOption,
    JsonOption,
    LimitOption,
    NotUnderstood,
    note,
    open_onward,
    read_lines,
    read_time,
    show,
    show_json,
)
from kiosk.desk.find_help import Help
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import ResourceWish
from kiosk.domain.resource import Phone, Resource
from kiosk.domain.resource_care import SourceFile

if TYPE_CHECKING:
    from kiosk.directory.mapping import ColumnMapping
    from kiosk.directory.problem import Problem
    from kiosk.directory.reader import DirectoryStream

commands = typer.Typer(help="The directory of resources.", no_args_is_help=True)


@commands.command("import")
def import_(
    path: Path,
    data: DataOption = None,
    as_json: JsonOption = False,
    name: Annotated[str, typer.Option(help="What to call this source.", show_default="the path's name")] = "",
    mapping: Annotated[
        Path | None, typer.Option(help="What the columns mean, as a TOML file; see “onward directory mapping”.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    report: Annotated[Path | None, typer.Option(help="Save the check report, as text or as .csv.")] = None,
) -> None:
    """Take in a folder, zip, CSV or JSON of resources; a second import of the same source updates it."""
    from kiosk.directory.reader import open_directory  # noqa: PLC0415 - the other commands start without the readers

    onward = open_onward(data)
    source = name or path.absolute().stem
    meant = _read_mapping(mapping) if mapping else _remembered_mapping(onward, source, path)
    with open_directory(path, source, mapping=meant) as read:
        file = SourceFile(format=read.format, path=str(path.absolute()), mapping=read.mapping)
        try:
            done = onward.desk.import_directory(source, read.resources, whole=read.whole, dry_run=dry_run, file=file)
        finally:
            _tell_problems(read, source, report, aloud=not as_json)
    counts = {"added": done.added, "updated": done.updated, "removed": done.removed}
    if as_json:
        show_json(
            {
                "source": source,
                "format": read.format,
                "read": read.read,
                "resources": read.composed,
                **counts,
                "problems": [_problem(problem) for problem in read.problems],
            }
        )
        return
    would = "would be " if dry_run else ""
    said = ", ".join(f"{count} {would}{what}" for what, count in counts.items())
    show(f"{source} ({read.format}): {read.composed} resources; {said}; {len(read.problems)} problems.")


@commands.command("mapping")
def mapping_(
    path: Path,
    as_json: JsonOption = False,
    save: Annotated[Path | None, typer.Option(help="Save it as a TOML file, to correct and to import with.")] = None,
) -> None:
    """Show what the columns of somebody's own tables are taken to mean, and how sure that is."""
    from kiosk.directory.mapping_toml import mapping_as_toml  # noqa: PLC0415 - the other commands start without it
    from kiosk.directory.reader import mapping_for  # noqa: PLC0415 - as above

    guess = mapping_for(path)
    if guess is None:
        raise NotUnderstood(reason=f"{path.name} is in a format that Onward knows. It needs no mapping.")
    if save is not None:
        _write(save, mapping_as_toml(guess))
    if as_json:
        show_json([{**asdict(each), "rows": guess.rows_of(each.file)} for each in guess.columns])
        return
    for file in guess.files:
        show(f"{file}: each row is one {guess.rows_of(file)}")
        for each in guess.of(file):
            show(f"  {each.column}  →  {each.target or '–'}  {each.confidence:.0%}  {each.reason}")


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


def _problem(problem: "Problem") -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "message": problem.message,
    }


def _read_mapping(path: Path) -> "ColumnMapping":
    from kiosk.directory.mapping_toml import mapping_from_toml  # noqa: PLC0415 - the other commands start without it

    try:
        return mapping_from_toml(path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise NotUnderstood(reason=f"{path} could not be read: {reason}.") from None


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotUnderstood(reason=f"{path} could not be written: {error.strerror}.") from None


def _remembered_mapping(onward: Onward, source: str, path: Path) -> "ColumnMapping | None":
    """Find the mapping of the source's last import, where what is imported now needs one."""
    from kiosk.directory.mapping_toml import mapping_from_toml  # noqa: PLC0415 - the other commands start without it
    from kiosk.directory.reader import mapping_for  # noqa: PLC0415 - as above

    kept = next((each.file.mapping for each in onward.desk.keep_directory.sources() if each.name == source), "")
    if not kept or mapping_for(path) is None:
        return None
    return mapping_from_toml(kept, source)


def _tell_problems(read: "DirectoryStream", source: str, report: Path | None, *, aloud: bool) -> None:
    from kiosk.directory.check_report import save_report  # noqa: PLC0415 - the other commands start without the readers

    for problem in read.problems if aloud else ():
        where = f"{problem.file}, line {problem.line}" if problem.line else problem.file
        note(f"{problem.severity}: {where}: {problem.message}")
    if report is None:
        return
    try:
        save_report(report, source, read.format, read.problems)
    except OSError as error:
        raise NotUnderstood(reason=f"{report} could not be written: {error.strerror}.") from None
