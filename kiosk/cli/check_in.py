# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in one command."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.common import (
    DataOption,
    JsonOption,
    NotUnderstood,
    closing_time,
    note,
    open_onward,
    read_time,
    show,
    show_json,
)
from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.answer import AnswerHere
from kiosk.desk.check_in import Arrival, CheckedIn
from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.office_time import at_office
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue, avenues_of
from kiosk.domain.deadline import Closing, deadline_in
from kiosk.domain.errors import AvenueClosed, StaffNotFound
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.reference import spoken
from kiosk.domain.slip import Paper, SlipState
from kiosk.messages import shipped_languages, translator
from kiosk.printing.errors import PrintTargetError
from kiosk.printing.outcome import said
from kiosk.printing.targets import read_target
from kiosk.ui.reception.words.visitors import welcome

TARGETS = "printer, printer:NAME, escpos:HOST, escpos-usb:…, escpos-serial:…, pdf:PATH, png:PATH or escpos-file:PATH."

PRINTS_ITSELF = timedelta(minutes=1)
"""Commands print at once; should one be killed before, the reception's spool takes over after this."""

PaperOption = Annotated[Paper | None, typer.Option(help="The paper.")]
LargeOption = Annotated[bool | None, typer.Option("--large/--no-large", help="Large print (16 pt).")]
LanguageOption = Annotated[str, typer.Option(help="The slip's language, as a code such as es.")]


