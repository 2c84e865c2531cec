# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's own tables: spreadsheets in several languages, publishers' files, and rows that are out of step."""

from datetime import date, time
from pathlib import Path

import pytest

from kiosk.directory.mapping import ColumnMapping
from kiosk.directory.mapping_toml import mapping_from_toml
from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, mapping_for, read_directory
from kiosk.domain.errors import FileUnreadable
from kiosk.domain.opening_hours import Span, week_of
from kiosk.domain.resource import Resource, ResourceStatus

MONDAY = date(2026, 11, 23)

GERMAN = (
    "Name;Telefon;Öffnungszeiten;Adresse;E-Mail;Sprachen\r\n"
    "Schuldnerberatung;030 1234567;Mo-Fr 9-17 Uhr;Hauptstraße 5, 10115 Berlin;rat@example.org;Deutsch, Türkisch\r\n"
    "Kältebus;0178 5235838;nach Vereinbarung;;;\r\n"
)
SPANISH = (
    "Nombre\tTeléfono\tHorario\tDirección\tSitio web\n"
    "Banco de alimentos\t555 010 4400\tlunes a viernes de 9:00 a 17:00\tCalle Mayor 3\thttps://banco.example.org\n"
)
FRENCH = (
    "Nom;Téléphone;Horaires;Adresse;Courriel\n"
    "Restos du cœur;01 53 32 23 23;lundi au jeudi 9h-12h et 14h-17h30;4 rue de la Paix, 75002 Paris;a@example.org\n"
)


def read_text(tmp_path: Path, text: str, name: str = "liste.csv", encoding: str = "utf-8") -> DirectoryRead:
    (tmp_path / name).write_bytes(text.encode(encoding))
    return read_directory(tmp_path / name, "colleague")


def named(read: DirectoryRead) -> dict[str, Resource]:
    return {resource.name: resource for resource in read.resources}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_german_spreadsheet_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    read = read_text(tmp_path, GERMAN, encoding=encoding)
    advice, bus = named(read)["Schuldnerberatung"], named(read)["Kältebus"]
    assert read.format == "CSV with a column mapping"
    assert [phone.number for phone in advice.phones] == ["030 1234567"]
    assert str(advice.address) == "Hauptstraße 5, Berlin, 10115"
    assert week_of(advice.schedules, MONDAY) == ((Span(time(9), time(17)),),) * 5 + ((), ())
    assert (advice.email, advice.languages) == ("rat@example.org", ("Deutsch", "Türkisch"))
    assert (bus.address, [rule.description for rule in bus.schedules]) == (None, ["nach Vereinbarung"])


def test_a_spanish_spreadsheet_parted_by_tabs(tmp_path: Path) -> None:
    (bank,) = read_text(tmp_path, SPANISH, "lista.txt").resources
    assert (bank.name, bank.website) == ("Banco de alimentos", "https://banco.example.org")
    assert str(bank.address) == "Calle Mayor 3"
    assert week_of(bank.schedules, MONDAY)[0] == (Span(time(9), time(17)),)


def test_a_french_spreadsheet_with_a_lunch_break(tmp_path: Path) -> None:
    (kitchen,) = read_text(tmp_path, FRENCH).resources
    assert kitchen.phones[0].number == "01 53 32 23 23"
    assert week_of(kitchen.schedules, MONDAY)[3] == (Span(time(9), time(12)), Span(time(14), time(17, 30)))
    assert week_of(kitchen.schedules, MONDAY)[4] == ()


def test_the_line_that_names_the_separator_is_no_header(tmp_path: Path) -> None:
    assert set(named(read_text(tmp_path, "sep=;\r\n" + GERMAN))) == {"Schuldnerberatung", "Kältebus"}


def test_ids_last_while_numbers_and_hours_change(tmp_path: Path) -> None:
    before = named(read_text(tmp_path, GERMAN))
    after = named(read_text(tmp_path, GERMAN.replace("1234567", "7654321").replace("9-17", "10-12")))
    assert {name: each.id for name, each in before.items()} == {name: each.id for name, each in after.items()}


def test_ids_of_the_table_count_and_a_repeated_one_costs_nothing(tmp_path: Path) -> None:
    table = "ID,Name,Phone\n1,Rent help,555 010 4400\n1,Food,555 010 4401\n1,Rent help,555 010 4402\n"
    read = read_text(tmp_path, table)
    assert named(read)["Rent help"].source_id == "1"
    assert [phone.number for phone in named(read)["Rent help"].phones] == ["555 010 4400", "555 010 4402"]
    assert [phone.number for phone in named(read)["Food"].phones] == ["555 010 4401"]
    assert [(each.line, each.column) for each in read.problems if "used before" in each.message] == [(3, "ID")]


