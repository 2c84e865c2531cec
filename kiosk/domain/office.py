# SPDX-License-Identifier: GPL-3.0-or-later
"""The places where people walk in, and the screens in them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A place with a front desk. `timezone` is an IANA name; `latitude` and `longitude` WGS 84 degrees.

    `country` is an ISO 3166 code (it says how phone numbers are read), `language` BCP 47.
    """

    id: UUID
    name: str
    phone: str = ""
    address: str = ""
    country: str = "US"
    language: str = "en"
    timezone: str = "UTC"
    latitude: float | None = None
    longitude: float | None = None
    sample: bool = False


class StationKind(StrEnum):
    """What a screen is for."""

    RECEPTION = "reception"
    SELF_SERVICE = "self_service"
    COMMAND_LINE = "command_line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One screen in an office, or its command line."""

    id: UUID
    office_id: UUID
    name: str
    kind: StationKind
