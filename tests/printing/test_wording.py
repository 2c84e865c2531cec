# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.domain.avenue import Avenue
from kiosk.domain.slip import ComeBack, Slip, SlipHandOff, SlipHours, SlipReferral
from kiosk.messages import translator
from kiosk.printing.plain_text import Direction
from kiosk.printing.qr import CodeKind
from kiosk.printing.worded_slip import Fact, Line, WordedSlip
from kiosk.printing.wording import CopyMark, word_slip
from tests.printing import slips


def worded(slip: Slip) -> WordedSlip:
    return word_slip(slip, CodeKind.CONTACT)


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def strong(line: Line) -> list[str]:
    return [run.text for run in line if run.strong]


def sentence(referral: SlipReferral) -> Line:
    return worded(replace(slips.MARIA, referrals=(referral,))).steps[0].sentence


def facts(referral: SlipReferral) -> dict[str, list[str]]:
    found = worded(replace(slips.MARIA, referrals=(referral,))).steps[0].facts
    return {fact.icon: _lines(fact) for fact in found}


def _lines(fact: Fact) -> list[str]:
    return [text(line) for line in (fact.title, *fact.lines) if line]


@pytest.mark.parametrize(
    ("avenue", "said"),
    [
        (Avenue.OFFICE, "Your next step is with the Housing Office."),
        (Avenue.PHONE, "Call Housing Office."),
        (Avenue.WEBSITE, "Go online to Housing Office."),
        (Avenue.PERSON, "We called Housing Office for you."),
    ],
)
def test_every_avenue_has_its_sentence(avenue: Avenue, said: str) -> None:
    line = sentence(SlipReferral(avenue=avenue, name="Housing Office"))
    assert text(line) == said
    assert strong(line) == ["Housing Office"]


def test_no_avenue_is_without_a_sentence() -> None:
    for avenue in Avenue:
        assert text(sentence(SlipReferral(avenue=avenue, name="Arc")))


def test_a_name_with_its_own_article_gets_no_second() -> None:
    line = sentence(SlipReferral(avenue=Avenue.OFFICE, name="The Arc"))
    assert text(line) == "Your next step is with The Arc."


def test_facts_of_a_full_referral() -> None:
    assert facts(slips.FULL_LEGAL_AID) == {
        "user": ["Ask for Priya Nair", "They know you are coming."],
        "phone": ["(555) 010-4420", "Extension 12", "Press 2 for Español"],
        "map-pin": ["120 Court Street, Room 4", "Riverside, IL 60546", "Next to the library. Bus 7 or 12"],
        "accessibility": ["No steps: lift at the side door"],
        "clock": ["Today until 4:30 pm", "Mon–Fri 9:00 am – 4:30 pm"],
        "folder-open": ["Bring with you", "Your letter\u00a0· photo ID"],
        "wallet": ["Cost: Free"],
        "languages": ["Languages: English\u00a0· Español\u00a0· Polski"],
        "globe": ["riverside-legal-aid.example.org/intake"],
        "mail": ["intake@riverside-legal-aid.example.org"],
    }


def test_facts_of_a_job_lead() -> None:
    found = facts(slips.JOB_LEAD)
    assert found["briefcase"] == [
        "How to apply",
        "Fill in the form at the gate. Say that Riverside Job Center sent you.",
    ]
    assert found["calendar"] == ["Apply by Friday 4 December"]


def test_what_is_empty_is_not_listed() -> None:
    blank = " \u200b"
    nothing = SlipReferral(
        avenue=Avenue.WEBSITE, name="X", ask_for=blank, street=blank, cost=blank, accessibility=blank, bring=(blank,)
    )
    assert facts(nothing) == {}


@pytest.mark.parametrize(
    ("avenue", "phones", "said"),
    [
        (Avenue.OFFICE, slips.LEGAL_AID.phones, ["Call first"]),
        (Avenue.PERSON, slips.LEGAL_AID.phones, ["Call first"]),
        (Avenue.OFFICE, (), ["Ask for the opening hours before you go"]),
        (Avenue.PHONE, slips.LEGAL_AID.phones, None),
        (Avenue.WEBSITE, (), None),
    ],
)
def test_unknown_hours_are_never_a_guess(avenue: Avenue, phones: tuple[()], said: list[str] | None) -> None:
    assert facts(replace(slips.LEGAL_AID, avenue=avenue, phones=phones, hours=SlipHours())).get("clock") == said


