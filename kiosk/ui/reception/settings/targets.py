# SPDX-License-Identifier: GPL-3.0-or-later
"""Print targets as text: what kind of printer they name, how it is driven, and where it is."""

from urllib.parse import parse_qsl, urlencode

from kiosk.domain.printer import PrinterKind

RECEIPT_PORT = "9100"
SERIAL_SPEEDS = ("9600", "19200", "38400", "57600", "115200", "4800", "2400", "1200")
USUAL_SPEED = "38400"

_MODEL, _LETTERS, _OWN = "profile", "letters", "own"
_KINDS = {
    "escpos": PrinterKind.RECEIPT_NETWORK,
    "escpos-usb": PrinterKind.RECEIPT_USB,
    "escpos-serial": PrinterKind.RECEIPT_SERIAL,
}
_PREFIXES = {kind: prefix for prefix, kind in _KINDS.items()}


def kind_of(target: str) -> PrinterKind | None:
    """Tell what kind of printer a target names; None for a file."""
    prefix, _colon, rest = target.partition(":")
    if prefix == "printer":
        return PrinterKind.IPP if rest.lower().startswith("ipp://") else PrinterKind.QUEUE
    return _KINDS.get(prefix)


def place_of(target: str) -> str:
    """Cut out where the printer is: a queue's name, an address, a device or a file."""
    place = _taken_apart(target)[0].partition(":")[2]
    return place.partition("@")[0] if kind_of(target) is PrinterKind.RECEIPT_SERIAL else place


def model_of(target: str) -> str:
    """Cut out the receipt printer's model, "" for the generic one."""
    return _option(target, _MODEL)


def with_model(target: str, model: str) -> str:
    """Drive a receipt printer as this model."""
    return _with_option(target, _MODEL, model)


def has_own_letters(target: str) -> bool:
    """Tell whether a receipt printer sets slips in its own letters, instead of having them drawn."""
    return _option(target, _LETTERS).lower() == _OWN


def with_letters(target: str, *, own: bool) -> str:
    """Have a receipt printer set slips in its own letters, or have them drawn."""
    return _with_option(target, _LETTERS, _OWN if own else "")


def speed_of(target: str) -> str:
    """Cut out the speed of a serial line."""
    return _taken_apart(target)[0].partition("@")[2] or USUAL_SPEED


def with_speed(target: str, speed: str) -> str:
    """Drive a serial line at this speed."""
    line, options = _taken_apart(target)
    return _put_together(f"{line.partition('@')[0]}@{speed}", options)


def typed_target(kind: PrinterKind, address: str, port: str = "") -> str:
    """Write the target for an address that somebody typed; it may still be one that nobody understands.

    A port behind a network address goes before the one in a field of its own.
    """
    address = address.strip()
    match kind:
        case PrinterKind.QUEUE:
            return f"printer:{address}"
        case PrinterKind.IPP:
            whole = address if "/" in address else f"{address}/ipp/print"
            return f"printer:{whole if '://' in address else f'ipp://{whole}'}"
        case PrinterKind.RECEIPT_NETWORK:
            return f"escpos:{_host_and_port(address, port.strip())}"
        case PrinterKind.RECEIPT_USB | PrinterKind.RECEIPT_SERIAL:
            return f"{_PREFIXES[kind]}:{address}"


def host_and_port(target: str) -> tuple[str, str]:
    """Take a network receipt printer's place apart."""
    place = place_of(target)
    host, colon, port = place.rpartition(":")
    return (host, port) if colon and port.isdigit() and not place.endswith("]") else (place, RECEIPT_PORT)


def _host_and_port(address: str, port: str) -> str:
    if address.count(":") > 1 and not address.startswith("["):
        address = f"[{address}]"
    names_port = address.rpartition("]")[2].count(":") == 1
    return address if names_port or not port else f"{address}:{port}"


def _option(target: str, name: str) -> str:
    return _taken_apart(target)[1].get(name, "")


def _with_option(target: str, name: str, value: str) -> str:
    line, options = _taken_apart(target)
    return _put_together(line, {**options, name: value})


def _taken_apart(target: str) -> tuple[str, dict[str, str]]:
    """Part a receipt printer's target from its options; a question mark in any other target belongs to its place."""
    line, mark, options = target.rpartition("?")
    return (line, dict(parse_qsl(options))) if mark and target.startswith("escpos") else (target, {})


def _put_together(line: str, options: dict[str, str]) -> str:
    said = urlencode({name: value for name, value in options.items() if value})
    return f"{line}?{said}" if said else line
