# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong between a slip and paper; nothing else leaves this package."""

from pathlib import Path

from kiosk.printing.outcome import PrintReason


class PrintingError(Exception):
    """Any trouble with printing."""


class SlipNotTypesetError(PrintingError):
    """The page could not be made; the message is the typesetter's own."""


class PrintTargetError(PrintingError):
    """A print target that cannot be understood or is not supported; the message is for people."""


class SlipNotWrittenError(PrintingError):
    """A slip's file could not be written; nothing of it is left."""

    def __init__(self, path: Path, *, no_room: bool) -> None:
        super().__init__(f"{path} could not be written" + (": the disk is full" if no_room else ""))
        self.path = path
        self.no_room = no_room


class PrinterError(PrintingError):
    """A printer or print system that can't be used as asked; `reason` says why.

    `maybe_sent` is true once it may have taken in what was sent.
    """

    def __init__(self, reason: PrintReason, *, maybe_sent: bool = False) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.maybe_sent = maybe_sent
