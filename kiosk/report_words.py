# SPDX-License-Identifier: GPL-3.0-or-later
"""A report in words: the same rows for the screen, the page and the spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from babel.dates import format_date, format_skeleton

from kiosk.domain.next_step import UnmetReason
from kiosk.domain.report import Breakdown, Count, Grain, Hidden, Lengths, Part, Report, Span
from kiosk.history_words import reason_in_words
from kiosk.messages import Translator

COUNTS, MINUTES, PERCENT = "count", "minutes", "percent"
"""What a row's number counts."""

NOT_SHOWN = "–"
"""Stands for a figure that is hidden beside a small one, and for a time or share of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. `said` is for people, `number` for reckoning (in `unit`), None for one that is hidden or not there.

    `more` are the figures of the section's further columns, as they are said. `is_part` says that it is a part of the
    section's whole, so that it can be drawn beside the others.
    """

    key: str
    label: str
    said: str
    number: float | None
    unit: str = COUNTS
    more: tuple[str, ...] = ()
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some figures under a title; `columns` are the headings of further columns: key and words."""

    key: str
    title: str
    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedReport:
    """A report as people read it. `summary` are its most telling figures; `empty` says so where nothing happened."""

    title: str
    office: str
    period: str
    made: str
    summary: tuple[Row, ...]
    sections: tuple[Section, ...]
    definitions: tuple[str, ...]
    hides: str = ""
    empty: str = ""

    def section(self, key: str) -> Section:
        """Return a section by its key."""
        return next(section for section in self.sections if section.key == key)


def word_report(report: Report, _: Translator) -> WordedReport:
    """Say a report. What is listed stands with the most at the top, or in a fixed order where that would tell."""
    hides = _("Counts under 5 are hidden, and others where they would give a small one away.")
    return WordedReport(
        title=_("Report"),
        office=report.office or _("All offices"),
        period=span_in_words(report.span, _),
        made=_(
            "Made on {day}, {time}",
            day=_.plain_date(report.made_at.date()),
            time=_.clock(report.made_at),
        ),
        summary=_summary(report, _),
        sections=(
            Section(key="visits", title=_("Visits"), rows=_visits(report, _)),
            Section(key="visits_by", title=_by_period(report.grain, _), rows=_periods(report, _)),
            Section(key="waits", title=_("Waiting and settling"), rows=_times(report, _)),
            Section(key="needs", title=_("What people came for"), rows=_needs(report, _)),
            Section(key="promises", title=_("Promises"), rows=_promises(report, _)),
            _referrals(report, _),
            Section(key="unmet", title=_("Why we could not help"), rows=_unmet(report, _)),
            Section(key="feedback", title=_("“Did you get what you came for?”"), rows=_feedback(report, _)),
            Section(key="call_backs", title=_("People to call back"), rows=_call_backs(report, _)),
        ),
        definitions=definitions(_),
        hides=hides if report.hides_small else "",
        empty=_why_empty(report, _),
    )


def definitions(_: Translator) -> tuple[str, ...]:
    """Say what the figures count, as kiosk.domain.report has it."""
    return (
        _("Visits count on the day of arrival. Visitors count once, however often they came."),
        _("Returning: somebody who had been here before this period."),
        _("Left: gone before we could help."),
        _("Waits: from arrival until one of us first turned to them."),
        _("Needs count on the day they were told; a need of two kinds counts under both."),
        _("Settled: settled in this period, whenever it was told. Open now: on the day of this report."),
        _("Promises count on the day they were due. Share kept: of those kept, broken and overdue."),
        _("Results of referrals are those of referrals made in this period. Not known: nobody has heard yet."),
        _("Unmet: marked so in this period, each need once, by its last reason."),
    )


def span_in_words(span: Span, _: Translator) -> str:
    """Say some days: "23 November 2026", "1 November 2026 – 30 November 2026"."""
    first, last = _.plain_date(span.first), _.plain_date(span.last)
    return first if span.first == span.last else _("{first} – {last}", first=first, last=last)


def in_all(_: Translator) -> str:
    """Head a column that counts all of a thing, beside others that count some of it."""
    return _("All")


def too_few(_: Translator) -> str:
    """Stand for figures of which every one is hidden."""
    return _("Too few to show.")


def left_out(count: int, _: Translator) -> str:
    """Say that a page has no room for some of the rows."""
    return _.several(
        "And {count} more, which is in the file for spreadsheets.",
        "And {count} more, which are in the file for spreadsheets.",
        count,
    )


def count_in_words(count: Count) -> str:
    """Say a count: "12", "<5", and "–" for one that is hidden beside a small one."""
    return {Hidden.SMALL: "<5", Hidden.BESIDE: NOT_SHOWN}[count] if isinstance(count, Hidden) else str(count)


def length_in_words(length: timedelta, _: Translator) -> str:
    """Say how long something took: "12 min", "2 h 5 min", "3 days"."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 60:
        return _("{minutes} min", minutes=minutes)
    if minutes < 24 * 60:
        return _("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return _.several("{count} day", "{count} days", round(minutes / 60 / 24))


def period_in_words(begins: date, grain: Grain, _: Translator) -> str:
    """Say a period shortly: "Mon 23 Nov", "Week of 23 Nov", "November 2026"."""
    match grain:
        case Grain.DAY:
            return _.short_day(begins)
        case Grain.WEEK:
            return _("Week of {day}", day=format_skeleton("MMMd", begins, locale=_.locale))
        case Grain.MONTH:
            return format_date(begins, "LLLL y", locale=_.locale)


def _why_empty(report: Report, _: Translator) -> str:
    if report.is_empty:
        return _("Nothing happened here in this time, as far as we know.")
    too_few = report.hides_small and isinstance(report.visits.total, Hidden) and isinstance(report.needs.total, Hidden)
    return _("Too few people came in this time to share figures of it.") if too_few else ""


def _by_period(grain: Grain, _: Translator) -> str:
    match grain:
        case Grain.DAY:
            return _("Visits by day")
        case Grain.WEEK:
            return _("Visits by week")
        case Grain.MONTH:
            return _("Visits by month")


def _summary(report: Report, _: Translator) -> tuple[Row, ...]:
    share = report.share_kept
    return (
        _row("visits", _("Visits"), report.visits.total),
        _row("visitors", _("Visitors"), report.visitors.total),
        _row("returning", _("Returning visitors"), report.visitors.of("returning")),
        _row("needs", _("Needs told"), report.needs.total),
        _row("settled", _("Settled"), report.settled),
        _row("open_now", _("Open now"), report.open_now),
        _time("wait_median", _("Usual wait"), _median(report.waits), _),
        _time("settled_median", _("Usual time to settle"), _median(report.to_settled), _),
        _percent("share_kept", _("Promises kept"), share, _),
        _row("unmet", _("Unmet needs"), report.unmet.total),
    )


def _visits(report: Report, _: Translator) -> tuple[Row, ...]:
    return (
        _row("visits", _("Visits"), report.visits.total),
        _row("named", _("By somebody we know"), report.who.of("named")),
        _row("anonymous", _("Anonymous"), report.who.of("anonymous")),
        _row("desk", _("Begun at the desk"), report.where.of("desk")),
        _row("touch_screen", _("Begun at the touch screen"), report.where.of("touch_screen")),
        _row("finished", _("Finished"), report.endings.of("finished")),
        _row("left", _("Left before we could help"), report.endings.of("left")),
        _row("here", _("Not finished yet"), report.endings.of("here")),
        _row("visitors", _("Visitors"), report.visitors.total),
        _row("returning", _("Returning visitors"), report.visitors.of("returning")),
        _row("first_time", _("Here for the first time"), report.visitors.of("first_time")),
    )


def _periods(report: Report, _: Translator) -> tuple[Row, ...]:
    return tuple(
        _part(part.key, period_in_words(date.fromisoformat(part.key), report.grain, _), part.count)
        for part in report.visits.parts
    )


def _times(report: Report, _: Translator) -> tuple[Row, ...]:
    waits = report.waits
    return (
        _time("wait_median", _("Usual wait (median)"), _median(waits), _),
        _time("wait_average", _("Average wait"), waits.average if waits else None, _),
        _time("wait_longest", _("Longest wait"), waits.longest if waits else None, _),
        _row("settled", _("Needs settled"), report.settled),
        _row("open_now", _("Needs open now"), report.open_now),
        _time("settled_median", _("Usual time to settle (median)"), _median(report.to_settled), _),
    )


def _needs(report: Report, _: Translator) -> tuple[Row, ...]:
    rows = [
        _part(part.key or "not_filed", _(part.name) if part.name else _("Not filed"), part.count)
        for part in _in_order(report, report.needs)
    ]
    return (_row("needs", _("Needs told"), report.needs.total), *rows)


def _promises(report: Report, _: Translator) -> tuple[Row, ...]:
    labels = {
        "kept": _("Kept"),
        "moved": _("Moved to a later time"),
        "broken": _("Broken"),
        "overdue": _("Overdue"),
        "open": _("Not due yet"),
    }
    return (
        _row("promises", _("Promises due"), report.promises.total),
        *_labelled(report.promises, labels),
        _percent("share_kept", _("Share kept"), report.share_kept, _),
    )


def _referrals(report: Report, _: Translator) -> Section:
    columns = {
        "got_help": _("Got help"),
        "could_not_reach": _("Could not reach"),
        "not_eligible": _("Not eligible"),
        "no_capacity": _("No capacity"),
        "other": _("Other result"),
        "not_known": _("Not known"),
    }
    rows = [
        _row(part.key, part.name, part.count, _counts(report.outcomes[part.key], columns))
        for part in _in_order(report, report.referrals)
    ]
    total = _row("referrals", _("Referrals"), report.referrals.total, ("",) * len(columns))
    return Section(
        key="referrals",
        title=_("Referrals, and what became of them"),
        rows=(total, *rows),
        columns=tuple(columns.items()),
    )


def _unmet(report: Report, _: Translator) -> tuple[Row, ...]:
    rows = [
        _part(part.key, _begun(reason_in_words(UnmetReason(part.key), _)), part.count)
        for part in _in_order(report, report.unmet)
    ]
    return (_row("unmet", _("Unmet needs"), report.unmet.total), *rows)


def _feedback(report: Report, _: Translator) -> tuple[Row, ...]:
    return _labelled(
        report.feedback, {"yes": _("Yes"), "partly": _("Partly"), "no": _("No"), "nothing": _("Did not say")}
    )


def _call_backs(report: Report, _: Translator) -> tuple[Row, ...]:
    labels = {"reached": _("Reached"), "given_up": _("Given up"), "open": _("Not reached yet")}
    total = _row("call_backs", _("People to call back"), report.call_backs.total)
    return (total, *_labelled(report.call_backs, labels))


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _counts(whole: Breakdown, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(count_in_words(whole.of(key)) for key in keys)


def _median(lengths: Lengths | None) -> timedelta | None:
    return lengths.median if lengths else None


def _labelled(whole: Breakdown, labels: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(_part(key, label, whole.of(key)) for key, label in labels.items())


def _in_order(report: Report, whole: Breakdown) -> Sequence[Part]:
    """Put the most at the top for those who may see it: an order by hidden counts would tell them."""
    if report.hides_small:
        return whole.parts
    return sorted(whole.parts, key=lambda part: -part.count if isinstance(part.count, int) else 0)


def _row(key: str, label: str, count: Count, more: tuple[str, ...] = ()) -> Row:
    number = None if isinstance(count, Hidden) else count
    return Row(key=key, label=label, said=count_in_words(count), number=number, more=more)


def _part(key: str, label: str, count: Count) -> Row:
    return replace(_row(key, label, count), is_part=True)


def _time(key: str, label: str, length: timedelta | None, _: Translator) -> Row:
    if length is None:
        return Row(key=key, label=label, said=NOT_SHOWN, number=None, unit=MINUTES)
    minutes = round(length.total_seconds() / 60, 1)
    return Row(key=key, label=label, said=length_in_words(length, _), number=minutes, unit=MINUTES)


def _percent(key: str, label: str, share: float | None, _: Translator) -> Row:
    if share is None:
        return Row(key=key, label=label, said=NOT_SHOWN, number=None, unit=PERCENT)
    number = round(share * 100)
    return Row(key=key, label=label, said=_("{number} %", number=number), number=number, unit=PERCENT)
