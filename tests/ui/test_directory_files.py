# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's directories, read for the import page by a process of its own."""

import csv
import shutil
from pathlib import Path

import pytest

from kiosk.domain.errors import FileUnreadable
from kiosk.domain.resource_rules import ImportCancelled
from kiosk.spreadsheet import FileNotSaved
from kiosk.ui.reception.directory.importing.files import Column, SourceRead, Weight
from kiosk.ui.reception.directory.importing.watch import Watch
from kiosk.windows.directory_files import ReadableDirectories

FEED = {
    "organizations.csv": "id,name,description\no1,Riverside Aid,Helps\n",
    "services.csv": "id,organization_id,name,status\ns1,o1,Food pantry,active\ns2,o1,Clothing,active\n",
    "locations.csv": "id,organization_id,name\nl1,o1,Main office\n",
    "services_at_location.csv": "id,service_id,location_id\nx1,s1,l1\nx2,s2,l1\n",
    "phones.csv": "id,service_id,number\np1,s1,(312) 555-0101\np2,s2,ask Sam\n",
}
OWN = "Was,Wo,Wann,Rufnummer\nKleiderkammer,Hauptstr. 5,Mo-Fr 9-12,030 123456\nTafel,Nebenweg 2,Di 10-12,030 654321\n"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    folder = tmp_path / "feed"
    folder.mkdir()
    for name, text in FEED.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.csv").write_text(OWN)
    return tmp_path / "own.csv"


def read(path: Path, **choices: object) -> SourceRead:
    files = ReadableDirectories()
    first = files.read(path, "feed", None, Watch())
    if not choices or first.choices is None:
        return first
    chosen = first.choices
    for column, meaning in choices.items():
        chosen = chosen.chosen("own.csv", column, str(meaning))
    return files.read(path, "feed", chosen, Watch())


def columns(source: SourceRead) -> dict[str, Column]:
    (table,) = source.tables
    return {each.heading: each for each in table.columns}


def test_a_feed_is_read_and_outlives_its_files(feed: Path) -> None:
    source = read(feed)
    shutil.rmtree(feed)
    assert sorted(each.name for each in source.resources) == ["Clothing", "Food pantry"]
    assert sorted(each.name for each in source.resources) == ["Clothing", "Food pantry"], "it can be read twice"
    assert (source.count, source.whole, source.tables, source.choices_text) == (2, True, (), "")
    assert source.format.startswith("HSDS")


def test_what_was_wrong_has_its_place_and_weight_and_is_saved(feed: Path, tmp_path: Path) -> None:
    source = read(feed)
    (fault,) = [each for each in source.faults if each.file == "phones.csv"]
    assert (fault.column, fault.count, fault.places[0][0]) == ("number", 1, 3)
    assert fault.weight in set(Weight)
    source.write_report(tmp_path / "report.csv")
    rows = list(csv.reader((tmp_path / "report.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["severity", "file", "line", "column", "message"]
    assert ["phones.csv", "3", "number"] in [row[1:4] for row in rows]
    source.write_report(tmp_path / "report.txt")
    assert "Check report for feed" in (tmp_path / "report.txt").read_text()
    with pytest.raises(FileNotSaved):
        source.write_report(tmp_path / "nowhere" / "report.txt")


def test_a_table_of_ones_own_shows_what_its_columns_were_taken_for(own: Path) -> None:
    source = read(own)
    shown = columns(source)
    assert shown["Rufnummer"].meaning == "phone.number"
    assert shown["Rufnummer"].samples == ("030 123456", "030 654321")
    assert shown["Rufnummer"].why
    assert {each.name for each in source.resources} == {"Kleiderkammer", "Tafel"}
    assert set(ReadableDirectories().meanings) >= {each.meaning for each in shown.values() if each.meaning}


def test_a_correction_is_read_and_stays_beside_the_guesses(own: Path) -> None:
    source = read(own, Wann="service.description")
    assert {each.description for each in source.resources} == {"Mo-Fr 9-12", "Di 10-12"}
    shown = columns(source)
    assert shown["Wann"].is_sure
    assert shown["Wann"].samples, "what stands in its cells is still shown"


def test_choices_are_remembered_for_an_edition_under_another_name(own: Path, tmp_path: Path) -> None:
    files = ReadableDirectories()
    text = read(own, Wann="service.description").choices_text
    later = tmp_path / "own 2027.csv"
    later.write_text(OWN + "Neu,Am Markt 1,Mi 9-10,030 777777\n")
    source = files.read(later, "feed", files.remembered(text), Watch())
    assert columns(source)["Wann"].meaning == "service.description"
    assert source.count == 3


def test_choices_that_cannot_be_understood_are_not_remembered() -> None:
    assert ReadableDirectories().remembered("") is None
    assert ReadableDirectories().remembered("[[broken") is None


def test_choices_are_loaded_from_a_file_or_it_is_said_why_not(own: Path, tmp_path: Path) -> None:
    files = ReadableDirectories()
    saved = tmp_path / "columns.toml"
    saved.write_text(read(own, Wann="service.description").choices_text)
    assert columns(files.read(own, "feed", files.load_choices(saved), Watch()))["Wann"].meaning == "service.description"
    for bad, content in (("a.toml", b"\xff\xfe\x00"), ("b.toml", b"[[broken"), ("c.toml", b"x" * 2_000_000)):
        (tmp_path / bad).write_bytes(content)
        with pytest.raises(FileUnreadable, match=bad):
            files.load_choices(tmp_path / bad)
    with pytest.raises(FileUnreadable, match=r"d\.toml"):
        files.load_choices(tmp_path / "d.toml")


def test_a_table_without_a_name_asks_what_its_columns_mean(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Alpha,Beta\n1,2\n3,4\n")
    source = read(tmp_path / "list.csv")
    assert not source.is_readable
    assert set(columns(source)) == {"Alpha", "Beta"}


def test_a_list_of_people_is_no_directory(tmp_path: Path) -> None:
    people = "First name,Last name,Phone,Date of birth\nMaria,Diaz,(312) 555-0101,1990-01-01\n"
    (tmp_path / "people.csv").write_text(people)
    with pytest.raises(FileUnreadable):
        read(tmp_path / "people.csv")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.pdf", b"%PDF-1.7\n%\xe2\xe3", "letter.pdf"),
        ("empty.csv", b"", "it is empty"),
        ("broken.zip", b"PK\x03\x04 cut off", "damaged"),
        ("noise.bin", bytes(range(256)) * 9, "neither CSV nor JSON"),
    ],
)
def test_what_is_no_directory_is_said_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileUnreadable, match=said):
        read(tmp_path / name)


def test_what_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="no such file or folder"):
        read(tmp_path / "nowhere")


class StopsAtOnce(Watch):
    """Wants it to stop as soon as it hears anything of it."""

    def tell(self, what: str, done: int, total: int) -> None:
        super().tell(what, done, total)
        self.stop()


def test_stopping_ends_the_reading_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name\n" + "".join(f"o{n},Name {n}\n" for n in range(60_000)))
    (tmp_path / "services.csv").write_text("id,organization_id,name\ns1,o1,Food pantry\n")
    watch = StopsAtOnce()
    with pytest.raises(ImportCancelled):
        ReadableDirectories().read(tmp_path, "feed", None, watch)
    assert (watch.progress.what, watch.progress.done) == ("organizations.csv", 1)


def test_stopped_before_it_began_nothing_is_read(feed: Path) -> None:
    watch = Watch()
    watch.stop()
    with pytest.raises(ImportCancelled):
        ReadableDirectories().read(feed, "feed", None, watch)
