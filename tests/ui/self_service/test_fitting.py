# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page in every language: nothing is cut, nothing lies on something else, and low means low."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.self_service.recognise import CardHolder
from kiosk.domain.ids import new_id
from kiosk.domain.visit import SaidOfSelf
from kiosk.messages import shipped_languages
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.keyboard.key import Key
from kiosk.ui.self_service.measures import PIXELS_PER_MILLIMETRE, TextSize
from kiosk.ui.self_service.pages.card import CardStage
from kiosk.ui.self_service.pages.slip import SlipShowing, SlipStage
from kiosk.ui.self_service.standing import Notice, Place
from kiosk.ui.self_service.window import Ease
from tests.ui.self_service.fitting import what_does_not_fit
from tests.ui.self_service.touch_room import TouchRoom
from tests.ui.self_service.touch_window import TouchScreen

OpenScreen = Callable[..., TouchScreen]
SCREENS = [
    (QSize(1024, 600), TextSize.BIGGEST),
    (QSize(1080, 1920), TextSize.BIGGEST),
    (QSize(1366, 768), TextSize.USUAL),
]
PLACES = [place for place in Place if place not in {Place.SLIP, Place.CARD}]
LOWERED = [QSize(1024, 600), QSize(1366, 768), QSize(1920, 1080), QSize(1080, 1920)]
LOWEST = 0.6
"""The lowest two fifths begin here."""
KEY, BUTTON = 8.5, 12.0
"""Millimetres."""


def settle() -> None:
    for _turn in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tell(room: TouchRoom) -> None:
    """Be somebody with words that three places fit, and with a card."""
    for name in ("Riverside Legal Aid Society", "Court Street Food Pantry", "Job club"):
        if len(room.office.store.tables.resources) < 3:
            room.office.resource(name, description="legal eviction letter")
    holder = CardHolder(
        visitor_id=new_id(), called="Amina Rahimi", last_words="A letter", language="en", large_print=False
    )
    told = replace(
        room.at.told, said=SaidOfSelf(name="Amina Rahimi", contact="(555) 010-2244"), words="I got an eviction letter"
    )
    answers = tuple(room.journey.asking.find(told))
    room.stay.note(replace(room.at, told=told, holder=holder, answers=answers, chosen=answers[0], returning=True))


def show_slip(journey: Journey, stage: SlipStage) -> None:
    journey.slip.showing = SlipShowing(state=stage, sentence="Go to Court Street.", keeper="Dana", due="Friday, 10:00")
    journey.stay.go(Place.SLIP)


def show_card(journey: Journey, stage: CardStage) -> None:
    journey.card.stage = stage
    journey.stay.go(Place.CARD)


def show_month(journey: Journey) -> None:
    journey.stay.go(Place.PHONE, replace(journey.at, birthday_so_far="?"))


def show_day(journey: Journey) -> None:
    journey.stay.go(Place.PHONE, replace(journey.at, birthday_so_far="01-"))


def show_unread_card(journey: Journey) -> None:
    journey.stay.go(Place.NAME, notice=Notice.CARD_UNKNOWN)


def show_tiles(journey: Journey) -> None:
    answers = journey.at.answers
    journey.stay.go(Place.NEED, replace(journey.at, answers=()))
    journey.stay.note(replace(journey.at, answers=answers))


def show_nobody(journey: Journey) -> None:
    answers = journey.at.answers
    journey.stay.go(Place.WHO_CAN_HELP, replace(journey.at, answers=()))
    journey.stay.note(replace(journey.at, answers=answers))


