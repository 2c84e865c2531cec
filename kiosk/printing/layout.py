# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages from slips: the same content and order on every paper.

A slip too full for its page gets smaller gaps, then a second column of facts, then a second page
with "1 of 2"; never smaller type.
"""

from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from kiosk.domain.slip import Paper, Slip
from kiosk.messages import Translator, translator
from kiosk.printing.errors import SlipNotTypesetError
from kiosk.printing.pages import stacked
from kiosk.printing.qr import code_of
from kiosk.printing.typeset import typeset_words
from kiosk.printing.wording import CopyMark, word_slip


class SlipRenderer:
    """Sets slips in type. Building one reads the system's fonts (0.2 s); keep it. Any thread may use it.

    Rendering writes no files. Raises SlipNotTypesetError when a page cannot be made.
    """

    def __init__(self) -> None:
        package = Path(str(files("kiosk")))
        self._turn = Lock()
        self._translators: dict[str, Translator] = {}  # reading a language's file takes longer than a page
        self._compiler = typst.Compiler(
            input=str(package / "printing" / "slip.typ"),
            root=str(package),
            font_paths=[str(package / "resources" / "fonts")],
        )

    def pdf(self, slip: Slip, paper: Paper, *, copy: CopyMark | None = None) -> bytes:
        """Render as tagged PDF (PDF/UA-1), fonts embedded; the same slip gives the same bytes."""
        words = self._words(slip, paper, copy)
        moment = int(slip.printed_at.timestamp())
        try:
            [document] = self._compile(words, "pdf", moment=moment, accessible=True)
        except SlipNotTypesetError:
            # Characters that no installed font has are against PDF/UA; the slip comes out all the same.
            [document] = self._compile(words, "pdf", moment=moment)
        return document

    def png(self, slip: Slip, paper: Paper, dpi: float = 200, *, copy: CopyMark | None = None) -> bytes:
        """Render as one picture; several pages stand below one another in it."""
        return stacked(self.pngs(slip, paper, dpi, copy=copy))

    def pngs(self, slip: Slip, paper: Paper, dpi: float = 200, *, copy: CopyMark | None = None) -> tuple[bytes, ...]:
        """Render as pictures, one a page."""
        return self._compile(self._words(slip, paper, copy), "png", dpi=dpi)

    def _words(self, slip: Slip, paper: Paper, copy: CopyMark | None) -> str:
        said_by = self._translators.get(slip.language) or translator(slip.language)
        self._translators[slip.language] = said_by
        code = code_of(slip)
        worded = word_slip(slip, code.kind, copy, said_by=said_by)
        return typeset_words(worded, code, paper, large_print=slip.large_print)

    def _compile(
        self,
        words: str,
        form: Literal["pdf", "png"],
        *,
        dpi: float | None = None,
        moment: int | None = None,
        accessible: bool = False,
    ) -> tuple[bytes, ...]:
        with self._turn:
            try:
                made = self._compiler.compile(
                    format=form,
                    ppi=dpi,
                    sys_inputs={"slip": words},
                    pdf_standards="ua-1" if accessible else None,
                    timestamp=moment,
                )
            except typst.TypstError as error:
                raise SlipNotTypesetError(str(error)) from error
        if made is None:
            raise SlipNotTypesetError("nothing came out")
        return tuple(made) if isinstance(made, list) else (made,)
