# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers by the names that printers know (PWG 5101.1)."""

import re

from kiosk.domain.slip import Paper
from kiosk.printing.printers.document import Document

_MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
_MILLIMETRES_A_POINT = 25.4 / 72
_LONGEST_RECEIPT = 297


def media_name(document: Document) -> str:
    """Name the document's paper; a receipt's has the length of its text, in whole millimetres."""
    match document.paper:
        case Paper.A4:
            return "iso_a4_210x297mm"
        case Paper.LETTER:
            return "na_letter_8.5x11in"
        case Paper.A5:
            return "iso_a5_148x210mm"
        case Paper.RECEIPT_80:
            return _receipt(80, document.content)
        case Paper.RECEIPT_58:
            return _receipt(58, document.content)


def _receipt(width: int, pdf: bytes) -> str:
    found = _MEDIA_BOX.search(pdf)
    length = round(float(found[2]) * _MILLIMETRES_A_POINT) if found else _LONGEST_RECEIPT
    return f"custom_slip_{width}x{length}mm"
