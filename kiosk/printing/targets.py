# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a slip is to go, as written on the command line and in settings."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from kiosk.printing.errors import PrintTargetError
from kiosk.printing.receipt_profiles import profile_named, receipt_models

_FORMS = (
    "printer, printer:NAME, pdf:PATH, png:PATH, escpos:HOST:PORT, escpos-usb:DEVICE, escpos-serial:DEVICE "
    "or escpos-file:PATH"
)
_RECEIPT_PORT = 9100
_BAUD = 38400  # what Epson's serial printers are delivered with
_BAUDS = frozenset({1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200})
_HOST = re.compile(r"\[(?P<six>[0-9A-Fa-f:.%\w]+)\]|(?P<name>[^\s:/\[\]]+)")
_LONGEST_NAME = 1023  # letters, as many as IPP allows an address
_NEVER_IN_NAMES = frozenset({"Cc", "Cs", "Zl", "Zp"})  # Unicode's control characters, halves of letters, new lines
_USB_ID = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::([^\s/]+))?")


@dataclass(frozen=True, slots=True)
class PrinterTarget:
    """A printer: a queue's name, an ipp:// address, or "" for the office's default."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class PdfTarget:
    """A PDF file; a file that is there already is replaced."""

    path: Path


@dataclass(frozen=True, slots=True)
class PngTarget:
    """A PNG file, several pages below one another; a file that is there already is replaced."""

    path: Path


@dataclass(frozen=True, slots=True)
class EscposFileTarget:
    """A file of what a receipt printer would be sent; an older one is replaced.

    Here and below, `profile` names a receipt printer's model, "" for the generic one. `own_letters` says that
    slips are set in the printer's own letters as far as it has them, instead of being drawn.
    """

    path: Path
    profile: str = ""
    own_letters: bool = False


@dataclass(frozen=True, slots=True)
class NetworkReceiptTarget:
    """A receipt printer that takes connections."""

    host: str
    port: int = _RECEIPT_PORT
    profile: str = ""
    own_letters: bool = False


@dataclass(frozen=True, slots=True)
class UsbId:
    """A USB printer wherever it is plugged in; without a serial number, the first of its kind."""

    vendor: int
    product: int
    serial: str = ""


@dataclass(frozen=True, slots=True)
class UsbReceiptTarget:
    """A receipt printer on USB, by its device file or its identity."""

    device: Path | UsbId
    profile: str = ""
    own_letters: bool = False


@dataclass(frozen=True, slots=True)
class SerialReceiptTarget:
    """A receipt printer on a serial line."""

    device: Path
    baud: int = _BAUD
    profile: str = ""
    own_letters: bool = False


FileTarget = PdfTarget | PngTarget | EscposFileTarget
ReceiptTarget = NetworkReceiptTarget | UsbReceiptTarget | SerialReceiptTarget
PrintTarget = PrinterTarget | FileTarget | ReceiptTarget


def read_target(text: str) -> PrintTarget:
    """Read a target: `printer`, `printer:NAME`, `printer:ipp://HOST/PATH`, `pdf:PATH`, `png:PATH` or a receipt printer.

    Receipt printers are `escpos:HOST[:PORT]`, `escpos-usb:/dev/usb/lp0`, `escpos-usb:VID:PID[:SERIAL]`,
    `escpos-serial:/dev/ttyUSB0[@BAUD]` and `escpos-file:PATH`, each with an optional `?profile=NAME`,
    `?letters=own` or `?profile=NAME&letters=own`.
    Raises PrintTargetError, its message a sentence for people, for anything else.
    """
    kind, colon, rest = text.strip().partition(":")
    match kind.lower():
        case "printer":
            return PrinterTarget(_printer_name(rest, text, named=bool(colon)))
        case "pdf":
            return PdfTarget(_path(rest, text))
        case "png":
            return PngTarget(_path(rest, text))
        case "escpos" | "escpos-usb" | "escpos-serial" | "escpos-file":
            place, options = _place_and_options(rest, text)
            return _receipt_target(kind.lower(), place, options, text)
        case _:
            raise PrintTargetError(f"“{text}” is no print target. Use {_FORMS}.")


@dataclass(frozen=True, slots=True)
class _Options:
    profile: str = ""
    own_letters: bool = False


def _receipt_target(kind: str, place: str, options: _Options, text: str) -> PrintTarget:
    match kind:
        case "escpos":
            host, port = _host_and_port(place, text)
            return NetworkReceiptTarget(host, port, options.profile, options.own_letters)
        case "escpos-usb":
            return UsbReceiptTarget(_usb(place, text), options.profile, options.own_letters)
        case "escpos-serial":
            device, at, baud = place.partition("@")
            speed = _baud(baud, text) if at else _BAUD
            return SerialReceiptTarget(_device(device, text), speed, options.profile, options.own_letters)
        case _:
            return EscposFileTarget(_path(place, text), options.profile, options.own_letters)


def _printer_name(rest: str, text: str, *, named: bool) -> str:
    name = rest.strip()
    if named and not name:
        raise PrintTargetError(f"“{text}” lacks the printer's name. Use {_FORMS}.")
    if len(name) > _LONGEST_NAME:
        raise PrintTargetError(f"No printer's name is longer than {_LONGEST_NAME} letters.")
    if any(unicodedata.category(character) in _NEVER_IN_NAMES for character in name):
        raise PrintTargetError(f"“{name!a}” is no printer's name.")
    scheme, separator, _rest = name.partition("://")
    if separator and scheme.lower() != "ipp":
        raise PrintTargetError(
            f"“{text}”: only ipp:// addresses can be printed to directly. Set the printer up in CUPS and use its name."
        )
    return name


def _path(rest: str, text: str) -> Path:
    if not rest.strip() or "\0" in rest:
        raise PrintTargetError(f"“{text}” lacks the file's path. Use {_FORMS}.")
    return Path(rest).expanduser()


def _place_and_options(rest: str, text: str) -> tuple[str, _Options]:
    place, mark, said = rest.rpartition("?")
    if not mark:
        return rest, _Options()
    pairs = parse_qsl(said, keep_blank_values=True)
    options = dict(pairs)
    if not pairs or len(options) < len(pairs) or not options.keys() <= {"profile", "letters"}:
        raise PrintTargetError(f"“{text}”: only ?profile=NAME and ?letters=own can stand behind a receipt printer.")
    return place, _Options(_profile(options, text), _own_letters(options, text))


def _profile(options: Mapping[str, str], text: str) -> str:
    name = options.get("profile")
    if name is None:
        return ""
    if profile_named(name) is None:
        known = ", ".join(model.name for model in receipt_models())
        raise PrintTargetError(f"“{text}”: “{name}” is no receipt printer we know. Use one of {known}.")
    return name.lower()


def _own_letters(options: Mapping[str, str], text: str) -> bool:
    match options.get("letters", "drawn").lower():
        case "own":
            return True
        case "drawn":
            return False
        case said:
            raise PrintTargetError(f"“{text}”: “{said}” are no letters. Use ?letters=own or ?letters=drawn.")


def _host_and_port(place: str, text: str) -> tuple[str, int]:
    found = _HOST.match(place.strip())
    if found is None:
        raise PrintTargetError(f"“{text}” lacks the printer's address. Use escpos:HOST or escpos:HOST:PORT.")
    host, rest = found["six"] or found["name"], place.strip()[found.end() :]
    if not rest:
        return host, _RECEIPT_PORT
    port = rest.removeprefix(":")
    if not (rest.startswith(":") and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise PrintTargetError(
            f"“{text}”: “{rest}” is no port. Use a number up to 65535, and brackets around an IPv6 address."
        )
    return host, int(port)


def _usb(place: str, text: str) -> Path | UsbId:
    if found := _USB_ID.fullmatch(place.strip()):
        return UsbId(int(found[1], 16), int(found[2], 16), found[3] or "")
    return _device(place, text)


def _device(place: str, text: str) -> Path:
    device = Path(place.strip())
    if "\0" in place or ".." in device.parts or not str(device).startswith("/dev/"):
        raise PrintTargetError(f"“{text}” lacks the printer's device, such as /dev/usb/lp0 or /dev/ttyUSB0.")
    return device


def _baud(baud: str, text: str) -> int:
    if not (baud.isascii() and baud.isdigit() and int(baud) in _BAUDS):
        known = ", ".join(str(speed) for speed in sorted(_BAUDS))
        raise PrintTargetError(f"“{text}”: “{baud}” is no speed of a serial line. Use one of {known}.")
    return int(baud)
