# SPDX-License-Identifier: GPL-3.0-or-later
"""What the directory says of a resource's freshness, its closing day and its history."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from kiosk.directory.hours_text import schedules_from_text
from kiosk.domain.ids import new_id
from kiosk.domain.resource import Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import EDITABLE, CareAction, CareLine
from kiosk.domain.schedule import Schedule
from kiosk.messages import shipped_languages, translator
from kiosk.ui.reception.directory.editor.hours_reading import HoursReader, TypedHours
from kiosk.ui.reception.directory.editor.sections import sections_for
from kiosk.ui.reception.words.care import care_in_words
from kiosk.ui.reception.words.listed import checked_ago, closing_in_words, standing_chips
from kiosk.ui.reception.words.resource_fields import field_names, value_in_words
from tests.ui.fakes import NOW

_ = translator("en")
TODAY = date(2026, 11, 23)
PLACE = Resource(id=new_id(), source="sample", source_id="1", name="Place")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "checked today"),
        (1, "checked 1 day ago"),
        (13, "checked 13 days ago"),
        (14, "checked 2 weeks ago"),
        (59, "checked 8 weeks ago"),
        (60, "checked 2 months ago"),
        (729, "checked 24 months ago"),
        (730, "checked 2 years ago"),
    ],
)
def test_how_long_ago_it_was_checked(days: int, said: str) -> None:
    assert checked_ago(TODAY - timedelta(days=days), TODAY, _) == said


def test_what_was_never_checked_says_so() -> None:
    assert checked_ago(None, TODAY, _) == "never checked"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "closed on 22 November"),
        (0, "closes today"),
        (1, "closes tomorrow"),
        (4, "closes Fri"),
        (7, "closes 30 November"),
    ],
)
def test_when_a_lead_closes(days: int, said: str) -> None:
    lead = replace(PLACE, kind=ResourceKind.JOB_LEAD, closes_on=TODAY + timedelta(days=days))
    assert closing_in_words(lead, TODAY, _) == said
    assert standing_chips(lead, TODAY, _) == [(f"Job lead · {said}", "chip")]


def test_what_was_reported_and_retired_says_the_most_pressing_first() -> None:
    gone = replace(PLACE, status=ResourceStatus.INACTIVE, kind=ResourceKind.IN_HOUSE)
    assert [words for words, _role in standing_chips(gone, TODAY, _, reported=True)] == [
        "Reported wrong",
        "Not offered",
        "In-house",
    ]


def line(action: CareAction, **facts: str) -> CareLine:
    nobody = UUID(int=1)
    return CareLine(
        id=nobody, resource_id=nobody, at=NOW, by_id=nobody, by_name="Sam", office_id=nobody, station_id=nobody,
        action=action, **facts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (line(CareAction.ADDED), "Added here"),
        (line(CareAction.CHECKED, field_name="checked_on"), "The details were checked"),
        (line(CareAction.NOTED, replacement_value="Side door"), "Note: Side door"),
        (line(CareAction.NOTED, previous_value="Side door"), "The note was taken away"),
        (line(CareAction.REPORTED_WRONG, text="Moved"), "Reported wrong: Moved"),
        (line(CareAction.REPORTED_WRONG), "Something was reported wrong"),
        (line(CareAction.RETIRED, text="Shut"), "Not offered any more: Shut"),
        (line(CareAction.RESTORED), "Offered again"),
        (line(CareAction.VANISHED), "No longer in its source’s data"),
        (line(CareAction.IMPORTED), "Brought in from its source"),
        (
            line(CareAction.SOURCE_CHANGED, field_name="fees", previous_value="Free", replacement_value="5"),
            "Cost: the source now says “5”. Ours stays.",
        ),
        (
            line(CareAction.EDITED, field_name="fees", previous_value="Free", replacement_value="5"),
            "Cost: “Free” became “5”",
        ),
        (line(CareAction.EDITED, field_name="fees", replacement_value="5"), "Cost: now “5”"),
        (line(CareAction.EDITED, field_name="fees", previous_value="5"), "Cost: “5” was taken away"),
    ],
)
def test_every_line_of_a_history_is_told(told: CareLine, said: str) -> None:
    assert care_in_words(told, _) == said


def test_every_field_that_can_be_edited_has_a_name_and_a_place_in_each_editor() -> None:
    assert set(EDITABLE) <= set(field_names(_))
    for kind in ResourceKind:
        keys = [key for section in sections_for(kind, _) for key in section.keys]
        assert sorted(keys) == sorted(EDITABLE), kind


def test_values_read_in_one_line() -> None:
    names = {"legal": "Legal help"}
    assert value_in_words((), names, _) == "nothing"
    assert value_in_words(("legal", "es"), names, _) == "Legal help; Español"
    assert value_in_words((Phone(number="1", description="Desk"),), names, _) == "1 · Desk"
    rule = Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(9), closes_at=time(17))
    assert value_in_words((rule,), names, _) == "Mon · 9:00 am to 5:00 pm"


@pytest.mark.parametrize("language", shipped_languages())
def test_hours_are_written_out_so_that_they_are_read_again(language: str) -> None:
    reader = HoursReader(schedules_from_text, translator(language))
    rules = schedules_from_text("Mon-Fri 9-12:30, 2-5; Sat 24 hours")
    typed = reader.typed(rules)
    assert typed.others == ()
    assert typed.days[6] == ""
    again = reader.rules(typed)
    assert again is not None
    assert reader.typed(again) == typed
    assert {(rule.byday, rule.opens_at, rule.closes_at) for rule in again} == {
        (("MO", "TU", "WE", "TH", "FR"), time(9), time(12, 30)),
        (("MO", "TU", "WE", "TH", "FR"), time(14), time(17)),
        (("SA",), time(0), time(23, 59)),
    }


@pytest.mark.parametrize("text", ["9-12:30, 2-5 maybe", "Tue 9-5", "by appointment", "9", "25-30"])
def test_a_day_that_cannot_be_read_is_no_guess(text: str) -> None:
    reader = HoursReader(schedules_from_text, _)
    assert reader.day(0, text) is None
    assert reader.rules(TypedHours(days=(text, "", "", "", "", "", ""))) is None
