# SPDX-License-Identifier: GPL-3.0-or-later
"""A second import of a source: its news come in, what the office settled stays, and all of it happens or nothing."""

import gc
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

import pytest

from kiosk.desk.import_directory import DirectoryImported
from kiosk.desk.refer import ReferTo
from kiosk.desk.set_up import COMMAND_LINE
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import OnwardError, ResourceNotOffered, SourceNotWhole
from kiosk.domain.referral import Referral
from kiosk.domain.resource import Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import ADDED_HERE, CareAction, CareLine, ResourceDetails, Source, SourceFile
from kiosk.domain.resource_rules import ImportCancelled, ImportedMeanwhile, SourceNameTaken
from kiosk.domain.resource_update import ResourceChange
from tests.desk.front_office import (
    DIRECTORY,
    LEGAL_AID,
    OFFICE,
    OLD_CLINIC,
    PANTRY,
    SOURCE,
    TODAY,
    FrontOffice,
    resource,
)

OURS, THEIRS = (Phone(number="(555) 010-9999"),), (Phone(number="(555) 010-7777"),)
LIBRARY = resource("Library")
MANY = [resource(f"Place {n}") for n in range(1200)]


def kept(office: FrontOffice, wanted: Resource) -> Resource:
    with office.store.reading() as work:
        return work.resources.get(wanted.id)


def lines(office: FrontOffice, wanted: Resource) -> Sequence[CareLine]:
    return office.keep_directory.history(wanted.id)


def with_pantry(**news: object) -> list[Resource]:
    """The directory, with news of the pantry."""
    return [replace(PANTRY, **news), *DIRECTORY[1:]]  # type: ignore[arg-type]  # whatever a test wishes


def county(office: FrontOffice) -> Source:
    (source,) = office.keep_directory.sources()
    return source


def state(office: FrontOffice) -> tuple[object, ...]:
    """Everything that an import could change."""
    opened = [office.keep_directory.open(each.id, OFFICE) for each in DIRECTORY]
    return (office.store.revision(), office.keep_directory.sources(), opened)


def test_what_the_office_settled_outlives_the_next_import(office: FrontOffice) -> None:
    keep = office.keep_directory
    keep.edit(PANTRY.id, {"phones": OURS}, office.dana)
    keep.note(PANTRY.id, "Side door", office.dana)
    keep.checked(PANTRY.id, office.dana)
    keep.favourite(PANTRY.id, office.dana, on=True)
    keep.retire(LEGAL_AID.id, "Moved away", office.dana)
    done = office.import_directory(SOURCE, with_pantry(fees="Free"))
    assert done == DirectoryImported(added=0, updated=1, removed=0)
    assert kept(office, PANTRY) == replace(PANTRY, fees="Free", phones=OURS, note="Side door", checked_on=TODAY)
    assert kept(office, LEGAL_AID).status is ResourceStatus.INACTIVE
    assert keep.favourites(OFFICE) == {PANTRY.id}
    assert keep.due_checks(OFFICE, 10) == []
    assert office.import_directory(SOURCE, with_pantry(fees="Free")) == DirectoryImported(0, 0, 0)


