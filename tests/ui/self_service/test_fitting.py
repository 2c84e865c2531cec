# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page in every language: nothing is cut, nothing lies on something else, and low means low."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.desk.self_service.recognise import CardHolder
from kiosk.domain.ids import new_id
from kiosk.domain.visit import SaidOfSelf
from kiosk.messages import shipped_languages
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.measures import TextSize
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
LOWEST = 0.6
"""The lowest two fifths begin here."""


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
    return found | {"month": show_month, "day": show_day, "card unread": show_unread_card, "nobody": show_nobody}


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


@pytest.mark.parametrize("size", [QSize(1080, 1920), QSize(1920, 1080)], ids=["upright", "wide"])
def test_lowered_means_that_everything_to_touch_lies_in_the_lowest_two_fifths(
    room: TouchRoom, open_screen: OpenScreen, size: QSize
) -> None:
    """Where there is a keyboard, it is what lies there: its last key goes on."""
    screen = open_screen(size=size)
    screen.window.set_ease(Ease(lowered=True))
    tell(room)
    too_high = []
    for name, show in scenes().items():
        show(room.journey)
        settle()
        if screen.page.field is None:
            too_high += [f"{name}: {button.objectName()}" for button in buttons_above(screen, size.height() * LOWEST)]
    assert not too_high, "\n".join(too_high)


def buttons_above(screen: TouchScreen, line: float) -> list[QAbstractButton]:
    shown = [button for button in screen.window.findChildren(QAbstractButton) if button.isVisible()]
    assert len(shown) > len(("bigger", "contrast", "lower"))
    return [each for each in shown if each.mapTo(screen.window, QPoint(0, each.height() // 2)).y() < line]
