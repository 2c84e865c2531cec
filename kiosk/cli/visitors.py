# SPDX-License-Identifier: GPL-3.0-or-later
"""Visitors of another system, and "Who's here?" without the window."""

import time
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.app import Onward
from kiosk.cli.common import DataOption, JsonOption, LimitOption, note, open_onward, read_lines, show, show_json
from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.import_visitors import Rejected, VisitorLine
from kiosk.desk.look_up import Found
from kiosk.directory.visitor_file import RejectedRow, VisitorRow, read_visitors

commands = typer.Typer(help="The visitors we know.", no_args_is_help=True)


@commands.command("import")
def import_(file: Path, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Take over visitors from a CSV file; good rows are kept, bad ones reported."""
    onward = open_onward(data)
    lines = [_line(row) for row in read_visitors(file)]
    done = onward.desk.import_visitors(lines, onward.set_up.command_line(onward.office.id))
    for row in done.rejected:
        note(f"{file.name}, line {row.line}: {row.reason}")
    if as_json:
        rejected = [{"line": row.line, "reason": row.reason} for row in done.rejected]
        show_json({"read": done.read, "added": done.added, "updated": done.updated, "rejected": rejected})
    else:
        show(f"{done.read} read, {done.added} added, {done.updated} updated, {len(done.rejected)} rejected.")


@commands.command("find")
def find(
    query: Annotated[str, typer.Argument(help="What somebody would type.")] = "",
    data: DataOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 10,
    batch: Annotated[Path | None, typer.Option(help="A file with one query a line.")] = None,
) -> None:
    """Find whom somebody means, best first."""
    onward = open_onward(data)
    if batch is not None:
        _answer_batch(onward, batch, limit)
        return
    found = onward.desk.look_up(query, limit)
    if as_json:
        show_json([_as_json(each) for each in found])
        return
    for each in found:
        show(f"{each.score:.2f}  {each.visitor.name if each.visitor else 'Guest'}  ({_why(each)})")


def _answer_batch(onward: Onward, batch: Path, limit: int) -> None:
    for query in read_lines(batch):
        began = time.perf_counter()
        visitors = [found.visitor for found in onward.desk.look_up(query, limit) if found.visitor]
        took = (time.perf_counter() - began) * 1000
        show_json(
            {
                "query": query,
                "ids": [visitor.id for visitor in visitors],
                "external_ids": [visitor.external_id for visitor in visitors],
                "ms": round(took, 3),
            }
        )


def _line(row: VisitorRow | RejectedRow) -> VisitorLine | Rejected:
    if isinstance(row, RejectedRow):
        return Rejected(row.line, row.reason)
    return VisitorLine(
        line=row.line,
        details=VisitorDetails(
            name=row.name,
            preferred_name=row.preferred_name,
            phone=row.phone,
            birth_date=row.birth_date,
            languages=(row.language,) if row.language else (),
            external_id=row.external_id,
        ),
    )


def _as_json(found: Found) -> dict[str, Any]:
    return {
        "visitor_id": found.visitor.id if found.visitor else None,
        "external_id": found.visitor.external_id if found.visitor else "",
        "name": found.visitor.name if found.visitor else "",
        "score": round(found.score, 4),
        "why": _why(found),
    }


def _why(found: Found) -> str:
    return ", ".join(reason.value for reason in found.why)
