# SPDX-License-Identifier: GPL-3.0-or-later
"""The same dirty directory in every form in which it may come: HSDS 1.1, 2.x and 3.x, and one flat table."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FORMS = ("1.1", "2.x", "3.x", "flat")

LONG = "Help with the rent. " * 350
"""7,000 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One service at one place, its cells as dirty as they come."""

    id: str
    name: str
    status: str = "active"
    organization: str = "o1"
    description: str = "Help."
    phone: str = "(555) 010-4400"
    street: str = "1 Mill Street"
    city: str = "Riverside"
    kind: str = "physical"
    place: str = ""
    latitude: str = "41.9"
    longitude: str = "-87.6"
    opens: str = "09:00"
    closes: str = "17:00"
    started: str = ""
    days: str = "MO"
    hours: str = ""


OFFERS = (
    Offer(id="s1", name="Rent help", description="<p>Rent &amp; bills.<br />Bring <b>letters</b>.</p>"),
    Offer(id="s2", name="Status 3", status="3"),
    Offer(id="s3", name="Not referred to", status="Active, but do not refer"),
    Offer(id="s4", name="By text", phone="TEXT YOUR ZIP CODE TO 898-211"),
    Offer(id="s5", name="Three digits", phone="211"),
    Offer(id="s6", name="Letters", phone="1-800-555-HELP"),
    Offer(id="s7", name="Two numbers", phone="555-010-4401 ext 1234 or (555) 010-4402"),
    Offer(id="s8", name="No number", phone="no phone listed"),
    Offer(id="s9", name="Time in date", opens="", closes="5:00 PM", started="9:00AM"),
    Offer(id="s10", name="Minutes", opens="750", closes="1020"),
    Offer(id="s11", name="Day in time", opens="monday", closes="monday"),
    Offer(id="s12", name="Words", opens="", closes="", days="", hours="Mon-Fri 9-5"),
    Offer(id="s13", name="More words", opens="", closes="", days="", hours="When the bell rings, mostly"),
    Offer(id="s14", name="Exchanged", latitude="-87.6", longitude="41.9"),
    Offer(id="s15", name="Web Mercator", latitude="5146011.67", longitude="-9751587.42"),
    Offer(id="s16", name="Nowhere", latitude="0", longitude="0"),
    Offer(id="s17", name="Cut off", description="Help with the rent and with the heati"),
    Offer(id="s18", name="Long", description=LONG),
    Offer(id="s19", name="Orphan", organization="o99"),
    Offer(id="s20", name="Safe house", place="Confidential location", street="66 Hidden Lane"),
    Offer(id="s21", name="Letters only", kind="postal", street="PO Box 66"),
    Offer(id="s22", name="On a screen", kind="virtual", street="Online only", city=""),
    Offer(id="s23", name="No-one’s café – naïve", description="Entrée à côté, übermorgen"),
)


def write_feed(folder: Path, form: str, offers: Sequence[Offer] = OFFERS, *, encoding: str = "utf-8") -> Path:
    """Write the offers as a feed of one form and return its folder; lines end as Windows ends them."""
    tables = _flat(offers) if form == "flat" else _hsds(form, offers)
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(_csv(rows).encode(encoding, errors="replace"))
    return folder


def _csv(rows: Iterable[Mapping[str, str]]) -> str:
    listed = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(listed[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(listed)
    return text.getvalue()


def _flat(offers: Sequence[Offer]) -> dict[str, list[dict[str, str]]]:
    rows = [
        {
            "Service ID": each.id,
            "Service Name": each.name,
            "Agency": "Helping Hands",
            "Status": each.status,
            "Description": each.description,
            "Phone": each.phone,
            "Location Name": each.place,
            "Street": each.street if each.kind == "physical" else "",
            "City": each.city if each.kind == "physical" else "",
            "Mailing Address": each.street if each.kind == "postal" else "",
            "Latitude": each.latitude,
            "Longitude": each.longitude,
            "Hours": each.hours or f"{each.days} {each.started or each.opens} - {each.closes}",
        }
        for each in offers
    ]
    return {"resources": rows}


def _hsds(form: str, offers: Sequence[Offer]) -> dict[str, list[dict[str, str]]]:
    join = "service_at_location" if form == "3.x" else "services_at_location"
    schedules = "regular_schedules" if form == "1.1" else "schedules"
    tables = {
        "organizations": [{"id": "o1", "name": "Helping Hands", ("website" if form == "3.x" else "url"): "hands.org"}],
        "services": [_service(each) for each in offers],
        "locations": [_location(each, form) for each in offers],
        join: [{"id": f"p{e.id}", "service_id": e.id, "location_id": f"l{e.id}"} for e in offers],
        "phones": [{"id": f"h{e.id}", "service_id": e.id, "number": e.phone, "type": ""} for e in offers],
        schedules: [_schedule(each, form) for each in offers],
    }
    return {**tables, **_addresses(form, offers)}


def _service(each: Offer) -> dict[str, str]:
    return {
        "id": each.id,
        "organization_id": each.organization,
        "name": each.name,
        "status": each.status,
        "description": each.description,
    }


def _location(each: Offer, form: str) -> dict[str, str]:
    row = {
        "id": f"l{each.id}",
        "organization_id": "o1",
        "name": each.place or f"Place of {each.name}",
        "latitude": each.latitude,
        "longitude": each.longitude,
    }
    return {**row, "location_type": each.kind} if form == "3.x" else row


def _addresses(form: str, offers: Sequence[Offer]) -> dict[str, list[dict[str, str]]]:
    rows = [(e, {"id": f"a{e.id}", "location_id": f"l{e.id}", "address_1": e.street, "city": e.city}) for e in offers]
    if form == "3.x":
        return {"addresses": [{**row, "address_type": each.kind} for each, row in rows]}
    postal = [row for each, row in rows if each.kind == "postal"]
    physical = [row for each, row in rows if each.kind != "postal"]
    return {"physical_addresses": physical, **({"postal_addresses": postal} if postal else {})}


def _schedule(each: Offer, form: str) -> dict[str, str]:
    days = {"weekday": each.days} if form == "1.1" else {"freq": "WEEKLY" if each.days else "", "byday": each.days}
    row = {"id": f"c{each.id}", "location_id": f"l{each.id}", **days}
    return {**row, "dtstart": each.started, "opens_at": each.opens, "closes_at": each.closes, "description": each.hours}
