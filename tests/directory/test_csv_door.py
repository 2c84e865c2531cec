# SPDX-License-Identifier: GPL-3.0-or-later
"""The CSV door: every encoding, line end and slip of the pen, with the line numbers kept."""

from pathlib import Path

import pytest

from kiosk.directory.csv_door import Row, open_table
from kiosk.directory.package import open_package
from kiosk.directory.problem import Problem, ProblemList, Severity
from kiosk.domain.errors import FileUnreadable


def read(tmp_path: Path, content: bytes) -> tuple[list[Row], list[Problem]]:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    problems = ProblemList()
    with open_package(path) as package, package.entries[0].open() as stream:
        rows = list(open_table(package.entries[0], stream, problems).rows(problems))
    return rows, problems.listed


@pytest.mark.parametrize(
    "content",
    [
        b"id,name\n1,Caf\xc3\xa9\n2,Bob\n",
        b"\xef\xbb\xbfid,name\n1,Caf\xc3\xa9\n2,Bob\n",
        b" ID , Name \r\n1,Caf\xc3\xa9\r\n2,Bob\r\n",
        b"id,name\r1,Caf\xc3\xa9\r2,Bob\r",
        "id,name\n1,Café\n2,Bob\n".encode("utf-16"),
        b'"id","name"\n"1","Caf\xc3\xa9"\n\n"2","Bob"',
    ],
)
def test_the_same_rows_in_any_dress(tmp_path: Path, content: bytes) -> None:
    rows, problems = read(tmp_path, content)
    assert [row.cells for row in rows] == [{"id": "1", "name": "Café"}, {"id": "2", "name": "Bob"}]
    assert problems == []


def test_latin_1_is_read_and_reported_with_its_first_line(tmp_path: Path) -> None:
    rows, (problem,) = read(tmp_path, b"id,name\n1,Bob\n2,Caf\xe9\n3,na\xefve\n4,Ren\xc3\xa9\n")
    assert [row.cells["name"] for row in rows] == ["Bob", "Café", "naïve", "René"]
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert problem.message.startswith("2 lines")


def test_semicolons_and_tabs(tmp_path: Path) -> None:
    for separator in (b";", b"\t"):
        rows, (problem,) = read(tmp_path, b"id,name\n1,Bob\n".replace(b",", separator))
        assert rows[0].cells == {"id": "1", "name": "Bob"}
        assert problem.severity is Severity.INFO


def test_line_numbers_count_the_lines_inside_quotes(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, b'id,name\n1,"two\nlines"\n2,Bob\n')
    assert [(row.line, row.cells["name"]) for row in rows] == [(2, "two\nlines"), (4, "Bob")]


def test_ragged_rows(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, b"id,name,city\n1,Bob\n2,Ann,Here,,\n3,Bo,b,There\n4,Cy,Here\n")
    assert [row.cells for row in rows] == [
        {"id": "1", "name": "Bob"},
        {"id": "2", "name": "Ann", "city": "Here"},
        {"id": "4", "name": "Cy", "city": "Here"},
    ]
    assert [(each.line, each.severity) for each in problems] == [(2, Severity.WARNING), (4, Severity.ERROR)]


def test_a_quotation_mark_left_open_costs_its_own_line_only(tmp_path: Path) -> None:
    for others in (5, 3000):
        body = b"".join(b"%d,name %d\n" % (number, number) for number in range(2, others))
        rows, problems = read(tmp_path, b'id,name\n1,"open\n' + body)
        assert [row.cells["id"] for row in rows] == [str(number) for number in range(1, others)]
        assert [row.line for row in rows][-1] == others
        assert [(each.line, each.severity) for each in problems] == [(2, Severity.ERROR)]


def test_a_file_cut_off_inside_a_cell_keeps_what_is_there(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, b'id,name,text\n1,Bob,fine\n2,Ann,"a long text\nthat goes on and')
    assert rows[-1].cells == {"id": "2", "name": "Ann", "text": "a long text\nthat goes on and"}


def test_an_enormous_cell_does_not_stop_the_rest(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, b'id,name\n1,"' + b"x" * 200_000 + b'"\n2,Bob\n')
    assert [row.cells["id"] for row in rows] == ["1", "2"]
    assert [each.severity for each in problems] == [Severity.ERROR]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"%PDF-1.7\n", b"PK\x03\x04\0\0", b"{}", b"<html>", b"a\0b,c\n"])
def test_what_is_no_csv_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileUnreadable, match=r"table\.csv"):
        read(tmp_path, content)


def test_a_nul_in_a_row_leaves_out_that_row_and_names_its_line(tmp_path: Path) -> None:
    body = b"".join(b"%d,name %d\n" % (number, number) for number in range(1, 1000))
    for found in (b"500", b"5"):
        rows, (problem,) = read(tmp_path, b"id,name\n" + body.replace(b"name " + found + b"\n", b"na\0me\n"))
        assert len(rows) == 998
        assert (problem.line, problem.severity) == (int(found) + 1, Severity.ERROR)


def test_mostly_nul_is_no_csv(tmp_path: Path) -> None:
    for content in (b"id,name\n1,a\n" + b"\0" * 500, b"id,name\n" + b"\1\0\2\n\3\4\n" * 90):
        with pytest.raises(FileUnreadable, match="not text"):
            read(tmp_path, content)


def test_a_file_that_ends_in_the_middle_of_a_cell_is_told(tmp_path: Path) -> None:
    rows, (problem,) = read(tmp_path, b'id,name\n1,Bob\n2,"An')
    assert [row.cells["name"] for row in rows] == ["Bob", "An"]
    assert (problem.line, problem.severity) == (3, Severity.ERROR)
