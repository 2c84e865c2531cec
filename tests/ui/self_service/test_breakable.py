# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.breakable import LongWords, breakable

BREAK = "\u200b"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I need to print my resume",
        "Wohnungsgeberbestäti",
        "我需要租房方面的帮助，因为房东让我在星期五之前离开这里",
        "أحتاج مساعدة في دفع الإيجار",
    ],
)
def test_usual_words_stay_as_they_are(text: str) -> None:
    assert breakable(text) == text


@pytest.mark.parametrize("text", ["a" * 21, "https://www.riverside.example/rent/help", "x" * 500 + " " + "y" * 500])
def test_very_long_words_can_be_broken_and_lose_nothing(text: str) -> None:
    shown = breakable(text)
    assert max(len(part) for word in shown.split() for part in word.split(BREAK)) <= 10
    assert shown.replace(BREAK, "") == text


def test_an_accent_stays_with_its_letter() -> None:
    letters = "e\u0301" * 30
    assert not any(part.startswith("\u0301") for part in breakable(letters).split(BREAK))


def test_joined_signs_stay_together() -> None:
    family = "\U0001f469\u200d\U0001f467" * 15
    parts = breakable(family).split(BREAK)
    assert len(parts) > 1
    assert not any(part.startswith("\u200d") or part.endswith("\u200d") for part in parts)


def test_what_is_shown_in_parts_is_read_as_it_was_written(qtbot: QtBot) -> None:
    label = LongWords("w" * 40, "touch-body")
    qtbot.addWidget(label)
    assert label.accessibleName() == "w" * 40
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance("w" * 40)
