# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages as a receipt printer's head prints them: black or white, dot for dot."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from PIL import Image

from kiosk.domain.slip import Paper
from kiosk.printing.printers.document import Document, DocumentForm, Pages
from kiosk.printing.printers.escpos import commands
from kiosk.printing.receipt_profiles import Raster, ReceiptProfile, paper_on

_BLACK_BELOW = 128
_LEAST_GAP = 16  # rows; shorter ones are drawn with the text around them


def receipt_document(pages: Pages, paper: Paper, profile: ReceiptProfile) -> Document:
    """Draw a handout for a receipt printer; the bytes are all that is needed to print it.

    A paper that the head can't print gives way to the head's own. Raises SlipNotTypesetError.
    """
    fitting = paper_on(profile, paper)
    return Document(DocumentForm.ESCPOS, receipt_job(pages.pngs(fitting, profile.dpi), profile), fitting)


def receipt_job(pages: Sequence[bytes], profile: ReceiptProfile) -> bytes:
    """Turn PNG pictures, one a page and drawn with the profile's dots per inch, into one job."""
    end = commands.ending(profile.cut, profile.feed_lines)
    return commands.START + b"".join(drawn(rows_of(page, profile), profile) + end for page in pages)


def rows_of(page: bytes, profile: ReceiptProfile) -> tuple[bytes, ...]:
    """Cut a PNG page to what the head prints of it, the same off both sides, and make every dot black or white.

    Grey is not dithered: a QR code's modules stay whole. Rows are from the top, the leftmost dot in the
    highest bit, black as 1.
    """
    with Image.open(io.BytesIO(page)) as picture:
        grey = picture.convert("L")
    dots = _printable(grey.width, profile)
    left = (grey.width - dots) // 2
    printed = grey.crop((left, 0, left + dots, grey.height))
    inked = printed.point([255 * (light < _BLACK_BELOW) for light in range(256)], mode="1")
    width, content = (inked.width + 7) // 8, inked.tobytes()
    return tuple(content[start : start + width] for start in range(0, len(content), width))


def _printable(width: int, profile: ReceiptProfile) -> int:
    """Tell how many dots of a page's width are printed: the head's, or 48 mm of a narrow roll in a wide printer."""
    return profile.dots if width >= profile.dots else min(width, profile.printable(Paper.RECEIPT_58))


def drawn(rows: Sequence[bytes], profile: ReceiptProfile, *, scale: int = 1) -> bytes:
    """Write rows as `rows_of` gives them for the printer; with a `scale` of 2 every dot is drawn as four."""
    command = commands.graphics if profile.raster is Raster.GS_L else commands.raster
    bands = _bands(rows, profile.band_rows // scale)
    return b"".join(command(*_narrowed(band), scale=scale) for band in bands)


def _bands(rows: Sequence[bytes], most: int) -> Iterator[list[bytes]]:
    """Part rows into what one command draws: longer gaps, which hardly take bytes, and all else."""
    band: list[bytes] = []
    for inked, group in groupby(rows, key=any):
        run = list(group)
        gap = not inked and len(run) >= _LEAST_GAP
        if gap:
            yield from _pieces(band, most)
            band = []
        band += run
        if gap:
            yield from _pieces(band, most)
            band = []
    yield from _pieces(band, most)


def _pieces(band: list[bytes], most: int) -> Iterator[list[bytes]]:
    return (band[start : start + most] for start in range(0, len(band), most))


def _narrowed(rows: list[bytes]) -> tuple[bytes, int]:
    """Join rows without the white at their ends; gives their width in bytes, too."""
    width = max(1, *(len(row.rstrip(b"\0")) for row in rows))
    return b"".join(row[:width] for row in rows), width
