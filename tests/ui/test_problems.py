# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong, as a sentence for people and a line for the log."""

import logging

import pytest

from kiosk.domain.errors import NameTooLong, WrongPin
from kiosk.messages import translator
from kiosk.ui.problems import sentence_for

ENGLISH = translator("en")


def test_a_named_error_is_its_own_sentence(caplog: pytest.LogCaptureFixture) -> None:
    assert sentence_for(WrongPin(), ENGLISH) == "That PIN is not right. Please try again."
    assert "201 characters" in sentence_for(NameTooLong(length=201, limit=200), ENGLISH)
    assert caplog.records == []


def test_anything_else_is_calm_words_and_a_log_line_without_the_error_s_own_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def save() -> None:
        raise RuntimeError("INSERT INTO needs VALUES ('my benefits stop on Friday')")

    with caplog.at_level(logging.ERROR), pytest.raises(RuntimeError) as caught:
        save()
    sentence = sentence_for(caught.value, ENGLISH)
    assert sentence.startswith("That did not work")
    assert "benefits" not in sentence
    assert "benefits" not in caplog.text
    assert "RuntimeError" in caplog.text
    assert "save (" in caplog.text


def test_even_something_that_is_no_error_gets_a_sentence() -> None:
    assert sentence_for("nonsense", ENGLISH).startswith("That did not work")
