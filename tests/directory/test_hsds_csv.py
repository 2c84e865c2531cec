# SPDX-License-Identifier: GPL-3.0-or-later
"""HSDS in tables: what becomes of the rows, and of everything that can be wrong with them."""

import json
import zipfile
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, read_directory
from kiosk.domain.errors import FileUnreadable
from kiosk.domain.resource import Address, Phone, Resource, ResourceStatus
from tests.directory.conftest import LOCATIONS, ORGANIZATIONS, PLACES, SERVICES, ReadTables


def only(read: DirectoryRead) -> Resource:
    assert len(read.resources) == 1
    return read.resources[0]


def messages(read: DirectoryRead, column: str) -> list[tuple[str, int | None, Severity, str]]:
    return [(each.file, each.line, each.severity, each.message) for each in read.problems if each.column == column]


def test_a_service_at_a_location_is_one_resource(read_tables: ReadTables) -> None:
    read = read_tables({
        "addresses": "id,location_id,address_1,address_2,city,state_province,postal_code,country,address_type\n"
        "a1,l1,1 Mill Street,Room 4,Riverside,ZZ,00140,US,physical\n",
        "phones": "id,service_id,number,type\nh1,s1,(555) 010-4400,voice\n",
        "schedules": 'id,location_id,freq,byday,opens_at,closes_at\nc1,l1,WEEKLY,"MO,TU",09:00,17:00\n',
        "languages": "id,service_id,name,code\ng1,s1,Spanish,es\n",
        "required_documents": "id,service_id,document\nd1,s1,Photo ID\n",
        "accessibility": "id,location_id,description\nx1,l1,Step-free\n",
    })  # fmt: skip
    resource = only(read)
    assert read.format == "HSDS 3.x CSV"
    assert read.read == {"organizations": 1, "services": 1, "locations": 1}
    assert (resource.name, resource.organization, resource.location) == ("Rent help", "Helping Hands", "Mill House")
    assert str(resource.address) == "1 Mill Street, Room 4, Riverside, ZZ 00140"
    assert [phone.number for phone in resource.phones] == ["(555) 010-4400"]
    assert (resource.schedules[0].byday, resource.schedules[0].opens_at) == (("MO", "TU"), time(9))
    assert (resource.languages, resource.documents, resource.accessibility) == (("es",), ("Photo ID",), "Step-free")
    assert (resource.latitude, resource.longitude) == (41.9, -87.6)
    assert (resource.email, resource.website) == ("hello@hands.example.org", "https://hands.example.org")
    assert read.problems == ()


def test_the_id_lasts_from_import_to_import_and_differs_by_source(read_tables: ReadTables, tmp_path: Path) -> None:
    first = only(read_tables({}))
    assert only(read_directory(tmp_path, "test")).id == first.id
    assert only(read_directory(tmp_path, "other")).id != first.id
    assert first.source_id == "p1"


def test_services_and_locations_alone_become_resources_too(read_tables: ReadTables) -> None:
    read = read_tables({
        "services": SERVICES + "s2,o1,Advice line,active\n",
        "locations": LOCATIONS + "l2,o1,Harbour House,,\n",
    })  # fmt: skip
    assert [(each.source_id, each.name) for each in read.resources] == [
        ("p1", "Rent help"),
        ("s2/", "Advice line"),
        ("/l2", "Harbour House"),
    ]


def test_folder_and_zip_give_the_same(read_tables: ReadTables, tmp_path: Path) -> None:
    folder = read_tables({})
    archive = tmp_path / "feed.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in tmp_path.glob("*.csv"):
            made.write(path, f"export/{path.name}")
        made.writestr("__MACOSX/export/._services.csv", b"\0\0")
    assert read_directory(archive, "test").resources == folder.resources


