# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands put together, and every failure turned into one sentence."""

import io
import os
import sys

import typer

from kiosk.cli import directory, printers, sheets, slips, visitors, windows
from kiosk.cli.check_in import check_in
from kiosk.cli.common import DataOption, note
from kiosk.cli.directory_export import export
from kiosk.cli.doctor import doctor
from kiosk.cli.duties import duties
from kiosk.cli.follow_through import follow_through
from kiosk.cli.office import database_commands, setup
from kiosk.cli.report import report
from kiosk.cli.staff import staff_commands
from kiosk.domain.errors import NotSaved, OnwardError


def build_commands() -> typer.Typer:
    """Put the commands together."""
    commands = typer.Typer(
        name="onward", help="The front-of-office desk.", pretty_exceptions_enable=False, add_completion=False
    )
    commands.callback(invoke_without_command=True)(_front)
    commands.command()(windows.reception)
    commands.command("self-service")(windows.self_service)
    commands.command()(setup)
    commands.command("check-in")(check_in)
    commands.command("follow-through")(follow_through)
    commands.command()(report)
    commands.command()(duties)
    commands.command()(doctor)
    commands.add_typer(visitors.commands, name="visitors")
    directory.commands.command("sheet")(sheets.sheet)
    directory.commands.command("export")(export)
    commands.add_typer(directory.commands, name="directory")
    commands.add_typer(slips.slip_commands, name="slip")
    commands.add_typer(slips.need_commands, name="need")
    commands.add_typer(printers.printer_commands, name="printers")
    commands.add_typer(staff_commands, name="staff")
    commands.add_typer(database_commands, name="db")
    return commands


def run(arguments: list[str]) -> int:
    """Run one command; returns its exit code: 0 done, 1 could not be done (one sentence said), 2 wrong usage."""
    _speak_utf8()
    try:
        build_commands()(args=arguments, prog_name="onward")
    except NotSaved as error:
        note(f"Not saved, and nothing was printed: {error.facts['reason']}")
        return 1
    except OnwardError as error:
        note(str(error))
        return 1
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except BrokenPipeError:
        return 1
    except Exception as error:
        if os.environ.get("ONWARD_LOG") == "debug":
            raise
        note(f"That did not work ({type(error).__name__}). Run it again with ONWARD_LOG=debug for the details.")
        return 1
    return 0


def _front(context: typer.Context, data: DataOption = None, screenshot: windows.ScreenshotOption = None) -> None:
    """Greet, listen, and let nobody leave without a next step. Without a command: opens the reception desk."""
    if data is not None:
        os.environ["ONWARD_DATA"] = str(data)  # so that --data may stand before the command as well as behind it
    if context.invoked_subcommand is None:
        windows.reception(data, screenshot)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
