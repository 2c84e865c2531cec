# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the touch screen."""

import gc
import sys
from datetime import datetime
from functools import partial
from math import hypot
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from kiosk.app import Onward, key_keeper, utc_now
from kiosk.desk.office_time import at_office
from kiosk.desk.print_handout import PrintHandout
from kiosk.desk.self_service.bring_in import BringIn
from kiosk.desk.self_service.give_card import GiveCard
from kiosk.desk.self_service.recognise import Recognise
from kiosk.desk.self_service.say_need import SayNeed
from kiosk.desk.self_service.stay import StayAtScreen
from kiosk.desk.self_service.touch_desk import TouchDesk
from kiosk.domain.category import Category
from kiosk.domain.office import StationKind
from kiosk.domain.slip import Paper, Slip
from kiosk.domain.staff import Actor
from kiosk.log import start_log
from kiosk.messages import shipped_languages, translator
from kiosk.printing.card_code import card_png
from kiosk.store.journal import SealedJournal
from kiosk.ui.self_service.arriving import Arriving
from kiosk.ui.self_service.asking import Asking
from kiosk.ui.self_service.card_way import CardWay
from kiosk.ui.self_service.current_stay import CurrentStay
from kiosk.ui.self_service.heartbeat import Heartbeat
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.keyboard import load_pinyin_words
from kiosk.ui.self_service.measures import millimetre_of
from kiosk.ui.self_service.options import TouchOptions
from kiosk.ui.self_service.page_builder import PageBuilder
from kiosk.ui.self_service.patience import Patience
from kiosk.ui.self_service.recognising import Recognising
from kiosk.ui.self_service.safe_place import SafePlace
from kiosk.ui.self_service.scanner import CardScanner
from kiosk.ui.self_service.slip_way import SlipWay
from kiosk.ui.self_service.staff_door import StaffDoor
from kiosk.ui.self_service.voice.voice import PrivateSpeech, Voice
from kiosk.ui.self_service.window import Around, TouchWindow
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers, start_workers
from kiosk.windows.kiosk_app import KioskApp, application, spool_runner, warm_up

SLIP_DPI = 150
SWITCH_SECONDS = 0.0005
"""How long a worker may keep the interpreter from the window's thread, which asks for it at every event."""
TILES = ("food", "housing", "rent-bills", "work", "benefits", "health", "legal-help", "documents")
"""The needs that are said most often where people walk in; everything else is said in words."""

_MILLIMETRES_IN_AN_INCH = 25.4


def build_self_service(onward: Onward, options: TouchOptions) -> KioskApp:
    """Build the touch screen around an office's desk."""
    start_log(onward.settings.data)
    sys.setswitchinterval(SWITCH_SECONDS)
    qt = application(100, right_to_left=False)
    qt.setStyleSheet("")  # the reception's; the touch screen has its own
    workers = start_workers(qt)
    station = onward.set_up.station(onward.office.id, onward.settings.touch_station, StationKind.SELF_SERVICE)
    actor = Actor(staff_id=_duty_desk(onward), office_id=onward.office.id, station_id=station.id)
    runner = spool_runner(onward, station, workers, qt)
    journal = SealedJournal(onward.settings.data, key_keeper(onward.settings.data), utc_now)
    desk = build_touch_desk(onward, journal)
    safe = SafePlace(desk, actor, workers, utc_now, qt)
    journey = _journey(onward, desk, actor, workers, runner, safe, options.language or onward.office.language, qt)
    window = _window(onward, desk, journey, workers, _millimetre(qt.primaryScreen(), onward.settings.screen_inches))
    Heartbeat(window)
    safe.begin()
    words = workers.looking.start(load_pinyin_words)
    words.succeeded.connect(window.use_words)
    show = partial(_show, window, options)
    warming = partial(read_ahead, onward)
    return KioskApp(
        qt, onward, window, workers, runner, show=show, warm_up=warming, close=window.leave, let_go=journal.close
    )