def test_a_data_package_names_its_files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "svc.csv").write_text(SERVICES)
    (tmp_path / "data" / "org.csv").write_text(ORGANIZATIONS)
    resources = [{"name": "service", "path": "data/svc.csv"}, {"name": "organization", "path": "data/org.csv"}]
    outside = {"name": "location", "path": "../../locations.csv"}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [*resources, outside]}))
    read = read_directory(tmp_path, "test")
    assert only(read).organization == "Helping Hands"


def test_a_copy_in_a_folder_below_is_not_read_twice(read_tables: ReadTables, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "services.csv").write_text("id,name\nx,Not this one\n")
    assert only(read_tables({})).name == "Rent help"


def test_the_tables_of_1_1(read_tables: ReadTables) -> None:
    read = read_tables({
        "organizations": "id,name,url\no1,Helping Hands,https://hands.example.org\n",
        "services_at_location": PLACES,
        "service_at_location": "",
        "physical_addresses": "id,location_id,address_1,city\n1,l1,1 Mill Street,Riverside\n",
        "postal_addresses": "id,location_id,address_1,city\n2,l1,PO Box 12,Riverside\n",
        "regular_schedules": "id,location_id,weekday,opens_at,closes_at\n1,l1,1,9:00,17:00\n2,l1,Tuesday,9:00,17:00\n"
        "3,l1,Wednesday,,\n",
        "holiday_schedules": "id,location_id,closed,opens_at,closes_at,start_date,end_date\n"
        "1,l1,TRUE,,,2026-12-24,2026-12-26\n2,l1,false,10:00,12:00,2026-12-31,2026-12-31\n",
        "eligibility": "id,service_id,eligibility\n1,s1,Adults\n",
        "taxonomy": "id,name,vocabulary\nt1,Housing,AIRS\n",
        "services_taxonomy": "id,service_id,taxonomy_id\n1,s1,t1\n",
        "accessibility_for_disabilities": "id,location_id,accessibility,details\n1,l1,Lift,ring twice\n",
        "service_areas": "id,service_id,service_area\n1,s1,Riverside County\n",
        "languages": "id,service_id,language\n1,s1,es\n",
        "payments_accepted": "id,service_id,payment\n1,s1,Cash\n",
    })  # fmt: skip
    resource = only(read)
    assert read.format == "HSDS 1.1 CSV"
    assert resource.website == "https://hands.example.org"
    assert str(resource.address) == "1 Mill Street, Riverside"
    assert resource.mailing_address == Address(address_1="PO Box 12", city="Riverside")
    week, christmas, new_year = resource.schedules
    assert (week.byday, week.opens_at, week.closes_at) == (("MO", "TU"), time(9), time(17))
    assert (christmas.closed, christmas.dtstart, christmas.until) == (True, date(2026, 12, 24), date(2026, 12, 26))
    assert (new_year.closed, new_year.opens_at) == (True, time(10))
    assert (resource.eligibility, resource.taxonomy_terms) == ("Adults", ("Housing",))
    assert (resource.accessibility, resource.service_area) == ("Lift ring twice", "Riverside County")
    assert (resource.languages, resource.fees) == (("es",), "Accepted: Cash")


def test_the_tables_of_2_0(read_tables: ReadTables) -> None:
    read = read_tables({
        "services_at_location": PLACES,
        "service_at_location": "",
        "schedules": "id,service_id,freq,byday,description\n1,s1,WEEKLY,MO,\n2,s1,,,Mon-Fri 9-5\n",
        "taxonomy_terms": "id,term,taxonomy\nt1,Housing,own\n",
        "service_attributes": "id,service_id,taxonomy_term_id\n1,s1,t1\n",
        "physical_addresses": "id,location_id,address_1,city\n1,l1,1 Mill Street,Riverside\n",
    })  # fmt: skip
    resource = only(read)
    assert read.format == "HSDS 2.x CSV"
    assert resource.taxonomy_terms == ("Housing",)
    assert [rule.opens_at for rule in resource.schedules] == [None, time(9)]


