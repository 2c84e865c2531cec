# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships beside the code is whole: fonts, icons, need categories and the made-up sample office."""

from __future__ import annotations

import csv
import json
import re
import tomllib
import unicodedata
import uuid
from collections import Counter
from datetime import date, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import ImageFont

RESOURCES = Path(__file__).resolve().parents[1] / "kiosk" / "resources"
SAMPLE = RESOURCES / "sample"
DIRECTORY = SAMPLE / "directory"

# Column → the table it points into.
FOREIGN_KEYS = {
    "organization_id": "organizations",
    "parent_organization_id": "organizations",
    "service_id": "services",
    "location_id": "locations",
    "service_at_location_id": "service_at_location",
    "contact_id": "contacts",
    "phone_id": "phones",
    "taxonomy_id": "taxonomies",
    "taxonomy_term_id": "taxonomy_terms",
    "parent_id": "taxonomy_terms",
}
LINK_TABLES = {"service": "services"}
FICTIONAL_PHONE = re.compile(r"\(555\) 01\d-\d{4}|1-800-555-01\d\d")
# Any run that reads like a North American or long international number.
PHONE_LIKE = re.compile(r"(?<![\w-])(?:\+?\d[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\w-])")
URL_HOST = re.compile(r"(?:https?://|@)([\w.-]+\w)")
# RFC 2606: names that nobody can own.
RESERVED_HOST = re.compile(r"(?:[\w-]+\.)*example\.(?:org|com)")
RECURRING_DAY = re.compile(r"(?:-?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)")
STEP_KINDS = {"answer", "referral", "promise", "hand_off", "unmet"}
AVENUES = {"office", "phone", "website", "person"}


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file; a row longer or shorter than the header fails."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    assert [len(line) for line in body] == [len(header)] * len(body), path.name
    return [dict(zip(header, line, strict=True)) for line in body]


def table(name: str) -> list[dict[str, str]]:
    """Read one table of the sample directory."""
    return rows(DIRECTORY / f"{name}.csv")


def toml(path: Path) -> dict[str, Any]:
    """Read a TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """Lower case, no accents, no apostrophes, single spaces: how need words are meant to be compared."""
    decomposed = unicodedata.normalize("NFKD", text.lower()).replace("đ", "d")
    kept = (c for c in decomposed if not unicodedata.combining(c) and c not in "'’")
    return re.sub(r"\W+", " ", "".join(kept)).strip()


def suggested(words: str) -> set[str]:
    """Ids of the categories one of whose words stands in `words`, read as the head of categories.toml says."""
    said = folded(words)
    return {c["id"] for c in categories() if any(stands_in(folded(word), said) for word in c["words"])}


def stands_in(word: str, said: str) -> bool:
    """Whether `word` stands in `said` as a whole word, plural allowed; Chinese anywhere."""
    if "\u4e00" <= word[0] <= "\u9fff":
        return word in said
    return re.search(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", said) is not None


def categories() -> list[dict[str, Any]]:
    """Return every need category as its TOML table."""
    found: list[dict[str, Any]] = toml(RESOURCES / "needs" / "categories.toml")["category"]
    return found


def story() -> list[dict[str, Any]]:
    """Return every visit of the sample story."""
    found: list[dict[str, Any]] = toml(SAMPLE / "story.toml")["visit"]
    return found


def story_needs() -> list[dict[str, Any]]:
    """Return every need of the sample story."""
    return [need for visit in story() for need in visit.get("needs", [])]


def steps(need: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the next steps of a need, first to last."""
    first = [need["next_step"]] if "next_step" in need else []
    return [*first, *need.get("later_steps", [])]


def resource_names() -> dict[str, str]:
    """Return resource id → service name: services at locations, and services that have no place."""
    names = {service["id"]: service["name"] for service in table("services")}
    placed = table("service_at_location")
    for service_id in {place["service_id"] for place in placed}:
        assert service_id in names
    homeless = set(names) - {place["service_id"] for place in placed}
    return {place["id"]: names[place["service_id"]] for place in placed} | {key: names[key] for key in homeless}