def test_a_change_under_an_own_edit_is_reported_and_is_to_be_checked_once(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
    office.clock.move(days=1)
    office.import_directory(SOURCE, with_pantry(phones=THEIRS, fees="Free"), actor=office.sam)
    assert kept(office, PANTRY) == replace(PANTRY, phones=OURS, fees="Free")
    *_, edited, fees, phones = sorted(lines(office, PANTRY), key=lambda line: (line.at, line.field_name))
    assert (edited.action, fees.action, phones.action) == (
        CareAction.EDITED, CareAction.IMPORTED, CareAction.SOURCE_CHANGED,
    )  # fmt: skip
    assert (phones.by_name, phones.previous_value, phones.replacement_value) == (
        "Sam Ortega", "(555) 010-4420", "(555) 010-7777",
    )  # fmt: skip
    (due,) = office.keep_directory.due_checks(OFFICE, 10)
    assert (due.resource.id, [edit.field_name for edit in due.changed_under]) == (PANTRY.id, ["phones"])
    office.import_directory(SOURCE, with_pantry(phones=THEIRS, fees="Free"))
    assert len(office.keep_directory.due_checks(OFFICE, 10)) == 1
    assert len(lines(office, PANTRY)) == 4
    office.keep_directory.checked(PANTRY.id, office.dana)
    assert (office.keep_directory.due_checks(OFFICE, 10), kept(office, PANTRY).phones) == ([], OURS)


def test_taking_the_sources_takes_what_it_says_now(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
    office.import_directory(SOURCE, with_pantry(phones=THEIRS))
    assert office.keep_directory.take_the_sources(PANTRY.id, "phones", office.dana).phones == THEIRS
    assert office.keep_directory.due_check_count(OFFICE) == 0
    office.import_directory(SOURCE, DIRECTORY)
    assert kept(office, PANTRY) == PANTRY


def test_a_source_that_comes_to_say_the_same_contradicts_nobody(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
    office.import_directory(SOURCE, with_pantry(phones=OURS))
    assert (kept(office, PANTRY).phones, office.keep_directory.due_check_count(OFFICE)) == (OURS, 0)
    office.import_directory(SOURCE, DIRECTORY)  # and falls back to what was wrong
    assert (kept(office, PANTRY).phones, office.keep_directory.due_check_count(OFFICE)) == (OURS, 1)


def test_of_two_checks_the_later_one_counts(office: FrontOffice) -> None:
    office.keep_directory.checked(PANTRY.id, office.dana)
    office.import_directory(SOURCE, with_pantry(checked_on=date(2026, 11, 20)))
    assert kept(office, PANTRY).checked_on == TODAY
    office.import_directory(SOURCE, with_pantry(checked_on=date(2026, 12, 1)))
    assert kept(office, PANTRY).checked_on == date(2026, 12, 1)
    assert office.keep_directory.due_check_count(OFFICE) == 0


def test_what_vanished_stays_readable_and_says_so(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE))
    office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
    office.keep_directory.note(PANTRY.id, "Side door", office.dana)
    assert office.import_directory(SOURCE, DIRECTORY[1:], actor=office.dana).removed == 1
    gone = replace(PANTRY, phones=OURS, note="Side door", status=ResourceStatus.VANISHED)
    assert kept(office, PANTRY) == gone == office.find_help.show(PANTRY.id)
    step = office.step(need)
    assert isinstance(step, Referral)
    assert step.resource_name == "Food Pantry"
    with pytest.raises(ResourceNotOffered):
        office.needs(visit, "food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE))
    last = lines(office, PANTRY)[-1]
    assert (last.action, last.previous_value, last.replacement_value, last.by_name) == (
        CareAction.VANISHED, "active", "vanished", "Dana Whitfield",
    )  # fmt: skip
    assert office.import_directory(SOURCE, DIRECTORY[1:]).removed == 0
    office.import_directory(SOURCE, DIRECTORY)
    assert kept(office, PANTRY) == replace(gone, status=ResourceStatus.ACTIVE)


def test_what_is_kept_though_its_source_dropped_it_is_the_sources_again_when_it_comes_back(office: FrontOffice) -> None:
    office.import_directory(SOURCE, DIRECTORY[1:])
    assert office.keep_directory.restore(PANTRY.id, office.dana).is_offered_on(TODAY)
    assert office.import_directory(SOURCE, DIRECTORY[1:]).removed == 0
    assert kept(office, PANTRY).is_offered_on(TODAY)
    office.import_directory(SOURCE, DIRECTORY)
    assert office.keep_directory.open(PANTRY.id, OFFICE).edits == ()
    office.import_directory(SOURCE, DIRECTORY[1:])
    assert kept(office, PANTRY).status is ResourceStatus.VANISHED


def test_what_the_office_retired_stays_retired_whatever_its_source_does(office: FrontOffice) -> None:
    office.keep_directory.retire(PANTRY.id, "Closed for good", office.dana)
    for resources in (with_pantry(status=ResourceStatus.INACTIVE), DIRECTORY[1:], DIRECTORY):
        office.import_directory(SOURCE, resources)
        assert not kept(office, PANTRY).is_offered_on(TODAY)
    assert kept(office, PANTRY).status is ResourceStatus.INACTIVE


def test_what_the_office_offers_though_its_source_does_not_vanishes_with_a_word(office: FrontOffice) -> None:
    office.keep_directory.restore(OLD_CLINIC.id, office.dana)
    assert kept(office, OLD_CLINIC).status is ResourceStatus.ACTIVE
    office.import_directory(SOURCE, [each for each in DIRECTORY if each is not OLD_CLINIC])
    assert kept(office, OLD_CLINIC).status is ResourceStatus.VANISHED
    assert [each.resource.id for each in office.keep_directory.due_checks(OFFICE, 10)] == [OLD_CLINIC.id]


def test_a_preview_says_what_would_change_and_changes_nothing(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
    before = state(office)
    coming = [*with_pantry(phones=THEIRS, fees="Free")[:-1], LIBRARY]
    said = office.import_directory.preview(SOURCE, iter(coming))
    assert said.added == [LIBRARY]
    assert said.changed == [
        ResourceChange(resource=coming[0], before=PANTRY, fields=("phones", "fees"), kept_own=("phones",))
    ]
    assert [each.name for each in said.vanished] == ["Forklift driver"]
    assert (said.added_count, said.changed_count, said.vanished_count) == (1, 1, 1)
    assert state(office) == before
    done = office.import_directory(SOURCE, iter(coming))
    assert done == DirectoryImported(added=1, updated=1, removed=1)
    with pytest.raises(SourceNotWhole):
        office.import_directory.preview(SOURCE, [], whole=False)


def test_a_preview_counts_all_and_lists_some(office: FrontOffice) -> None:
    many = [resource(f"Place {n}") for n in range(1203)]
    said = office.import_directory.preview(SOURCE, [*DIRECTORY, *many])
    assert (len(said.added), said.added_count) == (500, 1203)
    office.import_directory(SOURCE, [*DIRECTORY, *many])
    said = office.import_directory.preview(SOURCE, [replace(each, fees="Free") for each in many])
    assert (len(said.changed), said.changed_count, len(said.vanished)) == (500, 1203, len(DIRECTORY))
    assert office.import_directory.preview(SOURCE, []).vanished_count == 1209
    assert len(office.import_directory.preview(SOURCE, []).vanished) == 500


def test_who_brought_a_source_in_from_where_is_kept(office: FrontOffice) -> None:
    before = county(office)
    assert (before.imports, before.resources, before.added, before.imported_by_name) == (1, 6, 6, "Front desk")
    office.clock.move(days=1)
    file = SourceFile(format="HSDS 3.1 CSV", path="/srv/county.zip", mapping="x = 1", problems="3 warnings")
    office.import_directory(SOURCE, [*with_pantry(fees="Free")[:-1], LIBRARY], actor=office.sam, file=file)
    after = county(office)
    assert after == Source(
        name=SOURCE, file=file, imports=2, imported_at=office.clock(), imported_by=office.sam.staff_id,
        imported_by_name="Sam Ortega", resources=6, added=1, changed=1, vanished=1,
    )  # fmt: skip
    (line,) = lines(office, LIBRARY)
    assert (line.action, line.by_id, line.at) == (CareAction.IMPORTED, office.sam.staff_id, office.clock())


def test_without_a_person_the_duty_desk_stands_behind_an_import(office: FrontOffice) -> None:
    office.import_directory(SOURCE, [*DIRECTORY, LIBRARY])
    (line,) = lines(office, LIBRARY)
    with office.store.reading() as work:
        (station,) = [each for each in work.offices.stations(OFFICE) if each.name == COMMAND_LINE]
        assert line.by_id == work.staff.duty_desk(OFFICE).id
    assert (line.station_id, line.by_name) == (station.id, "Front desk")


@pytest.mark.parametrize("batches", range(7))
def test_an_import_that_is_stopped_changes_nothing(office: FrontOffice, batches: int) -> None:
    before = state(office)
    answers = iter([False] * batches + [True])
    with pytest.raises(ImportCancelled, match="Nothing was changed"):
        office.import_directory(SOURCE, MANY, cancelled=partial(next, answers))
    assert state(office) == before


def test_a_preview_can_be_stopped(office: FrontOffice) -> None:
    with pytest.raises(ImportCancelled):
        office.import_directory.preview(SOURCE, MANY, cancelled=lambda: True)


def test_an_import_tells_how_far_it_is(office: FrontOffice) -> None:
    told: list[tuple[int, int]] = []
    office.import_directory(SOURCE, MANY, progress=lambda done, of: told.append((done, of)))
    assert told == [(500, 1206), (1000, 1206), (1200, 1206), (1206, 1206)]


def test_a_source_that_breaks_off_half_way_changes_nothing(office: FrontOffice) -> None:
    def breaking_off() -> Iterator[Resource]:
        yield from (resource(f"Place {n}") for n in range(700))
        raise OSError("the stick was pulled out")

    before = state(office)
    with pytest.raises(OSError, match="stick"):
        office.import_directory(SOURCE, breaking_off())
    assert state(office) == before


def test_a_resource_that_cannot_be_kept_takes_the_whole_import_back(office: FrontOffice) -> None:
    torn = replace(LIBRARY, source="x" * 5, schedules=(object(),))  # type: ignore[arg-type]  # no schedule at all
    before = state(office)
    with pytest.raises(Exception, match="object"):
        office.import_directory(SOURCE, [*with_pantry(fees="Free"), *(resource(f"P{n}") for n in range(600)), torn])
    assert state(office) == before


def test_of_two_imports_at_once_the_second_is_told(office: FrontOffice) -> None:
    def somebody_else_first() -> Iterator[Resource]:
        yield from DIRECTORY
        office.import_directory(SOURCE, [*DIRECTORY, LIBRARY], actor=office.sam)

    with pytest.raises(ImportedMeanwhile, match="Sam Ortega has just brought in county as well"):
        office.import_directory(SOURCE, somebody_else_first())
    assert kept(office, LIBRARY) == LIBRARY
    assert county(office).imports == 2


def test_two_imports_of_different_sources_at_once_both_happen(office: FrontOffice) -> None:
    def in_turn(name: str) -> list[Resource]:
        return [replace(resource(f"{name} {n}"), source=name) for n in range(600)]

    ways = [threading.Thread(target=office.import_directory, args=(name, in_turn(name))) for name in ("east", "west")]
    for way in ways:
        way.start()
    for way in ways:
        way.join(60)
    assert [(each.name, each.resources) for each in office.keep_directory.sources()] == [
        ("county", 6), ("east", 600), ("west", 600),
    ]  # fmt: skip


def test_somebody_saves_while_a_source_is_being_read(office: FrontOffice) -> None:
    def slowly() -> Iterator[Resource]:
        yield from (resource(f"Place {n}") for n in range(600))
        office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
        yield from with_pantry(phones=THEIRS)

    office.import_directory(SOURCE, slowly())
    assert kept(office, PANTRY).phones == OURS
    assert [line.action for line in lines(office, PANTRY)] == [
        CareAction.IMPORTED, CareAction.EDITED, CareAction.SOURCE_CHANGED,
    ]  # fmt: skip


def test_the_same_resource_twice_is_taken_as_it_comes_first(office: FrontOffice) -> None:
    many = [resource(f"Place {n}") for n in range(600)]
    again = [replace(each, name="Again") for each in (*many, many[0])]
    assert office.import_directory(SOURCE, [*DIRECTORY, *many, *again]).added == 600
    assert kept(office, many[0]) == many[0]


def test_memory_holds_a_batch_and_not_the_directory(office: FrontOffice) -> None:
    alive: list[int] = []

    def counted() -> Iterator[Resource]:
        for n in range(4_000):
            if n % 1_000 == 999:
                gc.collect()
                alive.append(sum(isinstance(each, Resource) for each in gc.get_objects()))
            yield resource(f"Place {n}")

    office.import_directory(SOURCE, counted())
    assert max(alive) - min(alive) < 1_000


@pytest.mark.parametrize("name", ["", "  ", ADDED_HERE, "Added here ", "x" * 201])
def test_a_source_needs_a_name_of_its_own(office: FrontOffice, name: str) -> None:
    before = state(office)
    with pytest.raises(SourceNameTaken, match="Please choose another name"):
        office.import_directory(name, [LIBRARY])
    with pytest.raises(SourceNameTaken):
        office.import_directory.preview(name, [LIBRARY])
    assert state(office) == before


def test_an_import_leaves_alone_what_was_added_at_the_desk(office: FrontOffice) -> None:
    added = office.keep_directory.add(
        ResourceDetails(kind=ResourceKind.SERVICE, fields={"name": "Shoes", "website": "shoes.example.org"}),
        office.dana,
    )
    assert office.import_directory(SOURCE, []).removed == len(DIRECTORY)
    assert kept(office, added) == added


def test_long_texts_are_told_briefly(office: FrontOffice) -> None:
    office.import_directory(SOURCE, with_pantry(description="Bread and milk. " * 400))
    (line,) = [each for each in lines(office, PANTRY) if each.field_name == "description"]
    assert line.replacement_value.startswith("Bread and milk.")
    assert 250 < len(line.replacement_value) <= 300


def test_an_unknown_person_brings_nothing_in(office: FrontOffice) -> None:
    before = state(office)
    with pytest.raises(OnwardError):
        office.import_directory(SOURCE, [LIBRARY], actor=replace(office.dana, staff_id=UUID(int=7)))
    assert state(office) == before