def test_hours_in_the_sources_own_words() -> None:
    own = SlipHours(in_words="Most Thursdays\nRing the bell")
    assert facts(replace(slips.LEGAL_AID, hours=own))["clock"] == ["Call first", "Most Thursdays", "Ring the bell"]
    assert facts(replace(slips.HOTLINE, hours=own))["clock"] == ["Opening hours", "Most Thursdays", "Ring the bell"]


def test_steps_that_are_no_referrals() -> None:
    assert [text(step.sentence) for step in worded(slips.PROMISED).steps] == [
        "Dana will do this for you by Friday 27 November, 5:00 pm:"
    ]
    assert [text(line) for line in worded(slips.ANSWERED).steps[0].notes] == [
        "Your card is ready.",
        "Pick it up at window 3.",
    ]
    assert text(worded(slips.HANDED_OVER).steps[0].sentence) == (
        "We asked Sam to help you next. Until Sam says yes, Dana looks after this."
    )
    assert text(worded(slips.UNMET).steps[0].sentence) == (
        "We have not found help for this yet. Dana keeps it and looks again on Tuesday 1 December."
    )


def test_several_steps_are_numbered_and_one_is_not() -> None:
    assert [text(step.sentence)[:3] for step in worded(slips.EVERYTHING).steps] == [
        f"{number}. " for number in range(1, 8)
    ]
    assert not text(worded(slips.MARIA).steps[0].sentence).startswith("1")


def test_result_of_a_warm_call_follows_its_sentence() -> None:
    [step] = worded(slips.CALLED_FOR_YOU).steps
    assert [text(line) for line in step.notes] == ["He keeps a box for you until 6 pm."]


def test_come_back_names_person_phone_and_day() -> None:
    assert [text(line) for line in worded(slips.MARIA).come_back] == [
        "If this doesn’t work out, come back to us.",
        "Dana is looking after this for you: (555) 010-4400.",
        "Dana will check with you on Monday 30 November.",
    ]
    bare = replace(slips.MARIA, come_back=ComeBack(person="Dana"))
    assert [text(line) for line in worded(bare).come_back][1:] == ["Dana is looking after this for you."]


AT_THE_FRONT_DESK = replace(
    slips.EVERYTHING,
    promises=(replace(slips.PROMISE, by_whom=""),),
    come_back=replace(slips.MARIA.come_back, person=" "),
)
"""A slip of a need that no person owns."""


def test_nobody_to_come_back_to_is_the_front_desk() -> None:
    assert [text(line) for line in worded(AT_THE_FRONT_DESK).come_back][1:] == [
        "Our front desk is looking after this for you: (555) 010-4400.",
        "Our front desk will check with you on Monday 30 November.",
    ]
    bare = replace(slips.MARIA, come_back=ComeBack(person=""))
    assert [text(line) for line in worded(bare).come_back][1:] == ["Our front desk is looking after this for you."]


def test_what_no_person_owns_is_the_front_desks() -> None:
    said = {text(step.sentence)[3:] for step in worded(AT_THE_FRONT_DESK).steps}
    assert said >= {
        "Our front desk will do this for you by Friday 27 November, 5:00 pm:",
        "We asked Sam to help you next. Until Sam says yes, our front desk looks after this.",
        "We have not found help for this yet. Our front desk keeps it and looks again on Tuesday 1 December.",
    }


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("Dana", "We asked our front desk to help you next. Until they say yes, Dana looks after this."),
        ("", "Our front desk will help you next."),
    ],
)
def test_a_need_can_be_handed_to_the_front_desk(person: str, said: str) -> None:
    slip = replace(slips.HANDED_OVER, come_back=ComeBack(person=person), hand_offs=(SlipHandOff(to_whom=""),))
    assert text(worded(slip).steps[0].sentence) == said


