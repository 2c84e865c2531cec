# SPDX-License-Identifier: GPL-3.0-or-later
"""What a resource that is kept at the desk must say, and what can be wrong about it, each as one calm sentence.

The facts of an error name the field that it is about, `field_name`, where there is one.
"""

from kiosk.domain.errors import OnwardError
from kiosk.domain.resource import Resource, ResourceKind

OLDEST = 130


class ResourceWithoutName(OnwardError):
    """A resource to be kept without a name."""

    message = "Please write what it is called."


class EmployerMissing(OnwardError):
    """A job lead that does not say whose job it is."""

    message = "Please write who the employer is."


class HowToApplyMissing(OnwardError):
    """A job lead that does not say what to do to get it."""

    message = "Please write how to apply."


class NobodyToAskFor(OnwardError):
    """An in-house answer with neither a person nor a place."""

    message = "Please write whom to ask for, or where in the house it is."


class NoWayToReach(OnwardError):
    """A resource that nobody could get to."""

    message = "Please write at least one way to reach them: a phone number, an address, a website or an e-mail address."


class PhoneWithoutDigits(OnwardError):
    """A telephone number that is none."""

    message = "“{number}” is not a phone number. Please write its digits."


class EmailUnclear(OnwardError):
    """An e-mail address without its two halves."""

    message = "“{email}” is not an e-mail address. Please check it."


class WebsiteUnclear(OnwardError):
    """A website that no browser would find."""

    message = "“{website}” is not a website. Please write it like https://example.org."


class AddressUnclear(OnwardError):
    """An address without a street, or a contact without a name."""

    message = "Please write the street and number, or leave the whole address empty."


class ContactWithoutName(OnwardError):
    """A contact of whom nobody knows the name."""

    message = "Please write whom to ask for, or leave the whole contact empty."


class AgesUnclear(OnwardError):
    """An age that nobody has, or a youngest above the oldest."""

    message = "Please check the ages: from 0 to {most}, the youngest first."


class PlaceUnclear(OnwardError):
    """Coordinates that are not on the earth, or only one of the two."""

    message = "Please check the coordinates: a latitude is within 90 degrees, a longitude within 180."


class ClosingDayOver(OnwardError):
    """A closing date that is past already."""

    message = "That closing date is already past. Please choose a later one."


class ClosingDayTooFar(OnwardError):
    """A closing date in a year that is probably a slip of the finger."""

    message = "That closing date is more than {years} years away. Please check the year."


class OpeningHoursUnclear(OnwardError):
    """A line of opening hours that cannot be told."""

    message = "Some opening hours are not clear. Please say for each line on which days it opens, from when until when."


class TooMany(OnwardError):
    """A list that is longer than anybody reads."""

    message = "There are {count} entries; there is room for {limit}. Please leave some out."


class FieldNotEditable(OnwardError):
    """A field that is not the office's to edit, or a value of another kind than the field's."""

    message = "This cannot be changed here."


class ChangedMeanwhile(OnwardError):
    """Two desks edited the same field. `field_name` is the field; `name` who was first."""

    message = "{name} has just changed this to “{value}”. Please look at it again before you save."


class AlreadyRetired(OnwardError):
    """It is not offered as it is."""

    message = "{resource} is not offered any more already."


class ImportCancelled(OnwardError):
    """Somebody stopped an import."""

    message = "The import was stopped. Nothing was changed."


class ImportedMeanwhile(OnwardError):
    """Two imports of the same source at once."""

    message = "{name} has just brought in {source} as well. Please look at what would change again."


class SourceNameTaken(OnwardError):
    """The name under which the desk's own resources are kept, or none."""

    message = "A source cannot be called “{source}”. Please choose another name."


def must_be_whole(resource: Resource) -> Resource:
    """Return a resource whose fields go together; raises AgesUnclear or PlaceUnclear."""
    youngest, oldest = resource.minimum_age, resource.maximum_age
    if youngest is not None and oldest is not None and youngest > oldest:
        raise AgesUnclear(most=OLDEST, field_name="minimum_age")
    if (resource.latitude is None) != (resource.longitude is None):
        raise PlaceUnclear(field_name="latitude")
    return resource


def must_say_enough(resource: Resource) -> Resource:
    """Return a resource of which the desk says all that its kind needs; raises what is missing as one sentence."""
    if not resource.name:
        raise ResourceWithoutName(field_name="name")
    match resource.kind:
        case ResourceKind.IN_HOUSE:
            if not (resource.contacts or resource.location or resource.address):
                raise NobodyToAskFor(field_name="contacts")
            return resource
        case ResourceKind.JOB_LEAD:
            if not resource.organization:
                raise EmployerMissing(field_name="organization")
            if not resource.application_process:
                raise HowToApplyMissing(field_name="application_process")
        case ResourceKind.SERVICE:
            pass
    if not _can_be_reached(resource):
        raise NoWayToReach(field_name="phones")
    return resource


def _can_be_reached(resource: Resource) -> bool:
    emails = (resource.email, *(contact.email for contact in resource.contacts))
    return bool(resource.all_phones or resource.website or resource.address or any(emails))
