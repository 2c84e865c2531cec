# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory in memory says what the one in the database says, so that screens can be tried on it."""

from dataclasses import replace

import pytest

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import ResourceNotFound
from kiosk.domain.ids import new_id
from kiosk.domain.resource import Contact, Phone, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import CareAction, ResourceDetails
from tests.ui.fakes import FakeOffice

OURS, THEIRS = (Phone(number="311"),), (Phone(number="211"),)


def test_what_happens_to_a_resource_in_memory() -> None:
    office = FakeOffice()
    keep, dana = office.desk.keep_directory, office.acting(office.dana)
    pantry, court = office.resource("Pantry"), office.resource("Court help")
    keep.edit(pantry.id, {"phones": OURS}, dana)
    keep.favourite(pantry.id, dana, on=True)
    keep.report_wrong(court.id, "", dana)
    office.owed("Marya", "food", office.dana, ReferTo(resource_id=pantry.id, avenue=Avenue.PHONE))
    news = [replace(pantry, phones=THEIRS, fees="5 dollars")]
    preview = office.desk.import_directory.preview("sample", news)
    assert (preview.changed[0].kept_own, [each.name for each in preview.vanished]) == (("phones",), ["Court help"])
    assert office.desk.import_directory("sample", news, actor=dana).removed == 1
    opened = keep.open(pantry.id, office.office.id)
    assert (opened.resource.phones, opened.resource.fees, opened.said.phones) == (OURS, "5 dollars", THEIRS)
    assert (opened.favourite, opened.referrals, opened.history[-1].action) == (True, 1, CareAction.IMPORTED)
    due = keep.due_checks(office.office.id, 9)
    assert [(each.resource.name, len(each.reports), len(each.changed_under)) for each in due] == [
        ("Court help", 1, 0),
        ("Pantry", 0, 1),
    ]
    assert keep.due_check_count(office.office.id) == 2
    assert keep.page(DirectoryWish(status=ResourceStatus.VANISHED), 0, 9).rows[0].id == court.id
    assert [(source.name, source.resources) for source in keep.sources()] == [("sample", 1)]


def test_what_was_added_in_memory() -> None:
    office = FakeOffice()
    keep, dana = office.desk.keep_directory, office.acting(office.dana)
    fields = {"name": "Print here", "contacts": (Contact(name="Sam"),)}
    added = keep.add(ResourceDetails(kind=ResourceKind.IN_HOUSE, fields=fields), dana)
    assert keep.page(DirectoryWish(words="print"), 0, 9).rows == [added]
    assert list(office.desk.every_resource()) == [added]
    keep.retire(added.id, "Broken", dana)
    assert [line.action for line in keep.history(added.id)] == [CareAction.ADDED, CareAction.RETIRED]
    with pytest.raises(ResourceNotFound):
        keep.open(new_id(), office.office.id)
