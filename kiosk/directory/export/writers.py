# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the directory as an HSDS 3.1 package of CSV tables, in a folder or a zip archive, or as a JSON list."""

import csv
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from kiosk.directory.export.flat_rows import SHARED, rows_of
from kiosk.directory.export.out_files import put_file, put_folder, workshop
from kiosk.directory.export.read_back import whole_services
from kiosk.directory.export.tables import OUT_TABLES, PACKAGE_FILE, cells_of, datapackage
from kiosk.directory.export.told import Exported, Told
from kiosk.directory.export.whole_service import ExportWishes, Whole
from kiosk.domain.resource import Resource

_COUNTED = ("organization", "service", "location")


def write_hsds_csv(resources: Iterable[Resource], path: Path, wishes: ExportWishes) -> Exported:
    """Write a data package to a folder, or to a zip archive where the path ends in ".zip"; raises NotExported."""
    with workshop(path) as bench, Told() as told:
        made = bench / "package"
        made.mkdir()
        _write_tables(whole_services(resources, wishes), made, told)
        description = json.dumps(datapackage(), indent=2)
        (made / PACKAGE_FILE).write_text(f"{description}\n", encoding="utf-8")
        if path.suffix.lower() == ".zip":
            put_file(_packed(made, bench / "package.zip"), path)
        else:
            put_folder(made, path)
        return _exported(path, "HSDS 3.1 CSV", told)


def write_hsds_json(resources: Iterable[Resource], path: Path, wishes: ExportWishes) -> Exported:
    """Write a list of whole services, one a line; raises NotExported."""
    with workshop(path) as bench, Told() as told:
        made = bench / "services.json"
        with made.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("[")
            for place, service in enumerate(whole_services(resources, wishes)):
                stream.write(",\n" if place else "\n")
                stream.write(json.dumps(service, ensure_ascii=False))
                _remember(service, told)
            stream.write("\n]\n")
        put_file(made, path)
        return _exported(path, "HSDS 3.1 JSON", told)


def _write_tables(services: Iterable[Whole], folder: Path, told: Told) -> None:
    with ExitStack() as opened:
        tables = {table.kind: table for table in OUT_TABLES}
        writers = {kind: _writer(opened.enter_context(_text(folder / table.file))) for kind, table in tables.items()}
        for kind, table in tables.items():
            writers[kind].writerow([column.name for column in table.columns])
        for kind, row in (each for service in services for each in rows_of(service)):
            if kind not in {*_COUNTED, *SHARED} or told.first_time(kind, str(row["id"])):
                writers[kind].writerow(cells_of(tables[kind], row))


def _remember(service: Whole, told: Told) -> None:
    told.first_time("service", service["id"])
    told.first_time("organization", service["organization"]["id"])
    for place in service.get("service_at_locations", ()):
        told.first_time("location", place["location"]["id"])


def _text(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", newline="")


def _writer(stream: IO[str]) -> Any:  # noqa: ANN401 - the csv module does not name its writer's type
    return csv.writer(stream, lineterminator="\r\n")


def _packed(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in _in_order(folder):
            packed.write(file, file.name)
    return archive


def _in_order(folder: Path) -> Iterator[Path]:
    return (folder / name for name in (PACKAGE_FILE, *(table.file for table in OUT_TABLES)))


def _exported(path: Path, form: str, told: Told) -> Exported:
    counts = told.counts()
    organizations, services, locations = (counts.get(kind, 0) for kind in _COUNTED)
    return Exported(path, form, organizations, services, locations)
