# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips again, and needs with their history."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.check_in import (
    TARGETS,
    LanguageOption,
    LargeOption,
    PaperOption,
    order_for,
    shipped,
    slip_as_json,
    what_printed,
)
from kiosk.cli.common import DataOption, JsonOption, NotUnderstood, open_onward, show, show_json
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.reopen_need import NeedWithHistory
from kiosk.domain.slip import SlipState
from kiosk.history_words import told
from kiosk.messages import translator

slip_commands = typer.Typer(help="Slips.", no_args_is_help=True)
need_commands = typer.Typer(help="Needs.", no_args_is_help=True)


@slip_commands.command("print")
def print_again(
    reference: str,
    to: Annotated[str, typer.Option(help=TARGETS)] = "printer",
    data: DataOption = None,
    as_json: JsonOption = False,
    paper: PaperOption = None,
    large: LargeOption = None,
    language: LanguageOption = "",
) -> None:
    """Print a slip again as it was, marked as a copy."""
    onward = open_onward(data)
    order = order_for(onward, to, paper)
    wishes = SlipWishes(language=shipped(language), large_print=large)
    ordered = onward.desk.print_slip.copy(reference, wishes, order, onward.set_up.command_line(onward.office.id))
    printed = onward.desk.spool.print_now(ordered)
    if as_json:
        show_json(slip_as_json(printed))
    if printed.order.state is SlipState.FAILED:
        raise NotUnderstood(reason=what_printed(printed))
    if not as_json:
        show(what_printed(printed))


@need_commands.command("show")
def show_need(reference_or_id: str, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Show a need, or the needs of a slip, with everything that happened."""
    onward = open_onward(data)
    needs, zone = onward.desk.show_need(reference_or_id), ZoneInfo(onward.office.timezone)
    if as_json:
        documents = [need_as_json(need, zone) for need in needs]
        show_json({**documents[0], "more": documents[1:]} if len(documents) > 1 else documents[0])
        return
    for whole in needs:
        show(f"“{whole.need.words}” ({whole.need.state.value}, {whole.owner})")
        for line in need_as_json(whole, zone)["history"]:
            show(f"  {line['at']}  {line['by']}: {line['what']}")


def need_as_json(whole: NeedWithHistory, zone: ZoneInfo | None = None) -> dict[str, Any]:
    """Describe a need with its history as the contract has it; times in words are told in the office's `zone`."""
    _ = translator()
    return {
        "need_id": whole.need.id,
        "words": whole.need.words,
        "state": whole.need.state.value,
        "owner": whole.owner,
        "due": whole.due.isoformat() if whole.due else None,
        "history": [
            {"at": line.at.isoformat(), "by": whole.who.get(line.by, ""), "what": told(line, _, zone)}
            for line in whole.history
        ],
    }
