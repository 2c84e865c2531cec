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
        heading=say.sentence(_("For {name}"), name=slip.for_name, strong=False) if literal(slip.for_name) else (),
        steps=_steps(slip, say),
        code_caption=_caption(kind, _),
        come_back=_come_back(slip, say),
        reference=say.sentence(_("Reference {reference}"), reference=spoken(slip.reference), strong=False),
        checked=_checked(slip, say),
        page_of=_("{page} of {pages}"),
    )


def _dates(slip: Slip, copy: CopyMark | None, say: Phrases) -> tuple[Line, ...]:
    _ = say.translator
    today: Line = (Run(_.day(slip.printed_at.date(), year=True)),)
    if copy is None:
        return (today,)
    moment = f"{_.short_day(copy.made_at.date())}, {_.clock(copy.made_at)}"
    return today, (Run(_("Copy {number}, {time}", number=copy.number, time=moment), strong=True),)


def _steps(slip: Slip, say: Phrases) -> tuple[Step, ...]:
    person = slip.come_back.person or slip.office
    steps = [
        *(_referral(referral, slip.printed_at, say) for referral in slip.referrals),
        *(_answer(answer, say) for answer in slip.answers),
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
        notes=tuple(say.fact(line) for line in paragraphs(referral.result)),
        facts=facts_of(referral, printed_at, say),
    )


def _sentence(referral: SlipReferral, _: Translator) -> str:
    """Say the next step by its avenue, in one sentence with a place for the resource's name."""
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


def _answer(answer: SlipAnswer, say: Phrases) -> Step:
    _ = say.translator
    return Step(
        sentence=(Run(_("What we found out for you:"), strong=True),),
        notes=tuple(say.fact(line) for line in paragraphs(answer.text)),
    )


def _promise(promise: SlipPromise, say: Phrases) -> Step:
    _ = say.translator
    due = _("{day}, {time}", day=_.day(promise.due_at.date()), time=_.clock(promise.due_at))
    return Step(
        sentence=say.sentence(_("{person} will do this for you by {due}:"), person=promise.by_whom, due=due),
        notes=tuple(say.fact(line) for line in paragraphs(promise.text)),
    )


def _hand_off(hand_off: SlipHandOff, person: str, say: Phrases) -> Step:
    _ = say.translator
    said = _("We asked {colleague} to help you next. Until {colleague} says yes, {person} looks after this.")
    return Step(sentence=say.sentence(said, colleague=hand_off.to_whom, person=person))


def _unmet(unmet: SlipUnmet, person: str, say: Phrases) -> Step:
    _ = say.translator
    said = _("We have not found help for this yet. {person} keeps it and looks again on {date}.")
    return Step(sentence=say.sentence(said, person=person, date=_.day(unmet.review_on)))


def _come_back(slip: Slip, say: Phrases) -> tuple[Line, ...]:
    _ = say.translator
    back = slip.come_back
    person = literal(back.person) or literal(slip.office)
    lines: list[Line] = [(Run(_("If this doesn’t work out, come back to us.")),)]
    if back.phone:
        said = _("{person} is looking after this for you: {phone}.")
        lines.append(say.sentence(said, strong=False, person=person, phone=back.phone))
    else:
        lines.append(say.sentence(_("{person} is looking after this for you."), strong=False, person=person))
    if back.check_on is not None:
        said = _("{person} will check with you on {day}.")
        lines.append(say.sentence(said, plain=("person",), person=person, day=_.day(back.check_on)))
    return tuple(lines)


def _checked(slip: Slip, say: Phrases) -> Line:
    """Say when the details were last checked: the oldest day, for a slip is as good as its worst fact."""
    days = [referral.checked_on for referral in slip.referrals if referral.checked_on is not None]
    if not days:
        return ()
    _ = say.translator
    return (Run(_("Details checked {date}", date=_.plain_date(min(days)))),)


def _caption(kind: CodeKind, _: Translator) -> str:
    match kind:
        case CodeKind.CONTACT:
            return _("Scan to save this contact")
        case CodeKind.WEBSITE:
            return _("Scan to open the website")
        case CodeKind.REFERENCE:
            return _("Bring this code when you come back")
        case _ as never:
            assert_never(never)
