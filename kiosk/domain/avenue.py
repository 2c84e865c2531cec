# SPDX-License-Identifier: GPL-3.0-or-later
"""The avenues by which a need can reach somebody who helps."""

from enum import StrEnum

from kiosk.domain.resource import Resource


class Avenue(StrEnum):
    """How a referral reaches its resource (rule 4).

    A new avenue starts here; the type checker then names every place that must say how it looks,
    reads and prints, because each of them matches on all members.
    """

    OFFICE = "office"
    PHONE = "phone"
    WEBSITE = "website"
    PERSON = "person"


def can_go_by(avenue: Avenue, resource: Resource) -> bool:
    """Tell whether the resource has what this avenue needs."""
    match avenue:
        case Avenue.OFFICE:
            return resource.address is not None and not resource.confidential_site
        case Avenue.PHONE | Avenue.PERSON:
            return bool(resource.all_phones)
        case Avenue.WEBSITE:
            return bool(resource.website)


def avenues_of(resource: Resource) -> tuple[Avenue, ...]:
    """List the avenues open to this resource, the most personal that the visitor can take alone first."""
    return tuple(avenue for avenue in Avenue if can_go_by(avenue, resource))
