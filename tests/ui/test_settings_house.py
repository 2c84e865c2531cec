# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of the whole office: all read its rules, supervisors change them; nobody leaves needs behind."""

from dataclasses import replace
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.office_rules import WEEKDAYS_NINE_TO_FIVE, OfficeRules
from kiosk.domain.opening_hours import Span
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Staff
from kiosk.messages import translator
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.office_week import NoClockError, hours_of, read_span, week_in
from kiosk.ui.reception.settings.settings_page import SettingsPage
from kiosk.ui.reception.words.days import read_day
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.windows import PRINTER_TOOLS

Found = TypeVar("Found", bound=QObject)
Key = Qt.Key


class AtHouse:
    """Somebody at the settings of the house: what they do, and what they read."""

    def __init__(self, qtbot: QtBot, office: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.office, self.workers = qtbot, office, workers
        self.said: list[str] = []
        self.page = SettingsPage(
            choose_printers=office.desk.choose_printers,
            office=office.office,
            station=office.station,
            tools=PRINTER_TOOLS,
            workers=workers,
            translate=translator("en"),
            house=HouseDoor.of(office.desk, office.clock),
        )
        qtbot.addWidget(self.page)
        self.page.problem.connect(self.said.append)
        self.page.notice.connect(self.said.append)
        self.page.resize(1096, 820)
        self.page.show()

    def sign_in(self, staff: Staff) -> "AtHouse":
        self.page.sign_in(self.office.acting(staff), staff)
        self.page.focus_first()
        self.settle()
        return self

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.workers.database.is_idle and self.workers.looking.is_idle)

    def find(self, kind: type[Found], name: str) -> Found:
        found = self.page.findChild(kind, name)
        assert found is not None, f"nothing is called {name}"
        return found

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def reads(self, name: str) -> str:
        label = self.find(QLabel, name)
        return label.accessibleName() if label.isVisible() else ""

    def reads_in(self, block: str) -> list[str]:
        labels = self.find(QWidget, block).findChildren(QLabel)
        return [label.text().replace("\u200b", "") for label in labels if label.isVisible() and label.text()]

    def press(self, name: str) -> None:
        button = self.find(QPushButton, name)
        assert button.isVisible(), f"{name} cannot be seen"
        button.setFocus()
        self.qtbot.keyClick(button, Key.Key_Return)
        self.settle()

    def types(self, name: str, text: str) -> None:
        line = self.find(QLineEdit, name)
        assert line.isVisible(), f"{name} cannot be seen"
        line.clear()
        self.qtbot.keyClicks(line, text)

    @property
    def kept(self) -> OfficeRules:
        return self.office.desk.office_rules.show(self.office.office.id)


