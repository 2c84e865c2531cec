# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a place is: the address to go to, the address for letters and the position."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.directory.cells import plain_line
from kiosk.directory.problem import ProblemList
from kiosk.directory.shelf import Shelved
from kiosk.domain.resource import Address

_EARTH_RADIUS = 6_378_137.0  # metres, of the sphere that web maps are drawn on
_HALF_WORLD = math.pi * _EARTH_RADIUS
_SMALLEST_METRES = 1_000

_BOX = re.compile(r"\b(?:p\.?\s*o\.?\s*box|post(?:al)? (?:office )?box|apartado)\b", re.IGNORECASE)

_SWAPPED = "Latitude {latitude} and longitude {longitude} are the wrong way round. They were exchanged."
_METRES = "Latitude {latitude} and longitude {longitude} are in Web Mercator metres. They were turned into degrees."
_NOWHERE = "Latitude {latitude} and longitude {longitude} are not a position on earth. They were left out."
_POSTAL = "The address is for letters only. It is not given out as a place to go to."
_BOX_FOUND = "“{address}” is a post office box. It is not given out as a place to go to."
_VIRTUAL = "The location is said to be {kind}, so its address is not given out as a place to go to."
_NO_PLACE = re.compile(
    r"(?:please\s+)?(?:call|see|check|visit|contact|phone|ask)\b\D*|\D*\b(?:locations?|address(?:es)?|sites?)\s+var(?:y|ies)\b\D*"
    r"|(?:various|multiple|many|several|different)\s+(?:locations|sites|addresses|places)\b\D*|varies|tb[ad]|unknown"
    r"|(?:online|virtual|remote|web|telephone|phone|mobile)(?:\s+(?:only|service|services|program))?"
    r"|(?:city|county|state|nation)[- ]?wide|nationwide|virtuell|telefonisch|en linea|en ligne"
    r"|verschiedene orte",
    re.IGNORECASE,
)
_NOT_THERE = "“{address}” is no place to go to. It was left out."
_SECOND = "This location has more than one address to go to. The first was taken, not “{address}”."


@dataclass(frozen=True, slots=True)
class Addresses:
    """The address to go to and the one for letters, each None where there is none."""

    visiting: Address | None = None
    mailing: Address | None = None


def location_type(location: Shelved) -> str:
    """Say in HSDS's words what kind of place a location is, "" when it does not say."""
    said = location["location_type"].strip().lower()
    return said or ("virtual" if location["virtual"].strip().lower() in {"true", "t", "1", "yes"} else "")


def addresses_of(rows: Sequence[Shelved], location_type: str, problems: ProblemList) -> Addresses:
    """Tell addresses to go to from addresses for letters; postal ones are never the former."""
    visiting: Address | None = None
    mailing: Address | None = None
    for row in rows:
        address = _address(row)
        if address is None:
            continue
        if _NO_PLACE.fullmatch(address.address_1):
            problems.info(row.place, "address_1", _NOT_THERE, address=address.address_1)
            continue
        postal = row["address_type"].strip().lower()
        if _is_for_letters(row, address, postal, location_type, problems):
            mailing = mailing or (address if postal != "virtual" else None)
        elif visiting is None:
            visiting = address
        elif str(visiting) != str(address):
            problems.info(row.place, "address_1", _SECOND, address=str(address))
    return Addresses(visiting, mailing)


def _is_for_letters(row: Shelved, address: Address, postal: str, location_type: str, problems: ProblemList) -> bool:
    if postal in {"postal", "mailing", "mail", "virtual"}:
        problems.info(row.place, "address_type", _POSTAL)
        return True
    if location_type in {"postal", "virtual"}:
        problems.info(row.place, "address_type", _VIRTUAL, kind=location_type)
        return True
    if _BOX.search(address.address_1) and not re.search(r"\d+\s+\w+", _BOX.sub("", address.address_1.split("Box")[0])):
        problems.warning(row.place, "address_1", _BOX_FOUND, address=address.address_1)
        return True
    return False


def _address(row: Shelved) -> Address | None:
    lines = [plain_line(row[f"address_{number}"]) for number in range(1, 5)]
    lines = [line for line in lines if line]
    city = plain_line(row["city"])
    if not lines and not city:
        return None
    return Address(
        address_1=lines[0] if lines else "",
        address_2=", ".join(lines[1:]),
        city=city,
        state_province=plain_line(row["state_province"]) or plain_line(row["region"]),
        postal_code=plain_line(row["postal_code"]).removesuffix(".0"),
        country=plain_line(row["country"]),
    )


def position_of(row: Shelved, problems: ProblemList) -> tuple[float, float] | None:
    """Read a position in WGS 84 degrees; exchanged, projected and impossible ones are set right or left out."""
    latitude, longitude, place = row["latitude"], row["longitude"], row.place
    if not latitude.strip() or not longitude.strip():
        return None
    north, east = _number(latitude), _number(longitude)
    facts = {"latitude": latitude, "longitude": longitude}
    if north is None or east is None or (north == 0 and east == 0):
        problems.warning(place, "latitude", _NOWHERE, **facts)
        return None
    if _is_inhabited(north, east):
        return north, east
    if _is_inhabited(east, north):
        problems.warning(place, "latitude", _SWAPPED, **facts)
        return east, north
    if _SMALLEST_METRES < abs(north) <= _HALF_WORLD and _SMALLEST_METRES < abs(east) <= _HALF_WORLD:
        problems.warning(place, "latitude", _METRES, **facts)
        return _degrees(north, east)
    problems.warning(place, "latitude", _NOWHERE, **facts)
    return None


def _is_inhabited(north: float, east: float) -> bool:
    return -60 < north < 84 and -180 <= east <= 180


def _degrees(north: float, east: float) -> tuple[float, float]:
    latitude = math.degrees(math.atan(math.sinh(north / _EARTH_RADIUS)))
    return round(latitude, 6), round(east / _HALF_WORLD * 180, 6)


def _number(cell: str) -> float | None:
    text = cell.strip()
    try:
        number = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def joined(texts: Iterable[str], separator: str = "; ") -> str:
    """Join texts, each once and in order, blanks left out; behind a whole sentence a space is enough."""
    whole = ""
    for text in dict.fromkeys(text for text in texts if text):
        whole += (" " if whole.endswith((".", "!", "?")) else separator) + text if whole else text
    return whole
