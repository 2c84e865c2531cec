# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory, out of the door: as HSDS 3.1, for whoever else can use it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.common import DataOption, JsonOption, open_onward, show, show_json
from kiosk.desk.every_resource import EveryResource
from kiosk.desk.office_time import at_office
from kiosk.directory.export.told import Exported
from kiosk.directory.export.whole_service import ExportWishes
from kiosk.directory.export.writers import write_hsds_csv, write_hsds_json


class ExportFormat(StrEnum):
    """What to write."""

    CSV = "csv"
    JSON = "json"


FormatOption = Annotated[
    ExportFormat | None, typer.Option("--format", help="What to write.", show_default="json for a .json path, else csv")
]
NotesOption = Annotated[bool, typer.Option("--with-notes", help="Put in the office's own notes, too.")]


def export(
    path: Path,
    data: DataOption = None,
    as_json: JsonOption = False,
    form: FormatOption = None,
    with_notes: NotesOption = False,
) -> None:
    """Write the whole directory as HSDS 3.1: CSV tables in a folder or a .zip, or one JSON list of services."""
    onward = open_onward(data)
    chosen = form or (ExportFormat.JSON if path.suffix.lower() == ".json" else ExportFormat.CSV)
    write = write_hsds_json if chosen is ExportFormat.JSON else write_hsds_csv
    done = write(EveryResource(onward.database)(), path, _wishes(onward, with_notes=with_notes))
    if as_json:
        show_json(_as_json(done))
        return
    counts = f"{done.services} services of {done.organizations} organizations at {done.locations} locations"
    show(f"{done.path} ({done.format}): {counts}.")


def _wishes(onward: Onward, *, with_notes: bool) -> ExportWishes:
    return ExportWishes(
        day=at_office(onward.office, utc_now()).date(),
        house=onward.office.name,
        needs={category.id: category.name for category in onward.desk.categories.categories},
        with_notes=with_notes,
    )


def _as_json(done: Exported) -> dict[str, object]:
    return {
        "path": done.path,
        "format": done.format,
        "organizations": done.organizations,
        "services": done.services,
        "locations": done.locations,
    }