@pytest.fixture
def house(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> AtHouse:
    return AtHouse(qtbot, riverside, workers)


@pytest.fixture
def lee(house: AtHouse, riverside: FakeOffice) -> AtHouse:
    """Lee, who supervises, about to change the office's rules."""
    house.sign_in(riverside.lee)
    house.press("change-office")
    return house


# Our office


def test_everybody_reads_how_the_office_works(house: AtHouse, riverside: FakeOffice) -> None:
    house.sign_in(riverside.dana)
    said = house.reads_in("our-office")
    assert "Mon–Fri: 9:00 am – 5:00 pm\nSat–Sun: closed" in said
    assert "answered within 4 working hours" in said
    assert house.reads("who-may-change") == "A supervisor can change this."
    assert not house.sees("change-office")


def test_a_supervisor_changes_it_in_plain_words(lee: AtHouse) -> None:
    lee.press("more-hours-0")
    for name, text in (("opens-0-0", "8.30"), ("closes-0-0", "12"), ("opens-0-1", "1"), ("closes-0-1", "6 pm")):
        lee.types(name, text)
    for name in ("opens-4-0", "closes-4-0"):
        lee.types(name, "")
    lee.types("office-region", "il")
    lee.types("office-answer-hours", "2,5")
    lee.types("office-wait-minutes", "15")
    lee.types("day-off", "24 Dec")
    lee.find(QCheckBox, "office-calls-names").setChecked(True)
    assert lee.reads("settings-state").startswith("Changes to our office are not saved yet.")
    assert lee.kept == OfficeRules()
    lee.press("save-office")
    kept = lee.kept
    week = week_in(kept.hours)
    assert week is not None
    assert week[0] == (Span(time(8, 30), time(12)), Span(time(13), time(18)))
    assert (week[1], week[4]) == ((Span(time(9), time(17)),), ())
    assert (kept.region, kept.answer_hours, kept.wait_minutes, kept.calls_names) == ("IL", 2.5, 15, True)
    assert kept.days_off == (date(2026, 12, 24),)
    assert lee.said == ["Saved. Our office works that way from now on; what is due already stays as it is."]
    assert "24 December" in lee.reads_in("our-office")
    assert lee.reads("settings-state") == "Everything is saved."


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(lee: AtHouse) -> None:
    lee.types("opens-1-0", "soon")
    lee.types("office-wait-minutes", "0")
    lee.press("save-office")
    assert lee.reads("hours-1-wrong").startswith("Please write when you open and when you close")
    assert lee.reads("office-wait-minutes-wrong") == "Please choose between 1 and 480."
    assert lee.reads("hours-0-wrong") == ""
    assert lee.find(QLineEdit, "opens-1-0").hasFocus()
    assert lee.kept == OfficeRules()
    lee.types("opens-1-0", "9")
    assert lee.reads("hours-1-wrong") == ""


def test_a_day_off_that_cannot_be_read_is_not_lost(lee: AtHouse) -> None:
    lee.types("day-off", "some time")
    lee.press("save-office")
    assert lee.reads("day-off-wrong") == "Please write a day that is still to come, such as 24 December."
    assert lee.find(QLineEdit, "day-off").text() == "some time"
    assert lee.kept == OfficeRules()


def test_days_off_are_taken_away_and_past_ones_stay(house: AtHouse, riverside: FakeOffice) -> None:
    past, ahead = date(2026, 1, 2), date(2026, 12, 24)
    rules = replace(OfficeRules(), days_off=(past, ahead))
    riverside.desk.office_rules.change(riverside.office.id, rules, riverside.acting(riverside.lee))
    house.sign_in(riverside.lee)
    house.press("change-office")
    house.press("remove-2026-12-24")
    assert house.find(QLineEdit, "day-off").hasFocus()
    house.press("save-office")
    assert house.kept.days_off == (past,)


def test_undo_keeps_what_was_saved(lee: AtHouse) -> None:
    lee.types("office-wait-minutes", "99")
    lee.press("undo-office")
    assert lee.find(QPushButton, "change-office").hasFocus()
    assert lee.reads("settings-state") == "Everything is saved."
    lee.press("change-office")
    assert lee.find(QLineEdit, "office-wait-minutes").text() == "20"


def test_what_was_typed_is_there_again_after_the_desk_was_locked(lee: AtHouse, riverside: FakeOffice) -> None:
    lee.types("office-wait-minutes", "33")
    lee.types("day-off", "half a da")
    lee.page.sign_out()
    assert not lee.sees("our-office")
    assert lee.find(QLineEdit, "office-wait-minutes").text() == ""
    lee.sign_in(riverside.lee)
    assert lee.find(QLineEdit, "office-wait-minutes").text() == "33"
    assert lee.find(QLineEdit, "day-off").text() == "half a da"
    lee.page.sign_out()
    lee.sign_in(riverside.dana)
    assert not lee.sees("office-form")


def test_a_change_from_another_desk_is_said_and_overwrites_nothing(lee: AtHouse, riverside: FakeOffice) -> None:
    lee.types("office-wait-minutes", "33")
    other = replace(OfficeRules(), answer_hours=8)
    riverside.desk.office_rules.change(riverside.office.id, other, riverside.acting(riverside.lee))
    lee.page.others_changed()
    lee.settle()
    assert lee.reads("office-changed-meanwhile").startswith("Somebody else has changed this meanwhile.")
    assert lee.find(QLineEdit, "office-wait-minutes").text() == "33"


def test_hours_beyond_a_week_stay_until_they_are_written_anew(house: AtHouse, riverside: FakeOffice) -> None:
    monthly = Schedule(freq="MONTHLY", byday=("1MO",), opens_at=time(9), closes_at=time(12))
    rules = replace(OfficeRules(), hours=(monthly,))
    riverside.desk.office_rules.change(riverside.office.id, rules, riverside.acting(riverside.lee))
    house.sign_in(riverside.lee)
    house.press("change-office")
    assert not house.sees("opens-0-0")
    house.types("office-wait-minutes", "25")
    house.press("save-office")
    assert (house.kept.hours, house.kept.wait_minutes) == ((monthly,), 25)
    house.press("change-office")
    house.press("hours-anew")
    house.press("save-office")
    assert week_in(house.kept.hours) == week_in((WEEKDAYS_NINE_TO_FIVE,))


@pytest.mark.parametrize(
    ("opens", "closes", "span"),
    [
        ("9", "5", (time(9), time(17))),
        ("9:15 am", "12:30 pm", (time(9, 15), time(12, 30))),
        ("08:00", "16:30", (time(8), time(16, 30))),
        ("22", "6", (time(22), time(6))),
        ("18", "24:00", (time(18), time(0))),
    ],
)
def test_hours_are_read_as_people_write_them(opens: str, closes: str, span: tuple[time, time]) -> None:
    assert read_span(opens, closes) == Span(*span)


@pytest.mark.parametrize(("opens", "closes"), [("9", ""), ("", "5"), ("25", "26"), ("13 pm", "14"), ("9 am", "9 am")])
def test_half_hours_are_no_hours(opens: str, closes: str) -> None:
    with pytest.raises(NoClockError):
        read_span(opens, closes)


def test_a_week_is_written_as_rules_and_read_again() -> None:
    late = Schedule(freq="WEEKLY", byday=("TH",), opens_at=time(17), closes_at=time(19))
    week = week_in((WEEKDAYS_NINE_TO_FIVE, late))
    assert week is not None
    assert week[3] == (Span(time(9), time(19)),)
    assert week_in(hours_of(week)) == week


# Who works here


def test_everybody_sees_who_owns_what(house: AtHouse, riverside: FakeOffice) -> None:
    riverside.owed("Maria Alvarez", "Rent", riverside.dana)
    house.sign_in(riverside.sam)
    said = house.reads_in("who-works-here")
    assert said[said.index("Dana Whitfield") + 1] == "At the desk · 1 need"
    assert said[said.index("Lee Chen") + 1] == "Supervisor · Owns nothing open"
    assert not house.sees("change-Dana Whitfield")
    assert house.sees("change-Sam Ortega")


def test_somebody_is_away_and_here_again(house: AtHouse, riverside: FakeOffice) -> None:
    house.sign_in(riverside.sam)
    house.press("change-Sam Ortega")
    house.types("away-until", "Friday")
    house.press("go-away")
    assert "Away until Fri 27 Nov" in house.reads_in("who-works-here")
    assert house.find(QPushButton, "change-Sam Ortega").hasFocus()
    house.press("change-Sam Ortega")
    house.press("come-back")
    assert not [said for said in house.reads_in("who-works-here") if said.startswith("Away")]
    assert house.said == ["Sam is noted as away until Fri 27 Nov.", "Sam is noted as here again."]


def test_the_days_are_said_back_before_they_are_noted(house: AtHouse, riverside: FakeOffice) -> None:
    house.sign_in(riverside.sam)
    house.press("change-Sam Ortega")
    house.types("away-until", "Friday 4 December")
    assert house.reads("staff-days-read") == "Away until Friday 4 December."
    house.types("away-from", "Friday")
    assert house.reads("staff-days-read") == "Away from Friday 27 November to Friday 4 December."
    house.press("go-away")
    assert house.said == ["Sam is noted as away until Fri 4 Dec."]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday 13 November", date(2026, 11, 13)),
        ("Fri, Nov 13", date(2026, 11, 13)),
        ("Friday", date(2026, 11, 6)),
        ("2026-11-13", date(2026, 11, 13)),
        ("Thursday 13 November", None),
        ("12 or 13 November, 14 November", None),
        ("Monday or Tuesday", None),
    ],
)
def test_a_date_counts_more_than_the_weekday_beside_it(text: str, day: date | None) -> None:
    assert read_day(text, date(2026, 11, 2)) == day


