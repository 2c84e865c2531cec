# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory's schema: what was there before says the same after, and taken back it is as the office holds it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Engine, text

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.domain.resource import Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import KeptResource
from kiosk.store.database import Database
from kiosk.store.schema import downgrade, upgrade
from kiosk.store.translate import write_document
from tests.desk.front_office import DIRECTORY, FORKLIFT_JOB, LEGAL_AID, OFFICE, PANTRY, SOURCE, FrontOffice, furnish

GONE = replace(PANTRY, status=ResourceStatus.VANISHED, checked_on=None)
OURS = (Phone(number="(555) 010-9999"),)


INSERT = text(
    "INSERT INTO resource (id, source, status, document, revision) VALUES (:id, :source, :status, :document, 7)"
)


def put(engine: Engine, *resources: Resource, brief: bool = True) -> None:
    """Write resources in the words of the schema before."""
    rows = [
        {
            "id": each.id.hex,
            "source": each.source,
            "status": each.status.value,
            "document": write_document(each, brief=brief),
        }
        for each in resources
    ]
    with engine.begin() as connection:
        connection.execute(INSERT, rows)


def test_what_was_there_is_what_its_source_said(empty: Engine) -> None:
    upgrade(empty, "0004")
    put(empty, FORKLIFT_JOB, GONE)
    put(empty, LEGAL_AID, brief=False)
    upgrade(empty)
    with Database(empty).reading() as work:
        for resource in (LEGAL_AID, FORKLIFT_JOB, GONE):
            assert work.resources.kept(resource.id) == KeptResource(said=resource)
            assert work.resource_care.history(resource.id) == []
        assert work.resources.ids_of_source(SOURCE) == {LEGAL_AID.id, FORKLIFT_JOB.id}
        assert work.resources.page(DirectoryWish(words="riverside legal"), 0, 9) == [LEGAL_AID]
        assert work.resources.page(DirectoryWish(kind=ResourceKind.JOB_LEAD), 0, 9) == [FORKLIFT_JOB]
        assert work.resource_care.due(date(2027, 6, 1), 0, 9) == [
            LEGAL_AID.id
        ]  # the job has closed, the pantry is gone
        (source,) = work.sources.all()
    assert (source.name, source.imported_at, source.resources, source.imports) == (SOURCE, None, 2, 1)


def test_more_resources_than_are_filled_at_once(empty: Engine) -> None:
    upgrade(empty, "0004")
    many = [replace(LEGAL_AID, id=UUID(int=n), name=f"Place {n:04}") for n in range(1100)]
    put(empty, *many)
    upgrade(empty)
    with Database(empty).reading() as work:
        assert work.resources.page(DirectoryWish(), 1099, 9) == [many[-1]]


def test_taken_back_it_is_as_the_office_holds_it(empty: Engine) -> None:
    upgrade(empty)
    furnish(Database(empty))
    office = FrontOffice(Database(empty))
    held = office.keep_directory.edit(PANTRY.id, {"phones": OURS}, office.dana)
    office.keep_directory.retire(LEGAL_AID.id, "Closed", office.dana)
    office.keep_directory.report_wrong(PANTRY.id, "", office.dana)
    downgrade(empty, "0004")
    with empty.connect() as connection:
        statuses = connection.scalars(text("SELECT status FROM resource ORDER BY status")).all()
    assert statuses == ["active"] * 4 + ["inactive"] * 2
    upgrade(empty)
    with Database(empty).reading() as work:
        assert work.resources.kept(PANTRY.id) == KeptResource(said=held)
        assert len(list(work.resources.stream())) == len(DIRECTORY)
    assert office.keep_directory.edit(PANTRY.id, {"fees": "Free"}, office.dana).phones == OURS
    assert office.keep_directory.due_checks(OFFICE, 9) == []
