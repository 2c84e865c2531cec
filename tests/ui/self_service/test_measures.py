# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import QSize

from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, Measures, TextSize, millimetre_of

SIZES = [QSize(1080, 1920), QSize(1920, 1080), QSize(1366, 768), QSize(1024, 600)]
LARGE = QSize(1920, 1080)
CAPITALS = 2 / 3
"""How much of the type's height a capital letter is."""


def measures(
    room: QSize = LARGE, text: TextSize = TextSize.USUAL, millimetre: float = PIXELS_PER_MILLIMETRE
) -> Measures:
    return Measures(room=room, millimetre=millimetre, text=text)


def test_a_target_is_twenty_millimetres_where_there_is_room() -> None:
    assert measures().target == round(20 * PIXELS_PER_MILLIMETRE)
    assert measures(QSize(3840, 2160), millimetre=2 * PIXELS_PER_MILLIMETRE).target == round(40 * PIXELS_PER_MILLIMETRE)


def test_capitals_of_running_text_are_nearly_five_millimetres_high() -> None:
    assert measures().body * CAPITALS == pytest.approx(4.8 * PIXELS_PER_MILLIMETRE, abs=1)


@pytest.mark.parametrize("room", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_running_text_grows_by_what_was_asked_for_on_every_screen(room: QSize) -> None:
    usual, bigger, biggest = (measures(room, text).body for text in TextSize)
    assert bigger == pytest.approx(1.5 * usual, abs=2)
    assert biggest == pytest.approx(2 * usual, abs=2)


@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize("room", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_a_question_is_never_smaller_than_what_stands_below_it(room: QSize, text: TextSize) -> None:
    sizes = measures(room, text)
    assert sizes.small <= sizes.body <= sizes.question
    assert sizes.body <= sizes.welcome


@pytest.mark.parametrize("room", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_targets_stay_as_large_as_they_are_when_the_text_grows(room: QSize) -> None:
    assert len({measures(room, text).target for text in TextSize}) == 1
    assert measures(room).target >= 0.13 * min(room.width(), room.height()) - 1 or measures(room).target == 72


@pytest.mark.parametrize(
    ("room", "portrait", "low"),
    [(SIZES[0], True, False), (SIZES[1], False, False), (SIZES[2], False, False), (SIZES[3], False, True)],
)
def test_it_knows_how_the_screen_stands(room: QSize, *, portrait: bool, low: bool) -> None:
    assert (measures(room).is_portrait, measures(room).is_low) == (portrait, low)


def test_the_lowest_part_is_two_fifths() -> None:
    assert measures(QSize(1080, 1920)).lowest_part == 768


@pytest.mark.parametrize(
    ("pixels", "millimetres", "density"),
    [
        (1920, 531.0, pytest.approx(3.616, abs=0.001)),
        (1024, 154.0, pytest.approx(6.649, abs=0.001)),
        (1920, 0.0, PIXELS_PER_MILLIMETRE),  # a screen that does not say
        (1920, 16.0, PIXELS_PER_MILLIMETRE),  # one that gives its shape for its size, 16:9
        (1920, 1600.0, PIXELS_PER_MILLIMETRE),  # one that says it is a wall
    ],
)
def test_only_a_plausible_size_counts(pixels: int, millimetres: float, density: float) -> None:
    assert millimetre_of(pixels, millimetres) == density


@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize("room", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_lowered_controls_and_the_footer_share_the_lowest_part(room: QSize, text: TextSize) -> None:
    low = Measures(room=room, millimetre=PIXELS_PER_MILLIMETRE, text=text, lowered=True)
    assert low.low_part + low.gap + low.footer_height + low.bottom == low.lowest_part
    assert 12 * PIXELS_PER_MILLIMETRE <= low.target <= measures(room, text).target


@pytest.mark.parametrize(
    ("room", "rows"), [(SIZES[0], (2, 3)), (SIZES[1], (1, 2)), (SIZES[2], (1, 1)), (SIZES[3], (1, 1))]
)
def test_large_words_at_the_bottom_have_another_row_where_the_height_allows_it(
    room: QSize, rows: tuple[int, int]
) -> None:
    assert (measures(room).footer_rows, measures(room, TextSize.BIGGEST).footer_rows) == rows