def test_columns_for_every_day(tmp_path: Path) -> None:
    table = "Name,Phone,Monday,Tue,Wednesday,Saturday Open,Saturday Close\n"
    table += "Rent help,555 010 4400,9-5,closed,by appointment,10:00,12:00\n"
    (resource,) = read_text(tmp_path, table).resources
    week = week_of(resource.schedules, MONDAY)
    assert (week[0], week[1], week[5]) == ((Span(time(9), time(17)),), (), (Span(time(10), time(12)),))
    assert [rule.byday for rule in resource.schedules if rule.opens_at is None] == [("WE",)]


def test_yes_and_no_columns_say_what_their_heading_says(tmp_path: Path) -> None:
    table = "Name,Phone,Active,Veterans only,Wheelchair accessible,Gender\n"
    table += "A,555 010 4400,yes,yes,yes,women only\nB,555 010 4401,no,no,no,no restrictions\n"
    read = named(read_text(tmp_path, table))
    assert (read["A"].status, read["B"].status) == (ResourceStatus.ACTIVE, ResourceStatus.INACTIVE)
    assert (read["A"].eligibility, read["B"].eligibility) == ("Veterans only\nGender: women only", "")
    assert (read["A"].accessibility, read["B"].accessibility) == ("Wheelchair accessible", "Wheelchair accessible: no")


def test_cells_that_stand_under_the_wrong_names_are_not_believed(tmp_path: Path) -> None:
    table = "Name,Description,Email,Eligibility,\nRent help,Help,a@example.org,Adults,\n"
    table += "Food,Bread,milk and eggs,b@example.org,Families\n"
    read = read_text(tmp_path, table)
    food = named(read)["Food"]
    assert (food.description, food.email, food.eligibility) == ("Bread", "", "")
    (lost,) = [each for each in read.problems if each.severity is Severity.ERROR]
    assert (lost.line, lost.column) == (3, "Email")


def test_problems_name_the_headings_of_the_table(tmp_path: Path) -> None:
    read = read_text(tmp_path, "Name,Rufnummer\nA,no phone\nB,555 010 4400\nC,555 010 4401\n")
    assert ("Rufnummer", 2) in {(each.column, each.line) for each in read.problems}


def test_tables_that_point_to_one_another_by_id_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "agencies.csv").write_text("agency_id,agency_name,agency_url\n7,Helping Hands,hands.example.org\n")
    (tmp_path / "sites.csv").write_text(
        'site_id,site_name,agency_name,site_address\nx,Mill House,Helping Hands,"1 Mill Street, Riverside, CA 94000"\n'
    )
    (tmp_path / "programs.csv").write_text(
        "program_id,program_name,agency_id,site_id,phone\np,Rent help,7,x,555 010 4400\n"
    )
    (resource,) = read_directory(tmp_path, "publisher").resources
    assert (resource.name, resource.organization, resource.location) == ("Rent help", "Helping Hands", "Mill House")
    assert str(resource.address) == "1 Mill Street, Riverside, CA 94000"
    assert (resource.website, resource.source_id) == ("hands.example.org", "p/x")


def test_a_correction_is_kept_for_the_next_edition_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "list 2026-11.csv").write_text("Name,Info,Ring\nRent help,Side door,555 010 4400\n")
    guess = mapping_for(tmp_path / "list 2026-11.csv")
    assert guess is not None
    mapping = guess.chosen("list 2026-11.csv", "Info", "service.alert")
    (tmp_path / "list 2026-12.csv").write_text("Name,Info,Ring\nRent help,Front door,555 010 4400\n")
    read = read_directory(tmp_path / "list 2026-12.csv", "list", mapping=mapping)
    assert [each.alert for each in read.resources] == ["Front door"]
    assert mapping_from_toml(read.mapping).of("list 2026-11.csv")[1].target == "service.alert"


def test_columns_that_came_and_went_since_the_mapping_are_told(tmp_path: Path) -> None:
    mapping = mapping_from_toml('["a.csv".columns]\nName = "service.name"\nTel = "phone.number"\n')
    (tmp_path / "a.csv").write_text("Name,Phone\nRent help,555 010 4400\n")
    read = read_directory(tmp_path / "a.csv", "list", mapping=mapping)
    said = [each.message for each in read.problems if each.severity is Severity.WARNING]
    assert any("“Tel”" in message for message in said)
    assert any("Phone" in message and "not in the mapping" in message for message in said)


@pytest.mark.parametrize(
    "table",
    [
        "a,b\n1,2\n",
        "first_name,last_name,phone,birth_date\nAda,Smith,555 010 4400,1990-01-01\n",
        "Name,Colour\nRent help,red\n",
    ],
    ids=["no names", "people", "no way to them"],
)
def test_other_tables_are_refused_in_one_sentence(tmp_path: Path, table: str) -> None:
    with pytest.raises(FileUnreadable, match=r"^liste\.csv, line 1: "):
        read_text(tmp_path, table)


