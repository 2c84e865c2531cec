# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures from the shell: a report, as JSON, as a spreadsheet's file or as a page."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.app import Onward, utc_now
from kiosk.cli.common import DataOption, JsonOption, note, open_onward, show, show_json
from kiosk.desk.make_report import MakeReport, ReportWish
from kiosk.domain.report import Breakdown, Count, Grain, Hidden, Lengths, Report, Span, to_share
from kiosk.domain.slip import Paper
from kiosk.messages import translator
from kiosk.report_words import WordedReport, word_report
from kiosk.spreadsheet import report_as_csv, save_whole

_EXAMPLE = "a day such as 2026-11-30"


def report(
    from_: Annotated[str, typer.Option("--from", help=f"The first day, {_EXAMPLE}.")],
    to: Annotated[str, typer.Option("--to", help="The last day; it is included.")],
    data: DataOption = None,
    as_json: JsonOption = False,
    by: Annotated[Grain | None, typer.Option(help="How visits are told apart.", show_default="fits the span")] = None,
    all_offices: Annotated[bool, typer.Option("--all-offices", help="All offices in this database.")] = False,
    share: Annotated[
        bool, typer.Option("--share", help="Hide counts under 5, and what would give them away, here too.")
    ] = False,
    csv: Annotated[Path | None, typer.Option(help="Save it for a spreadsheet; counts under 5 are hidden.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Save it as one page; counts under 5 are hidden.")] = None,
    paper: Annotated[Paper, typer.Option(help="The page's paper: a4 or letter.")] = Paper.A4,
) -> None:
    """Count visits, needs, waits, promises, referrals and unmet needs in a span of days.

    Days are the office's own. What is printed here has true counts and is for this office alone; with --share, and
    always in files, counts under 5 are hidden, "<5" in JSON, and "hidden" stands for others that would give one away.
    Nobody is named anywhere.
    """
    if paper not in {Paper.A4, Paper.LETTER}:
        raise typer.BadParameter("--paper: a report comes on a4 or letter.")
    onward = open_onward(data)
    span = Span(_day(from_, "--from"), _day(to, "--to"))
    made = _make(onward)(ReportWish(office_id=None if all_offices else onward.office.id, span=span, grain=by))
    if csv is not None:
        _save(csv, report_as_csv(word_report(to_share(made), translator())))
    if pdf is not None:
        _save(pdf, _page(to_share(made), paper))
    shown = to_share(made) if share else made
    if as_json:
        show_json(report_as_json(shown))
    else:
        _tell(word_report(shown, translator()))


def _make(onward: Onward) -> MakeReport:
    return MakeReport(onward.database, utc_now, onward.desk.categories.categories, onward.office)


def _page(made: Report, paper: Paper) -> bytes:
    from kiosk.printing.report_sheet import ReportPages  # noqa: PLC0415 - the other commands start without
    from kiosk.printing.typesetter import Typesetter  # noqa: PLC0415

    return ReportPages(Typesetter(), made).pdf(paper)


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{option}: “{text}” is no day. Write it like 2026-11-30.") from None


def _save(file: Path, content: bytes) -> None:
    save_whole(file, content)
    note(f"Saved as {file}. Counts under 5 are hidden in it.")


def report_as_json(made: Report) -> dict[str, Any]:
    """Describe a report as the contract has it: counts are numbers, hidden ones "<5" or "hidden", times minutes."""
    return {
        "office": made.office or None,
        "from": made.span.first,
        "to": made.span.last,
        "made_at": made.made_at.isoformat(),
        "shared": made.hides_small,
        "visits": _count(made.visits.total),
        "returning": _count(made.visitors.of("returning")),
        "needs": _count(made.needs.total),
        "settled": _count(made.settled),
        "unmet": _count(made.unmet.total),
        "visitors": _count(made.visitors.total),
        "first_time": _count(made.visitors.of("first_time")),
        "anonymous": _count(made.who.of("anonymous")),
        "touch_screen": _count(made.where.of("touch_screen")),
        "left": _count(made.endings.of("left")),
        "open_now": _count(made.open_now),
        "by": made.grain.value,
        "visits_by": [{"from": part.key, "visits": _count(part.count)} for part in made.visits.parts],
        "needs_by_category": [
            {"category": part.key or None, "name": part.name or "Not filed", "needs": _count(part.count)}
            for part in made.needs.parts
        ],
        "waits": _minutes(made.waits),
        "time_to_settled": _minutes(made.to_settled),
        "promises": {**_parts(made.promises), "due": _count(made.promises.total), "share_kept": made.share_kept},
        "outcomes": [
            {
                "resource_id": part.key,
                "name": part.name,
                "referrals": _count(part.count),
                **_parts(made.outcomes[part.key]),
            }
            for part in made.referrals.parts
        ],
        "referrals": _count(made.referrals.total),
        "unmet_by_reason": _parts(made.unmet),
        "feedback": _parts(made.feedback),
        "call_backs": {**_parts(made.call_backs), "all": _count(made.call_backs.total)},
    }


def _count(count: Count) -> int | str:
    return count.value if isinstance(count, Hidden) else count


def _parts(whole: Breakdown) -> dict[str, int | str]:
    return {part.key: _count(part.count) for part in whole.parts}


def _minutes(lengths: Lengths | None) -> dict[str, float] | None:
    if lengths is None:
        return None
    times = {"median": lengths.median, "average": lengths.average, "longest": lengths.longest}
    return {name: round(length.total_seconds() / 60, 1) for name, length in times.items()}


def _tell(worded: WordedReport) -> None:
    show(f"{worded.office}: {worded.period}")
    if worded.empty:
        show(worded.empty)
    for section in worded.sections:
        show("")
        show(section.title)
        for row in section.rows:
            further = ", ".join(
                f"{words}: {said}" for (_key, words), said in zip(section.columns, row.more, strict=False) if said
            )
            show(f"  {row.label}: {row.said}" + (f" ({further})" if further else ""))
    show("")
    for line in (*worded.definitions, worded.hides):
        show(line)
