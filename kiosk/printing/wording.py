# SPDX-License-Identifier: GPL-3.0-or-later
"""What a slip says: its facts turned into sentences of the visitor's language, in the order of the page.

A new avenue is a type error in `_sentence`: say there how it reads.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from kiosk.domain.avenue import Avenue
from kiosk.domain.reference import spoken
from kiosk.domain.slip import (
    Slip,
    SlipAnswer,
    SlipHandOff,
    SlipPromise,
    SlipReferral,
    SlipUnmet,
)
from kiosk.messages import Translator, translator
from kiosk.printing.phrases import Phrases
from kiosk.printing.plain_text import literal, paragraphs
from kiosk.printing.qr import CodeKind
from kiosk.printing.referral_facts import facts_of
from kiosk.printing.worded_slip import Line, Run, Step, WordedSlip

_LONGEST_CAPTION = 60
"""Characters of a resource's name that fit under the code in a few lines."""


@dataclass(frozen=True, slots=True)
class CopyMark:
    """That this print is not the first: which one it is (from 2), and when it was made (aware)."""

    number: int
    made_at: datetime


def word_slip(
    slip: Slip, kind: CodeKind, copy: CopyMark | None = None, *, said_by: Translator | None = None
) -> WordedSlip:
    """Say everything on the slip in its language, or in English where that is not shipped.

    `kind` is what the page's code brings, which its caption says. `said_by` is `translator`'s for the
    slip's language, for those who keep it.
    """
    _ = said_by or translator(slip.language)
    say = Phrases(_)
    return WordedSlip(
        language=_.language,
        right_to_left=_.right_to_left,
        title=_("Your next step, from {office}", office=literal(slip.office)),
        office=say.fact(slip.office, strong=True),
        dates=_dates(slip, copy, say),
        heading=_heading(slip, say),
        steps=_steps(slip, say),
        code_caption=_("Scan to try the code") if slip.trial else _caption(kind, _first_of_several(slip), _),
        come_back=_nobodys(say) if slip.trial else _come_back(slip, say),
        reference=say.sentence(_("Reference {reference}"), reference=spoken(slip.reference), strong=False),
        checked=_checked(slip, say),
        page_of=_("{page} of {pages}"),
    )


def _heading(slip: Slip, say: Phrases) -> Line:
    _ = say.translator
    if slip.trial:
        return (Run(_("Test slip")),)
    return say.sentence(_("For {name}"), name=slip.for_name, strong=False) if literal(slip.for_name) else ()


def _first_of_several(slip: Slip) -> str:
    return literal(slip.referrals[0].name) if len(slip.referrals) > 1 else ""


def _nobodys(say: Phrases) -> tuple[Line, ...]:
    _ = say.translator
    return ((Run(_("This slip is for nobody. You can throw it away.")),),)


def _dates(slip: Slip, copy: CopyMark | None, say: Phrases) -> tuple[Line, ...]:
    _ = say.translator
    today: Line = (Run(_.day(slip.printed_at.date(), year=True)),)
    if copy is None:
        return (today,)
    moment = f"{_.short_day(copy.made_at.date())}, {_.clock(copy.made_at)}"
    return today, (Run(_("Copy {number}, {time}", number=copy.number, time=moment), strong=True),)


def _steps(slip: Slip, say: Phrases) -> tuple[Step, ...]:
    person = literal(slip.come_back.person)
    steps = [
        *(_referral(referral, slip.printed_at, say) for referral in slip.referrals),
        *(_answer(answer, say, trial=slip.trial) for answer in slip.answers),
        *(_promise(promise, say) for promise in slip.promises),
        *(_hand_off(hand_off, person, say) for hand_off in slip.hand_offs),
        *(_unmet(unmet, person, say) for unmet in slip.unmet),
    ]
    if len(steps) < 2:
        return tuple(steps)
    return tuple(
        Step(sentence=(Run(f"{number}. ", strong=True), *step.sentence), notes=step.notes, facts=step.facts)
        for number, step in enumerate(steps, start=1)
    )


def _referral(referral: SlipReferral, printed_at: datetime, say: Phrases) -> Step:
    return Step(
        sentence=say.sentence(_sentence(referral, say.translator), name=referral.name),
        notes=tuple(
            say.fact(line)
            for text in (referral.organization, referral.about, referral.result)
            for line in paragraphs(text)
        ),
        facts=facts_of(referral, printed_at, say),
    )


