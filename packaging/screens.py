# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page of the touch screen on contact sheets, and a list of the texts that do not fit where they stand.

Run: packaging/screens [--to FOLDER] [--languages en,ar] [--sizes 1024x600] [--texts 100,200] [--dark] [--lowered]
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image, ImageDraw
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.progress import track

from kiosk.app import build_onward
from kiosk.desk.self_service.recognise import CardHolder
from kiosk.domain.ids import new_id
from kiosk.domain.visit import SaidOfSelf
from kiosk.messages import shipped_languages
from kiosk.settings import load_settings
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.options import TouchOptions
from kiosk.ui.self_service.pages.card import CardStage
from kiosk.ui.self_service.pages.slip import SlipShowing, SlipStage
from kiosk.ui.self_service.standing import Notice, Place
from kiosk.ui.self_service.window import Ease, TouchWindow
from kiosk.windows.kiosk_app import KioskApp
from kiosk.windows.touch_screen import build_self_service
from tests.ui.self_service.fitting import what_does_not_fit

SIZES = ((1920, 1080), (1080, 1920), (1366, 768), (1024, 600))
THUMB = 380
WORDS = {
    "en": "I need to print my resume",
    "es": "Necesito ayuda con el alquiler y comida para mis hijos",
    "fr": "J’ai reçu une lettre du tribunal",
    "ar": "أحتاج مساعدة في دفع الإيجار",
    "vi": "Tôi cần giúp tìm việc làm",
    "zh": "我需要租房方面的帮助",
    "uk": "Мені потрібна допомога з оплатою житла",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that a visitor can see, and how to come to see it."""

    name: str
    show: Callable[[Journey], None]


def scenes() -> Iterator[Scene]:
    """List every page in the order of the way."""
    yield Scene("welcome", lambda journey: journey.stay.go(Place.WELCOME))
    yield Scene("languages", lambda journey: journey.stay.go(Place.LANGUAGES))
    yield Scene("name", lambda journey: journey.stay.go(Place.NAME, replace(journey.at, returning=True)))
    yield Scene("card-unknown", _card_unknown)
    yield Scene("phone", lambda journey: journey.stay.go(Place.PHONE))
    yield Scene("again", _again)
    yield Scene("need-empty", lambda journey: _need(journey, "", answers=False))
    yield Scene("need", lambda journey: _need(journey, WORDS[journey.at.told.language], answers=True))
    yield Scene("check", lambda journey: journey.stay.go(Place.CHECK))
    yield Scene("who-can-help", lambda journey: journey.stay.go(Place.WHO_CAN_HELP))
    yield Scene(
        "who-can-help-nobody", lambda journey: journey.stay.go(Place.WHO_CAN_HELP, replace(journey.at, answers=()))
    )
    yield Scene("reach", lambda journey: journey.stay.go(Place.REACH))
    yield Scene("slip-printing", lambda journey: _slip(journey, SlipStage.PRINTING))
    yield Scene("slip-printed", lambda journey: _slip(journey, SlipStage.PRINTED))
    yield Scene("slip-shown", lambda journey: _slip(journey, SlipStage.SHOWN))
    yield Scene("card", lambda journey: _card(journey, CardStage.OFFERED))
    yield Scene("card-shown", lambda journey: _card(journey, CardStage.SHOWN))
    yield Scene("faces", lambda journey: journey.stay.go(Place.FACES))
    yield Scene("thanks", lambda journey: journey.stay.go(Place.THANKS))
    yield Scene("kept-here", lambda journey: journey.stay.go(Place.THANKS, replace(journey.at, stranded=True)))


def main() -> None:
    """Take the pictures, lay the sheets, and say what does not fit."""
    wanted = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        app = _office(Path(folder))
        window = app.window
        if not isinstance(window, TouchWindow):
            raise TypeError
        complaints = [
            line
            for (size, text) in track(list(product(wanted.sizes, wanted.texts)), console=Console(stderr=True))
            for line in _sheet(window, size, text, wanted)
        ]
        window.guard.allow_leaving()
        app.stop()
    Console().print("\n".join(complaints) or "Every text fits where it stands.", highlight=False)


def _sheet(window: TouchWindow, size: tuple[int, int], text: int, wanted: argparse.Namespace) -> list[str]:
    """Lay one contact sheet: a row for each scene, a column for each language."""
    ease = Ease(text=TextSize(text), is_dark=wanted.dark, lowered=wanted.lowered)
    all_scenes = list(scenes())
    high = THUMB * size[1] // size[0]
    sheet = Image.new("RGB", (THUMB * len(wanted.languages), (high + 18) * len(all_scenes)), "white")
    complaints = []
    window.show()
    name = f"{size[0]}x{size[1]}-{text}" + "-dark" * wanted.dark + "-lowered" * wanted.lowered
    for column, language in enumerate(wanted.languages):
        window.journey.stay.wipe()
        window.journey.speak(language)
        window.set_ease(ease)
        window.resize(*size)
        _tell(window.journey)
        for row, scene in enumerate(all_scenes):
            scene.show(window.journey)
            _settle()
            picture = wanted.to / name / language / f"{row:02}-{scene.name}.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(picture))
            wrong = what_does_not_fit(window)
            wrong += [] if window.width() == size[0] and window.height() == size[1] else ["the window is too large"]
            complaints += [f"{name} {language} {scene.name}: {line}" for line in wrong]
            with Image.open(picture) as taken:
                sheet.paste(taken.resize((THUMB, high)), (THUMB * column, (high + 18) * row + 18))
            ImageDraw.Draw(sheet).text((THUMB * column + 4, (high + 18) * row + 3), f"{scene.name} {language}", "black")
    sheet.save(wanted.to / f"{name}.png")
    return complaints


def _tell(journey: Journey) -> None:
    """Be somebody, with places that fit."""
    words = WORDS[journey.at.told.language]
    told = replace(journey.at.told, said=SaidOfSelf(name="Amina Rahimi"), words=words)
    journey.stay.note(replace(journey.at, told=told, answers=tuple(journey.asking.find(told))))


def _again(journey: Journey) -> None:
    told = journey.at.told
    holder = CardHolder(
        visitor_id=new_id(), called="Amina", last_words=told.words, language=told.language, large_print=False
    )
    journey.stay.go(Place.AGAIN, replace(journey.at, holder=holder))


def _card_unknown(journey: Journey) -> None:
    journey.stay.go(Place.NAME, replace(journey.at, returning=True), Notice.CARD_UNKNOWN)


def _need(journey: Journey, words: str, *, answers: bool) -> None:
    told = replace(journey.at.told, words=words)
    found = tuple(journey.asking.find(told)) if answers else ()
    journey.stay.go(Place.NEED, replace(journey.at, told=told, answers=found, holder=None))


def _slip(journey: Journey, stage: SlipStage) -> None:
    picture = journey.card.draw("ONW" + "0" * 32) if stage is SlipStage.SHOWN else b""
    sentence = journey.say("Go to {place}.", place="Central Library")
    journey.slip.showing = SlipShowing(state=stage, sentence=sentence, picture=picture, keeper="", due="")
    journey.stay.go(Place.SLIP)


def _card(journey: Journey, stage: CardStage) -> None:
    journey.card.stage = stage
    journey.card.picture = journey.card.draw("ONW" + "0" * 32) if stage is CardStage.SHOWN else b""
    journey.stay.go(Place.CARD)


def _office(folder: Path) -> KioskApp:
    setup = [sys.executable, "-m", "kiosk", "setup", "--sample", "--data", str(folder)]
    subprocess.run(setup, check=True, capture_output=True)
    settings = load_settings(folder)
    return build_self_service(build_onward(settings), TouchOptions(windowed=True, language="en"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("screens"))
    parser.add_argument("--languages", type=lambda text: text.split(","), default=list(shipped_languages()))
    parser.add_argument("--sizes", type=_sizes, default=SIZES)
    parser.add_argument("--texts", type=lambda text: [int(part) for part in text.split(",")], default=list(TextSize))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--lowered", action="store_true")
    return parser.parse_args()


def _sizes(text: str) -> list[tuple[int, int]]:
    return [(int(wide), int(high)) for wide, high in (size.split("x") for size in text.split(","))]


def _settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main()
