# SPDX-License-Identifier: GPL-3.0-or-later
"""The visitor's card, as it is printed: nothing on it says what its holder came for."""

from dataclasses import dataclass, field

from kiosk.domain.office import Office
from kiosk.domain.visitor import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorCard:
    """One card. `token` is all that its code holds; it is kept nowhere else, so this is made, printed and forgotten.

    `for_name` is the name its holder chose to be called, or "" for none. `language` is BCP 47.
    """

    office: str
    phone: str = ""
    language: str
    for_name: str = ""
    large_print: bool = False
    token: str = field(repr=False)


def card_for(visitor: Visitor, office: Office, token: str) -> VisitorCard:
    """Compose a visitor's card; it names them only as they chose to be called."""
    return VisitorCard(
        office=office.name,
        phone=office.phone,
        language=visitor.language or office.language,
        for_name=visitor.preferred_name,
        large_print=visitor.large_print,
        token=token,
    )