def _sentence(referral: SlipReferral, _: Translator) -> str:
    """Say the next step by its avenue, in one sentence with a place for the resource's name."""
    if referral.job and referral.avenue is not Avenue.PERSON:
        return _("Apply for {name}.")
    match referral.avenue:
        case Avenue.OFFICE:
            own_article = literal(referral.name).lower().startswith("the ")
            return _("Your next step is with {name}.") if own_article else _("Your next step is with the {name}.")
        case Avenue.PHONE:
            return _("Call {name}.")
        case Avenue.WEBSITE:
            return _("Go online to {name}.")
        case Avenue.PERSON:
            return _("We called {name} for you.")
        case _ as never:
            assert_never(never)


def _answer(answer: SlipAnswer, say: Phrases, *, trial: bool) -> Step:
    _ = say.translator
    said = _("If you can read every line, this printer is set up.") if trial else _("What we found out for you:")
    return Step(
        sentence=(Run(said, strong=True),),
        notes=tuple(say.fact(line) for line in paragraphs(answer.text)),
    )


def _promise(promise: SlipPromise, say: Phrases) -> Step:
    _ = say.translator
    due = _("{day}, {time}", day=_.day(promise.due_at.date()), time=_.clock(promise.due_at))
    person = literal(promise.by_whom)
    said = (
        _("{person} will do this for you by {due}:") if person else _("Our front desk will do this for you by {due}:")
    )
    return Step(
        sentence=say.sentence(said, person=person, due=due),
        notes=tuple(say.fact(line) for line in paragraphs(promise.text)),
    )


def _hand_off(hand_off: SlipHandOff, person: str, say: Phrases) -> Step:
    _ = say.translator
    colleague = literal(hand_off.to_whom)
    match bool(colleague), bool(person):
        case True, True:
            said = _("We asked {colleague} to help you next. Until {colleague} says yes, {person} looks after this.")
        case True, False:
            said = _(
                "We asked {colleague} to help you next. Until {colleague} says yes, our front desk looks after this."
            )
        case False, True:
            said = _("We asked our front desk to help you next. Until they say yes, {person} looks after this.")
        case _nobody_named:
            said = _("Our front desk will help you next.")
    return Step(sentence=say.sentence(said, colleague=colleague, person=person))


def _unmet(unmet: SlipUnmet, person: str, say: Phrases) -> Step:
    _ = say.translator
    if person:
        said = _("We have not found help for this yet. {person} keeps it and looks again on {date}.")
    else:
        said = _("We have not found help for this yet. Our front desk keeps it and looks again on {date}.")
    return Step(sentence=say.sentence(said, person=person, date=_.day(unmet.review_on)))


def _come_back(slip: Slip, say: Phrases) -> tuple[Line, ...]:
    _ = say.translator
    back = slip.come_back
    person, phone = literal(back.person), literal(back.phone)
    lines: list[Line] = [(Run(_("If this doesn’t work out, come back to us.")),)]
    lines.append(say.sentence(_looked_after(person, phone, _), strong=False, person=person, phone=phone))
    if back.check_on is not None:
        said = (
            _("{person} will check with you on {day}.") if person else _("Our front desk will check with you on {day}.")
        )
        lines.append(say.sentence(said, plain=("person",), person=person, day=_.day(back.check_on)))
    return tuple(lines)


def _looked_after(person: str, phone: str, _: Translator) -> str:
    """Say who looks after the need, a person or the front desk, with places for the name and the number."""
    if person:
        with_phone = _("{person} is looking after this for you: {phone}.")
        return with_phone if phone else _("{person} is looking after this for you.")
    with_phone = _("Our front desk is looking after this for you: {phone}.")
    return with_phone if phone else _("Our front desk is looking after this for you.")


def _checked(slip: Slip, say: Phrases) -> Line:
    """Say when the details were last checked: the oldest day, for a slip is as good as its worst fact."""
    days = [referral.checked_on for referral in slip.referrals if referral.checked_on is not None]
    if not days:
        return ()
    _ = say.translator
    return (Run(_("Details checked {date}", date=_.plain_date(min(days)))),)


def _caption(kind: CodeKind, name: str, _: Translator) -> str:
    """Say what scanning brings; `name` says which of several resources it is, "" where there is one."""
    short = name if len(name) <= _LONGEST_CAPTION else f"{name[:_LONGEST_CAPTION]}…"
    match kind:
        case CodeKind.CONTACT:
            return _("Scan to save: {name}", name=short) if name else _("Scan to save this contact")
        case CodeKind.WEBSITE:
            return _("Scan to open: {name}", name=short) if name else _("Scan to open the website")
        case CodeKind.REFERENCE:
            return _("Bring this code when you come back")
        case _ as never:
            assert_never(never)
