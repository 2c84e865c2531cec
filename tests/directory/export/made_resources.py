# SPDX-License-Identifier: GPL-3.0-or-later
"""Resources of every kind that somebody could have typed, whether they make sense or not."""

from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st

from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.schedule import Schedule

_BARE = UUID(int=0)
_PLAIN = ("Rent help", "Ask for Sam", "n/a", "Mon-Fri 9-5", "confidential location", "<b>5 < 10</b>", "a, b; c", "-")

words = st.one_of(st.sampled_from(_PLAIN), st.text(max_size=30))
several = st.lists(words, max_size=3).map(tuple)
days = st.none() | st.dates()
times = st.none() | st.times()

addresses = st.none() | st.builds(
    Address, address_1=words, address_2=words, city=words, state_province=words, postal_code=words, country=words
)
phones = st.builds(
    Phone,
    number=st.sampled_from(["(555) 010-4400", "1-800-555-HELP", "211", "898211", "+44 20 7946 0000"]) | words,
    extension=st.sampled_from(["", "12", "012", "press 2"]) | words,
    type=st.sampled_from(["voice", "fax", "text", "textphone"]) | words,
    description=words,
    languages=st.lists(st.sampled_from(["en", "es", "zh-Hans", "Tagalog"]) | words, max_size=2).map(tuple),
)
contacts = st.builds(
    Contact, name=words, title=words, department=words, email=st.emails() | words,
    phones=st.lists(phones, max_size=2).map(tuple),
)  # fmt: skip
schedules = st.builds(
    Schedule,
    freq=st.sampled_from(["", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(-1, 5),
    byday=st.lists(st.sampled_from(["MO", "TU", "SU", "2MO", "-1FR"]), max_size=3, unique=True).map(tuple),
    bymonthday=st.lists(st.integers(-31, 31), max_size=2).map(tuple),
    dtstart=days, until=days, count=st.none() | st.integers(0, 9), valid_from=days, valid_to=days,
    opens_at=times, closes_at=times, closed=st.booleans(), description=words,
)  # fmt: skip
websites = st.sampled_from(["https://a.example.org/x?y=1", "www.a.example.org", "ü.de"])
positions = st.none() | st.floats(-200, 200)
ages = st.none() | st.integers(-1, 200)

resources = st.builds(
    Resource,
    id=st.uuids(version=4),
    source=words, source_id=words,
    kind=st.sampled_from(ResourceKind), status=st.sampled_from(ResourceStatus),
    name=words, alternate_name=words, organization=words, location=words, description=words,
    categories=several, taxonomy_terms=several,
    address=addresses, mailing_address=addresses, confidential_site=st.booleans(),
    latitude=positions, longitude=positions, transportation=words, accessibility=words,
    phones=st.lists(phones, max_size=3).map(tuple), contacts=st.lists(contacts, max_size=2).map(tuple),
    email=st.emails() | words, website=websites | words,
    schedules=st.lists(schedules, max_size=3).map(tuple), timezone=st.sampled_from(["", "America/Chicago"]) | words,
    languages=several, interpretation=words, eligibility=words, minimum_age=ages, maximum_age=ages,
    application_process=words, documents=several, fees=words, wait_time=words, service_area=words, alert=words,
    checked_on=days, closes_on=days, note=words,
)  # fmt: skip
directories = st.lists(resources, max_size=4, unique_by=lambda resource: resource.id)


def bare(resource: Resource) -> Resource:
    """A resource without what says which source it came from."""
    return replace(resource, id=_BARE, source="", source_id="")


def as_told(resource: Resource) -> Resource:
    """What an export tells of a resource when notes stay here."""
    told = replace(bare(resource), note="")
    if not resource.confidential_site:
        return told
    numbered = any(character.isdigit() for character in resource.location)
    return replace(
        told, address=None, mailing_address=None, latitude=None, longitude=None, transportation="",
        location="Confidential location" if numbered else resource.location,
    )  # fmt: skip
