# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sheet of places says, in the language of whoever takes it along, in the order of the page."""

from dataclasses import dataclass

from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import SlipReferral
from kiosk.messages import Translator
from kiosk.printing.phrases import Phrases
from kiosk.printing.plain_text import literal
from kiosk.printing.referral_facts import facts_of
from kiosk.printing.worded_slip import Fact, Line, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedPlace:
    """One place. `kind` is its group's heading on the first place of a group, empty on the others."""

    kind: Line = ()
    name: Line
    organization: Line = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedSheet:
    """Everything on the page, in reading order.

    `more` is empty when nothing else was found, `checked` when nothing was ever checked. `in_kinds` says that the
    places stand under headings. `page_of` has the places `{page}` and `{pages}`.
    """

    title: str
    office: Line
    day: Line
    heading: Line
    in_kinds: bool
    places: tuple[WordedPlace, ...]
    more: Line
    come_back: tuple[Line, ...]
    checked: Line
    page_of: str


def word_sheet(sheet: HelpSheet, said_by: Translator) -> WordedSheet:
    """Say everything on the sheet in the language of `said_by`."""
    _ = said_by
    say = Phrases(_)
    return WordedSheet(
        title=_("Places that can help, from {office}", office=literal(sheet.office)),
        office=say.fact(sheet.office, strong=True),
        day=(Run(_.day(sheet.printed_at.date(), year=True)),),
        heading=(Run(_heading(sheet, _)),),
        in_kinds=len(sheet.groups) > 1,
        places=_places(sheet, say),
        more=(Run(_("We know more places. Please ask us.")),) if sheet.more else (),
        come_back=_come_back(sheet, say),
        checked=_checked(sheet, say),
        page_of=_("{page} of {pages}"),
    )


def _heading(sheet: HelpSheet, _: Translator) -> str:
    if len(sheet.groups) == 1 and sheet.groups[0].name:
        return _("Places that can help: {kind}", kind=_(sheet.groups[0].name))
    return _("Places that can help")


def _places(sheet: HelpSheet, say: Phrases) -> tuple[WordedPlace, ...]:
    _ = say.translator
    several = len(sheet.groups) > 1
    places = []
    for group in sheet.groups:
        name = _(group.name) if group.name else _("Other places")
        for index, place in enumerate(group.places):
            kind: Line = (Run(name),) if several and not index else ()
            places.append(_place(place, kind, sheet, say))
    return tuple(places)


def _place(place: SlipReferral, kind: Line, sheet: HelpSheet, say: Phrases) -> WordedPlace:
    return WordedPlace(
        kind=kind,
        name=say.fact(place.name),
        organization=say.fact(place.organization),
        facts=facts_of(place, sheet.printed_at, say),
    )


def _come_back(sheet: HelpSheet, say: Phrases) -> tuple[Line, ...]:
    _ = say.translator
    title: Line = (Run(_("If none of them can help, come back to us."), strong=True),)
    if not literal(sheet.phone):
        return (title,)
    return title, say.sentence(_("Or call us: {phone}"), phone=sheet.phone)


def _checked(sheet: HelpSheet, say: Phrases) -> Line:
    """Say when the details were last checked: the oldest day, for a sheet is as good as its worst fact."""
    places = [place for group in sheet.groups for place in group.places]
    days = [place.checked_on for place in places if place.checked_on is not None]
    if not days:
        return ()
    _ = say.translator
    return (Run(_("Details checked {date}", date=_.plain_date(min(days)))),)
