# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata
from datetime import UTC, datetime

from kiosk.desk.trial_slip import Trial, trial_slip
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.reference import read_reference
from kiosk.domain.slip import Paper, Slip
from kiosk.messages import shipped_languages, translator

OFFICE = Office(id=new_id(), name="Riverside Job Center", phone="555 0100", timezone="America/New_York")


def made(paper: Paper = Paper.RECEIPT_80) -> Slip:
    trial = Trial(station="Front desk", printer="EPSON TM-T20III", paper=paper)
    return trial_slip(OFFICE, trial, datetime(2026, 11, 21, 23, 30, tzinfo=UTC), "es")


def test_it_says_where_it_is_from_and_what_it_was_printed_on() -> None:
    slip = made()
    [answer] = slip.answers
    assert answer.text.splitlines()[0] == "Front desk · EPSON TM-T20III · 80mm"
    assert (slip.office, slip.language) == ("Riverside Job Center", "es")
    assert slip.printed_at.hour == 18  # the office's own time
    assert made(Paper.LETTER).answers[0].text.startswith("Front desk · EPSON TM-T20III · Letter")


def test_it_names_no_visitor_and_has_a_code_that_is_well_formed() -> None:
    slip = made()
    assert slip.for_name == ""
    assert read_reference(slip.reference) == slip.reference


def test_it_has_a_line_in_the_letters_of_every_language_that_is_shipped() -> None:
    lines = made().answers[0].text.splitlines()[1:]
    for code in shipped_languages():
        script = scripts_of(translator(code).language_name(code))
        assert any(script <= scripts_of(line) for line in lines), code


def test_it_has_a_line_in_every_script_that_slips_meet() -> None:
    scripts = {script for line in made().answers[0].text.splitlines()[1:] for script in scripts_of(line)}
    assert scripts == {"LATIN", "CYRILLIC", "ARABIC", "ETHIOPIC", "CJK"}


def scripts_of(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}