def test_a_mapping_without_any_of_its_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("x,y\n1,2\n")
    (tmp_path / "more.csv").write_text("x,y\n1,2\n")
    mapping = mapping_from_toml('["a.csv".columns]\nName = "service.name"\nTel = "phone.number"\n')
    with pytest.raises(FileUnreadable):
        read_directory(tmp_path, "list", mapping=mapping)


def test_what_is_hsds_needs_no_mapping(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("id,name\ns1,Rent help\n")
    assert mapping_for(tmp_path) is None
    assert read_directory(tmp_path, "feed").mapping == ""
    assert ColumnMapping().files == ()


@pytest.mark.parametrize(
    ("cell", "street", "town"),
    [
        ("1 Mill Street, Suite #4, Riverside, CA 94000-1234", "1 Mill Street, Suite #4", "Riverside, CA 94000-1234"),
        ("12 Kirkgate, Leeds, LS1 1AA", "12 Kirkgate", "Leeds, LS1 1AA"),
        ("Hauptstraße 5, 10115 Berlin", "Hauptstraße 5", "Berlin, 10115"),
        ("Solid Ground, 9600 College Way N", "Solid Ground, 9600 College Way N", ""),
        ("Suite 5, 4250 S. Mead St.", "Suite 5, 4250 S. Mead St.", ""),
        ("Sixth Ave. and Columbia St.", "Sixth Ave. and Columbia St.", ""),
    ],
)
def test_addresses_in_one_cell_are_taken_apart_only_where_that_is_sure(
    tmp_path: Path, cell: str, street: str, town: str
) -> None:
    (resource,) = read_text(tmp_path, f'Name,Phone,Address\nA,555 010 4400,"{cell}"\n').resources
    assert resource.address is not None
    assert (resource.address.street, resource.address.town) == (street, town)


@pytest.mark.parametrize(
    "cell",
    ["Call for location", "See website", "Location varies", "Many locations, see website", "State: FL", "FL 32955"],
)
def test_what_is_no_place_to_go_to_is_not_told_as_one(tmp_path: Path, cell: str) -> None:
    read = read_text(tmp_path, f'Name,Phone,Address\nA,555 010 4400,"{cell}"\nB,555 010 4401,1 Mill Street\n')
    assert named(read)["A"].address is None
    assert ("Address", 2) in {(each.column, each.line) for each in read.problems}


@pytest.mark.parametrize("said", ["Yes", "x", "true", "confidential", "Yes - do not share"])
@pytest.mark.parametrize("heading", ["Confidential?", "Confidential address", "Undisclosed location", "Vertraulich"])
def test_a_column_that_marks_hidden_places_hides_them(tmp_path: Path, heading: str, said: str) -> None:
    rows = (f"Shelter,555 010 4400,66 Hidden Lane,{said}", "Pantry,555 010 4401,1 Mill Street,No")
    table = "\n".join((f"Name,Phone,Street,{heading}", *rows))
    read = named(read_text(tmp_path, table))
    assert (read["Shelter"].confidential_site, read["Pantry"].confidential_site) == (True, False)
    assert "Hidden" not in repr(read["Shelter"])
    assert str(read["Pantry"].address) == "1 Mill Street"


def test_a_hidden_place_in_german(tmp_path: Path) -> None:
    (house,) = read_text(tmp_path, "Name;Telefon;Adresse\nFrauenhaus;030 1234567;Adresse vertraulich\n").resources
    assert (house.confidential_site, house.address) == (True, None)


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    table = "Community resources 2026,,\n,,\nAgency,Phone,Where\nFood bank,555 010 4400,1 Mill Street\n"
    (bank,) = read_text(tmp_path, table).resources
    assert (bank.name, str(bank.address)) == ("Food bank", "1 Mill Street")


def test_an_address_for_mail_beside_a_number_is_told_apart(tmp_path: Path) -> None:
    (aid,) = read_text(tmp_path, 'Name,Contact info\nLegal aid,"(555) 010-4400, help@legal.example.org"\n').resources
    assert ([phone.number for phone in aid.phones], aid.email) == (["(555) 010-4400"], "help@legal.example.org")


def test_an_hsds_table_with_other_headings_beside_sound_ones(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("id,name,organization_id,status\ns1,Rent help,o1,active\n")
    (tmp_path / "organizations.csv").write_text("Organization ID,Title,website\no1,Helping Hands,hands.example.org\n")
    read = read_directory(tmp_path, "mixed")
    assert [each.organization for each in read.resources] == ["Helping Hands"]
    assert ("title", 1) in {(each.column, each.line) for each in read.problems}
