# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of somebody's own tables mean: guessed from headings and cells, to be shown and corrected.

A mapping says for each column of each file what it is in the words of HSDS 3.x (see `targets`), how sure the
guess is and why. `mapping_toml` keeps it in a file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kiosk.directory.column_cells import Profile, profile_of
from kiosk.directory.column_words import PERSONAL, ROW_KINDS, spoken, target_of_heading
from kiosk.directory.targets import NEEDED, SEVERAL, TARGETS

SERVICE, ORGANIZATION, LOCATION = "service", "organization", "location"
ROWS = (ORGANIZATION, LOCATION, SERVICE)
"""What the rows of a table can be, in the order in which tables are read: what others point to comes first."""

SAMPLE_ROWS = 200
"""Rows of a table that a guess looks at."""

_LONG_TEXTS = frozenset({"service.application_process", "service.description", "address.whole", "schedule.description"})
_BY_BOTH, _BY_HEADING, _BY_CELLS, _BY_PLACE = 0.95, 0.75, 0.5, 0.4
_MOST = 0.5

_SAID_BOTH = "The heading and the cells say so."
_SAID_HEADING = "The heading says so."
_SAID_CELLS = "The cells look like it."
_SAID_PLACE = "It is the first column of different short texts."
_SAID_BY_PERSON = "It was chosen."
_UNKNOWN = "Neither the heading nor the cells say what it is."
_NOT_WANTED = "Visitors need nothing of it."
_TAKEN = "Another column says it more plainly."
_YES_OR_NO = "It only says yes or no."


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of one file. `target` is a key of `TARGETS`, or "" to leave the column out.

    `confidence` is from 0 to 1, 1 where a person chose; `reason` and `samples` (its first cells) are for showing.
    """

    file: str
    column: str
    target: str = ""
    confidence: float = 1.0
    reason: str = _SAID_BY_PERSON
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What the columns mean, file by file in the order of the files, and what the rows of each file are."""

    columns: tuple[MappedColumn, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Name the files, each once."""
        return tuple(file for file, _ in self.rows)

    def rows_of(self, file: str) -> str:
        """Say what the rows of a file are: "organization", "location" or "service"."""
        return dict(self.rows).get(file, SERVICE)

    def of(self, file: str) -> tuple[MappedColumn, ...]:
        """List the columns of a file."""
        return tuple(each for each in self.columns if each.file == file)

    def targets(self, file: str) -> frozenset[str]:
        """Name everything that a file has a column for."""
        return frozenset(each.target for each in self.of(file) if each.target)

    def chosen(self, file: str, column: str, target: str) -> "ColumnMapping":
        """Correct one column; raises ValueError for a target that does not exist."""
        if target and target not in TARGETS:
            raise ValueError(target)
        changed = [
            replace(each, target=target, confidence=1.0, reason=_SAID_BY_PERSON)
            if (each.file, each.column) == (file, column)
            else each
            for each in self.columns
        ]
        return replace(self, columns=tuple(changed))

    def with_rows(self, file: str, rows: str) -> "ColumnMapping":
        """Correct what the rows of a file are; raises ValueError for a word that is not in `ROWS`."""
        if rows not in ROWS:
            raise ValueError(rows)
        return replace(self, rows=tuple((name, rows if name == file else kind) for name, kind in self.rows))


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of one table: its name, its headings as they are written, and its first rows, cell by cell."""

    file: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def guess_mapping(header: Sequence[str], sample_rows: Sequence[Sequence[str]], *, file: str = "") -> ColumnMapping:
    """Guess what the columns of one table mean, whose rows are services unless they can't be."""
    return guess_together([Sample(file, header, sample_rows)])


def guess_together(samples: Sequence[Sample]) -> ColumnMapping:
    """Guess what the columns of several tables mean that belong together."""
    kinds = {each.file: _rows_of(each, alone=len(samples) == 1) for each in samples}
    if SERVICE not in kinds.values() and LOCATION not in kinds.values():
        kinds = dict.fromkeys(kinds, SERVICE)
    guessed = [column for each in samples for column in _columns(each, kinds[each.file])]
    return ColumnMapping(tuple(guessed), tuple(kinds.items()))


def is_list_of_people(header: Iterable[str]) -> bool:
    """Tell from its headings that a table is about people, not about places to send them to."""
    return any(PERSONAL.search(spoken(name)) for name in header)


def _rows_of(sample: Sample, *, alone: bool) -> str:
    stem = spoken(PurePosixPath(sample.file).stem)
    by_name = next((kind for kind, pattern in ROW_KINDS.items() if pattern.search(stem)), "")
    if alone or not by_name:
        return SERVICE
    return by_name


def _columns(sample: Sample, rows: str) -> list[MappedColumn]:
    found: list[tuple[MappedColumn, Profile]] = []
    for index, name in enumerate(sample.header):
        if name.strip():
            profile = profile_of([row[index] for row in sample.rows if index < len(row)])
            found.append((_column(sample.file, name, profile, rows), profile))
    columns = _named([column for column, _ in found], [profile for _, profile in found], rows)
    if rows == SERVICE:
        columns = _as_services(columns)
    return _each_once(_with_street(columns))


def _column(file: str, name: str, profile: Profile, rows: str) -> MappedColumn:
    said = target_of_heading(name)
    target = _of_rows(said, rows) if said else ""
    column = MappedColumn(file, name, samples=profile.samples)
    if said == "":
        return replace(column, reason=_NOT_WANTED, confidence=_BY_HEADING)
    if target and not profile.filled:
        return replace(column, target=target, reason=_SAID_HEADING, confidence=_MOST)
    if target:
        agreed = _agreement(target, name, profile)
        if agreed > 0:
            reason = _SAID_BOTH if agreed >= _BY_BOTH else _SAID_HEADING
            return replace(column, target=target, reason=reason, confidence=agreed)
    return _by_cells(column, profile, rows)


def _agreement(target: str, name: str, profile: Profile) -> float:
    """Say how sure a heading's meaning is in the face of the cells, 0 when they say otherwise."""
    needed = NEEDED.get(target)
    if needed is not None:
        short_numbers = profile.share("key") if needed == "phone" else 0.0  # "211", "988"
        return _BY_BOTH if profile.share(needed) + short_numbers >= _MOST else 0.0
    if target in {"service.status", "location.confidential"}:
        return _BY_BOTH if profile.different <= 12 and profile.length < 40 else 0.0
    if target.endswith(".id"):
        return _agreed_id(profile)
    if profile.share("yes_no") > 0.9 and not target.startswith("schedule."):
        says = target in {"service.eligibility_description", "accessibility.description"} and "?" not in name
        return _BY_HEADING if says else 0.0
    if target not in _LONG_TEXTS and max(profile.share(kind) for kind in ("phone", "email", "url")) > _MOST:
        return 0.0
    if target.endswith(".name") and target.split(".", maxsplit=1)[0] in ROWS:
        return _agreed_name(profile)
    if target == "schedule.description":
        return _BY_BOTH if profile.share("hours") >= _MOST else _BY_HEADING
    if target == "address.whole":
        return _BY_BOTH if profile.share("street") >= _MOST else _BY_HEADING * (profile.length < 200)
    return _BY_HEADING + 0.1


def _agreed_id(profile: Profile) -> float:
    if profile.share("phone") > _MOST or profile.longest > 80:
        return 0.0
    return _BY_BOTH if profile.share("key") >= _MOST else _BY_HEADING


def _agreed_name(profile: Profile) -> float:
    if profile.share("number") > _MOST or profile.length > 120:
        return 0.0
    return _BY_BOTH if profile.different * 2 > profile.filled else _BY_HEADING


def _by_cells(column: MappedColumn, profile: Profile, rows: str) -> MappedColumn:
    for kind, target in (
        ("email", "row.email"),
        ("url", "row.url"),
        ("position", "location.position"),
        ("phone", "row.phone"),
        ("hours", "schedule.description"),
        ("street", "address.whole"),
    ):
        fitting = profile.share(kind)
        if profile.filled and fitting >= 0.7 and (kind != "street" or profile.length < 80):
            return replace(column, target=_of_rows(target, rows), reason=_SAID_CELLS, confidence=_BY_CELLS)
    reason = _YES_OR_NO if profile.filled and profile.share("yes_no") > 0.9 else _UNKNOWN
    return replace(column, reason=reason, confidence=_BY_CELLS)


def _of_rows(target: str, rows: str) -> str:
    """Put what the rows are in the place of "row"."""
    kind, _, column = target.partition(".")
    if kind != "row":
        return target
    if column == "phone":
        return "phone.number"
    if column == "url" and rows == ORGANIZATION:
        return "organization.website"
    return f"{rows}.{column}"


def _named(columns: list[MappedColumn], profiles: list[Profile], rows: str) -> list[MappedColumn]:
    """Find a name where no heading speaks of one: the first column of different short texts."""
    if any(each.target in {f"{rows}.name", f"{ORGANIZATION}.name"} for each in columns):
        return columns
    for index, (column, profile) in enumerate(zip(columns, profiles, strict=True)):
        different = profile.filled and profile.different >= 0.8 * profile.filled
        plain = max(profile.share(kind) for kind in ("key", "number", "phone", "hours", "url", "email")) < _MOST
        if not column.target and column.reason == _UNKNOWN and different and plain and profile.length < 80:
            named = replace(column, target=f"{rows}.name", reason=_SAID_PLACE, confidence=_BY_PLACE)
            return [*columns[:index], named, *columns[index + 1 :]]
    return columns


def _as_services(columns: list[MappedColumn]) -> list[MappedColumn]:
    """Where only organizations or places have a name, each of them is what visitors are sent to."""
    named = [each.target for each in columns if each.target in {"service.name", "organization.name", "location.name"}]
    if not named or "service.name" in named:
        return columns
    owner = ORGANIZATION if "organization.name" in named else LOCATION
    meant = {word.replace("row", owner): target for word, target in _SERVICE_WORDS.items()}
    return [replace(each, target=meant.get(each.target, each.target)) for each in columns]


_SERVICE_WORDS: Mapping[str, str] = {
    "row.id": "service.id", "row.name": "service.name", "row.alternate_name": "service.alternate_name",
    "row.description": "service.description", "row.email": "service.email", "row.website": "service.url",
    "row.url": "service.url", "row.phone": "phone.number",
}  # fmt: skip


def _with_street(columns: list[MappedColumn]) -> list[MappedColumn]:
    """An "address" beside a column for the town is the street."""
    targets = {each.target for each in columns}
    if "address.address_1" in targets or not targets & {"address.city", "address.postal_code"}:
        return columns
    return [replace(each, target="address.address_1") if each.target == "address.whole" else each for each in columns]


def _each_once(columns: list[MappedColumn]) -> list[MappedColumn]:
    best: dict[str, MappedColumn] = {}
    for each in columns:
        kept = best.get(each.target)
        if each.target and each.target not in SEVERAL and (kept is None or each.confidence > kept.confidence):
            best[each.target] = each
    return [
        each if best.get(each.target, each) is each else replace(each, target="", reason=_TAKEN) for each in columns
    ]
