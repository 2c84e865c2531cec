# SPDX-License-Identifier: GPL-3.0-or-later
"""Column types that mean the same on SQLite, PostgreSQL and CockroachDB."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Enum, String, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept and given back in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment into UTC on its way in."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be kept.")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's naive moments their zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A short list of texts, kept as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str]:
        """Take the texts in their order."""
        del dialect
        return list(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ANN401 - JSON is anything
        """Give the texts back as a tuple, which frozen domain objects hold."""
        del dialect
        return tuple(value or ())


def word_of(kind: type[StrEnum]) -> Enum:
    """Keep a word of a closed list as plain text; a new word then needs no change of the schema."""
    return Enum(kind, native_enum=False, create_constraint=False, length=40, values_callable=_values)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


SHORT = String(400)
"""A line: a name, a phone number, an address. Domain rules keep it shorter."""

NOTHING_SAID = text("''")
"""What the database itself puts into a line of rows that are older than its column."""
