# SPDX-License-Identifier: GPL-3.0-or-later
"""What printers say of themselves on the network (DNS-SD, with the keys of the Bonjour Printing Specification)."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.domain.text import one_line
from kiosk.printing.printers.finding.receipt_signs import says_receipts
from kiosk.printing.printers.finding.seen import Seen, mark_of_name, mark_of_place, mark_of_uuid

IPP = "_ipp._tcp.local."
STREAM = "_pdl-datastream._tcp.local."

_DOCUMENTS = "application/pdf"
_SAYS_MODEL = ("ty", "product", "usb_MDL", "usb_CMD", "usb_CLS", "pdl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One service: its `kind` (IPP or STREAM), name, host, port, addresses and TXT record (keys in lower case)."""

    kind: str
    name: str
    host: str
    port: int
    addresses: tuple[str, ...]
    says: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path of an IPP printer."""
        return "/" + quote(one_line(self.says.get("rp", "")).strip("/") or "ipp/print", safe="/")

    @property
    def usable(self) -> bool:
        """Whether slips can go there: PDF over IPP, or ESC/POS where something says so."""
        if not (self.addresses and 0 < self.port < 65536):
            return False
        if self.kind == IPP:
            return _DOCUMENTS in self.says.get("pdl", "").lower().split(",")
        return says_receipts((self.name, *(self.says.get(key.lower(), "") for key in _SAYS_MODEL)))

    def seen_at(self, host: str) -> Seen:
        """Say how it is found, reached by `host`: a name that can be looked up here, or one of its addresses."""
        place = f"{_bracketed(host)}:{self.port}"
        is_ipp = self.kind == IPP
        note = one_line(self.says.get("note", ""))
        found = FoundPrinter(
            target=f"printer:ipp://{place}{self.path}" if is_ipp else f"escpos:{place}",
            name=one_line(self.name) or one_line(self.says.get("ty", "")) or place,
            kind=PrinterKind.IPP if is_ipp else PrinterKind.RECEIPT_NETWORK,
            detail=", ".join(part for part in (note, place) if part),
        )
        return Seen(found, self._marks() if is_ipp else frozenset())

    def _marks(self) -> frozenset[str]:
        places = {mark_of_place(host, self.port, self.path) for host in (self.host, *self.addresses)}
        uuid = self.says.get("uuid", "")
        return frozenset({*places, mark_of_name(self.name), *([mark_of_uuid(uuid)] if uuid else ())})


def best_address(addresses: tuple[str, ...]) -> str:
    """Choose the address to reach a host by: IPv4 before IPv6, one that needs its interface named last."""
    return min(addresses, key=lambda address: (":" in address, _is_link_local(address)))


def _is_link_local(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_link_local


def _bracketed(host: str) -> str:
    try:
        return f"[{host}]" if isinstance(ip_address(host), IPv6Address) else host
    except ValueError:
        return host.rstrip(".")
