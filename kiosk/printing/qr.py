# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip's QR code: what it says, and how large it has to be drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import qrcode
from qrcode.exceptions import DataOverflowError
from qrcode.util import BIT_LIMIT_TABLE, BitBuffer, QRData, length_in_bits, lost_point

from kiosk.domain.slip import Slip, SlipReferral
from kiosk.printing.plain_text import literal

QUIET_ZONE = 4
"""Empty modules that the standard asks for on every side."""

_VERSIONS = range(1, 11)
"""The largest has 57 modules: at 30 mm each is 0.53 mm, which a worn laser printer and an old phone still manage."""

_LEVELS = (qrcode.ERROR_CORRECT_H, qrcode.ERROR_CORRECT_Q, qrcode.ERROR_CORRECT_M)
_MODE_BITS = 4

_LONGEST_NAME = 80

_MASKS = 8
_GOOD_PENALTY = 0.85
"""A module's share of the standard's penalty for what is hard to read; the best of all masks has 0.5 to 0.8."""


Rows = tuple[tuple[bool, ...], ...]


class CodeKind(Enum):
    """What scanning the code brings."""

    CONTACT = auto()
    WEBSITE = auto()
    REFERENCE = auto()


@dataclass(frozen=True, slots=True)
class CodeText:
    """What a code says."""

    kind: CodeKind
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code as modules: `rows` of dark (true) and light, without the quiet zone."""

    kind: CodeKind
    text: str
    rows: Rows

    @property
    def modules(self) -> int:
        """How many modules a side has."""
        return len(self.rows)

    def svg(self) -> str:
        """Draw the code and its quiet zone as one black path; one unit is one module."""
        side = self.modules + 2 * QUIET_ZONE
        path = "".join(_bars(self.rows))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
            f'<path d="{path}" fill="#000"/></svg>'
        )


def code_of(slip: Slip, laid_out: Callable[[str], Rows] | None = None) -> Code:
    """Make the slip's code: the first referral's contact, else its website, else the reference.

    Nothing about the visitor is in it. Where a contact is too long for modules of a good size,
    the least needed parts are left out. `laid_out` is `matrix`, for those who keep what it made.
    """
    draw = laid_out or matrix
    for said in _wishes(slip):
        try:
            return Code(said.kind, said.text, draw(said.text))
        except DataOverflowError:
            continue
    raise AssertionError("a reference fits every code")


def card_svg(token: str) -> str:
    """Draw the code of a visitor's card, which holds its random token and nothing else."""
    return Code(CodeKind.REFERENCE, token, matrix(token)).svg()


def short_website(address: str) -> str:
    """Write a web address as people say it: no scheme, no www, no slash at the end."""
    plain = literal(address)
    lower = plain.lower()
    for start in ("https://", "http://"):
        if lower.startswith(start):
            plain = plain[len(start) :]
            break
    if plain.lower().startswith("www."):
        plain = plain[4:]
    return plain.rstrip("/")


def web_address(address: str) -> str:
    """Write a web address for a machine; "" for anything that is not a web page."""
    plain = literal(address).replace(" ", "%20")
    if plain.lower().startswith(("http://", "https://")):
        return plain
    scheme, colon, _ = plain.partition(":")
    foreign = colon and scheme.isalpha()  # "javascript:", "mailto:"
    return "" if not plain or foreign or "." not in plain else f"https://{plain}"


def _wishes(slip: Slip) -> Iterator[CodeText]:
    """Everything that the code could say, the best first."""
    if slip.referrals:
        first = slip.referrals[0]
        if first.phones or first.email or first.street:
            for card in _cards(first):
                yield CodeText(CodeKind.CONTACT, card)
        if address := web_address(first.website):
            yield CodeText(CodeKind.WEBSITE, address)
    yield CodeText(CodeKind.REFERENCE, literal(slip.reference))


def _cards(referral: SlipReferral) -> Iterator[str]:
    """The contact as a vCard, from everything down to a short name and a number."""
    name, organization = _names(referral)
    phone = _phone_line(referral)
    address = _address_line(referral)
    email = f"EMAIL:{_escaped(referral.email)}" if referral.email else ""
    website = f"URL:{web_address(referral.website)}" if web_address(referral.website) else ""
    yield _card(name, organization, phone, address, email, website)
    yield _card(name, organization, phone, address, website)
    yield _card(name, organization, phone, address)
    yield _card(name, organization, phone, email)
    yield _card(name, organization, phone)
    yield _card(name, "", phone)
    if phone:
        yield _card(name[:20], "", phone)


def _names(referral: SlipReferral) -> tuple[str, str]:
    """Whom to save and where they belong: a person at a resource, or a resource of an organisation."""
    resource, organization = literal(referral.name)[:_LONGEST_NAME], literal(referral.organization)[:_LONGEST_NAME]
    if referral.ask_for:
        return literal(referral.ask_for)[:_LONGEST_NAME], ", ".join(filter(None, (resource, organization)))
    return resource, organization


def _phone_line(referral: SlipReferral) -> str:
    if not referral.phones:
        return ""
    phone = referral.phones[0]
    pause = f",{literal(phone.extension)}" if phone.extension else ""  # a comma is a pause on every phone
    return f"TEL:{literal(phone.number)}{pause}"


def _address_line(referral: SlipReferral) -> str:
    if not referral.street:
        return ""
    return f"ADR:;;{_escaped(referral.street)};{_escaped(referral.town)};;;"


def _card(name: str, organization: str, *lines: str) -> str:
    own = f"ORG:{_escaped(organization)}" if organization and organization != name else ""
    parts = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(name)};;;;", f"FN:{_escaped(name)}", own, *lines, "END:VCARD"]
    return "\r\n".join(part for part in parts if part)


def _escaped(text: str) -> str:
    plain = literal(text).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,")


def matrix(text: str) -> Rows:
    """Lay the text out as modules at level M or, where it costs no larger code, better.

    Raises DataOverflowError when the code would have more modules than print well.
    """
    said = QRData(text.encode())
    bits = BitBuffer()
    said.write(bits)

    def fits(version: int, level: int) -> bool:
        needed = _MODE_BITS + length_in_bits(said.mode, version) + len(bits)
        return bool(needed <= BIT_LIMIT_TABLE[level][version])

    version = next((size for size in _VERSIONS if fits(size, qrcode.ERROR_CORRECT_M)), None)
    if version is None:
        raise DataOverflowError(text)
    level = next(level for level in _LEVELS if fits(version, level))
    code = qrcode.QRCode(version=version, error_correction=level, border=0)
    code.add_data(said)
    return _masked(code)


def _masked(code: qrcode.QRCode[Any]) -> Rows:
    """Lay a code out under the first mask that reads well, or the best; to try all eight takes far longer."""
    tried: list[tuple[float, Rows]] = []
    for mask in range(_MASKS):
        code.mask_pattern = mask
        code.make(fit=False)
        rows = tuple(tuple(bool(dark) for dark in row) for row in code.modules)
        tried.append((lost_point(code.modules) / len(rows) ** 2, rows))
        if tried[-1][0] <= _GOOD_PENALTY:
            break
    return min(tried)[1]


def _bars(rows: Rows) -> Iterator[str]:
    """Each run of dark modules in a row as a rectangle of the path."""
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                yield f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{x - start}v1h{start - x}z"
            x += 1
