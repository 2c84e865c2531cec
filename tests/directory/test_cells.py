# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells as people fill them in: phones, times, dates, words for hours."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.directory.cells import day_of, email_in, plain, website_in, whole_number
from kiosk.directory.clock import hours_of
from kiosk.directory.hours_text import days_from_text, schedules_from_text
from kiosk.directory.phones import phones_in


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(312) 555-0100", [("(312) 555-0100", "", "voice")]),
        ("(312) 555-0100 ext 12", [("(312) 555-0100", "12", "voice")]),
        ("312-555-0100 x200", [("312-555-0100", "200", "voice")]),
        ("(312) 555-0100 ext. 104; 312.555.0101", [("(312) 555-0100", "104", "voice"), ("312.555.0101", "", "voice")]),
        ("(618) 394-7300 or (877) 342-7891", [("(618) 394-7300", "", "voice"), ("(877) 342-7891", "", "voice")]),
        ("(206) 243-5024 (206) 555-0124", [("(206) 243-5024", "", "voice"), ("(206) 555-0124", "", "voice")]),
        ("1-800-799-SAFE (7233)", [("1-800-799-SAFE (7233)", "", "voice")]),
        ("1.866.HELP4DV", [("1.866.HELP4DV", "", "voice")]),
        ("Fax: 312-555-0100", [("312-555-0100", "", "fax")]),
        ("TTY 711", [("711", "", "textphone")]),
        ("211", [("211", "", "voice")]),
        ("TEXT YOUR ZIP CODE TO 898211", [("898211", "", "text")]),
        ('"+44 1234 234567"', [("+44 1234 234567", "", "voice")]),
        ("115", [("115", "", "voice")]),
        ("Tel. 016", [("016", "", "voice")]),
        ("+49 221 5550123 (Durchwahl 12)", [("+49 221 5550123", "12", "voice")]),
        ("020 7946 0018/020 7946 0019", [("020 7946 0018", "", "voice"), ("020 7946 0019", "", "voice")]),
        ("no phone", []),
        ("see website", []),
        ("", []),
    ],
)
def test_phones(cell: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(phone.number, phone.extension, phone.type) for phone in phones_in(cell).phones] == expected


def test_a_short_code_is_a_number_where_the_source_says_it_takes_texts() -> None:
    assert [(phone.number, phone.type) for phone in phones_in("898211", kind="Text").phones] == [("898211", "text")]
    assert [(phone.number, phone.type) for phone in phones_in("741-741", kind="sms").phones] == [("741-741", "text")]
    assert phones_in("62701", kind="voice").unread == "62701"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Main 555-010-4400 / Fax 555-010-4401", [("555-010-4400", "voice", "Main"), ("555-010-4401", "fax", "")]),
        ("555-010-4400 (Spanish 555-010-4401)", [("555-010-4400", "voice", ""), ("555-010-4401", "voice", "Spanish")]),
        ("Day Center: English: (206) 555-0177", [("(206) 555-0177", "voice", "Day Center: English")]),
        ("(206) 555-0174; 24 Hour Intake (206) 555-0126", [
            ("(206) 555-0174", "voice", ""), ("(206) 555-0126", "voice", "24 Hour Intake")]),
        ("(800) 555-0192 IL only", [("(800) 555-0192", "voice", "IL only")]),
        ("1-800-555-0190 (24 hour crisis line)", [("1-800-555-0190", "voice", "24 hour crisis line")]),
        ("Call 211 for referral", [("211", "voice", "for referral")]),
        ("844-RIGHTS-9 (844-744-4879)", [("844-RIGHTS-9 (844-744-4879)", "voice", "")]),
        ("tel:+1-555-010-4400", [("+1-555-010-4400", "voice", "")]),
        ("(555) 010-4400, 4401", [("(555) 010-4400", "voice", "/ 4401")]),
        ("0221/5550123 oder 0171-5550124", [("0221/5550123", "voice", ""), ("0171-5550124", "voice", "")]),
    ],
)  # fmt: skip
def test_words_around_numbers_are_told_apart_from_them(cell: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(phone.number, phone.type, phone.description) for phone in phones_in(cell).phones] == expected


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        ("9:00", "17:00", (time(9), time(17))),
        ("09:00:00", "17:00:00", (time(9), time(17))),
        ("9:00AM", "5:00 p.m.", (time(9), time(17))),
        ("9am", "noon", (time(9), time(12))),
        ("09:00-05:00", "17:00-05:00", (time(9), time(17))),
        ("0900", "1730", (time(9), time(17, 30))),
        ("750", "1020", (time(12, 30), time(17))),
        ("0.375", "0.708333", (time(9), time(17))),
        ("00:00", "24:00", (time(0), time(23, 59))),
        ("12:00 AM", "12:00 AM", (time(0), time(0))),
        ("18:00", "08:00", (time(18), time(8))),
        ("9:00", "5:00", None),
        ("9", "5", None),
        ("900", "1200", None),
        ("14:00Z", "22:00Z", None),
        ("25:00", "26:00", None),
        ("soon", "late", None),
    ],
)
def test_times(opens: str, closes: str, expected: tuple[time, time] | None) -> None:
    hours = hours_of(opens, closes)
    assert (hours.opens, hours.closes) == (expected or (None, None))
    assert bool(hours.unclear) == (expected is None)


WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Fri 9-5", [(WEEK[:5], time(9), time(17))]),
        ("24 hours a day, 7 days a week", [(WEEK, time(0), time(23, 59))]),
        ("Tue., noon – 1 p.m.", [(("TU",), time(12), time(13))]),
        ("9am to 5pm Monday to Friday", [(WEEK[:5], time(9), time(17))]),
        ("Mon. – Fri., 8:30 a.m. – 5 p.m.; Sat., 10 a.m. – 2 p.m.",
         [(WEEK[:5], time(8, 30), time(17)), (("SA",), time(10), time(14))]),
        ("MWF 9a-3p", [(("MO", "WE", "FR"), time(9), time(15))]),
        ("M-Th 9-5; F 9-noon", [(WEEK[:4], time(9), time(17)), (("FR",), time(9), time(12))]),
        ("Mon & Wed 8a-5p; Sat by appt only", [(("MO", "WE"), time(8), time(17)), (("SA",), None, None)]),
        ("T/Th 1-4pm", [(("TU", "TH"), time(13), time(16))]),
        ("24 horas", [(WEEK, time(0), time(23, 59))]),
        ("L-V 10-13 y 16-19", [(WEEK[:5], time(10), time(13)), (WEEK[:5], time(16), time(19))]),
        ("Mon 9-12 and 1-5", [(("MO",), time(9), time(12)), (("MO",), time(13), time(17))]),
        ("Mon, Wed & Fri 10-2; closed Sunday", [(("MO", "WE", "FR"), time(10), time(14))]),
        ("Mon 10-2, Sunday closed", [(("MO",), time(10), time(14))]),
        ("Fri-Sun 10pm-6am", [(("FR", "SA", "SU"), time(22), time(6))]),
        ("weekdays 09:00-16:30", [(WEEK[:5], time(9), time(16, 30))]),
    ],
)  # fmt: skip
def test_hours_in_words(text: str, expected: list[tuple[tuple[str, ...], time, time]]) -> None:
    found = schedules_from_text(text)
    assert [(rule.byday, rule.opens_at, rule.closes_at) for rule in found] == expected
    assert {rule.description for rule in found} == {text}


@pytest.mark.parametrize(
    ("text", "days", "opens", "closes"),
    [
        ("2nd Tuesday 9-11", ("2TU",), time(9), time(11)),
        ("first and third Monday of the month, 1-3pm", ("1MO", "3MO"), time(13), time(15)),
        ("last Fri. of each month, 2 p.m. to 4 p.m.", ("-1FR",), time(14), time(16)),
    ],
)
def test_hours_of_some_days_of_the_month(text: str, days: tuple[str, ...], opens: time, closes: time) -> None:
    (rule,) = schedules_from_text(text)
    assert (rule.freq, rule.byday, rule.opens_at, rule.closes_at) == ("MONTHLY", days, opens, closes)


