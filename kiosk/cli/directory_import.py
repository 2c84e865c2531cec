# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's directories brought in: what their columns mean, what would change, what was wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk.app import Onward
from kiosk.cli.common import DataOption, JsonOption, NotUnderstood, note, open_onward, show, show_json
from kiosk.desk.import_directory import DirectoryImported, ImportPreview
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import SourceFile, in_words
from kiosk.domain.resource_update import ResourceChange

if TYPE_CHECKING:
    from kiosk.directory.mapping import ColumnMapping
    from kiosk.directory.problem import Problem
    from kiosk.directory.reader import DirectoryStream


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
        told = _Told(source, read, report, as_json=as_json)
        try:
            outcome = _preview(onward, told) if dry_run else _import(onward, told, path)
        finally:
            is_saved = told.problems()
    told.outcome(outcome)
    if not is_saved:
        raise typer.Exit(1)


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


@dataclass(frozen=True, slots=True)
class _Told:
    """Says what became of an import, in words or as JSON."""

    source: str
    read: "DirectoryStream"
    report: Path | None
    as_json: bool

    def problems(self) -> bool:
        """Say what was wrong with the source, and save it where that was asked for; False when it could not be."""
        from kiosk.directory.check_report import as_text, save_report  # noqa: PLC0415 - as above

        about = (self.source, self.read.format, self.read.problems)
        if not self.as_json and self.read.problems:
            note(as_text(*about))
        try:
            if self.report is not None:
                save_report(self.report, *about)
        except OSError as error:
            note(f"{self.report} could not be written: {error.strerror}.")
            return False
        return True

    def outcome(self, outcome: DirectoryImported | ImportPreview) -> None:
        """Say what was taken in, or what would change, resource by resource."""
        if isinstance(outcome, ImportPreview):
            self._preview(outcome)
        else:
            self._tell({"added": outcome.added, "updated": outcome.updated, "removed": outcome.removed}, {}, "")

    def _preview(self, preview: ImportPreview) -> None:
        counts = {
            "added": preview.added_count,
            "updated": preview.changed_count,
            "removed": preview.vanished_count,
        }
        if self.as_json:
            self._tell(counts, {"changes": list(_changes(preview))}, "")
            return
        for line in _change_lines(preview):
            show(line)
        self._tell(counts, {}, "would be ")

    def _tell(self, counts: Mapping[str, int], more: Mapping[str, Any], would: str) -> None:
        read, problems = self.read, self.read.problems
        if self.as_json:
            about = {"source": self.source, "format": read.format, "read": read.read, "resources": read.composed}
            show_json({**about, **counts, **more, "problems": [_problem(problem) for problem in problems]})
            return
        said = ", ".join(f"{count} {would}{what}" for what, count in counts.items())
        show(f"{self.source} ({read.format}): {read.composed} resources; {said}; {len(problems)} problems.")


def _preview(onward: Onward, told: _Told) -> ImportPreview:
    return onward.desk.import_directory.preview(told.source, told.read.resources, whole=told.read.whole)


def _import(onward: Onward, told: _Told, path: Path) -> DirectoryImported:
    read = told.read

    def file() -> SourceFile:
        return SourceFile(
            format=read.format, path=str(path.absolute()), mapping=read.mapping, problems=_counted(read.problems)
        )

    return onward.desk.import_directory(told.source, read.resources, whole=read.whole, file=file)


def _counted(problems: "tuple[Problem, ...]") -> str:
    from kiosk.directory.check_report import counts_in_words  # noqa: PLC0415 - as above

    return counts_in_words(problems) if problems else ""


def _changes(preview: ImportPreview) -> Iterator[dict[str, Any]]:
    """Describe the changes that a preview lists, which are the first of each kind where there are very many."""
    for resource in preview.added:
        yield {"change": "added", **_named(resource)}
    for change in preview.changed:
        differ = {name: {"before": before, "now": now} for name, before, now in _differences(change)}
        yield {"change": "updated", **_named(change.resource), "fields": differ, "kept_own": list(change.kept_own)}
    for resource in preview.vanished:
        yield {"change": "removed", **_named(resource)}


def _change_lines(preview: ImportPreview) -> Iterator[str]:
    for change in _changes(preview):
        yield f"{change['change']}: {change['name']}  {change['resource_id']}"
        for field, values in change.get("fields", {}).items():
            own = " (the office’s own words stay)" if field in change["kept_own"] else ""
            yield f"  {field}: {values['before'] or '–'}  →  {values['now'] or '–'}{own}"
    listed = len(preview.added) + len(preview.changed) + len(preview.vanished)
    if rest := preview.added_count + preview.changed_count + preview.vanished_count - listed:
        yield f"… and {rest} more"


def _named(resource: Resource) -> dict[str, Any]:
    return {"resource_id": resource.id, "name": resource.name, "organization": resource.organization}


def _differences(change: ResourceChange) -> Iterator[tuple[str, str, str]]:
    for name in change.fields:
        yield name, in_words(getattr(change.before, name)), in_words(getattr(change.resource, name))


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
