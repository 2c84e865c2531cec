# SPDX-License-Identifier: GPL-3.0-or-later
"""Between domain objects and records, by the names of their fields."""

from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from pydantic import TypeAdapter

from kiosk.store.record import Record

Thing = TypeVar("Thing")
SomeRecord = TypeVar("SomeRecord", bound=Record)


def to_record(thing: Any, record_type: type[SomeRecord], **more: object) -> SomeRecord:  # noqa: ANN401 - any dataclass
    """Make a record of a domain object; `more` fills columns that the object does not have."""
    return record_type(**values_of(thing), **more)


def values_of(thing: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """List a domain object's fields by name."""
    return {field.name: getattr(thing, field.name) for field in fields(thing)}


def overwrite(record: Record, thing: Any) -> None:  # noqa: ANN401 - any dataclass
    """Bring a record up to date with its domain object."""
    for name, value in values_of(thing).items():
        setattr(record, name, value)


def to_domain(record: Record, domain_type: type[Thing]) -> Thing:
    """Make a domain object of a record."""
    names = (field.name for field in fields(domain_type))  # type: ignore[arg-type]  # every domain type is a dataclass
    return domain_type(**{name: getattr(record, name) for name in names})


@cache
def _documents_of(domain_type: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a type, as pydantic takes it
    return TypeAdapter(domain_type)


def write_document(thing: object, *, brief: bool = False) -> str:
    """Write a domain object as one JSON document; `brief` leaves out what is at its default."""
    return _documents_of(cast("Hashable", type(thing))).dump_json(thing, exclude_defaults=brief).decode()


def read_document(domain_type: type[Thing], document: str) -> Thing:
    """Read a domain object back from its document."""
    return cast("Thing", _documents_of(cast("Hashable", domain_type)).validate_json(document))


def write_value(domain_type: Hashable, field_name: str, value: object) -> str:
    """Write the value of one field of a domain type as JSON."""
    return _documents_of(_type_of(domain_type, field_name)).dump_json(value).decode()


def read_value(domain_type: Hashable, field_name: str, document: str) -> object:
    """Read the value of one field back."""
    return _documents_of(_type_of(domain_type, field_name)).validate_json(document)


@cache
def _type_of(domain_type: Hashable, field_name: str) -> Hashable:
    return cast("Hashable", get_type_hints(domain_type)[field_name])
