# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates and words in, pages out; one for all kinds of handouts, since the fonts are read once."""

import json
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from kiosk.messages import Translator, translator
from kiosk.printing.errors import SlipNotTypesetError

_MEMORY = 11
"""The typesetter keeps what it measured for the last ten documents, in case the next one is much the same."""


class Typesetter:
    """Sets pages in type. Building one reads the system's fonts (0.2 s); keep it. Any thread may use it.

    Rendering writes no files. Raises SlipNotTypesetError when a page cannot be made.
    """

    def __init__(self) -> None:
        package = Path(str(files("kiosk")))
        self._templates = package / "printing"
        self._turn = Lock()
        self._translators: dict[str, Translator] = {}  # reading a language's file takes longer than a page
        self._compiler = typst.Compiler(root=str(package), font_paths=[str(package / "resources" / "fonts")])

    def said_in(self, language: str) -> Translator:
        """Return the door for a language, in English where that is not shipped."""
        said_by = self._translators.get(language) or translator(language)
        self._translators[language] = said_by
        return said_by

    def pdf(self, template: str, words: dict[str, Any], moment: int = 0) -> bytes:
        """Set a page as tagged PDF (PDF/UA-1), fonts embedded; `moment` is its date in seconds since 1970."""
        try:
            [document] = self._compile(template, words, "pdf", moment=moment, accessible=True)
        except SlipNotTypesetError:
            # Characters that no installed font has are against PDF/UA; the page comes out all the same. It stays
            # tagged: only the claim to be PDF/UA is lost, and that a window showing it is named after its title.
            [document] = self._compile(template, words, "pdf", moment=moment)
        return document

    def pngs(self, template: str, words: dict[str, Any], dpi: float) -> tuple[bytes, ...]:
        """Set a page as pictures, one a page."""
        return self._compile(template, words, "png", dpi=dpi)

    def forget(self) -> None:
        """Let go of what was kept of earlier pages: after a long one much memory, after a card its token.

        The next page takes some 30 ms more.
        """
        with self._turn:
            for _turn in range(_MEMORY):
                self._compiler.compile(input=b"", format="svg", sys_inputs=None)

    def _compile(
        self,
        template: str,
        words: dict[str, Any],
        form: Literal["pdf", "png"],
        *,
        dpi: float | None = None,
        moment: int | None = None,
        accessible: bool = False,
    ) -> tuple[bytes, ...]:
        with self._turn:
            try:
                made = self._compiler.compile(
                    input=str(self._templates / template),
                    format=form,
                    ppi=dpi,
                    sys_inputs={"words": json.dumps(words)},
                    pdf_standards="ua-1" if accessible else None,
                    timestamp=moment,
                )
            except typst.TypstError as error:
                raise SlipNotTypesetError(str(error)) from error
        if made is None:
            raise SlipNotTypesetError("nothing came out")
        return tuple(made) if isinstance(made, list) else (made,)
