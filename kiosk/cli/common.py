# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command shares: where the data is, how results are shown, which office is meant."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.app import Onward, build_onward
from kiosk.domain.deadline import Closing, at_end_of_day, due_in
from kiosk.domain.errors import OnwardError
from kiosk.settings import default_data_folder, load_settings

DataOption = Annotated[
    Path | None,
    typer.Option("--data", envvar="ONWARD_DATA", help="The data folder.", show_default="this user's own"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many at the most.")]


class NotUnderstood(OnwardError):
    """An argument that makes no sense here."""

    message = "{reason}"


def data_folder(data: Path | None) -> Path:
    """Return the data folder that is meant, absolute."""
    return (data or default_data_folder()).expanduser().absolute()


def open_onward(data: Path | None) -> Onward:
    """Open the office of a data folder; raises StoreUnusable or SettingWrong."""
    return build_onward(load_settings(data_folder(data)))


def show_json(document: Any) -> None:  # noqa: ANN401 - JSON is anything
    """Print one JSON document on one line; ids, times and paths as text."""
    typer.echo(json.dumps(document, ensure_ascii=False, default=str))


def show(text: str) -> None:
    """Print a line of results."""
    typer.echo(text)


def note(text: str) -> None:
    """Tell something that is not a result."""
    print(text, file=sys.stderr)  # noqa: T201 - the command line's own voice


def read_lines(file: Path) -> list[str]:
    """Read a file of queries, one a line; raises NotUnderstood."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")  # splitlines would also split at U+2028
        return [line.rstrip("\r") for line in (lines if lines[-1] else lines[:-1])]
    except (OSError, UnicodeDecodeError):
        raise NotUnderstood(reason=f"{file} cannot be read as text.") from None


def read_time(text: str, now: datetime, closing: Closing = at_end_of_day) -> datetime:
    """Read a time: ISO 8601, or plain words such as "Friday 5 pm". Local to `now` where it names no zone.

    A day alone means its `closing` time.
    """
    try:
        moment = _iso_moment(text, closing) or due_in(text, now, closing)
        if moment is not None:
            moment = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
            moment.astimezone(UTC)
            return moment
    except OverflowError:
        pass
    raise NotUnderstood(reason=f"“{text}” is no time. Write it like 2026-11-27T17:00 or “Friday 5 pm”.")


def closing_time(onward: Onward) -> Closing:
    """Say when the office closes on a day, for `read_time`."""
    return onward.desk.office_time(onward.office.id).closing_time


def _iso_moment(text: str, closing: Closing) -> datetime | None:
    try:
        day = date.fromisoformat(text)
        return datetime.combine(day, closing(day))
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
