# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from kiosk.domain.spool import SpoolReason
from kiosk.messages import translator
from kiosk.printing.outcome import PrintReason, said
from tests.printing import slips

REASONS = (*SpoolReason, *(reason for reason in PrintReason if reason))
UP_TO_A_PERSON = {SpoolReason.TOO_LATE, SpoolReason.TAKEN_OFF, PrintReason.CANCELLED}
FULL_STOPS = (".", "。")


@pytest.mark.parametrize("language", slips.LANGUAGES)
def test_every_reason_has_its_own_words_in_every_language(language: str) -> None:
    _ = translator(language)
    sentences = {said(reason, _) for reason in (*REASONS, "a reason from a later version")}
    assert len(sentences) == len(REASONS) + 1


@pytest.mark.parametrize("language", slips.LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_said_in_two_sentences_at_most(reason: str, language: str) -> None:
    words = said(reason, translator(language))
    assert words.endswith(FULL_STOPS)
    assert sum(words.count(stop) for stop in FULL_STOPS) <= 2


@pytest.mark.parametrize("reason", REASONS)
def test_only_what_a_person_decides_speaks_of_printing_again(reason: str) -> None:
    words = said(reason, translator("en"))
    assert ("Print it again if it is needed." in words) == (reason in UP_TO_A_PERSON)
    assert "and print again" not in words
    assert "then print again" not in words


def test_no_reason_is_nothing_to_say() -> None:
    assert not PrintReason.NONE
    assert said(PrintReason.NONE, translator("en")) == ""


def test_a_reason_nobody_knows_is_said_calmly() -> None:
    assert said("melted", translator("en")) == "Something went wrong with the printer. Go and look at it."