def test_our_own_taxonomy_gives_categories(read_tables: ReadTables) -> None:
    read = read_tables({
        "taxonomies": "id,name\nt,Onward needs\nu,Other\n",
        "taxonomy_terms": "id,code,name,taxonomy_id\n1,housing,Housing,t\n2,BH-1,Rent,u\n",
        "attributes": "id,link_id,link_entity,taxonomy_term_id\n1,s1,service,1\n2,s1,,2\n",
    })  # fmt: skip
    assert only(read).categories == ("housing",)
    assert only(read).taxonomy_terms == ("Housing", "Rent")


@pytest.mark.parametrize("status", ["inactive", "4", "Active, but do not refer", "defunct", "temporarily closed"])
def test_only_active_services_are_offered(read_tables: ReadTables, status: str) -> None:
    read = read_tables(
        {"services": f'id,organization_id,name,status\ns1,o1,Rent help,"{status}"\ns2,o1,Other,active\n'}
    )
    assert [each.status for each in read.resources] == [ResourceStatus.INACTIVE, ResourceStatus.ACTIVE]
    assert messages(read, "status")


def test_when_every_service_is_inactive_it_stays_so_and_is_said_aloud(read_tables: ReadTables) -> None:
    read = read_tables({"services": SERVICES.replace("active", "inactive")})
    assert only(read).status is ResourceStatus.INACTIVE
    severities = {severity for _, _, severity, _ in messages(read, "status")}
    assert severities == {Severity.ERROR}


def test_what_cannot_be_reached_is_kept_but_not_offered(read_tables: ReadTables) -> None:
    read = read_tables({"organizations": "id,name\no1,Helping Hands\n"})
    assert only(read).status is ResourceStatus.INACTIVE


def test_orphans_are_kept_or_left_out_and_reported(read_tables: ReadTables) -> None:
    read = read_tables({
        "services": "id,organization_id,name\ns1,gone,Rent help\n",
        "phones": "id,service_id,number\n1,nowhere,555 010 4400\n2,s1,555 010 4401\n3,,555 010 4402\n",
    })  # fmt: skip
    assert only(read).organization == ""
    assert [phone.number for phone in only(read).phones] == ["555 010 4401"]
    assert ("services.csv", 2) in {place[:2] for place in messages(read, "organization_id")}
    assert [place[:2] for place in messages(read, "service_id")] == [("phones.csv", 2)]
    assert ("phones.csv", 4) in {place[:2] for place in messages(read, "")}


def test_lists_and_decimals_in_foreign_keys(read_tables: ReadTables) -> None:
    read = read_tables({
        "services": "id,organization_id,name\n1,o1,Rent help\n2,o1,Food\n",
        "service_at_location": 'id,service_id,location_id\np1,"1,2",l1\n',
        "phones": 'id,service_id,number\n1,1.0,555 010 4400\n2,"[1, 2]",555 010 4401\n',
    })  # fmt: skip
    rent, food = read.resources
    assert [phone.number for phone in rent.phones] == ["555 010 4400", "555 010 4401"]
    assert [phone.number for phone in food.phones] == ["555 010 4401"]
    assert (rent.location, food.location) == ("Mill House", "Mill House")


def test_a_phone_of_a_service_at_one_place_is_not_given_for_the_other(read_tables: ReadTables) -> None:
    read = read_tables({
        "locations": LOCATIONS + "l2,o1,Harbour House,,\n",
        "service_at_location": PLACES + "p2,s1,l2\n",
        "phones": "id,service_id,location_id,number\n1,s1,l2,555 010 4402\n2,s1,,555 010 4400\n",
    })  # fmt: skip
    assert [[phone.number for phone in each.phones] for each in read.resources] == [
        ["555 010 4400"],
        ["555 010 4402", "555 010 4400"],
    ]


