# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipt printers we know how to drive, by family.

Measures and commands are those of the makers' command references. A printer that is not here works as the
generic one of its width; one that never answers, as the silent one.
"""

from dataclasses import dataclass
from enum import Enum, auto
from math import ceil

from kiosk.domain.printer import ReceiptModel
from kiosk.domain.slip import Paper
from kiosk.printing.code_pages import CodePage

_DPI_203 = 203.2  # eight dots a millimetre
_DPI_180 = 180.0
_MILLIMETRES_AN_INCH = 25.4
_LETTER = 12  # dots that a letter of Font A is wide, on every printer here
_NARROW_PRINT = 48  # millimetres that are printed of a 58 mm roll

# Numbers after ESC t that makers, and tables that others keep of them, agree on. The first is also what printers
# begin with, so that it stands first.
_USA, _WEST, _WINDOWS, _EURO = CodePage("cp437", 0), CodePage("cp850", 2), CodePage("cp1252", 16), CodePage("cp858", 19)
_COMMON_PAGES = (_USA, _EURO, _WINDOWS, _WEST)
_EAST, _RUSSIA, _CYRILLIC = CodePage("cp852", 18), CodePage("cp866", 17), CodePage("cp1251", 46)


class Proof(Enum):
    """How a printer shows that it has printed: by sending back a process ID, its paper sensor, or not at all."""

    PROCESS_ID = auto()  # GS ( H, answered when the paper is printed
    SENSOR = auto()  # GS r, answered in its turn
    NONE = auto()  # no back channel: it is never asked anything


class Cut(Enum):
    """What ends a page: a cut that leaves a corner, a cut right through, or paper to tear off."""

    PARTIAL = auto()
    FULL = auto()
    TEAR = auto()


class Raster(Enum):
    """Which command draws dots: GS v 0, which nearly every printer knows, or its successor GS ( L."""

    GS_V_0 = auto()
    GS_L = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptProfile:
    """A family of receipt printers.

    `dots` is the width of its head. `feed_lines` brings the page's end to the knife; 0 where the cutting
    command does that itself. `band_rows` is the most rows for one command. `online_bit` is false where
    "offline" is said by printers that print. `pages` are the code pages of its own letters, the preferred first.
    """

    name: str
    title: str
    paper: Paper = Paper.RECEIPT_80
    dots: int = 576
    dpi: float = _DPI_203
    cut: Cut = Cut.PARTIAL
    feed_lines: int = 0
    proof: Proof = Proof.SENSOR
    raster: Raster = Raster.GS_V_0
    band_rows: int = 256
    online_bit: bool = True
    pages: tuple[CodePage, ...] = _COMMON_PAGES

    def printable(self, paper: Paper) -> int:
        """Tell how many dots of a paper's width are printed: the head's, or less on a narrow roll."""
        narrow = ceil(_NARROW_PRINT * self.dpi / _MILLIMETRES_AN_INCH)
        return min(self.dots, narrow) if paper is Paper.RECEIPT_58 else self.dots

    def columns(self, paper: Paper) -> int:
        """Tell how many of its own letters (Font A) stand in a line."""
        return self.printable(paper) // _LETTER


_PROFILES = (
    ReceiptProfile(name="generic-80", title="Other, 80 mm paper", feed_lines=5),
    ReceiptProfile(
        name="generic-58",
        title="Other, 58 mm paper",
        paper=Paper.RECEIPT_58,
        dots=384,
        cut=Cut.TEAR,
        feed_lines=4,
    ),
    ReceiptProfile(
        name="epson-tm-t20",
        title="Epson TM-T20, TM-T82II and later, TM-T81III",
        proof=Proof.PROCESS_ID,
        pages=(*_COMMON_PAGES, _EAST, _RUSSIA, _CYRILLIC),
    ),
    ReceiptProfile(
        name="epson-tm-m30",
        title="Epson TM-m30, TM-m50, TM-P80",
        proof=Proof.PROCESS_ID,
        raster=Raster.GS_L,
        pages=(_USA, _WINDOWS, _WEST, _EAST, _RUSSIA, _CYRILLIC),
    ),
    ReceiptProfile(
        name="epson-tm-t88",
        title="Epson TM-T88IV and later, TM-T70",
        dots=512,
        dpi=_DPI_180,
        proof=Proof.PROCESS_ID,
        pages=(*_COMMON_PAGES, _EAST, _RUSSIA),
    ),
    ReceiptProfile(
        name="epson-tm-t88-old",
        title="Epson TM-T88II, TM-T88III",
        dots=512,
        dpi=_DPI_180,
        pages=(_USA, _WINDOWS, _WEST),
    ),
    ReceiptProfile(
        name="star",
        title="Star in ESC/POS mode (TSP100, TSP650, mC-Print3)",
        online_bit=False,  # https://github.com/python-escpos/python-escpos/issues/434
    ),
    ReceiptProfile(
        name="bixolon-180",
        title="Bixolon with 180 dpi (SRP-350III)",
        dots=512,
        dpi=_DPI_180,
    ),
    ReceiptProfile(name="bixolon-203", title="Bixolon with 203 dpi (SRP-352III)"),
    ReceiptProfile(
        name="citizen",
        title="Citizen CT-S, CT-E",
        pages=(_USA, _WINDOWS),  # page 2 has the euro sign on some models and not on others
    ),
    ReceiptProfile(
        name="silent-80",
        title="Says nothing, 80 mm paper",
        feed_lines=5,
        proof=Proof.NONE,
    ),
    ReceiptProfile(
        name="silent-58",
        title="Says nothing, 58 mm paper",
        paper=Paper.RECEIPT_58,
        dots=384,
        cut=Cut.TEAR,
        feed_lines=4,
        proof=Proof.NONE,
    ),
)


def profile_named(name: str) -> ReceiptProfile | None:
    """Find a profile by its name, in any case; None for a name we don't know."""
    return next((profile for profile in _PROFILES if profile.name == name.lower()), None)


def profile_for(name: str, paper: Paper) -> ReceiptProfile:
    """Find the profile to drive a printer with: the named one, else the generic one for the paper."""
    width = "58" if paper is Paper.RECEIPT_58 else "80"
    return profile_named(name) or next(profile for profile in _PROFILES if profile.name == f"generic-{width}")


def paper_on(profile: ReceiptProfile, paper: Paper) -> Paper:
    """Tell which paper a slip is laid out for: the one wished for where the head can print it, else the head's own."""
    return paper if paper in {profile.paper, Paper.RECEIPT_58} else profile.paper


def receipt_models() -> tuple[ReceiptModel, ...]:
    """List the printers to choose among, generic ones first."""
    return tuple(ReceiptModel(name=known.name, title=known.title, paper=known.paper) for known in _PROFILES)
