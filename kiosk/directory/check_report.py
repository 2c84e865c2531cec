# SPDX-License-Identifier: GPL-3.0-or-later
"""The check report: what was found wrong in a source, for whoever owns the data."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.directory.problem import Problem, Severity

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_SHOWN_OF_A_GROUP = 3
_COLUMNS = ("severity", "file", "line", "column", "message")


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of the same kind in the same file and column, in the order of their lines."""

    severity: Severity
    file: str
    column: str
    problems: tuple[Problem, ...]


def counts_by_severity(problems: Iterable[Problem]) -> dict[Severity, int]:
    """Count problems by severity, the worst first, zeros included."""
    found = Counter(problem.severity for problem in problems)
    return {severity: found[severity] for severity in _WORST_FIRST}


def counts_in_words(problems: Iterable[Problem]) -> str:
    """Say how many there are of each severity, such as "0 errors, 1 warning, 12 notes"."""
    counts = counts_by_severity(problems)
    return ", ".join(_counted(count, severity) for severity, count in counts.items())


def grouped(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """Group problems by severity (the worst first), kind, file and column; larger groups come first."""
    groups: dict[tuple[Severity, str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.severity, problem.file, problem.column, problem.kind), []).append(problem)
    found = [
        ProblemGroup(severity, file, column, tuple(sorted(each, key=lambda problem: problem.line or 0)))
        for (severity, file, column, _), each in groups.items()
    ]
    return tuple(sorted(found, key=lambda group: (_WORST_FIRST.index(group.severity), -len(group.problems))))


def as_csv(problems: Iterable[Problem]) -> str:
    """Write problems as CSV with a header: severity, file, line, column, message."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for problem in problems:
        cells = (problem.severity.value, problem.file, problem.line or "", problem.column, problem.message)
        writer.writerow([_harmless(str(cell)) for cell in cells])
    return text.getvalue()


def as_text(source: str, form: str, problems: Sequence[Problem]) -> str:
    """Write a report for reading: the counts, then each kind of problem with its first places."""
    lines = [f"Check report for {source} ({form})", counts_in_words(problems)]
    for group in grouped(problems):
        lines += ["", *_group_lines(group)]
    return "\n".join(lines) + "\n"


def save_report(path: Path, source: str, form: str, problems: Sequence[Problem]) -> None:
    """Save the report: as CSV where the name ends in .csv (with a mark for spreadsheets), as text otherwise.

    Raises OSError when it cannot be written.
    """
    if path.suffix.lower() == ".csv":
        path.write_text(as_csv(problems), encoding="utf-8-sig", newline="")
    else:
        path.write_text(as_text(source, form, problems), encoding="utf-8")


def _group_lines(group: ProblemGroup) -> list[str]:
    column = f", column {group.column}" if group.column else ""
    head = f"{group.severity.value.upper()}  {group.file}{column}: {len(group.problems)}"
    shown = [f"  {_at(problem)}{problem.message}" for problem in group.problems[:_SHOWN_OF_A_GROUP]]
    rest = group.problems[_SHOWN_OF_A_GROUP:]
    numbers = ", ".join(str(problem.line) for problem in rest if problem.line)
    return [head, *shown, *([f"  also in lines {numbers}"] if numbers else [])]


def _at(problem: Problem) -> str:
    return f"line {problem.line}: " if problem.line else ""


def _counted(count: int, severity: Severity) -> str:
    plural = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}
    single = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    return f"{count} {(single if count == 1 else plural)[severity]}"


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking somebody's text for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