def test_duplicate_ids(read_tables: ReadTables) -> None:
    again = "s1,o1,Rent help,\ns1,o1,Something else,active\n"
    read = read_tables({"services": "id,organization_id,name,status,url\ns1,o1,Rent help,active,\n" + again})
    assert only(read).name == "Rent help"
    assert [(line, severity) for _, line, severity, _ in messages(read, "id")] == [
        (3, Severity.INFO),
        (4, Severity.ERROR),
    ]


def test_rows_without_a_name_or_an_id(read_tables: ReadTables) -> None:
    read = read_tables({"services": SERVICES + "s2,o1,,active\n,o1,Food,active\n"})
    assert [each.name for each in read.resources] == ["Rent help", "Food"]
    assert [place[1] for place in messages(read, "name")] == [3]
    assert read_tables({"services": SERVICES + ",o1,Food,active\n"}).resources[1].id == read.resources[1].id


def test_a_confidential_place_never_carries_its_address(read_tables: ReadTables) -> None:
    address = "id,location_id,address_1,city,address_type\na1,l1,9 Hidden Lane,Riverside,physical\n"
    described = (
        "id,organization_id,name,description,latitude,longitude\nl1,o1,Mill House,Confidential location,41.9,-87.6\n"
    )
    typed = "id,organization_id,name,location_type,latitude,longitude\nl1,o1,Mill House,confidential,41.9,-87.6\n"
    said = "id,organization_id,name,description\ns1,o1,Shelter,The address is confidential.\n"
    marked = "id,link_id,link_entity,taxonomy_term_id\n1,l1,location,t\n"
    tables = {
        "by its description": {"locations": described},
        "by its type": {"locations": typed},
        "by an attribute": {"taxonomy_terms": "id,name\nt,Confidential address\n", "attributes": marked},
        "by the service": {"services": said},
    }
    for what, extra in tables.items():
        resource = only(read_tables({"locations": LOCATIONS, "services": SERVICES, **extra, "addresses": address}))
        assert resource.confidential_site, what
        assert (resource.address, resource.mailing_address, resource.latitude) == (None, None, None), what
        assert "Hidden" not in repr(resource), what


def test_confidential_counselling_is_not_a_confidential_place(read_tables: ReadTables) -> None:
    read = read_tables({"services": "id,organization_id,name,description\ns1,o1,Talk,Confidential counselling.\n"})
    assert not only(read).confidential_site
    assert only(read).latitude == 41.9


@pytest.mark.parametrize("kind", ["postal", "virtual"])
def test_postal_and_virtual_addresses_are_no_place_to_go_to(read_tables: ReadTables, kind: str) -> None:
    read = read_tables(
        {"addresses": f"id,location_id,address_1,city,address_type\na1,l1,1 Mill Street,Riverside,{kind}\n"}
    )
    assert only(read).address is None
    assert messages(read, "address_type")


def test_a_post_office_box_is_no_place_to_go_to(read_tables: ReadTables) -> None:
    read = read_tables({"addresses": "id,location_id,address_1,city\na1,l1,P.O. Box 726,Homewood\n"})
    assert only(read).address is None
    assert only(read).mailing_address is not None


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("34.05", "-118.24", (34.05, -118.24)),
        ("-118.24", "34.05", (34.05, -118.24)),
        ("-87.6", "41.9", (41.9, -87.6)),
        ("5146011.67", "-9754062.39", (41.9, -87.62)),
        ("100", "101", (None, None)),
        ("0", "0", (None, None)),
        ("abc", "1", (None, None)),
        ('"41,9"', '"-87,6"', (41.9, -87.6)),
    ],
)
def test_positions(
    read_tables: ReadTables, latitude: str, longitude: str, expected: tuple[float | None, float | None]
) -> None:
    read = read_tables(
        {"locations": f"id,organization_id,name,latitude,longitude\nl1,o1,Mill House,{latitude},{longitude}\n"}
    )
    found = (only(read).latitude, only(read).longitude)
    assert found == pytest.approx(expected, abs=0.01) if expected[0] else found == expected