def scenes() -> dict[str, Callable[[Journey], None]]:
    """Everything that a visitor can see, and how to come to see it."""
    found: dict[str, Callable[[Journey], None]] = {
        place.value: lambda journey, place=place: journey.stay.go(place)  # type: ignore[misc]  # bound now
        for place in PLACES
    }
    found |= {f"slip {stage}": lambda journey, stage=stage: show_slip(journey, stage) for stage in SlipStage}  # type: ignore[misc]  # bound now
    found |= {f"card {stage}": lambda journey, stage=stage: show_card(journey, stage) for stage in CardStage}  # type: ignore[misc]  # bound now
    return found | {
        "tiles": show_tiles,
        "month": show_month,
        "day": show_day,
        "card unread": show_unread_card,
        "nobody": show_nobody,
    }


@pytest.mark.parametrize(("size", "text"), SCREENS, ids=["low and large", "upright and large", "usual"])
@pytest.mark.parametrize("language", shipped_languages())
def test_everything_fits(room: TouchRoom, open_screen: OpenScreen, language: str, size: QSize, text: TextSize) -> None:
    screen = open_screen(size=size)
    room.journey.speak(language)
    screen.window.set_ease(Ease(text=text))
    tell(room)
    complaints = []
    for name, show in scenes().items():
        show(room.journey)
        settle()
        complaints += [f"{name}: {line}" for line in what_does_not_fit(screen.window)]
    assert complaints == []


def show_warning(screen: TouchScreen) -> None:
    screen.room.stay.go(Place.NAME)
    screen.patience.ran_low.emit()


@pytest.mark.parametrize("text", [TextSize.USUAL, TextSize.BIGGEST], ids=["usual", "large"])
@pytest.mark.parametrize("size", LOWERED, ids=lambda size: f"{size.width()}x{size.height()}")
def test_lowered_means_that_everything_to_touch_lies_in_the_lowest_two_fifths(
    room: TouchRoom, open_screen: OpenScreen, size: QSize, text: TextSize
) -> None:
    """Keys and the page's own buttons share it; what has no room in it is pushed up from below its edge."""
    screen = open_screen(size=size)
    screen.window.set_ease(Ease(text=text, lowered=True))
    tell(room)
    wrong = []
    for name, show in scenes().items():
        show(room.journey)
        settle()
        wrong += [f"{name}: {line}" for line in out_of_reach(screen)]
    show_warning(screen)
    settle()
    wrong += [f"warning: {line}" for line in out_of_reach(screen)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", shipped_languages())
def test_lowered_controls_are_in_reach_in_every_language(
    room: TouchRoom, open_screen: OpenScreen, language: str
) -> None:
    screen = open_screen(size=QSize(1024, 600))
    room.journey.speak(language)
    screen.window.set_ease(Ease(lowered=True))
    for place in (Place.NAME, Place.NEED, Place.REACH):
        room.stay.go(place)
        settle()
        assert out_of_reach(screen) == []


def test_letters_of_a_long_press_are_in_reach_with_lowered_controls(
    room: TouchRoom, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    screen = open_screen(size=QSize(1024, 600))
    screen.window.set_ease(Ease(lowered=True))
    room.stay.go(Place.NAME)
    settle()
    upper = next(key for key in screen.window.findChildren(Key) if key.accessibleName().casefold() == "e")
    qtbot.mousePress(upper, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.window.findChild(QWidget, "more-letters") is not None)
    assert out_of_reach(screen) == []
    qtbot.mouseRelease(upper, Qt.MouseButton.LeftButton)


def out_of_reach(screen: TouchScreen) -> list[str]:
    """List what is touched though it begins above the lowest two fifths, or is too small for a finger."""
    window = screen.window
    shown = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    assert shown
    line = window.height() * LOWEST - 1
    high = [f"{each.objectName()} too high" for each in shown if each.mapTo(window, QPoint(0, 0)).y() < line]
    return [*high, *(f"{each.objectName()} too small" for each in shown if min(each.size().toTuple()) < least(each))]


def least(button: QAbstractButton) -> float:
    """The least side in pixels: 8.5 mm for a key and 12 mm for anything else, where there are 3.61 in one."""
    return PIXELS_PER_MILLIMETRE * (KEY if isinstance(button, Key) else BUTTON)
