# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips as files: whole or not at all."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from kiosk.domain.slip import SlipState
from kiosk.printing.errors import SlipNotWrittenError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos import commands
from kiosk.printing.targets import EscposFileTarget, FileTarget, PdfTarget, PngTarget, PrintTarget

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_BEGINNINGS = {
    DocumentForm.PDF: b"%PDF-",
    DocumentForm.PNG: b"\x89PNG\r\n\x1a\n",
    DocumentForm.ESCPOS: commands.START,
}


class PdfFiles:
    """Writes PDF files."""

    form = DocumentForm.PDF

    def takes(self, target: PrintTarget) -> bool:
        """Tell whether the target is a PDF file."""
        return isinstance(target, PdfTarget)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        """Write the document; CONFIRMED once it is on the disk."""
        return _print_to(target, document)


class PngFiles:
    """Writes PNG files."""

    form = DocumentForm.PNG

    def takes(self, target: PrintTarget) -> bool:
        """Tell whether the target is a PNG file."""
        return isinstance(target, PngTarget)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        """Write the document; CONFIRMED once it is on the disk."""
        return _print_to(target, document)


class EscposFiles:
    """Writes files of what a receipt printer would be sent."""

    form = DocumentForm.ESCPOS

    def takes(self, target: PrintTarget) -> bool:
        """Tell whether the target is a file for a receipt printer."""
        return isinstance(target, EscposFileTarget)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        """Write the document; CONFIRMED once it is on the disk."""
        return _print_to(target, document)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole, also after a power cut, or not at all.

    An older file stays until the new one is complete. Raises SlipNotWrittenError; `no_room` is true
    on it when the disk is full.
    """
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        _write_to_disk(beside, content)
        beside.replace(path)
        _keep_name(path.parent)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        number = error.errno if isinstance(error, OSError) else None
        raise SlipNotWrittenError(path, no_room=number in _NO_ROOM) from error


def _print_to(target: PrintTarget, document: Document) -> PrintOutcome:
    if not isinstance(target, FileTarget):
        return PrintOutcome(SlipState.FAILED, reason=PrintReason.NOT_THERE)
    if not _is_free(target.path, _BEGINNINGS[document.form]):
        return PrintOutcome(SlipState.FAILED, reason=PrintReason.NOT_WRITABLE)
    try:
        write_whole(target.path, document.content)
    except SlipNotWrittenError as error:
        reason = PrintReason.DISK_FULL if error.no_room else PrintReason.NOT_WRITABLE
        return PrintOutcome(SlipState.FAILED, reason=reason)
    return PrintOutcome(SlipState.CONFIRMED)


def _is_free(path: Path, beginning: bytes) -> bool:
    """Tell whether a slip may stand here: nothing is there, or a regular file of the slip's own kind.

    Links, devices, pipes and whatever else somebody may need (a database, a letter) stay untouched.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as older:
            return older.read(len(beginning)) == beginning
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False


def _write_to_disk(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_name(folder: Path) -> None:
    """Have the folder's new entry survive a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