def test_markup_entities_and_twice_encoded_letters_become_plain(read_tables: ReadTables) -> None:
    text = '"<p>Rent &amp; food<br />for <b>all</b></p><ul><li>one</li><li>two</li></ul>CafÃ© if income < 200%"'
    read = read_tables({"services": f"id,organization_id,name,description\ns1,o1,Rent help,{text}\n"})
    assert only(read).description == "Rent & food\nfor all\n• one\n• two\nCafé if income < 200%"


def test_long_descriptions_are_kept_whole(read_tables: ReadTables) -> None:
    long = "word " * 1400
    read = read_tables({"services": f"id,organization_id,name,description\ns1,o1,Rent help,{long}\n"})
    assert only(read).description == long.strip()


def test_two_phones_an_extension_and_a_fax(read_tables: ReadTables) -> None:
    read = read_tables({
        "phones": "id,service_id,number,type,extension\n"
        '1,s1,"(555) 010-4400 ext 12; (555) 010-4401",,\n2,s1,555-010-4402,Fax,\n3,s1,no phone,,\n',
    })  # fmt: skip
    assert only(read).phones == (
        Phone(number="(555) 010-4400", extension="12"),
        Phone(number="(555) 010-4401"),
        Phone(number="555-010-4402", type="fax"),
    )
    assert [phone.number for phone in only(read).all_phones] == ["(555) 010-4400", "(555) 010-4401"]
    assert [place[1] for place in messages(read, "number")] == [2, 4]


def test_the_phone_of_a_contact_stays_with_the_contact(read_tables: ReadTables) -> None:
    read = read_tables({
        "contacts": "id,service_id,name,title,email\nc1,s1,Sam Ortega,Intake,sam@hands.example.org\n",
        "phones": "id,contact_id,service_id,number\n1,c1,s1,555 010 4400\n2,,s1,555 010 4401\n",
    })  # fmt: skip
    (contact,) = only(read).contacts
    assert (contact.name, contact.title, contact.phones[0].number) == ("Sam Ortega", "Intake", "555 010 4400")
    assert [phone.number for phone in only(read).phones] == ["555 010 4401"]


def test_the_organizations_number_is_given_where_there_is_no_nearer_one(read_tables: ReadTables) -> None:
    organization = "id,organization_id,service_id,number\n1,o1,,555 010 4000\n"
    assert only(read_tables({"phones": organization})).phones[0].number == "555 010 4000"
    read = read_tables({"phones": organization + "2,,s1,555 010 4400\n"})
    assert [phone.number for phone in only(read).phones] == ["555 010 4400"]


@pytest.mark.parametrize(
    ("opens", "closes", "dtstart"), [("", "5:00PM", "9:00AM"), ("9:00AM", "5:00 p.m.", ""), ("540", "1020", "")]
)
def test_times_as_they_come(read_tables: ReadTables, opens: str, closes: str, dtstart: str) -> None:
    row = f"1,s1,weekly,monday,{dtstart},{opens},{closes}\n"
    read = read_tables({"schedules": "id,service_id,freq,byday,dtstart,opens_at,closes_at\n" + row})
    (rule,) = only(read).schedules
    assert (rule.freq, rule.byday, rule.opens_at, rule.closes_at) == ("WEEKLY", ("MO",), time(9), time(17))


@pytest.mark.parametrize(
    ("byday", "opens", "closes"),
    [("MO", "8:30", "4:30"), ("MO", "14:00Z", "22:00Z"), ("MO", "lunch", ""), ("XY", "09:00", "17:00")],
)
def test_unclear_hours_are_kept_in_words_and_reported(
    read_tables: ReadTables, byday: str, opens: str, closes: str
) -> None:
    read = read_tables(
        {"schedules": f"id,service_id,freq,byday,opens_at,closes_at\n1,s1,WEEKLY,{byday},{opens},{closes}\n"}
    )
    (rule,) = only(read).schedules
    assert rule.closes_at is None
    assert opens in rule.description
    assert {problem.file for problem in read.problems} == {"schedules.csv"}


