# SPDX-License-Identifier: GPL-3.0-or-later
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyipp import parser
from pyipp.enums import IppOperation

from kiosk.printing.printers.ipp_message import Ask, Group, IppFormatError, Operation, Tag, answer, request

REQUEST = request(
    Operation.PRINT_JOB,
    (Ask(Tag.URI, "printer-uri", ("ipp://localhost/printers/Vorraum",)), Ask(Tag.NAME, "job-name", ("Zettel ä",))),
    (Ask(Tag.KEYWORD, "media", ("iso_a4_210x297mm",)), Ask(Tag.INTEGER, "copies", (1,))),
    b"%PDF-",
)


def test_another_reader_understands_our_requests() -> None:
    read = parser.parse(REQUEST, contains_data=True)
    assert read["version"] == (2, 0)
    assert read["status-code"] == IppOperation.PRINT_JOB
    assert read["operation-attributes"]["printer-uri"] == "ipp://localhost/printers/Vorraum"
    assert read["operation-attributes"]["job-name"] == "Zettel ä"
    assert read["jobs"] == [{"media": "iso_a4_210x297mm", "copies": 1}]
    assert read["data"] == b"%PDF-"


def test_reads_what_it_writes() -> None:
    wanted = ("printer-state", "printer-state-reasons")
    read = answer(
        request(
            Operation.GET_PRINTER_ATTRIBUTES,
            (),
            (Ask(Tag.KEYWORD, "reasons", wanted), Ask(Tag.BOOLEAN, "ok", (True,)), Ask(Tag.ENUM, "n", (-3,))),
        )
    )
    assert read.first(Group.JOB) == {"reasons": wanted, "ok": (True,), "n": (-3,)}
    assert read.first(Group.PRINTER) == {}


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(received: bytes) -> None:
    with suppress(IppFormatError):
        answer(received)


@given(st.integers(0, len(REQUEST) - 6))
def test_what_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(IppFormatError):
        answer(REQUEST[:length])
