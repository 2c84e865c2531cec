# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Referral UK, whose services came nested before HSDS had a form for that: its keys in the words of HSDS 3.x."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.directory.json_door import Json

_KEYS: Mapping[str, str] = MappingProxyType({
    "eligibilitys": "eligibility", "service_taxonomys": "attributes", "link_taxonomies": "attributes",
    "regular_schedule": "regular_schedules", "holiday_schedule": "holiday_schedules", "organisation": "organization",
    "service_at_location": "service_at_locations", "accessibility_for_disabilitys": "accessibility_for_disabilities",
    "physical_address": "physical_addresses", "cost_option": "cost_options", "service_area": "service_areas",
})  # fmt: skip
_LISTS_ALONE = frozenset({"service_area", "service_at_location", "cost_option"})
"""Keys that elsewhere are words of their own, and only with a list mean what they mean here."""

_MARKS = frozenset({"eligibilitys", "service_taxonomys", "regular_schedules", "deliverable_type", "attending_type"})


def is_uk(value: Json) -> bool:
    """Tell whether a service is one of Open Referral UK."""
    return bool(_MARKS & value.keys())


def in_hsds_words(value: Json) -> Json:
    """Put an object's keys, and those of all objects inside, into the words of HSDS 3.x."""
    return {_key(key, inside): _inside(inside) for key, inside in value.items()}


def _key(key: str, inside: object) -> str:
    if key == "taxonomy" and isinstance(inside, dict):
        return "taxonomy_term"
    if key in _LISTS_ALONE and not isinstance(inside, list):
        return key
    return _KEYS.get(key, key)


def _inside(value: object) -> object:
    if isinstance(value, dict):
        return in_hsds_words(value)
    return [_inside(each) for each in value] if isinstance(value, list) else value
