# SPDX-License-Identifier: GPL-3.0-or-later
"""Which printers there are, and whether slips come out of them."""

from typing import Annotated, Any

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.check_in import LanguageOption, PaperOption, shipped
from kiosk.cli.common import DataOption, JsonOption, NotUnderstood, open_onward, show, show_json
from kiosk.desk.trial_slip import Trial, trial_slip
from kiosk.domain.printer import FoundPrinter, PrinterChoice
from kiosk.domain.slip import Paper, SlipState
from kiosk.messages import translator
from kiosk.printing.errors import PrintTargetError
from kiosk.printing.outcome import said
from kiosk.printing.printers.finding import find_everything, sources_of_this_computer
from kiosk.printing.targets import PrinterTarget, read_target

printer_commands = typer.Typer(help="Printers.", no_args_is_help=True)


@printer_commands.command()
def find(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the printers that are there to be chosen: queues, network, USB and serial ports."""
    del data  # what is there does not depend on the office
    found = find_everything(sources_of_this_computer())
    if as_json:
        show_json([_as_json(printer) for printer in found])
        return
    for printer in found:
        show(f"{printer.target}  {_described(printer)}")
    if not found:
        show("No printer was found. Switch it on, or set it up in the system's printer settings.")


@printer_commands.command("test")
def print_trial(
    target: Annotated[str, typer.Argument(help="printer, printer:NAME, escpos:HOST:PORT, pdf:PATH …")],
    data: DataOption = None,
    as_json: JsonOption = False,
    paper: PaperOption = None,
    language: LanguageOption = "",
) -> None:
    """Print a test slip, which names no visitor and is not kept, and say what became of it."""
    onward = open_onward(data)
    choice = _chosen(onward, target, paper)
    trial = Trial(station=onward.settings.station, printer=choice.name, paper=choice.paper)
    slip = trial_slip(onward.office, trial, utc_now(), shipped(language) or onward.office.language)
    ended = onward.direct.print_trial(slip, choice)
    if as_json:
        show_json({"state": ended.state.value, "job": ended.job, "path": ended.path or None})
    problem = said(ended.problem, translator())
    if ended.state is SlipState.FAILED:
        raise NotUnderstood(reason=f"The test slip was not printed. {problem}")
    if not as_json:
        show(f"Test slip: {ended.state.value}. {problem}".strip())


def _chosen(onward: Onward, target: str, paper: Paper | None) -> PrinterChoice:
    """Say where it goes; "printer" is the office's own, on its own paper unless another is asked for."""
    try:
        named = read_target(target)
    except PrintTargetError as error:
        raise NotUnderstood(reason=str(error)) from None
    if named != PrinterTarget():
        return PrinterChoice(target=target, paper=paper or onward.settings.paper, name=target.partition(":")[2])
    actor = onward.set_up.command_line(onward.office.id)
    own = onward.desk.choose_printers.of(actor.office_id, actor.station_id).default
    return PrinterChoice(target=own.target, paper=paper or own.paper, name=own.name or own.target)


def _described(printer: FoundPrinter) -> str:
    trouble = said(printer.trouble, translator())
    parts = (printer.name, printer.detail, "default" if printer.is_default else "", trouble)
    return ", ".join(part for part in parts if part)


def _as_json(printer: FoundPrinter) -> dict[str, Any]:
    return {
        "target": printer.target,
        "name": printer.name,
        "kind": printer.kind.value,
        "detail": printer.detail,
        "trouble": printer.trouble,
        "default": printer.is_default,
        "papers": [paper.value for paper in printer.papers],
    }