def test_days_of_the_week_and_of_the_month_in_one_breath() -> None:
    rules = schedules_from_text("Tue., Thurs., First and Third Sat., 10 a.m. – 2 p.m.")
    assert [(rule.freq, rule.byday) for rule in rules] == [("WEEKLY", ("TU", "TH")), ("MONTHLY", ("1SA", "3SA"))]


def test_a_day_by_appointment_is_in_doubt_and_the_others_are_not() -> None:
    rules = schedules_from_text("Mon-Thu 9-5; Fri by appointment")
    assert [(rule.byday, rule.opens_at) for rule in rules] == [(("MO", "TU", "WE", "TH"), time(9)), (("FR",), None)]


@pytest.mark.parametrize(
    "text",
    ["Mon-Fri 9-17", "Montag bis Freitag 9-17 Uhr", "Mo–Fr 9:00 - 17:00 Uhr, Sa geschlossen",
     "lunes a viernes de 9:00 a 17:00",
     "lun-vie 9h-17h", "lundi au vendredi, 9h-17h", "du lundi au vendredi de 9h à 17h", "Mon-Fri 9-5, closed weekends",
     "Mon-Fri 9-5 except federal holidays", "Office hours: Mon. – Fri., 9 a .m. – 5 p .m."],
)  # fmt: skip
def test_the_same_hours_in_other_words(text: str) -> None:
    (rule,) = schedules_from_text(text)
    assert (rule.byday, rule.opens_at, rule.closes_at) == (WEEK[:5], time(9), time(17))
    assert rule.description == text


@pytest.mark.parametrize(
    "text",
    ["By appointment", "Every second Tuesday 9-5", "Tue 9-5 (closed third Tuesday)",
     "Mon-Fri 8-5; closed Mon-Fri 12-1",
     "Mon-Fri 9-5 by appointment only", "March - Nov: Tue 9-5", "1st-3rd Monday 9-5", "nach Vereinbarung",
     "Daily 8-8", "MF 9-5", "9-5", "Mon-Fri", "Mon 8-11 pm",
     "Office: Mon-Fri 9-5; Meals: Wed 12-1", "Call first", "Mon 9am", "", "Mon-Fri 9-5 " * 50],
)  # fmt: skip
def test_words_that_are_not_sure_are_left_alone(text: str) -> None:
    assert schedules_from_text(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Monday", ("MO",)), ("1", ("MO",)), ("7", ("SU",)), ("MO,TU", ("MO", "TU")), ("['MO', 'TU']", ("MO", "TU")),
     ("MO TU", ("MO", "TU")), ("Fri-Sun", ("FR", "SA", "SU")), ("0", ()), ("8", ()), ("someday", ())],
)  # fmt: skip
def test_days(text: str, expected: tuple[str, ...]) -> None:
    assert days_from_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-11-23T10:00:00Z", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("11/23/2026", date(2026, 11, 23)),
        ("23.11.2026", date(2026, 11, 23)),
        ("1/2/2026", None),
        ("2026-02-30", None),
        ("soon", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert day_of(text) == expected


def test_small_cells() -> None:
    assert (plain(" N/A "), plain("a &lt;br&gt; b"), plain("x\0y")) == ("", "a\nb", "xy")
    assert (whole_number("12.0"), whole_number("12.5"), whole_number("nan")) == (12, None, None)
    assert (website_in("see www.example.org/help"), website_in("none yet")) == ("www.example.org/help", "")
    assert email_in("Ann <ann@example.org>; bob@example.org") == "ann@example.org"


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_no_cell_whatever_raises(text: str, other: str) -> None:
    plain(text)
    phones_in(text)
    hours_of(text, other)
    schedules_from_text(text)
    days_from_text(text)
    day_of(text)
    whole_number(text)
    website_in(text)
