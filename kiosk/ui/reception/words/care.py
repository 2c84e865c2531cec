# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to a resource, a sentence a line, and what is wrong with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.domain.resource_care import CareAction, CareLine, WrongReport
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import moment_in_words
from kiosk.ui.reception.words.resource_fields import field_names


def care_in_words(line: CareLine, _: Translator) -> str:
    """Say what happened; who and when stand beside it."""
    match line.action:
        case CareAction.EDITED:
            return _edited(line, _)
        case CareAction.NOTED:
            note = line.replacement_value
            return _("Note: {text}", text=note) if note else _("The note was taken away")
        case CareAction.REPORTED_WRONG:
            return _("Reported wrong: {text}", text=line.text) if line.text else _("Something was reported wrong")
        case CareAction.RETIRED:
            return _("Not offered any more: {text}", text=line.text)
        case CareAction.IMPORTED if line.field_name:
            return _edited(line, _)
        case CareAction.SOURCE_CHANGED:
            return _source_changed(line, _)
        case _:
            return _plain(line.action, _)


def _plain(action: CareAction, _: Translator) -> str:
    """Say what happened to the whole of it."""
    match action:
        case CareAction.ADDED:
            return _("Added here")
        case CareAction.CHECKED:
            return _("The details were checked")
        case CareAction.RESTORED:
            return _("Offered again")
        case CareAction.IMPORTED:
            return _("Brought in from its source")
        case CareAction.VANISHED:
            return _("No longer in its source’s data")
        case _:
            return action.value


def _edited(line: CareLine, _: Translator) -> str:
    name = field_names(_).get(line.field_name, line.field_name)
    before, after = line.previous_value, line.replacement_value
    if before and after:
        return _("{field}: “{before}” became “{after}”", field=name, before=before, after=after)
    if after:
        return _("{field}: now “{after}”", field=name, after=after)
    return _("{field}: “{before}” was taken away", field=name, before=before)


def _source_changed(line: CareLine, _: Translator) -> str:
    name = field_names(_).get(line.field_name, line.field_name)
    return _("{field}: the source now says “{after}”. Ours stays.", field=name, after=line.replacement_value)


def report_in_words(report: WrongReport, now: datetime, zone: ZoneInfo, _: Translator) -> str:
    """Say what is wrong, who says so and since when."""
    when = moment_in_words(report.at, now, zone, _)
    if not report.text:
        return _("{name} says that something is wrong · {when}", name=report.by_name, when=when)
    return _("“{text}” · {name}, {when}", text=report.text, name=report.by_name, when=when)
