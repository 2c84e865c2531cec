# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings need from whoever knows printers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.domain.printer import FoundPrinter, PrinterChoice, ReceiptModel
from kiosk.domain.spool import Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterTools:
    """Finding, checking and testing printers.

    `find`, and `look_at`, which says what keeps a target's printer from printing now as a print reason ("" for
    nothing), take some seconds; `test`, which prints a test slip for the station it is told by name, as long as the
    printer: they run on workers. `check` says what is wrong with a target, "" when it is understood.
    `models` are the receipt printers to choose from, generic ones first; `say_problem` says a print reason as a
    sentence.
    """

    find: Callable[[], Sequence[FoundPrinter]]
    look_at: Callable[[str], str]
    check: Callable[[str], str]
    models: Sequence[ReceiptModel]
    test: Callable[[PrinterChoice, str], Delivery]
    say_problem: Callable[[str], str]
