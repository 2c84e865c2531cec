# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands above a page: the greeting, what has just happened, and how far there is still to go."""

from datetime import datetime

from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.self_service.greeting import at_this_hour
from kiosk.ui.self_service.standing import STEP, STEPS, Notice, Place, Standing


def header_left(standing: Standing, office: Office, moment: datetime, _: Translator) -> str:
    """Say the greeting, or what they must know now. `moment` is the office's wall clock."""
    if standing.notice is Notice.CARD_UNKNOWN:
        return _("We could not read that card. You can go on without it.")
    if standing.notice is Notice.CHOICE_GONE:
        return _("That place is not taking people at the moment. Please choose another one.")
    if standing.helper:
        return _("{name} is coming to you.", name=standing.helper)
    if standing.called:
        return _("Somebody is coming. You can go on meanwhile.")
    if standing.place in {Place.WELCOME, Place.NAME, Place.STAFF} or not standing.told.said.name.strip():
        return office.name
    hello = greeting_of(standing.told.said.name.strip(), moment, _)
    return _("{hello} Good to see you again.", hello=hello) if standing.holder else hello


def header_right(standing: Standing, moment: datetime, _: Translator) -> str:
    """Say how far they are; on the first page what day and time it is."""
    if standing.place is Place.WELCOME:
        return _("{day}, {time}", day=_.short_day(moment.date()), time=_.clock(moment))
    if standing.place in STEP:
        return _("{page} of {pages}", page=STEP[standing.place], pages=STEPS)
    return ""


def greeting_of(name: str, moment: datetime, _: Translator) -> str:
    """Greet somebody by the name they told, in words of the time of day."""
    return at_this_hour(
        moment,
        _("Good morning, {name}.", name=name),
        _("Good afternoon, {name}.", name=name),
        _("Good evening, {name}.", name=name),
    )
