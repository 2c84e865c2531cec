# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast by the formula of WCAG 2.2, from the very colours that the style sheet uses."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.messages import translator
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, Measures
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import DARK_LOOK, TOUCH_LOOK, Look, style_sheet

TEXT, CONTROL = 7.0, 3.0
LOOKS = {"usual": TOUCH_LOOK, "dark": DARK_LOOK}
BUTTONS = ("primary", "secondary", "tile", "quiet", "language", "language-chosen", "help", "key", "key-primary")


def luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rule_of(role: str, look: Look) -> dict[str, str]:
    """What the sheet says of a role without focus; the last word counts."""
    found: dict[str, str] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", _sheet(look)):
        if any(f'role="touch-{role}"]' in each and ":" not in each for each in selectors.split(",")):
            pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
            found |= {name.strip(): value.strip() for name, value in pairs}
    assert found, f"the sheet says nothing of {role}"
    return found


def _sheet(look: Look) -> str:
    """The sheet without its lengths, whose braces are not a rule's."""
    return re.sub(r"\$\{\w+\}", "1", style_sheet(1.0, "touch", look))


def colour_in(text: str) -> str:
    found = re.search(r"#[0-9A-Fa-f]{6}", text)
    assert found, text
    return found[0]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("role", ["question", "welcome", "lead", "body", "strong", "small", "greeting"])
def test_words_on_the_page_and_on_cards_are_seen(role: str, look: Look) -> None:
    ink = rule_of(role, look)["color"]
    assert min(contrast(ink, look.paper), contrast(ink, look.card)) >= TEXT


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("role", ["chip", "chip-settled", "chip-waiting", "field"])
def test_words_on_a_ground_of_their_own_are_seen(role: str, look: Look) -> None:
    rule = rule_of(role, look)
    assert contrast(rule["color"], rule["background"]) >= TEXT


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("role", BUTTONS)
def test_words_on_buttons_are_seen(qtbot: QtBot, role: str, look: Look) -> None:
    stage = Stage(
        translate=translator("en"),
        measures=Measures(room=QSize(1920, 1080), millimetre=PIXELS_PER_MILLIMETRE),
        look=look,
    )
    held = QWidget()
    qtbot.addWidget(held)
    made = TouchButton(stage, "Go on", "go-on", role=role, parent=held)
    assert contrast(made.ink(), rule_of(role, look)["background"]) >= TEXT


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("role", [*BUTTONS, "card", "field"])
def test_whatever_can_be_touched_has_an_edge_that_is_seen(role: str, look: Look) -> None:
    rule = rule_of(role, look)
    edges = (colour_in(rule["border"]), rule["background"])
    assert max(contrast(edge, look.paper) for edge in edges) >= CONTROL


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_ring_of_the_focus_is_seen_on_every_ground(look: Look) -> None:
    assert min(contrast(look.ink, look.paper), contrast(look.ink, look.card)) >= CONTROL


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48)])
def test_the_formula(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
