# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lists of the directory are called, and what is said above them."""

from kiosk.messages import Translator
from kiosk.ui.reception.directory.looking import ListPart, Shown


def filter_in_words(shown: Shown, _: Translator) -> str:
    """Name a list."""
    match shown:
        case Shown.ALL:
            return _("All")
        case Shown.FAVOURITES:
            return _("Favourites")
        case Shown.TO_CHECK:
            return _("To be checked")
        case Shown.IN_HOUSE:
            return _("In-house")
        case Shown.JOB_LEADS:
            return _("Job leads")
        case Shown.NOT_OFFERED:
            return _("Not offered")


def listed_in_words(part: ListPart, _: Translator) -> str:
    """Say how much is listed, or why nothing is."""
    if part.fitting and part.more:
        return _.several(
            "Best fits first, then by name. {count} more has these words in its name.",
            "Best fits first, then by name. {count} more have these words in their name.",
            part.more,
        )
    if part.fitting:
        return _("Best fits first.") if part.fitting == part.total else _("Best fits first, then by name.")
    if part.total:
        return _.several("{count} listed", "{count} listed", part.total)
    if part.wish.words.strip():
        return _("Nothing fits those words. Try fewer, or other ones.")
    return _nothing_in_words(part.wish.shown, _)


def _nothing_in_words(shown: Shown, _: Translator) -> str:
    match shown:
        case Shown.FAVOURITES:
            return _("No favourites yet. Open a resource and press “Favourite”.")
        case Shown.TO_CHECK:
            return _("Nothing is to be checked now.")
        case Shown.IN_HOUSE:
            return _("Nothing yet. Add what you offer here: printing, a phone, whom to ask for.")
        case Shown.JOB_LEADS:
            return _("No job leads yet.")
        case Shown.NOT_OFFERED:
            return _("Everything in the directory is offered.")
        case Shown.ALL:
            return _("The directory is empty. Bring one in, or add what you know.")