# --- fonts and icons


@pytest.mark.parametrize("style", ["Regular", "Italic", "SemiBold", "Bold"])
def test_font_carries_the_family_name(style: str) -> None:
    font = ImageFont.truetype(str(RESOURCES / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"))
    assert font.getname() == ("Atkinson Hyperlegible Next", style)


@pytest.mark.parametrize(
    ("file", "says"),
    [("fonts/OFL.txt", "SIL OPEN FONT LICENSE Version 1.1"), ("icons/LICENSE", "ISC License")],
)
def test_licence_travels_with_the_files(file: str, says: str) -> None:
    assert says in (RESOURCES / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("icon", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icon_takes_its_colour_when_loaded(icon: Path) -> None:
    root = ElementTree.fromstring(icon.read_text(encoding="utf-8"))  # noqa: S314 - files of our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (root.get("stroke"), root.get("stroke-width"), root.get("fill")) == ("currentColor", "2", "none")
    assert root.get("viewBox") == "0 0 24 24"
    assert len(root) > 0


def test_there_are_icons() -> None:
    assert len(list((RESOURCES / "icons").glob("*.svg"))) > 100


# --- need categories


def test_category_ids_are_unique_and_stable_in_form() -> None:
    ids = [category["id"] for category in categories()]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", i)] == []


def test_categories_have_a_name_words_and_an_icon_that_ships() -> None:
    names = [category["name"] for category in categories()]
    assert len(set(names)) == len(names)
    for category in categories():
        assert category["name"].strip()
        assert len(category["words"]) >= 15, category["id"]
        assert (RESOURCES / "icons" / f"{category['icon']}.svg").is_file(), category["icon"]


def test_no_word_is_blank_or_twice_in_its_category() -> None:
    for category in categories():
        words = [unicodedata.normalize("NFC", word) for word in category["words"]]
        assert [word for word in words if not folded(word) or word != word.strip()] == []
        assert [word for word, n in Counter(words).items() if n > 1] == [], category["id"]


def test_related_words_are_unique_across_their_groups() -> None:
    groups = toml(RESOURCES / "needs" / "categories.toml")["related"]
    assert all(len(group["words"]) > 1 for group in groups)
    words = Counter(word for group in groups for word in group["words"])
    assert [word for word, n in words.items() if n > 1 or not word.strip()] == []


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("They sent me this letter, my benefits stop on Friday and nobody answers.", {"benefits", "legal-help"}),
        ("I need to print my resume", {"resume", "computers-printing"}),
        ("Forklift licence course", {"training"}),
        ("housing form", {"housing", "forms-letters"}),
        ("got a letter from the court", {"legal-help"}),
        ("I got kicked out last night", {"housing"}),
        ("Necesito una despensa de alimentos", {"food"}),
        ("mi esposo me pega y tengo miedo", {"safety-at-home"}),
        ("tôi cần tìm việc làm", {"work"}),
        ("أبحث عن عمل", {"work"}),
        ("Я шукаю роботу", {"work"}),
        ("我需要找工作", {"work"}),
        ("I don't know what to do, I'll wait here with my other son", set()),
    ],
)
def test_everyday_words_suggest_these_categories(words: str, ids: set[str]) -> None:
    assert suggested(words) == ids


# --- the sample directory


def test_every_sample_file_parses() -> None:
    for path in sorted(SAMPLE.rglob("*.csv")):
        assert rows(path), path.name
    for path in sorted(RESOURCES.rglob("*.toml")):
        assert toml(path), path.name


def test_directory_ids_are_uuids_and_unique() -> None:
    for path in sorted(DIRECTORY.glob("*.csv")):
        ids = [row["id"] for row in rows(path)]
        assert [str(uuid.UUID(i)) for i in ids] == ids
        assert len(set(ids)) == len(ids), path.name


def test_directory_foreign_keys_resolve() -> None:
    known = {path.stem: {row["id"] for row in rows(path)} for path in DIRECTORY.glob("*.csv")}
    dangling = [
        (path.stem, row["id"], column)
        for path in sorted(DIRECTORY.glob("*.csv"))
        for row in rows(path)
        for column, target in FOREIGN_KEYS.items()
        if row.get(column) and row[column] not in known[target]
    ]
    assert dangling == []
    for link in table("attributes"):
        assert link["link_id"] in known[LINK_TABLES[link["link_entity"]]]


def test_directory_has_the_columns_of_hsds(shared_folder: Path) -> None:
    package = shared_folder / "data" / "directories" / "hsds-3.1-spec-examples" / "datapackage.json"
    tables = json.loads(package.read_text(encoding="utf-8"))["resources"]
    columns = {entry["path"]: [field["name"] for field in entry["schema"]["fields"]] for entry in tables}
    for path in sorted(DIRECTORY.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == columns[path.name]


def test_directory_tags_are_the_need_categories() -> None:
    terms = {term["code"]: term["name"] for term in table("taxonomy_terms")}
    assert terms == {category["id"]: category["name"] for category in categories()}
    assert [taxonomy["name"] for taxonomy in table("taxonomies")] == ["Onward needs"]
    tagged = {link["link_id"] for link in table("attributes")}
    assert [service["name"] for service in table("services") if service["id"] not in tagged] == []


def test_schedules_are_readable_or_say_something() -> None:
    for row in table("schedules"):
        if not row["freq"]:
            assert row["description"]
            assert not row["opens_at"]
            continue
        assert time.fromisoformat(row["opens_at"]) != time.fromisoformat(row["closes_at"])
        assert row["byday"] or row["bymonthday"]
        days = row["byday"].split(",") if row["byday"] else []
        assert [day for day in days if not RECURRING_DAY.fullmatch(day)] == []
        for column in ("valid_from", "valid_to", "dtstart"):
            assert not row[column] or date.fromisoformat(row[column])
        assert not row["interval"] or row["dtstart"], "every other week needs a first day"


def test_confidential_places_have_no_address() -> None:
    secret = {row["location_id"] for row in table("service_at_location") if "Confidential" in row["description"]}
    assert secret
    assert secret.isdisjoint(address["location_id"] for address in table("addresses"))
    places = [row for row in table("locations") if row["id"] in secret]
    assert all(not row[column] for row in places for column in ("latitude", "longitude", "transportation"))


def test_directory_varies() -> None:
    assert 60 <= len(resource_names()) <= 100
    schedules = table("schedules")
    assert {"WEEKLY", "MONTHLY"} <= {row["freq"] for row in schedules}
    assert any(row["byday"].startswith("-1") for row in schedules)
    assert any(row["valid_from"] for row in schedules)
    assert any(row["interval"] == "2" for row in schedules)
    assert Counter(place["service_id"] for place in table("service_at_location")).most_common(1)[0][1] == 3
    assert max(len(row["name"]) for row in table("organizations")) > 80


# --- the sample office


def test_phones_are_from_fictional_ranges() -> None:
    columns = [("visitors.csv", "phone"), ("job_leads.csv", "phone"), ("directory/phones.csv", "number")]
    numbers = [row[column] for file, column in columns for row in rows(SAMPLE / file) if row[column]]
    numbers += [visit["phone"] for visit in story() if "phone" in visit]
    assert len(numbers) > 100
    assert [number for number in numbers if not FICTIONAL_PHONE.fullmatch(number)] == []


@pytest.mark.parametrize("path", sorted(p for p in SAMPLE.rglob("*") if p.is_file()), ids=lambda p: p.name)
def test_no_text_of_the_sample_names_a_real_number_or_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [number for number in PHONE_LIKE.findall(text) if not FICTIONAL_PHONE.fullmatch(number)] == []
    assert [host for host in URL_HOST.findall(text) if not RESERVED_HOST.fullmatch(host)] == []


def test_staff_have_six_digit_pins_of_their_own() -> None:
    staff = rows(SAMPLE / "staff.csv")
    assert all(re.fullmatch(r"\d{6}", person["pin"]) for person in staff)
    assert len({person["pin"] for person in staff}) == len(staff)
    assert {person["role"] for person in staff} == {"desk", "supervisor", "admin"}
    assert {person["id"]: person["called_name"] for person in staff}["dana"] == "Dana"


def test_visitors_are_told_apart() -> None:
    visitors = rows(SAMPLE / "visitors.csv")
    assert len(visitors) >= 40
    assert len({visitor["external_id"] for visitor in visitors}) == len(visitors)
    for visitor in visitors:
        assert visitor["name"].strip()
        assert re.fullmatch(r"[a-z]{2,3}", visitor["language"])
        assert not visitor["birth_date"] or date.fromisoformat(visitor["birth_date"]) < date(2010, 1, 1)


def test_job_leads_close_and_say_how_to_apply() -> None:
    known = {category["id"] for category in categories()}
    leads = rows(SAMPLE / "job_leads.csv")
    assert len(leads) == 8
    for lead in leads:
        assert int(lead["closes_in_days"]) > 0
        assert lead["how_to_apply"]
        assert lead["category"] in known
        assert lead["phone"] or lead["email"] or lead["website"]


def test_story_names_people_who_exist() -> None:
    visitors = {visitor["external_id"] for visitor in rows(SAMPLE / "visitors.csv")} | {""}
    staff = {person["id"] for person in rows(SAMPLE / "staff.csv")}
    for visit in story():
        assert visit["visitor"] in visitors
        assert visit["helped_by"] in staff | {""}
        assert visit["station"] in {"reception", "self-service"}
        assert ("minutes_ago" in visit) != ("days_ago" in visit)
    for need in story_needs():
        assert need["owner"] in staff | {"front-desk"}
        named = [step[key] for step in steps(need) for key in ("by", "to") if key in step]
        assert set(named) <= staff


def test_story_needs_are_known_and_never_a_dead_end() -> None:
    known = {category["id"] for category in categories()}
    ids = [need["id"] for need in story_needs()]
    assert len(set(ids)) == len(ids)
    for visit in story():
        assert set(visit.get("about", [])) <= set(ids)
        for need in visit.get("needs", []):
            assert need["words"].strip()
            assert set(need["categories"]) <= known
            assert need["state"] in {"open", "settled"}
            assert steps(need) or not visit["finished"] or visit["left_before_help"]


def test_story_steps_and_attempts_point_at_resources() -> None:
    names = resource_names()
    for need in story_needs():
        taken = steps(need)
        assert {step["kind"] for step in taken} <= STEP_KINDS
        for pointer in [*taken, *need.get("attempts", [])]:
            assert pointer.get("avenue", "office") in AVENUES
            if "resource_id" in pointer:
                assert names[pointer["resource_id"]] == pointer["resource"]


def test_story_shows_the_lobby_and_the_open_needs_of_the_first_morning() -> None:
    lobby = [visit for visit in story() if not visit["finished"]]
    assert [visit["minutes_ago"] for visit in lobby] == [2, 11, 6, 18, 1]
    earlier = [need for visit in story() if visit["finished"] for need in visit.get("needs", [])]
    waiting = {need["summary"] for need in earlier if need["state"] == "open"}
    assert waiting == {
        "Freight quote for his shop",
        "Did the résumé class work out?",
        "Left before we could help",
        "Forklift licence funding",
        "Get her phone number back",
        "Hospital bill, sent twice",
        "School papers from another state",
        "Deposit for a room",
        "A dentist without insurance",
    }
