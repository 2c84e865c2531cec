# SPDX-License-Identifier: GPL-3.0-or-later
"""A rendered slip on its way to a printer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.domain.slip import Paper

JOB_NAME = "Onward slip"
"""What queues and printers' displays show: nothing of the visitor."""


class DocumentForm(StrEnum):
    """What a document's bytes are."""

    PDF = "pdf"
    PNG = "png"
    ESCPOS = "escpos"


class Pages(Protocol):
    """A handout that can be laid out for any paper. Both raise SlipNotTypesetError.

    `pdf` gives one document, `pngs` a picture for each page.
    """

    def pdf(self, paper: Paper) -> bytes: ...  # noqa: D102
    def pngs(self, paper: Paper, dpi: float = 200) -> tuple[bytes, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Document:
    """A slip's bytes for one paper. `title` is the name of its job."""

    form: DocumentForm
    content: bytes
    paper: Paper
    title: str = JOB_NAME