def check_in(
    need: Annotated[str, typer.Option(help="What they ask for, in their own words.")],
    name: Annotated[str, typer.Option(help="The visitor's name.")] = "",
    anonymous: Annotated[bool, typer.Option("--anonymous", help="They do not say who they are.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
    called: Annotated[str, typer.Option(help="What they like to be called; the slip shows it.")] = "",
    phone: Annotated[str, typer.Option(help="Their phone number.")] = "",
    card: Annotated[str, typer.Option(help="Their card, as scanned.")] = "",
    refer: Annotated[UUID | None, typer.Option(help="Refer them to this resource.")] = None,
    avenue: Annotated[Avenue | None, typer.Option(help="How they get there.")] = None,
    ask_for: Annotated[str, typer.Option(help="Whom to ask for there.")] = "",
    answer: Annotated[str, typer.Option(help="The answer given here.")] = "",
    promise: Annotated[str, typer.Option(help="What we promise.")] = "",
    due: Annotated[str, typer.Option(help="By when: a time, or words such as “Friday 5 pm”.")] = "",
    hand_to: Annotated[str, typer.Option(help="The colleague who is asked to take it.")] = "",
    unmet: Annotated[str, typer.Option(help="Why we cannot help yet.")] = "",
    print_to: Annotated[str, typer.Option("--print", help=TARGETS)] = "",
    paper: PaperOption = None,
    large: LargeOption = None,
    language: LanguageOption = "",
) -> None:
    """Greet, log the need, take the next step, save; then print; then finish the visit."""
    if refer is None and (avenue or ask_for):
        raise typer.BadParameter("--avenue and --ask-for belong to --refer.")
    if anonymous and (name or card):
        raise typer.BadParameter("--anonymous goes without --name and --card.")
    if phone and not any(character.isdigit() for character in phone):
        raise typer.BadParameter(f"--phone: “{phone}” has no digits.")
    onward = open_onward(data)
    now = at_office(onward.office, utc_now())
    choice = _one_of(
        _referral(onward, refer, avenue, ask_for),
        AnswerHere(text=answer) if answer else None,
        _promise(promise, due, now, closing_time(onward)),
        HandTo(staff_id=_staff_called(onward, hand_to), not_done=need) if hand_to else None,
        _unmet(unmet),
    )
    arrival = Arrival(
        details=None if anonymous else VisitorDetails(name=name, preferred_name=called, phone=phone),
        card=card,
        heard=NeedHeard(
            words=need,
            categories=tuple(category.id for category in onward.desk.categories.suggest(need)),
            deadline=deadline_in(need, now.date()),
        ),
        choice=choice,
        order=order_for(onward, print_to, paper) if print_to else None,
        wishes=SlipWishes(for_name=called, language=shipped(language), large_print=large),
    )
    done = onward.desk.check_in(arrival, onward.set_up.command_line(onward.office.id))
    if card and not _holds(onward, card, done):
        note("This card is not known here, or a newer one has replaced it; the name was used.")
    if done.printed is not None and not done.printed.slip.for_name and not anonymous:
        note("The slip names nobody: a full name is only on it when somebody says so. --called NAME puts one on it.")
    _tell(done, print_to, as_json=as_json)


def shipped(language: str) -> str:
    """Return a slip's language as a code that is shipped, "" for the visitor's own; other codes are wrong usage."""
    if language and language not in shipped_languages():
        raise typer.BadParameter(f"--language: slips come in {', '.join(shipped_languages())}.")
    return language


def _holds(onward: Onward, card: str, done: CheckedIn) -> bool:
    found = onward.desk.look_up(card, 1)
    visitor = done.greeting.visitor
    return bool(visitor and found and found[0].visitor and found[0].visitor.id == visitor.id)


def order_for(onward: Onward, target: str, paper: Paper | None) -> PrintOrder:
    """Read where a slip goes; raises NotUnderstood."""
    try:
        read_target(target)
    except PrintTargetError as error:
        raise NotUnderstood(reason=str(error)) from None
    return PrintOrder(target=target, paper=paper or _own_paper(onward, target), left_alone=PRINTS_ITSELF)


def _own_paper(onward: Onward, target: str) -> Paper | None:
    """Leave the office's printer its own paper; files and printers that are named get the settings'."""
    return None if target == OFFICE_DEFAULT else onward.settings.paper


def slip_as_json(printed: Printed) -> dict[str, Any]:
    """Describe a print as the contract has it."""
    return {
        "reference": spoken(printed.slip.reference),
        "state": printed.order.state.value,
        "copy": printed.order.copy,
        "path": printed.order.path or None,
    }


def what_printed(printed: Printed) -> str:
    """Say what became of a print, with what to do now."""
    problem = said(printed.order.problem, translator())
    if printed.order.state is SlipState.FAILED:
        return f"Everything is saved, but the slip was not printed. {problem}"
    return f"Slip {spoken(printed.slip.reference)}: {printed.order.state.value}. {problem}".strip()


def _tell(done: CheckedIn, print_to: str, *, as_json: bool) -> None:
    greeting, visitor = done.greeting, done.greeting.visitor
    said_hello = welcome(greeting, translator())
    if done.printed is not None and done.printed.order.problem:
        note(what_printed(done.printed))
    if done.trouble is not None:
        note(f"Everything is saved, but the slip was not printed. {done.trouble}")
    elif print_to and done.printed is None:
        note("Nothing was printed: no next step is chosen yet.")
    if not as_json:
        show(said_hello)
        show("The visit is finished." if done.finished else "The visit stays open until a next step is chosen.")
        if done.printed is not None:
            show(what_printed(done.printed))
        return
    show_json(
        {
            "visitor_id": visitor.id if visitor else None,
            "visitor_name": visitor.name if visitor else "",
            "returning": greeting.returning,
            "greeting": said_hello,
            "visit_id": greeting.visit.id,
            "need_id": done.need.id,
            "next_step": done.step.value if done.step else None,
            "finished": done.finished,
            "slip": slip_as_json(done.printed) if done.printed else None,
        }
    )


def _one_of(*choices: StepChoice | None) -> StepChoice | None:
    chosen = [choice for choice in choices if choice is not None]
    if len(chosen) > 1:
        raise typer.BadParameter("Choose one next step: --refer, --answer, --promise, --hand-to or --unmet.")
    return chosen[0] if chosen else None


def _referral(onward: Onward, resource_id: UUID | None, avenue: Avenue | None, ask_for: str) -> ReferTo | None:
    if resource_id is None:
        return None
    resource = onward.desk.find_help.show(resource_id)
    ways = avenues_of(resource)
    if avenue is None and not ways:
        raise AvenueClosed(resource=resource.name)
    return ReferTo(resource_id=resource_id, avenue=avenue or ways[0], ask_for=ask_for)


def _promise(text: str, due: str, now: datetime, closing: Closing) -> PromiseTo | None:
    if bool(text) != bool(due):
        raise typer.BadParameter("--promise and --due belong together.")
    return PromiseTo(text=text, due_at=read_time(due, now, closing)) if text else None


def _unmet(text: str) -> MarkUnmet | None:
    if not text:
        return None
    word = text.strip().lower().replace(" ", "_").replace("-", "_")
    if word in set(UnmetReason):
        return MarkUnmet(reason=UnmetReason(word))
    return MarkUnmet(reason=UnmetReason.NO_SUCH_HELP, note=text)


def _staff_called(onward: Onward, name: str) -> UUID:
    wanted = name.strip().casefold()
    for staff in onward.desk.sign_in.who_can(onward.office.id):
        if wanted in {staff.called.casefold(), staff.name.casefold(), str(staff.id)}:
            return staff.id
    raise StaffNotFound(name=name)
