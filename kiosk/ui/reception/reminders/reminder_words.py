# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of something that is due. Nobody is named: it is read over shoulders, and on a locked screen."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.desk.reminders import Reminder, ReminderKind, Whose
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import due_time


def reminders_in_words(reminders: Sequence[Reminder], now: datetime, zone: ZoneInfo, _: Translator) -> str:
    """Say in a sentence what is due; `now` is aware. "" for nothing."""
    if not reminders:
        return ""
    if len(reminders) > 1:
        count = len(reminders)
        return _.several(
            "{count} thing is due. Open “Follow-through”.", "{count} things are due. Open “Follow-through”.", count
        )
    reminder = reminders[0]
    due, here = reminder.due.astimezone(zone), now.astimezone(zone)
    if reminder.by_day:
        return _of_day(reminder, _.day(due.date()), _)
    match reminder.kind:
        case ReminderKind.NOW:
            return _now(reminder.whose, _)
        case ReminderKind.SOON:
            return _soon(reminder.whose, _.clock(due), _)
        case ReminderKind.OVERDUE if due.date() == here.date():
            return _overdue(reminder.whose, _.clock(due), _)
        case ReminderKind.OVERDUE:
            return _overdue_since(reminder.whose, due_time(due, here.date(), _), _)


def _soon(whose: Whose, time: str, _: Translator) -> str:
    match whose:
        case Whose.MINE:
            return _("A promise of yours is due at {time}.", time=time)
        case Whose.AWAY:
            return _("A promise of a colleague who is away is due at {time}.", time=time)
        case Whose.FRONT_DESK:
            return _("A promise of the front desk is due at {time}.", time=time)


def _now(whose: Whose, _: Translator) -> str:
    match whose:
        case Whose.MINE:
            return _("A promise of yours is due now.")
        case Whose.AWAY:
            return _("A promise of a colleague who is away is due now.")
        case Whose.FRONT_DESK:
            return _("A promise of the front desk is due now.")


def _overdue(whose: Whose, time: str, _: Translator) -> str:
    match whose:
        case Whose.MINE:
            return _("A promise of yours was due at {time}.", time=time)
        case Whose.AWAY:
            return _("A promise of a colleague who is away was due at {time}.", time=time)
        case Whose.FRONT_DESK:
            return _("A promise of the front desk was due at {time}.", time=time)


def _overdue_since(whose: Whose, when: str, _: Translator) -> str:
    match whose:
        case Whose.MINE:
            return _("A promise of yours was due {when}.", when=when)
        case Whose.AWAY:
            return _("A promise of a colleague who is away was due {when}.", when=when)
        case Whose.FRONT_DESK:
            return _("A promise of the front desk was due {when}.", when=when)


def _of_day(reminder: Reminder, day: str, _: Translator) -> str:
    late = reminder.kind is ReminderKind.OVERDUE
    match reminder.whose:
        case Whose.MINE if late:
            return _("Something of yours was to be looked at on {day}.", day=day)
        case Whose.MINE:
            return _("Something of yours is to be looked at today.")
        case Whose.AWAY if late:
            return _("Something of a colleague who is away was to be looked at on {day}.", day=day)
        case Whose.AWAY:
            return _("Something of a colleague who is away is to be looked at today.")
        case Whose.FRONT_DESK if late:
            return _("Something of the front desk was to be looked at on {day}.", day=day)
        case Whose.FRONT_DESK:
            return _("Something of the front desk is to be looked at today.")
