# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking over other people's visitors and resources: good rows kept, bad ones reported, nothing lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.import_directory import DirectoryImported
from kiosk.desk.import_visitors import Rejected, VisitorLine, VisitorsImported
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import ResourceNotOffered, SourceNotWhole
from kiosk.domain.resource import Resource, ResourceStatus
from kiosk.domain.resource_care import SourceFile
from kiosk.domain.visitor import ContactPreference, Visitor
from tests.desk.front_office import DIRECTORY, OLD_CLINIC, PANTRY, SOURCE, FrontOffice, resource


def line(number: int, name: str, external_id: str = "", **told: object) -> VisitorLine:
    details = replace(VisitorDetails(name=name, external_id=external_id), **told)  # type: ignore[arg-type]
    return VisitorLine(line=number, details=details)


def imported(office: FrontOffice, *lines: VisitorLine | Rejected) -> VisitorsImported:
    return office.import_visitors(lines, office.dana)


def by_external_id(office: FrontOffice, external_id: str) -> Visitor:
    with office.store.reading() as work:
        return work.visitors.of_external_ids(office.dana.office_id, [external_id])[external_id]


def test_good_lines_are_kept_and_bad_ones_reported_in_order(office: FrontOffice) -> None:
    done = imported(
        office,
        line(2, "Marya Alvarez", "A1", phone="555"),
        Rejected(5, "This line has 3 columns."),
        line(3, " ", "A2"),
        line(4, "Bo Li", "A3", phone="5" * 201),
        line(6, "Sean O’Brien"),
    )
    assert (done.read, done.added, done.updated) == (5, 2, 0)
    assert [row.line for row in done.rejected] == [3, 4, 5]
    assert done.rejected[0].reason == "Please write a name, or choose “Guest”."
    assert done.rejected[2].reason == "This line has 3 columns."
    assert office.everybody() == ["Marya Alvarez", "Sean O’Brien"]
    visitor = by_external_id(office, "A1")
    assert (visitor.phone, visitor.created_at) == ("555", office.clock())


def test_nothing_to_take_over_is_no_error(office: FrontOffice) -> None:
    assert imported(office) == VisitorsImported(read=0, added=0, updated=0, rejected=[])


def test_a_second_import_updates_and_keeps_what_the_file_is_silent_about(office: FrontOffice) -> None:
    imported(office, line(2, "Marya Alvarez", "A1", phone="555", preferred_name="Mia"))
    before = by_external_id(office, "A1")
    office.know_visitor.change(
        before.id,
        VisitorDetails(
            name="Marya Alvarez", external_id="A1", preferred_name="Mia", phone="555", note="Deaf in one ear",
            confidential=True, large_print=True, contact_preference=ContactPreference.NONE, languages=("es",),
        ),
    )  # fmt: skip
    office.clock.move(days=1)
    done = imported(office, line(2, "Maria Alvarez", "A1", birth_date=date(1990, 1, 2)))
    assert (done.read, done.added, done.updated, done.rejected) == (1, 0, 1, [])
    after = by_external_id(office, "A1")
    assert (after.id, after.created_at, after.consented_at) == (before.id, before.created_at, before.consented_at)
    assert (after.name, after.birth_date) == ("Maria Alvarez", date(1990, 1, 2))
    assert (after.phone, after.preferred_name, after.languages) == ("555", "Mia", ("es",))
    assert (after.note, after.confidential, after.large_print) == ("Deaf in one ear", True, True)
    assert after.contact_preference is ContactPreference.NONE


@pytest.mark.parametrize("known_before", [True, False])
def test_two_lines_about_one_person_are_both_heard(office: FrontOffice, known_before: bool) -> None:
    if known_before:
        imported(office, line(2, "Marya Alvarez", "A1"))
    done = imported(office, line(2, "Marya Alvarez", "A1", phone="555"), line(3, "Maria Alvarez", "A1"))
    assert (done.read, done.added, done.updated) == ((2, 0, 2) if known_before else (2, 1, 1))
    after = by_external_id(office, "A1")
    assert (after.name, after.phone, office.everybody()) == ("Maria Alvarez", "555", ["Maria Alvarez"])


def test_lines_without_an_external_id_are_people_of_their_own(office: FrontOffice) -> None:
    done = imported(office, line(2, "Marya Alvarez"), line(3, "Marya Alvarez"))
    assert (done.read, done.added, done.updated) == (2, 2, 0)


