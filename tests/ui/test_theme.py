# SPDX-License-Identifier: GPL-3.0-or-later
"""The look: every icon draws, the sheet is whole at every text size, and what is written can be read."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.ui import theme
from kiosk.ui.theme import LOOK
from kiosk.ui.widgets import Chip, ElidedLabel, NavButton, Words
from kiosk.ui.widgets.painting import CHIP_COLOURS

ICONS = sorted(
    entry.name.removesuffix(".svg")
    for entry in (files("kiosk.resources") / "icons").iterdir()
    if entry.name.endswith(".svg")
)
ROLES = (
    "primary", "secondary", "quiet", "chip", "chip-waiting", "chip-due", "chip-settled", "card", "card-selected",
    "title", "heading", "soft", "nav", "badge", "message-error", "message-ok", "message-news",
)  # fmt: skip


def drawn(image: QImage) -> list[QColor]:
    """The colours of the pixels that are wholly painted."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for colour in pixels if colour.alpha() == 255]


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_asked_for(qtbot: QtBot, name: str) -> None:
    image = theme.icon(name, "#A63A2B", 24).pixmap(QSize(24, 24), 2.0).toImage()
    assert image.width() == 48
    colours = drawn(image)
    assert len(colours) > 10
    rust = QColor("#A63A2B")
    assert all(abs(colour.red() - rust.red()) + abs(colour.green() - rust.green()) < 8 for colour in colours)


def test_icons_that_point_somewhere_follow_the_layout(qtbot: QtBot) -> None:
    def arrow(name: str) -> QImage:
        return theme.icon(name).pixmap(QSize(20, 20), 1.0).toImage()

    forward, lens = arrow("arrow-right"), arrow("search")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert arrow("arrow-right") != forward
    assert arrow("search") == lens


def test_an_icon_that_does_not_exist_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_the_sheet_has_nothing_left_to_fill_in(scale: float) -> None:
    sheet = theme.style_sheet(scale)
    assert "@" not in sheet
    assert "sp;" not in sheet
    assert f"font-size: {round(32 * scale)}px" in sheet


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_in_the_sheet_or_is_the_plain_button(role: str) -> None:
    assert f'role="{role}"' in theme.style_sheet(1.0) or role == "secondary"


def test_the_bundled_font_is_loaded(qtbot: QtBot) -> None:
    assert theme.FONT_FAMILY in QFontDatabase.families()
    assert QApplication.font().family() == theme.FONT_FAMILY


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 reckons it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    def luminance(name: str) -> float:
        colour = QColor(name)
        red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        (LOOK.ink, LOOK.paper, 7.0),
        (LOOK.ink, LOOK.mist, 7.0),
        (LOOK.soft, LOOK.card, 4.5),
        (LOOK.soft, LOOK.paper, 4.5),
        (LOOK.soft, LOOK.sand, 4.5),
        (LOOK.card, LOOK.teal, 7.0),
        *[(text, ground, 4.5) for ground, text in CHIP_COLOURS.values()],
    ],
)
def test_text_can_be_read_on_its_ground(text: str, ground: str, least: float) -> None:
    assert contrast(text, ground) >= least


def test_markup_in_a_name_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    for label in (Words("<b>Ann</b>"), Chip("<img src=x>"), ElidedLabel("<a href=x>Ann</a>")):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_long_text_ends_in_an_ellipsis_and_can_still_be_read_whole(qtbot: QtBot) -> None:
    name = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff <i>the elder</i>"
    label = ElidedLabel(name)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.accessibleName() == name
    assert "&lt;i&gt;" in label.toolTip()
    label.resize(2000, 24)
    assert label.shown_text() == name
    assert label.toolTip() == ""


def test_a_badge_takes_its_short_form_where_the_word_would_be_hidden(qtbot: QtBot) -> None:
    button = NavButton("list-checks", "Follow-through")
    qtbot.addWidget(button)
    button.show_badge("3 due", "3")
    button.resize(400, 40)
    button.show()
    assert button.badge.text() == "3 due"
    button.resize(150, 40)
    assert button.badge.text() == "3"
    assert button.accessibleDescription() == "3 due"
