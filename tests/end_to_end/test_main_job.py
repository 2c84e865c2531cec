# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from the shell: greeted by name, heard, referred, and out of the door with a slip."""

import io
import re
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.end_to_end.conftest import Command

LETTER = "They sent me this letter, my benefits stop on Friday and nobody picks up the phone."


def text_of(pdf: Path) -> str:
    """Read a PDF's text in its reading order."""
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def codes_of(pdf: Path) -> list[str]:
    """Read the QR codes on the pages of a PDF as they print at 200 dpi."""
    pages = subprocess.run(["pdftoppm", "-r", "200", "-png", pdf], capture_output=True, check=True).stdout
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(pages)))]


def legal_aid(onward: Command) -> str:
    """Find the resource for Maria's letter as somebody at the desk would."""
    found = onward.json("directory", "find", LETTER)
    return str(next(each["resource_id"] for each in found if each["name"] == "Legal Aid Intake Desk"))


@pytest.fixture
def slip(onward: Command, tmp_path: Path) -> Path:
    """Where the slip goes."""
    return tmp_path / "slip.pdf"


def test_a_returning_visitor_leaves_with_a_slip(onward: Command, slip: Path) -> None:
    done = onward.json(
        "check-in", "--name", "Maria Alvarez", "--need", LETTER, "--refer", legal_aid(onward), "--avenue", "office",
        "--print", f"pdf:{slip}", "--language", "en",
    )  # fmt: skip
    assert done["returning"] is True
    assert done["greeting"] == "Welcome back, Maria."
    assert done["next_step"] == "referral"
    assert done["finished"] is True
    assert done["slip"] == {**done["slip"], "state": "confirmed", "copy": 1, "path": str(slip)}
    page = text_of(slip)
    for fact in ("For Maria", "Legal Aid Intake Desk", "Priya Nair", "(555) 010-4420", "120 Court Street",
                 done["slip"]["reference"]):  # fmt: skip
        assert fact in page
    assert "Alvarez" not in page
    [contact] = codes_of(slip)
    assert "5550104420" in re.sub(r"\D", "", contact)
    assert "Maria" not in contact


def test_the_need_of_a_slip_comes_back_with_its_history(onward: Command, slip: Path) -> None:
    done = onward.json("check-in", "--name", "Maria Alvarez", "--need", LETTER, "--refer", legal_aid(onward),
                       "--avenue", "phone", "--print", f"pdf:{slip}")  # fmt: skip
    need = onward.json("need", "show", done["slip"]["reference"])
    assert need["need_id"] == done["need_id"]
    assert need["words"] == LETTER
    told = [line["what"] for line in need["history"]]
    assert told[0] == f"Said: “{LETTER}”"
    assert "Referred to Legal Aid Intake Desk (phone)" in told
    assert told[-1] == "Visit finished"
    found = onward.json("visitors", "find", done["slip"]["reference"])
    assert [(each["name"], each["why"]) for each in found] == [("Maria Alvarez", "reference")]


def test_a_second_print_says_that_it_is_a_copy(onward: Command, slip: Path) -> None:
    done = onward.json("check-in", "--name", "Zoë Brontë", "--need", "rent", "--answer", "Here is the form.",
                       "--print", f"pdf:{slip}")  # fmt: skip
    again = onward.json("slip", "print", done["slip"]["reference"], "--to", f"pdf:{slip.with_name('again.pdf')}")
    assert again["copy"] == 2
    assert "Copy 2" in text_of(slip.with_name("again.pdf"))
    assert "Copy" not in text_of(slip)


def test_a_need_without_a_next_step_keeps_the_visit_open(onward: Command) -> None:
    done = onward.json("check-in", "--name", "Ana Lima", "--need", "My papers were stolen")
    assert (done["finished"], done["returning"], done["slip"]) == (False, False, None)
    assert done["greeting"] == "Welcome, Ana Lima."


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (["--answer", "The form is on the shelf."], "answer"),
        (["--promise", "Call back with a price", "--due", "2099-01-08T17:00:00+00:00"], "promise"),
        (["--hand-to", "Lee"], "hand_off"),
        (["--unmet", "transport"], "unmet"),
    ],
)
def test_every_next_step_finishes_the_visit_and_gives_a_slip(
    onward: Command, slip: Path, step: list[str], kind: str
) -> None:
    done = onward.json("check-in", "--name", "Ana Lima", "--need", "I need help", *step, "--print", f"pdf:{slip}")
    assert (done["next_step"], done["finished"], done["slip"]["state"]) == (kind, True, "confirmed")
    assert "come back to us" in text_of(slip)


def test_a_dead_printer_loses_nothing(onward: Command) -> None:
    answer = onward(
        "check-in", "--name", "Ana Lima", "--need", "A form", "--answer", "Here.",
        "--print", "printer:ipp://127.0.0.1:9/ipp/print", "--json",
    )  # fmt: skip
    assert answer.code == 0
    assert answer.document["finished"] is True
    assert answer.document["slip"]["state"] == "failed"
    assert "Everything is saved, but the slip was not printed." in answer.err
    need = onward.json("need", "show", answer.document["need_id"])
    assert need["state"] == "settled"