def test_the_most_particular_hours_count_and_holidays_of_all(read_tables: ReadTables) -> None:
    read = read_tables({
        "schedules": "id,service_id,location_id,freq,byday,opens_at,closes_at\n"
        "1,,l1,WEEKLY,MO,08:00,20:00\n2,s1,,WEEKLY,TU,10:00,12:00\n",
        "holiday_schedules": "id,location_id,closed,start_date,end_date\n1,l1,1,2026-12-25,2026-12-25\n",
    })  # fmt: skip
    usual, holiday = only(read).schedules
    assert (usual.byday, usual.opens_at, holiday.closed) == (("TU",), time(10), True)


def test_unknown_tables_and_columns_are_named(read_tables: ReadTables) -> None:
    read = read_tables({"services": SERVICES.replace("status", "status,shoe_size"), "extras": "id,name\n1,x\n"})
    assert {(each.file, each.line) for each in read.problems if each.severity is Severity.INFO} >= {
        ("services.csv", 1),
        ("extras.csv", None),
    }


def test_a_table_that_is_a_web_page_costs_that_table_only(read_tables: ReadTables) -> None:
    read = read_tables({"phones": "<!DOCTYPE html><html><body>Sign in</body></html>\n"})
    assert only(read).name == "Rent help"
    assert [(each.file, each.line, each.severity) for each in read.problems] == [("phones.csv", 1, Severity.ERROR)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("services.csv", b"", "services.csv: it is empty."),
        ("services.csv", b"<!doctype html><p>hello", "services.csv, line 1: this is a web page, not a CSV."),
        ("services.csv", b"\x89PNG\r\n\x1a\n\0\0", "services.csv, line 1: this is not text, so it is no CSV."),
        ("services.csv", b"a,b\n1,2\n", "services.csv, line 1: the columns (a, b) are not those"),
        ("feed.json", b'{"a": 1}', "feed.json, line 1: the keys (a) are not those"),
        ("feed.json", b'{"a": \n', "feed.json, line 2: This is not valid JSON"),
        ("feed.zip", b"PK\x03\x04half of it", "feed.zip: as a zip archive it is cut off or damaged."),
        ("feed.bin", b"\0\1\2", "feed.bin: this is neither CSV nor JSON."),
    ],
)
def test_what_is_no_directory_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileUnreadable) as refused:
        read_directory(tmp_path / name, "test")
    assert str(refused.value).startswith(said)


def test_missing_and_empty_folders_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone", tmp_path):
        with pytest.raises(FileUnreadable, match=path.name):
            read_directory(path, "test")


def test_progress_is_told_and_can_cancel(read_tables: ReadTables, tmp_path: Path) -> None:
    read_tables({})
    told: list[str] = []
    read_directory(tmp_path, "test", progress=lambda what, _done, _total: told.append(what))
    assert "services.csv" in told

    class Cancelled(Exception):
        pass

    def cancel(what: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_directory(tmp_path, "test", progress=cancel)


@pytest.mark.parametrize(
    ("described", "option", "words", "said"),
    [
        ("Free", "Everyone", "Free", "Everyone: Free"),
        ("Free for everyone.", "", "free", "Free for everyone."),
        ("FREE", "", "Free", "FREE"),
        ("$10", "Adults", "$10.50", "$10; Adults: $10.50"),
        ("Free", "Visitors", "Freely given", "Free; Visitors: Freely given"),
        ("", "Everyone", "Free", "Everyone: Free"),
    ],
)
def test_a_cost_is_said_once(read_tables: ReadTables, described: str, option: str, words: str, said: str) -> None:
    read = read_tables({
        "services": f"id,organization_id,name,status,fees_description\ns1,o1,Rent help,active,{described}\n",
        "cost_options": f"id,service_id,option,currency,amount,amount_description\nc1,s1,{option},usd,0,{words}\n",
    })  # fmt: skip
    assert only(read).fees == said
