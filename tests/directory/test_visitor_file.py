# SPDX-License-Identifier: GPL-3.0-or-later
"""A CSV of visitors: good rows in, bad ones named."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.directory.visitor_file import RejectedRow, VisitorRow, read_visitors
from kiosk.domain.errors import FileUnreadable


def read(tmp_path: Path, content: bytes | str) -> list[VisitorRow | RejectedRow]:
    path = tmp_path / "people.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_visitors(path))


def test_names_in_one_or_in_two_columns(tmp_path: Path) -> None:
    one = read(tmp_path, "external_id,name\nv1,Marya Alvarez\n")
    two = read(tmp_path, "external_id,given_name,family_name\nv1,Marya,Alvarez\n")
    assert one == two == [VisitorRow(line=2, external_id="v1", name="Marya Alvarez")]


def test_headers_are_forgiving_and_everything_is_taken_over(tmp_path: Path) -> None:
    header = b"\xef\xbb\xbf External ID ,NAME,Preferred Name,phone,Birth-Date,language\r\n"
    rows = read(tmp_path, header + "v1,José  Núñez,Pepe,(555) 010-0199,1980-12-31,es\r\n".encode())
    assert rows == [
        VisitorRow(
            line=2, external_id="v1", name="José Núñez", preferred_name="Pepe", phone="(555) 010-0199",
            birth_date=date(1980, 12, 31), language="es",
        )
    ]  # fmt: skip


def test_bad_rows_are_named_and_good_ones_kept(tmp_path: Path) -> None:
    bad = "v2,,,\nv3,Bob,,31st of May\nv4,Cy,call me,\nv1,Dan,,\nv5,E,v,a,l\n"
    rows = read(tmp_path, f"external_id,name,phone,birth_date\nv1,Ann,,\n{bad}v6,Fay,,\n")
    assert [(row.line, row.name) for row in rows if isinstance(row, VisitorRow)] == [(2, "Ann"), (8, "Fay")]
    rejected = [row for row in rows if isinstance(row, RejectedRow)]
    assert [row.line for row in rejected] == [3, 4, 5, 6, 7]
    assert "write a name" in rejected[0].reason
    assert "31st of May" in rejected[1].reason
    assert "line 2" in rejected[3].reason


def test_people_without_ids_may_share_a_name(tmp_path: Path) -> None:
    assert len(read(tmp_path, "given_name,family_name\nAnn,Lee\nAnn,Lee\n")) == 2


def test_latin_1_is_read(tmp_path: Path) -> None:
    (row,) = read(tmp_path, b"external_id,name\nv1,Jos\xe9\n")
    assert isinstance(row, VisitorRow)
    assert row.name == "José"


@pytest.mark.parametrize(
    "content", ["", "a,b\n1,2\n", "<html></html>", "{}", b"PK\x03\x04", b"\xff\xd8\xff\0\0", "given_name\nAnn\n"]
)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes | str) -> None:
    with pytest.raises(FileUnreadable, match=r"people\.csv"):
        read(tmp_path, content)


def test_the_names_made_by_others(shared_folder: Path) -> None:
    rows = list(read_visitors(shared_folder / "data" / "lookup" / "visitors.csv"))
    assert len(rows) > 10_000
    assert not [row for row in rows if isinstance(row, RejectedRow)]


def test_a_birth_date_lies_between_1900_and_today(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,dob\nAnn,2031-05-01\nBob,1899-12-31\nCy,1900-01-01\nDee,2031-04-30\n")
    rows = list(read_visitors(path, today=date(2031, 4, 30)))
    assert [(row.line, row.name) for row in rows if isinstance(row, VisitorRow)] == [(4, "Cy"), (5, "Dee")]
    future, early = [row for row in rows if isinstance(row, RejectedRow)]
    assert "future" in future.reason
    assert "before 1900" in early.reason


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("Spanish", "es"), ("español", "es"), ("Espanol", "es"), ("SPA", "es"), ("es-MX", "es-MX"), ("es_mx", "es-MX"),
        ("zh-hant-tw", "zh-Hant-TW"), ("Tiếng Việt", "vi"), ("українська", "uk"), ("العربية", "ar"), ("中文", "zh"),
        ("fre", "fr"), ("Haitian Creole", "ht"), ("Farsi", "fa"), ("EN", "en"), ("", ""), ("qqq", ""),
        ("Spanish and some English", ""), ("yes", ""), ("x" * 300, ""),
    ],
)  # fmt: skip
def test_a_language_is_mapped_where_it_is_sure_and_dropped_otherwise(
    tmp_path: Path, written: str, language: str
) -> None:
    (row,) = read(tmp_path, f"name,language\nAnn,{written}\n")
    assert isinstance(row, VisitorRow)
    assert row.language == language


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'v2,"Bob', "never closed"),
        (b'v2,"' + b"x" * 200_000 + b'"', "longer than"),
        (b'v2,"' + b"x,y" * 100_000 + b'"', "longer than"),
        (b"v2,Bo\0b", "no text"),
        (b'v2,"Bo\0b', "never closed"),
    ],
    ids=["unclosed", "huge", "huge and ragged", "nul", "nul and unclosed"],
)
def test_each_line_counts_once(tmp_path: Path, bad: bytes, said: str) -> None:
    rows = read(tmp_path, b"external_id,name\nv1,Ann\n" + bad + b"\nv3,Cy\nv4,Dee\n")
    assert sorted(row.line for row in rows) == [2, 3, 4, 5]
    (rejected,) = [row for row in rows if isinstance(row, RejectedRow)]
    assert rejected.line == 3
    assert said in rejected.reason


def test_every_bad_line_is_named_however_many(tmp_path: Path) -> None:
    rows = read(tmp_path, "name,phone\n" + "Ann,,x\n" * 1200 + "Bob,\n")
    assert len(rows) == 1201
    assert [row.line for row in rows if isinstance(row, RejectedRow)] == list(range(2, 1202))


def test_a_row_that_the_file_ends_in_is_not_taken_over(tmp_path: Path) -> None:
    good, cut = read(tmp_path, 'external_id,name\nv1,Ann\nv2,"Marya Alv')
    assert isinstance(good, VisitorRow)
    assert isinstance(cut, RejectedRow)
    assert cut.line == 3