def build_touch_desk(onward: Onward, journal: SealedJournal) -> TouchDesk:
    """Wire what visitors do by themselves."""
    store, clock, desk = onward.database, utc_now, onward.desk
    return TouchDesk(
        stay=StayAtScreen(store=store, clock=clock),
        say_need=SayNeed(store=store, clock=clock),
        recognise=Recognise(store=store),
        give_card=GiveCard(store=store, clock=clock),
        bring_in=BringIn(store=store, journal=journal, clock=clock),
        journal=journal,
        find_help=desk.find_help,
        categories=desk.categories,
        print_slip=desk.print_slip,
        slip_queue=desk.slip_queue,
        sign_in=desk.sign_in,
    )


def _journey(
    onward: Onward,
    desk: TouchDesk,
    actor: Actor,
    workers: Workers,
    runner: SpoolRunner,
    safe: SafePlace,
    language: str,
    parent: QObject,
) -> Journey:
    handouts = PrintHandout(
        choose_printers=onward.desk.choose_printers,
        printer=onward.direct,
        office_id=onward.office.id,
        station_id=actor.station_id,
    )
    asking = Asking(
        find_help=desk.find_help,
        say_need=desk.say_need,
        categories=desk.categories,
        office=onward.office,
        actor=actor,
        clock=utc_now,
    )
    stay = CurrentStay(desk.stay, actor, workers.database, safe, utc_now, language, parent)
    return Journey(
        stay,
        Arriving(stay, Recognising(desk, workers.database, parent), parent),
        asking,
        SlipWay(desk, actor, workers, runner, partial(_picture, onward), parent),
        CardWay(desk.give_card, actor, onward.office, workers, card_png, handouts.card, parent),
        workers.database,
        parent,
    )


def _window(onward: Onward, desk: TouchDesk, journey: Journey, workers: Workers, millimetre: float) -> TouchWindow:
    settings, office = onward.settings, onward.office
    staff_door = StaffDoor(desk.sign_in, office.id, workers, journey.arriving.recognising, journey)
    now = partial(_now_at, onward)
    around = Around(
        patience=Patience(settings.idle_seconds, settings.warning_seconds, journey),
        scanner=CardScanner(journey),
        voice=Voice(PrivateSpeech(settings.speak_private), parent=journey),
        staff_door=staff_door,
    )
    return TouchWindow(
        journey=journey,
        build_page=PageBuilder(
            journey=journey,
            office=office,
            tiles=_tiles(desk.categories.categories),
            now=now,
            staff_page=staff_door.page,
        ),
        office=office,
        around=around,
        now=now,
        millimetre=millimetre,
        warning_seconds=settings.warning_seconds,
        key_sound=QApplication.beep if settings.key_sounds else None,
    )


def _duty_desk(onward: Onward) -> UUID:
    with onward.database.reading() as work:
        return work.staff.duty_desk(onward.office.id).id


def _tiles(categories: tuple[Category, ...]) -> list[Category]:
    known = {category.id: category for category in categories}
    return [known[id_] for id_ in TILES if id_ in known]


def _now_at(onward: Onward) -> datetime:
    return at_office(onward.office, utc_now())


def _picture(onward: Onward, slip: Slip) -> bytes:
    return onward.render().png(slip, Paper.RECEIPT_80, SLIP_DPI)


def _millimetre(screen: QScreen, inches: float) -> float:
    pixels = screen.size()
    if inches:
        diagonal = hypot(pixels.width(), pixels.height())
        return diagonal / (inches * _MILLIMETRES_IN_AN_INCH)
    return millimetre_of(pixels.width(), screen.physicalSize().width())


def _show(window: TouchWindow, options: TouchOptions) -> None:
    """Fill the whole screen; without a window manager only its own size makes it do so."""
    if options.windowed or options.size:
        if options.size:
            window.resize(*options.size)
        window.show()
        return
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.setGeometry(window.screen().geometry())
    window.showFullScreen()


def read_ahead(onward: Onward) -> None:
    """Read what visitors are going to need.

    All of it stays for good, so the garbage collector need not go through it again: for a tenth of a second at a time
    nothing else would run.
    """
    for language in shipped_languages():
        translator(language)
    warm_up(onward)
    onward.desk.find_help.catch_up()
    onward.desk.find_help.for_words("warm up", onward.office)
    gc.freeze()