def test_a_thousand_lines_come_in_at_once(office: FrontOffice) -> None:
    done = imported(office, *(line(n, f"Person {n}", f"X{n}") for n in range(1100)))
    assert done.added == 1100
    again = imported(office, *(line(n, f"Person {n}", f"X{n}", phone="1") for n in range(1100)))
    assert (again.added, again.updated) == (0, 1100)
    assert by_external_id(office, "X1099").phone == "1"


def kept(office: FrontOffice, wanted: Resource) -> Resource:
    with office.store.reading() as work:
        return work.resources.get(wanted.id)


LIBRARY = resource("Library")


def test_a_dry_run_says_what_would_change_and_changes_nothing(office: FrontOffice) -> None:
    renamed = replace(PANTRY, name="Big Pantry")
    before = office.lobby.revision()
    said = office.import_directory(SOURCE, [renamed, LIBRARY], dry_run=True)
    assert said == DirectoryImported(added=1, updated=1, removed=len(DIRECTORY) - 1)
    assert office.lobby.revision() == before
    assert kept(office, PANTRY) == PANTRY
    assert office.import_directory(SOURCE, [renamed, LIBRARY]) == said
    assert kept(office, PANTRY) == renamed


def test_a_second_import_of_the_same_changes_nothing(office: FrontOffice) -> None:
    assert office.import_directory(SOURCE, DIRECTORY) == DirectoryImported(added=0, updated=0, removed=0)


def test_a_source_that_could_not_be_read_whole_changes_nothing_that_we_have(office: FrontOffice) -> None:
    with pytest.raises(SourceNotWhole, match="nothing was changed"):
        office.import_directory(SOURCE, [PANTRY], whole=False)
    assert office.import_directory(SOURCE, DIRECTORY) == DirectoryImported(added=0, updated=0, removed=0)
    assert office.import_directory("a new source", [LIBRARY], whole=False).added == 1


def test_what_vanished_is_marked_stays_readable_and_comes_back(office: FrontOffice) -> None:
    rest = [each for each in DIRECTORY if each is not PANTRY]
    assert office.import_directory(SOURCE, rest) == DirectoryImported(added=0, updated=0, removed=1)
    assert kept(office, PANTRY) == replace(PANTRY, status=ResourceStatus.VANISHED)
    assert office.import_directory(SOURCE, rest).removed == 0
    with pytest.raises(ResourceNotOffered):
        office.needs(office.arrives().visit, "Food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    assert office.import_directory(SOURCE, DIRECTORY) == DirectoryImported(added=0, updated=1, removed=0)
    assert kept(office, PANTRY) == PANTRY


def test_other_sources_are_left_alone(office: FrontOffice) -> None:
    other = replace(LIBRARY, source="city")
    assert office.import_directory("city", [other]) == DirectoryImported(added=1, updated=0, removed=0)
    assert kept(office, OLD_CLINIC) == OLD_CLINIC
    assert office.import_directory("city", []).removed == 1
    assert kept(office, PANTRY).status is ResourceStatus.ACTIVE


def test_more_resources_than_one_batch_come_in(office: FrontOffice) -> None:
    many = [resource(f"Place {n}") for n in range(1203)]
    assert office.import_directory(SOURCE, [*DIRECTORY, *many]).added == 1203
    assert office.import_directory(SOURCE, DIRECTORY).removed == 1203


def test_what_a_part_that_is_missing_may_have_said_is_not_taken_away(office: FrontOffice) -> None:
    silent = [replace(each, phones=()) for each in DIRECTORY]
    with pytest.raises(SourceNotWhole, match="nothing was changed"):
        office.import_directory(SOURCE, silent, whole=False)
    assert kept(office, PANTRY).phones == PANTRY.phones != ()


def test_what_was_wrong_is_asked_for_once_everything_was_read(office: FrontOffice) -> None:
    read: list[Resource] = []

    def reading() -> Iterator[Resource]:
        for each in DIRECTORY:
            read.append(each)
            yield each

    office.import_directory("feed", reading(), file=lambda: SourceFile(problems=f"{len(read)} read"))
    (source,) = [each for each in office.keep_directory.sources() if each.name == "feed"]
    assert source.file.problems == f"{len(DIRECTORY)} read"