@pytest.mark.parametrize("language", slips.LANGUAGES[1:])
def test_the_front_desk_speaks_every_language(language: str) -> None:
    handed = replace(AT_THE_FRONT_DESK, language=language, hand_offs=(SlipHandOff(to_whom=""),))
    for slip in (replace(AT_THE_FRONT_DESK, language=language), handed):
        whole = str(worded(slip))
        assert "front desk" not in whole.lower()
        assert "{" not in whole.replace(worded(slip).page_of, "")


@pytest.mark.parametrize(
    ("slip", "kind", "caption"),
    [
        (slips.MARIA, CodeKind.CONTACT, "Scan to save this contact"),
        (slips.THREE, CodeKind.CONTACT, "Scan to save: Legal Aid Intake Desk"),
        (slips.THREE, CodeKind.WEBSITE, "Scan to open: Legal Aid Intake Desk"),
        (slips.THREE, CodeKind.REFERENCE, "Bring this code when you come back"),
    ],
)
def test_a_code_beside_several_referrals_says_whose_it_is(slip: Slip, kind: CodeKind, caption: str) -> None:
    assert word_slip(slip, kind).code_caption == caption


def test_a_very_long_name_is_short_in_the_caption() -> None:
    referrals = (replace(slips.LEGAL_AID, name=slips.LONG_WORD), slips.HOTLINE)
    assert len(worded(replace(slips.MARIA, referrals=referrals)).code_caption) < 80


def test_only_the_chosen_name_is_there() -> None:
    assert text(worded(slips.MARIA).heading) == "For Maria"
    assert worded(slips.NAMELESS).heading == ()
    assert "Maria" not in str(worded(slips.NAMELESS))


def test_details_were_checked_on_the_oldest_day() -> None:
    assert text(worded(slips.THREE).checked) == "Details checked 30 October 2026"
    assert worded(slips.PROMISED).checked == ()


def test_copies_say_so() -> None:
    mark = CopyMark(3, slips.PRINTED_AT + timedelta(days=1))
    assert [text(line) for line in word_slip(slips.MARIA, CodeKind.CONTACT, mark).dates] == [
        "Monday 23 November 2026",
        "Copy 3, Tue 24 Nov, 10:15 am",
    ]


def test_phones_keep_left_to_right_and_names_their_own_way() -> None:
    said = worded(slips.AMIRA)
    [phone] = said.steps[0].facts[1].title
    assert (phone.text, phone.direction, phone.whole) == ("(555) 010-4420", Direction.LEFT_TO_RIGHT, True)
    assert [run.direction for run in said.heading if "أميرة" in run.text] == [None]
    assert [run.direction for run in said.office] == [Direction.LEFT_TO_RIGHT]


def test_braces_in_facts_stay_braces() -> None:
    line = sentence(SlipReferral(avenue=Avenue.PHONE, name="{name} {0} %s {phone}"))
    assert text(line) == "Call {name} {0} %s {phone}."


@pytest.mark.parametrize("language", slips.LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    said = worded(replace(slips.EVERYTHING, language=language))
    whole = str(said)
    assert "{" not in whole.replace(said.page_of, "")
    assert len(said.steps) == 7
    if language != "en":
        for english in ("Your next step", "come back", "Bring with", "Details", "Call first", "Always open"):
            assert english not in whole


def test_a_language_that_is_not_shipped_is_english_throughout() -> None:
    said = worded(replace(slips.MARIA, language="he-IL"))
    assert (said.language, said.right_to_left) == ("en", False)
    assert text(said.dates[0]) == "Monday 23 November 2026"


@pytest.mark.parametrize(
    ("language", "day", "dated"),
    [
        ("en", "Monday 30 November", "30 November 2026"),
        ("es", "lunes, 30 de noviembre", "30 de noviembre de 2026"),
        ("fr", "lundi 30 novembre", "30 novembre 2026"),
        ("uk", "понеділок, 30 листопада", "30 листопада 2026\u202fр."),
        ("zh", "11月30日星期一", "2026年11月30日"),
    ],
)
def test_days_are_spelled_out(language: str, day: str, dated: str) -> None:
    assert translator(language).day(date(2026, 11, 30)) == day
    assert translator(language).plain_date(date(2026, 11, 30)) == dated