def test_markup_and_odd_characters_stay_what_was_typed(onward: Command, slip: Path) -> None:
    words = "<b>#set page()</b> $x$ *bold* 👩🏽‍🦽 \u202eevil"
    done = onward.json("check-in", "--name", "Ana <i>Lima</i>", "--called", "<i>*Ana*</i>", "--need", words,
                       "--answer", words, "--print", f"pdf:{slip}")  # fmt: skip
    assert onward.json("need", "show", done["need_id"])["words"] == words.replace("\u202e", "")
    assert "<i>*Ana*</i>" in text_of(slip)
    assert "#set page()" in text_of(slip)


@pytest.mark.parametrize(
    ("name", "need", "sentence"),
    [
        ("x" * 10_000, "help", "the longest we can keep is 200"),
        ("   ", "help", "Please write a name"),
        ("Ana", "   ", "in their own words"),
        ("Ana", "y" * 30_000, "a need can hold 20000"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(onward: Command, name: str, need: str, sentence: str) -> None:
    answer = onward("check-in", "--name", name, "--need", need)
    assert answer.code == 1
    assert sentence in answer.err
    assert "Traceback" not in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_long_need_is_kept_verbatim(onward: Command) -> None:
    words = "так " * 2_500
    done = onward.json("check-in", "--name", "Олена", "--need", words)
    assert onward.json("need", "show", done["need_id"])["words"] == words.strip()


def test_wrong_usage_ends_with_2_and_saves_nothing(onward: Command) -> None:
    before = len(onward.json("visitors", "find", "Ana Unheardof"))
    both = onward("check-in", "--name", "Ana Unheardof", "--need", "x", "--answer", "a", "--unmet", "cost")
    assert both.code == 2
    assert len(onward.json("visitors", "find", "Ana Unheardof")) == before


def test_a_resource_that_is_not_there_saves_nothing(onward: Command) -> None:
    answer = onward("check-in", "--name", "Ana Unheardof", "--need", "x", "--refer",
                    "00000000-0000-7000-8000-000000000000", "--avenue", "office")  # fmt: skip
    assert (answer.code, "Traceback" in answer.err) == (1, False)
    assert onward.json("visitors", "find", "Ana Unheardof") == []


def test_what_is_told_of_somebody_known_is_taken_down(onward: Command, slip: Path) -> None:
    onward.json("check-in", "--name", "No Phone First", "--need", "a", "--answer", "ok")
    again = onward.json("check-in", "--name", "no phone first", "--called", "Nopie", "--phone", "555 222 1111",
                        "--need", "b", "--answer", "ok", "--print", f"pdf:{slip}", "--language", "en")  # fmt: skip
    assert (again["returning"], again["greeting"]) == (True, "Welcome back, Nopie.")
    assert "For Nopie" in text_of(slip)
    assert [each["name"] for each in onward.json("visitors", "find", "5552221111")] == ["No Phone First"]


def test_a_fourth_referral_in_one_visit_saves_nothing(onward: Command) -> None:
    aid = legal_aid(onward)
    onward.json("check-in", "--name", "Four Refs", "--need", "first")
    words = ("check-in", "--name", "Four Refs", "--refer", aid, "--avenue", "office", "--need")
    for number in range(3):
        onward.json(*words, f"n{number}")
    answer = onward(*words, "n3")
    assert (answer.code, "3 referrals at most" in answer.err) == (1, True)


@pytest.mark.parametrize(
    "options",
    [
        ["--avenue", "office"],
        ["--promise", "Call"],
        ["--phone", "abc"],
        ["--language", "../../etc", "--answer", "x"],
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(onward: Command, options: list[str]) -> None:
    assert onward("check-in", "--name", "Ana", "--need", "x", *options).code == 2


@pytest.mark.parametrize("due", ["yesterday at noon", "9999-12-31T23:59:59-12:00", "soon", "2020-01-01"])
def test_a_due_time_that_is_none_is_one_sentence(onward: Command, due: str) -> None:
    answer = onward("check-in", "--name", "Ana", "--need", "x", "--promise", "Call", "--due", due)
    assert (answer.code, len(answer.err.strip().splitlines())) == (1, 1)
    assert "did not work" not in answer.err


def test_an_old_slip_comes_again_in_large_print_and_another_language(onward: Command, slip: Path) -> None:
    done = onward.json("check-in", "--name", "Maria Alvarez", "--need", "rent", "--answer", "Here is the form.",
                       "--print", f"pdf:{slip}", "--language", "en")  # fmt: skip
    again = slip.with_name("again.pdf")
    onward.json("slip", "print", done["slip"]["reference"], "--to", f"pdf:{again}", "--large", "--language", "es")
    assert "Para Maria" in text_of(again)