def test_somebody_who_was_switched_off_works_here_again(house: AtHouse, riverside: FakeOffice) -> None:
    riverside.desk.owners.leave(riverside.sam.id, riverside.acting(riverside.lee))
    house.sign_in(riverside.dana)
    assert not house.sees("show-gone")
    house.sign_in(riverside.lee)
    assert house.find(QPushButton, "show-gone").text() == "1 person has stopped working here"
    assert not house.sees("switch-on-Sam Ortega")
    house.press("show-gone")
    house.press("switch-on-Sam Ortega")
    assert house.said == ["Sam works here again, and signs in with the PIN from before."]
    assert house.sees("change-Sam Ortega")
    assert not house.sees("show-gone")


def test_days_that_make_no_sense_are_said_beside_the_field(house: AtHouse, riverside: FakeOffice) -> None:
    house.sign_in(riverside.sam)
    house.press("change-Sam Ortega")
    house.types("away-until", "whenever")
    house.press("go-away")
    assert house.reads("staff-wrong") == "Please write a day, such as Friday or 24 December."
    house.types("away-until", "2026-01-01")
    house.press("go-away")
    assert house.reads("staff-wrong") == "The last day is already past, or before the first one."


def test_whoever_leaves_hands_everything_on_first(house: AtHouse, riverside: FakeOffice) -> None:
    need = riverside.owed("Maria Alvarez", "Rent", riverside.dana)
    house.sign_in(riverside.lee)
    house.press("change-Dana Whitfield")
    house.press("start-leave")
    house.press("leave")
    assert house.reads("hand-on-wrong") == (
        "Dana still owns 1 of our open needs or promises. Please hand on everything first."
    )
    house.press("hand-on-all")
    assert house.reads("hand-on-wrong") == "Please say why in a few words. It stands in each history."
    house.types("hand-on-reason", "Moves to the north office")
    house.press("hand-on-all")
    assert riverside.store.tables.staff[riverside.store.tables.needs[need.id].owner_id].is_desk
    house.press("change-Dana Whitfield")
    house.press("start-leave")
    house.press("leave")
    assert house.said == ["Handed on. Nothing is left with Dana.", "Dana is switched off. Nothing was left behind."]
    assert "Dana Whitfield" not in house.reads_in("who-works-here")


