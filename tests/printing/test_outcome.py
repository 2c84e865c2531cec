# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from kiosk.messages import translator
from kiosk.printing.outcome import PrintReason, said
from tests.printing import slips


@pytest.mark.parametrize("language", slips.LANGUAGES)
def test_every_reason_is_a_sentence_in_every_language(language: str) -> None:
    _ = translator(language)
    sentences = [said(reason, _) for reason in PrintReason if reason]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith((".", "。")) for sentence in sentences)


def test_no_reason_is_nothing_to_say() -> None:
    assert not PrintReason.NONE
    assert said(PrintReason.NONE, translator("en")) == ""
