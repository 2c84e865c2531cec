# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's rules as they are written in their form, and read from it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.desk.office_rules import LONGEST_ANSWER_HOURS, LONGEST_WAIT_MINUTES, LimitOutOfRange
from kiosk.domain.office_rules import OfficeRules
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.settings.office_week import hours_of, week_in, week_to_write, week_written

TICKED = "ticked"
REGION, ANSWER, WAIT = "office-region", "office-answer-hours", "office-wait-minutes"
HOLIDAYS, NAMES = "office-keeps-holidays", "office-calls-names"
HOURS = "office-hours"


def day_field(day: int) -> str:
    """Name the field at which a weekday's mistakes are said."""
    return f"opens-{day}-0"


@dataclass(frozen=True, slots=True)
class RulesRead:
    """What was written, as rules, and what is wrong with it: a sentence for each field that could not be read."""

    rules: OfficeRules
    wrong: Mapping[str, str] = field(default_factory=dict)


def rules_to_write(rules: OfficeRules, _: Translator) -> dict[str, str]:
    """Fill the fields of the form."""
    fields = {
        REGION: rules.region,
        ANSWER: f"{rules.answer_hours:g}",
        WAIT: str(rules.wait_minutes),
        HOLIDAYS: TICKED if rules.keeps_holidays else "",
        NAMES: TICKED if rules.calls_names else "",
    }
    week = week_in(rules.hours)
    return fields | (week_to_write(week, _) if week is not None else {})


def read_rules(
    written: Mapping[str, str], days_off: Sequence[date], before: OfficeRules, _: Translator, *, week_shown: bool = True
) -> RulesRead:
    """Read the form; what it does not show stays as it was, and so do hours that mean what they meant."""
    wrong: dict[str, str] = {}
    hours = before.hours
    if week_shown:
        week, unread = week_written(written)
        for day in unread:
            wrong[day_field(day)] = _("Please write when you open and when you close, such as 9 and 5 pm, or nothing.")
        if not any(week) and not unread:
            wrong[HOURS] = _("Please write for at least one day when you open and when you close.")
        elif week != week_in(before.hours):
            hours = hours_of(week)
    answer = _number(written.get(ANSWER, ""), LONGEST_ANSWER_HOURS)
    wait = _number(written.get(WAIT, ""), LONGEST_WAIT_MINUTES)
    if answer is None:
        wrong[ANSWER] = sentence_for(LimitOutOfRange(least=1, most=LONGEST_ANSWER_HOURS), _)
    if wait is None or wait != int(wait):
        wrong[WAIT] = sentence_for(LimitOutOfRange(least=1, most=LONGEST_WAIT_MINUTES), _)
    rules = replace(
        before,
        hours=hours,
        region=written.get(REGION, "").strip().upper(),
        keeps_holidays=bool(written.get(HOLIDAYS)),
        calls_names=bool(written.get(NAMES)),
        days_off=tuple(sorted(set(days_off))),
        answer_hours=before.answer_hours if answer is None else answer,
        wait_minutes=before.wait_minutes if wait is None else int(wait),
    )
    return RulesRead(rules, wrong)


def _number(text: str, most: int) -> float | None:
    """Read a number above nought, up to `most`; a comma is as good as a point."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number <= most else None
