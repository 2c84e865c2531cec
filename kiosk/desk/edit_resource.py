# SPDX-License-Identifier: GPL-3.0-or-later
"""Holding a field as the office says, whatever the source says."""

from collections.abc import Mapping

from kiosk.desk.care_writing import CareWriting
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import EDITABLE, CareAction, KeptResource, in_words
from kiosk.domain.resource_fields import cleaned
from kiosk.domain.resource_rules import ChangedMeanwhile, FieldNotEditable, must_be_whole, must_say_enough
from kiosk.domain.text import shortened

_GO_TOGETHER = frozenset(("minimum_age", "maximum_age", "latitude", "longitude"))


def edited(care: CareWriting, kept: KeptResource, changes: Mapping[str, object], seen: Resource | None) -> KeptResource:
    """Lay what somebody typed over a resource and write a line for each field that differs; keeps nothing yet."""
    held, after = kept.held, kept
    differing = {name: value for name, value in _cleaned(care, kept, changes).items() if value != getattr(held, name)}
    for name, value in differing.items():
        if seen is not None and getattr(seen, name) != getattr(held, name):
            raise _changed(care, held, name)
        care.line(kept.id, CareAction.EDITED, name, (getattr(held, name), value))
        after = after.settled(name, value, care.act)
    if _GO_TOGETHER & differing.keys():
        must_be_whole(after.held)
    if differing and kept.is_our_own:
        must_say_enough(after.held)
    return after


def _cleaned(care: CareWriting, kept: KeptResource, changes: Mapping[str, object]) -> dict[str, object]:
    """Take what was typed; what the source says needs no cleaning."""
    taken = {}
    for name, value in changes.items():
        if name not in EDITABLE:
            raise FieldNotEditable(field_name=name)
        said, held = getattr(kept.said, name), getattr(kept.held, name)
        taken[name] = said if value == said else cleaned(name, value, current=held, today=care.today)
    return taken


def _changed(care: CareWriting, held: Resource, field_name: str) -> ChangedMeanwhile:
    lines = (line for line in reversed(care.work.resource_care.history(held.id)) if line.field_name == field_name)
    value = shortened(in_words(getattr(held, field_name)))
    return ChangedMeanwhile(name=next((line.by_name for line in lines), ""), value=value, field_name=field_name)
