# SPDX-License-Identifier: GPL-3.0-or-later
"""Printers that make themselves known on the network (DNS-SD over multicast DNS)."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from ipaddress import ip_address

from ifaddr import get_adapters
from zeroconf import InterfaceChoice, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from kiosk.domain.printer import PrinterKind
from kiosk.printing.errors import PrinterError
from kiosk.printing.printers.connecting import Address, looked_up
from kiosk.printing.printers.finding.announcement import IPP, STREAM, Announcement, best_address
from kiosk.printing.printers.finding.seen import Seen
from kiosk.printing.printers.ipp_queue import IppQueue
from kiosk.printing.printers.media import papers_among

_LISTENING = 0.65
_LATECOMERS = 0.1
_QUESTION = 0.1
"""Shares of the time: for listening, for those who answer at the end, and for each question to a printer itself."""


@dataclass(frozen=True, slots=True)
class NetworkPrinters:
    """Listens for printers, on all interfaces or on those with the given addresses."""

    interfaces: Sequence[str] = ()

    def find(self, seconds: float) -> tuple[Seen, ...]:
        """Listen, and ask each IPP printer how it is; finds nothing where there is no network. Raises OSError."""
        version = _version_here()
        return asyncio.run(self._listen(seconds, version)) if version else ()

    async def _listen(self, seconds: float, version: IPVersion) -> tuple[Seen, ...]:
        chosen = list(self.interfaces) or InterfaceChoice.All
        async with AsyncZeroconf(interfaces=chosen, ip_version=version) as network:
            ear = _Ear(network.zeroconf, seconds * _QUESTION)
            browser = AsyncServiceBrowser(network.zeroconf, [IPP, STREAM], handlers=[ear.hear])
            try:
                await asyncio.sleep(seconds * _LISTENING)
            finally:
                await browser.async_cancel()
            return await ear.heard(seconds * _LATECOMERS)


@dataclass
class _Ear:
    """Hears of services, and follows up each of them once, all at the same time."""

    network: Zeroconf
    seconds: float
    follow_ups: dict[tuple[str, str], asyncio.Task[Seen | None]] = field(default_factory=dict)

    def hear(self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        """Take a browser's word (called with these names)."""
        del zeroconf
        if state_change is not ServiceStateChange.Removed and (service_type, name) not in self.follow_ups:
            self.follow_ups[service_type, name] = asyncio.ensure_future(self._followed_up(service_type, name))

    async def heard(self, seconds: float) -> tuple[Seen, ...]:
        """Say who was heard, waiting a little for those still being followed up."""
        if not self.follow_ups:
            return ()
        done, late = await asyncio.wait(self.follow_ups.values(), timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.wait(self.follow_ups.values())
        return tuple(seen for task in done if not task.exception() and (seen := task.result()))

    async def _followed_up(self, kind: str, name: str) -> Seen | None:
        record = AsyncServiceInfo(kind, name)
        if not await record.async_request(self.network, self.seconds * 5_000):
            return None
        said = Announcement(
            kind=kind,
            name=name.removesuffix(f".{kind}"),
            host=record.server or "",
            port=record.port or 0,
            addresses=tuple(record.parsed_scoped_addresses()),
            says={key.lower(): value or "" for key, value in record.decoded_properties.items()},
        )
        return await asyncio.to_thread(_visited, said, self.seconds) if said.usable else None


def _version_here() -> IPVersion | None:
    """Tell what this computer speaks beyond itself: asked for more, zeroconf fails and leaves a socket open."""
    addresses = [ip_address(str(ip.ip[0] if ip.is_IPv6 else ip.ip)) for card in get_adapters() for ip in card.ips]
    four = any(address.version == 4 for address in addresses)
    six = any(address.version == 6 and not address.is_loopback for address in addresses)
    match four, six:
        case True, True:
            return IPVersion.All
        case True, False:
            return IPVersion.V4Only
        case False, True:
            return IPVersion.V6Only
        case _:
            return None


def _visited(said: Announcement, seconds: float) -> Seen:
    """Find out by which name or address the printer is reached from here and, over IPP, how it is."""
    with suppress(OSError):
        known = {place[4][0] for place in looked_up(Address(said.host, said.port), seconds=seconds)}
        if known & set(said.addresses):
            return _asked(said.seen_at(said.host), seconds)
    return _asked(said.seen_at(best_address(said.addresses)), seconds)


def _asked(seen: Seen, seconds: float) -> Seen:
    if seen.printer.kind is not PrinterKind.IPP:
        return seen
    uri = seen.printer.target.removeprefix("printer:")
    try:
        status = IppQueue.at(uri, seconds).status()
    except PrinterError as error:
        return replace(seen, printer=replace(seen.printer, trouble=error.reason.value))
    known = replace(seen.printer, trouble=status.trouble.value, papers=papers_among(status.papers))
    return replace(seen, printer=known)
