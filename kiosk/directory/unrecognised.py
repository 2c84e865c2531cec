# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence that says why a package could not be read as a directory."""

from kiosk.directory.csv_door import open_table
from kiosk.directory.hsds_tables import table_for
from kiosk.directory.json_door import objects_in, starts_like_json
from kiosk.directory.package import Entry, Package
from kiosk.directory.problem import Problem, ProblemList, Severity
from kiosk.domain.errors import FileUnreadable

_WANTED = "services.csv, organizations.csv and locations.csv with the columns id and name"


def why_not(package: Package, problems: tuple[Problem, ...]) -> FileUnreadable:
    """Find the most telling reason: a file that could not be opened, wrong columns, or nothing of the kind."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            where = f"{problem.file}, line {problem.line}" if problem.line else problem.file
            return FileUnreadable(file=where, reason=problem.message)
    for entry in package.entries:
        if entry.is_table and (package.single or table_for(entry.path.stem.lower()) is not None):
            return _why_not_table(entry)
    if package.single and starts_like_json(package.entries[0]):
        return _why_not_json(package.entries[0])
    if package.single:
        return FileUnreadable(file=package.name, reason="this is neither CSV nor JSON.")
    return FileUnreadable(file=package.name, reason=f"there is no directory in it. Onward looks for {_WANTED}.")


def _why_not_table(entry: Entry) -> FileUnreadable:
    try:
        with entry.open() as stream:
            columns = ", ".join(open_table(entry, stream, ProblemList()).columns[:8])
    except FileUnreadable as failure:
        return failure
    except StopIteration:
        columns = ""
    reason = f"the columns ({columns}) are not those of a directory that Onward knows. It looks for {_WANTED}."
    return FileUnreadable(file=f"{entry.name}, line 1", reason=reason)


def _why_not_json(entry: Entry) -> FileUnreadable:
    problems = ProblemList()
    try:
        keys = ", ".join(list(next(objects_in(entry, problems)).value)[:8])
    except FileUnreadable as failure:
        return failure
    except StopIteration:
        return why_not(Package(entry.name, ()), tuple(problems.listed))
    reason = f"the keys ({keys}) are not those of a service, an organization or a location of HSDS."
    return FileUnreadable(file=f"{entry.name}, line 1", reason=reason)
