# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet of places that can help, from the directory to paper."""

from collections.abc import Sequence
from typing import Annotated

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.check_in import TARGETS, LanguageOption, LargeOption, PaperOption, order_for, shipped
from kiosk.cli.common import DataOption, JsonOption, NotUnderstood, note, open_onward, show, show_json
from kiosk.desk.make_sheet import SheetWishes
from kiosk.desk.ports import ResourceWish
from kiosk.desk.print_handout import PrintHandout
from kiosk.domain.category import Category
from kiosk.domain.sheet import MOST_PLACES
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import translator
from kiosk.printing.outcome import said


def sheet(
    to: Annotated[str, typer.Option(help=TARGETS)],
    words: Annotated[str, typer.Argument(help="What somebody needs.")] = "",
    data: DataOption = None,
    as_json: JsonOption = False,
    category: Annotated[list[str] | None, typer.Option(help="A kind of help, such as Food; may be repeated.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST_PLACES, help="How many places at the most.")] = MOST_PLACES,
    open_now: Annotated[bool, typer.Option("--open-now", help="Only what is surely open.")] = False,
    paper: PaperOption = None,
    large: LargeOption = None,
    language: LanguageOption = "",
) -> None:
    """Print a sheet of places that can help, to carry away."""
    onward = open_onward(data)
    order = order_for(onward, to, paper)
    make = onward.desk.make_sheet
    wish = ResourceWish(
        words=words, moment=utc_now(), categories=_ids(category or (), make.categories), open_now=open_now
    )
    listed = make.search(wish, onward.office, limit)
    made = make.of(listed, onward.office, SheetWishes(language=shipped(language), large_print=bool(large)))
    ended = _print_handout(onward).sheet(made, order.target, order.paper)
    if as_json:
        resources = [resource.id for resource in listed.resources]
        show_json({"state": ended.state.value, "path": ended.path or None, "resources": resources})
    _tell(ended, len(listed.resources), as_json=as_json)


def _print_handout(onward: Onward) -> PrintHandout:
    return PrintHandout(
        choose_printers=onward.desk.choose_printers,
        printer=onward.direct,
        office_id=onward.office.id,
        station_id=onward.set_up.command_line(onward.office.id).station_id,
    )


def _ids(wanted: Sequence[str], categories: Sequence[Category]) -> tuple[str, ...]:
    ids = {name.casefold(): category.id for category in categories for name in (category.id, category.name)}
    unknown = [name for name in wanted if name.strip().casefold() not in ids]
    if unknown:
        names = ", ".join(category.name for category in categories)
        raise typer.BadParameter(f"--category: “{unknown[0]}” is none of {names}.")
    return tuple(dict.fromkeys(ids[name.strip().casefold()] for name in wanted))


def _tell(ended: Delivery, places: int, *, as_json: bool) -> None:
    problem = said(ended.problem, translator())
    if ended.state is SlipState.FAILED:
        raise NotUnderstood(reason=f"The sheet was not printed. {problem}".strip())
    if not as_json:
        show(f"A sheet of {places} places: {ended.state.value}. {problem}".strip())
    elif problem:
        note(problem)