def test_a_colleague_is_asked_and_the_giver_keeps_it_until_then(house: AtHouse, riverside: FakeOffice) -> None:
    need = riverside.owed("Maria Alvarez", "Rent", riverside.dana)
    house.sign_in(riverside.dana)
    house.press("change-Dana Whitfield")
    house.press("start-hand-on")
    receivers = house.find(QComboBox, "hand-on-to")
    assert [receivers.itemText(at) for at in range(receivers.count())] == ["Lee Chen", "Sam Ortega"]
    receivers.setCurrentIndex(1)
    house.types("hand-on-reason", "On leave")
    house.press("hand-on-all")
    assert riverside.store.tables.needs[need.id].owner_id == riverside.dana.id
    assert house.said == ["Offered to Sam Ortega. What Sam Ortega has not accepted yet stays with Dana."]
    said = house.reads_in("who-works-here")
    assert said[said.index("Sam Ortega") + 1] == "At the desk · 1 hand-off to answer"


def test_the_last_supervisor_stays(house: AtHouse, riverside: FakeOffice) -> None:
    house.sign_in(riverside.lee)
    house.press("change-Lee Chen")
    house.press("start-leave")
    house.press("leave")
    assert house.reads("staff-wrong") == "Lee is the only supervisor here. Please add another one first."


def test_what_the_check_of_owners_mended_is_said_to_the_next_supervisor(house: AtHouse, riverside: FakeOffice) -> None:
    need = riverside.owed("Maria Alvarez", "Rent", riverside.dana)
    riverside.store.tables.staff[riverside.dana.id] = replace(riverside.dana, active=False)
    found = riverside.desk.check_owners.mend(riverside.acting(riverside.lee))
    assert [each.need_id for each in found] == [need.id]
    house.sign_in(riverside.sam)
    house.page.tell_owners_mended(found)
    assert house.said == []
    house.page.sign_out()
    house.sign_in(riverside.lee)
    assert house.said == ["Something open belonged to nobody who works here. It is with the front desk now, due today."]
