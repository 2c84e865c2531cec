# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a slip is to go, as written on the command line and in settings."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.printing.errors import PrintTargetError

_FORMS = "printer, printer:NAME, pdf:PATH or png:PATH"


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


PrintTarget = PrinterTarget | PdfTarget | PngTarget


def read_target(text: str) -> PrintTarget:
    """Read `printer`, `printer:NAME`, `printer:ipp://HOST/PATH`, `pdf:PATH` or `png:PATH`.

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
        case "escpos" | "escpos-file":
            raise PrintTargetError(f"“{text}”: receipt printers without a queue are not supported yet. Use {_FORMS}.")
        case _:
            raise PrintTargetError(f"“{text}” is no print target. Use {_FORMS}.")


def _printer_name(rest: str, text: str, *, named: bool) -> str:
    name = rest.strip()
    if named and not name:
        raise PrintTargetError(f"“{text}” lacks the printer's name. Use {_FORMS}.")
    scheme, separator, _rest = name.partition("://")
    if separator and scheme.lower() != "ipp":
        raise PrintTargetError(
            f"“{text}”: only ipp:// addresses can be printed to directly. Set the printer up in CUPS and use its name."
        )
    if any(character in name for character in "\n\r\0"):
        raise PrintTargetError(f"“{text!r}” is no printer's name.")
    return name


def _path(rest: str, text: str) -> Path:
    if not rest.strip() or "\0" in rest:
        raise PrintTargetError(f"“{text}” lacks the file's path. Use {_FORMS}.")
    return Path(rest).expanduser()
