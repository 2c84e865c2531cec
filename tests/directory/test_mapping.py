# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of a table are taken to mean, how sure that is, and how it is kept."""

import pytest

from kiosk.directory.mapping import ColumnMapping, MappedColumn, Sample, guess_mapping, guess_together
from kiosk.directory.mapping_toml import mapping_as_toml, mapping_from_toml
from kiosk.domain.errors import FileUnreadable

PHONES = ["(555) 010-4400", "(555) 010-4401", "(555) 010-4402"]


def target(heading: str, *cells: str) -> MappedColumn:
    rows = [["Rent help", cell] for cell in cells]
    return guess_mapping(["Name", heading], rows, file="a.csv").columns[1]


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("Phone Number", "(555) 010-4400", "phone.number"),
        ("Toll-free phone", "800-555-0104", "phone.toll_free"),
        ("Fax", "(555) 010-4400", "phone.fax"),
        ("Teléfono móvil", "(555) 010-4400", "phone.cell"),
        ("Courriel", "a@example.org", "service.email"),
        ("Site internet", "https://example.org", "service.url"),
        ("Mailing Address", "PO Box 7", "postal_address.whole"),
        ("Street Address", "1 Mill Street", "address.address_1"),
        ("Straße", "Hauptstr. 5", "address.address_1"),
        ("PLZ", "10115", "address.postal_code"),
        ("Sprechzeiten", "Mo 9-12", "schedule.description"),
        ("Lat", "41.9", "location.latitude"),
        ("GPS", "41.90, -87.60", "location.position"),
        ("Languages spoken", "English, Spanish", "language.name"),
        ("Who is it for?", "Families with children", "service.eligibility_description"),
        ("Kosten", "5 Euro", "service.fees_description"),
        ("What to bring", "Photo ID", "required_document.document"),
        ("Category", "Food", "taxonomy_term.name"),
        ("Last verified", "2026-01-31", "service.assured_date"),
        ("Tax ID", "90-0089501", ""),
        ("Taxonomy_Code", "BH-3800.7000", ""),
        ("Phone_Hotline", "713-555-0121 (24 hrs)", "phone.number"),
        ("Coste", "5 euros", "service.fees_description"),
        ("Same phone number as organization?", "Yes", ""),
    ],
)
def test_headings_say_what_columns_are(heading: str, cell: str, expected: str) -> None:
    assert target(heading, cell).target == expected


def test_cells_outweigh_a_heading_that_they_contradict() -> None:
    assert target("Contact", *PHONES).target == "phone.number"
    assert target("Phone", "see website", "ask inside", "no phone").target != "phone.number"


def test_cells_alone_are_a_guess_that_says_so() -> None:
    found = target("Column7", *PHONES)
    assert (found.target, found.reason, found.samples) == ("phone.number", "The cells look like it.", tuple(PHONES))
    assert found.confidence < target("Phone", *PHONES).confidence


def test_the_first_column_of_short_texts_is_the_name_where_no_heading_says_it() -> None:
    mapping = guess_mapping(["x", "y"], [["Rent help", PHONES[0]], ["Food", PHONES[1]]], file="a.csv")
    assert [each.target for each in mapping.columns] == ["service.name", "phone.number"]


def test_one_column_only_where_one_can_be() -> None:
    mapping = guess_mapping(["Name", "City", "Town", "Phone", "Tel"], [["A", "B", "C", PHONES[0], PHONES[1]]])
    assert [each.target for each in mapping.columns] == [
        "service.name", "address.city", "", "phone.number", "phone.number"
    ]  # fmt: skip


def test_files_of_a_publisher_belong_together() -> None:
    mapping = guess_together([
        Sample("organizations.csv", ["organization_uuid", "organization_name"], [["1", "Hands"]]),
        Sample("services.csv", ["service_uuid", "organization_uuid", "Title"], [["2", "1", "Rent help"]]),
    ])  # fmt: skip
    assert dict(mapping.rows) == {"organizations.csv": "organization", "services.csv": "service"}
    assert mapping.targets("services.csv") == {"service.id", "organization.id", "service.name"}


def test_organizations_alone_are_what_visitors_are_sent_to() -> None:
    mapping = guess_mapping(["organization_id", "organization_name", "phone"], [["1", "Hands", PHONES[0]]])
    assert [each.target for each in mapping.columns] == ["service.id", "service.name", "phone.number"]


def test_a_mapping_is_the_same_after_a_round_through_its_file() -> None:
    mapping = guess_mapping(['Na"me', "Öffnungszeiten", "電話"], [["A", "Mo 9-12", PHONES[0]]], file="meine liste.csv")
    again = mapping_from_toml(mapping_as_toml(mapping))
    assert [(each.file, each.column, each.target) for each in again.columns] == [
        (each.file, each.column, each.target) for each in mapping.columns
    ]
    assert again.rows == mapping.rows


def test_a_guess_that_is_not_sure_says_why_in_the_file() -> None:
    text = mapping_as_toml(guess_mapping(["Name", "Column7"], [["A", PHONES[0]]], file="a.csv"))
    assert 'Column7 = "phone.number" # The cells look like it. For example: (555) 010-4400' in text


def test_a_correction() -> None:
    mapping = guess_mapping(["Name", "Info"], [["A", "Ring twice"]], file="a.csv")
    changed = mapping.chosen("a.csv", "Info", "service.alert").with_rows("a.csv", "organization")
    assert (changed.columns[1].target, changed.columns[1].confidence) == ("service.alert", 1.0)
    assert changed.rows_of("a.csv") == "organization"
    with pytest.raises(ValueError, match="colour"):
        mapping.chosen("a.csv", "Info", "service.colour")
    with pytest.raises(ValueError, match="person"):
        mapping.with_rows("a.csv", "person")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('x = "', "no valid TOML"),
        ("", "names no columns"),
        ('["a.csv".columns]\nName = "service.colour"\n', "service.colour"),
        ('["a.csv"]\nrows = "person"\n', "person"),
        ("a = 1\n", "no table of columns"),
        ('["a.csv"]\ncolumns = 3\n', "no table"),
    ],
)
def test_a_faulty_mapping_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(FileUnreadable, match=said):
        mapping_from_toml(text, "m.toml")
    assert ColumnMapping().columns == ()
