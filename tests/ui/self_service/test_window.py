# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole touch screen: what stays when it is changed, what goes when somebody goes, and the way out for staff."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.desk.self_service.recognise import CardHolder
from kiosk.domain.ids import new_id
from kiosk.domain.visit import SaidOfSelf, VisitState
from kiosk.ui.self_service import window as touch_window
from kiosk.ui.self_service.idle_screen import IdleScreen
from kiosk.ui.self_service.keyboard import PinyinWords
from kiosk.ui.self_service.keyboard.key import Key
from kiosk.ui.self_service.standing import Place
from kiosk.ui.self_service.voice.state import VoiceState
from kiosk.ui.self_service.warning import StillThere
from kiosk.ui.theme import DARK_LOOK, TOUCH_LOOK
from tests.ui.fakes import DANA_PIN
from tests.ui.self_service.hands import button, field, offered, said, seen, touch, write
from tests.ui.self_service.touch_room import TouchRoom
from tests.ui.self_service.touch_window import TouchScreen

OpenScreen = Callable[..., TouchScreen]
FIELDS = {Place.NAME: "name", Place.PHONE: "phone", Place.NEED: "need", Place.REACH: "contact"}
TYPED = {Place.NAME: "Amina", Place.PHONE: "555 010", Place.NEED: "my rent", Place.REACH: "555 0"}
WAYS: dict[str, Callable[[TouchScreen], None]] = {
    "bigger": lambda screen: touch(screen.window, "bigger"),
    "contrast": lambda screen: touch(screen.window, "contrast"),
    "lower": lambda screen: touch(screen.window, "lower"),
    "language": lambda screen: screen.room.journey.speak("ar"),
    "another size": lambda screen: screen.show(QSize(1080, 1920)),
}


def go(screen: TouchScreen, place: Place) -> None:
    """Stand somewhere as somebody who has told everything."""
    told = replace(
        screen.room.at.told,
        said=SaidOfSelf(name="Amina", contact="555 010 2244"),
        words="I cannot pay my rent",
    )
    holder = CardHolder(visitor_id=new_id(), called="Amina", last_words="Rent", language="en", large_print=False)
    screen.room.stay.go(place, replace(screen.room.at, told=told, holder=holder))


def cover(screen: TouchScreen, kind: type[QWidget]) -> QWidget:
    found = [each for each in screen.window.findChildren(kind) if each.isVisible()]
    assert found, f"no {kind.__name__} is shown"
    return found[0]


def covers(screen: TouchScreen) -> list[QWidget]:
    window = screen.window
    return [each for each in (*window.findChildren(StillThere), *window.findChildren(IdleScreen)) if each.isVisible()]


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("place", list(FIELDS))
def test_what_is_typed_stays_however_the_screen_is_changed(screen: TouchScreen, place: Place, way: str) -> None:
    screen.room.stay.go(place)
    write(screen.window, FIELDS[place], TYPED[place])
    before = screen.page
    WAYS[way](screen)
    assert screen.page is not before
    shown = field(screen.window, FIELDS[place])
    assert (screen.room.at.place, shown.toPlainText()) == (place, TYPED[place])
    assert QApplication.focusWidget() is shown
    write(screen.window, FIELDS[place], "1")
    assert field(screen.window, FIELDS[place]).toPlainText() == f"{TYPED[place]}1"


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("place", [place for place in Place if place is not Place.STAFF])
def test_every_page_can_be_changed_and_nothing_told_is_lost(screen: TouchScreen, place: Place, way: str) -> None:
    go(screen, place)
    told, name = screen.room.at.told, screen.page.objectName()
    WAYS[way](screen)
    after = screen.room.at.told
    assert screen.room.at.place is place or (place is Place.LANGUAGES and way == "language")
    assert (after.said, after.words, after.visit_id) == (told.said, told.words, told.visit_id)
    assert screen.page.objectName() == name or way == "language"
    assert [page.objectName() for page in seen(screen.window, screen.page.objectName())] == [screen.page.objectName()]


def test_bigger_goes_up_in_two_steps_and_back(screen: TouchScreen) -> None:
    bodies = [screen.page.stage.measures.body]
    for _press in range(3):
        touch(screen.window, "bigger")
        bodies.append(screen.page.stage.measures.body)
    assert bodies[0] < bodies[1] < bodies[2]
    assert bodies[3] == bodies[0]


def test_the_footer_says_what_its_buttons_do_now(screen: TouchScreen) -> None:
    assert seen(screen.window, "back") == []
    screen.room.stay.go(Place.NAME)
    assert [button(screen.window, name).text() for name in ("back", "bigger", "contrast", "lower", "help")] == [
        "Back",
        "Bigger",
        "Contrast",
        "Lower",
        "I’d rather talk to someone",
    ]
    for name in ("bigger", "bigger", "contrast", "lower", "help"):
        touch(screen.window, name)
    assert [button(screen.window, name).text() for name in ("bigger", "contrast", "lower", "help")] == [
        "Usual size",
        "Usual colours",
        "Higher",
        "Somebody is coming",
    ]
    assert screen.page.stage.look == DARK_LOOK
    touch(screen.window, "back")
    assert screen.room.at.place is Place.WELCOME


def test_without_a_voice_there_is_nothing_to_press(screen: TouchScreen) -> None:
    assert (button(screen.window, "read-aloud").text(), seen(screen.window, "stop-reading")) == ("No voice", [])
    assert not button(screen.window, "read-aloud").isEnabled()


def test_it_is_read_aloud_paused_and_stopped(room: TouchRoom, open_screen: OpenScreen, tmp_path: Path) -> None:
    program = tmp_path / "espeak"
    program.write_text("#!/bin/sh\ntext=$(cat)\ncase $text in *Welcome*|*Good*) exec sleep 600 ;; esac\n")
    program.chmod(0o755)
    screen = open_screen(voice=str(program))
    room.wait_for(lambda: button(screen.window, "read-aloud").text() == "Read aloud")
    touch(screen.window, "read-aloud")
    assert button(screen.window, "read-aloud").text() == "Pause"
    touch(screen.window, "read-aloud")
    assert button(screen.window, "read-aloud").text() == "Go on reading"
    touch(screen.window, "stop-reading")
    assert (screen.voice.state, seen(screen.window, "stop-reading")) == (VoiceState.READY, [])


def test_languages_lead_back_to_where_they_were_opened(screen: TouchScreen) -> None:
    screen.room.stay.go(Place.NEED)
    touch(screen.window, "languages")
    assert screen.question == "Which language would you like?"
    touch(screen.window, "language-ar")
    assert (screen.room.at.place, screen.window.layoutDirection()) == (Place.NEED, Qt.LayoutDirection.RightToLeft)


def test_the_keyboard_writes_into_the_page_and_its_last_key_goes_on(screen: TouchScreen) -> None:
    touch(screen.window, "first-time")
    for letter in "Ali":
        keys = [key for key in screen.window.findChildren(Key) if key.accessibleName().casefold() == letter.casefold()]
        QTest.mouseClick(keys[0], Qt.MouseButton.LeftButton)
    assert screen.room.at.told.said.name == "Ali"
    QTest.mouseClick(seen(screen.window, "key-done")[0], Qt.MouseButton.LeftButton)
    assert screen.room.at.place is Place.NEED


@pytest.mark.parametrize("place", [Place.NAME, Place.NEED, Place.CHECK, Place.REACH, Place.AGAIN, Place.FACES])
def test_a_warning_hides_all_that_is_private_and_more_time_brings_it_back(screen: TouchScreen, place: Place) -> None:
    go(screen, place)
    screen.patience.ran_low.emit()
    assert "Are you still there?" in said(screen.window)
    assert screen.page.isHidden() or not screen.page.isVisible()
    assert not any("Amina" in line or "rent" in line for line in said(screen.window))
    touch(screen.window, "more-time")
    assert covers(screen) == []
    assert (screen.room.at.place, screen.page.isVisible()) == (place, True)
    assert screen.room.at.told.said.name == "Amina"


def test_a_warning_stays_over_everything_when_the_screen_is_turned(screen: TouchScreen) -> None:
    go(screen, Place.CHECK)
    screen.patience.ran_low.emit()
    screen.show(QSize(1080, 1920))
    screen.room.qtbot.waitUntil(lambda: cover(screen, StillThere).size() == QSize(1080, 1920))
    QApplication.processEvents()
    assert not screen.page.isVisible()
    touch(screen.window, "more-time")
    assert screen.page.isVisible()


def test_keys_answer_a_warning(screen: TouchScreen) -> None:
    go(screen, Place.NEED)
    screen.patience.ran_low.emit()
    QTest.keyClick(screen.window, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert (covers(screen), screen.room.at.place) == ([], Place.NEED)
    assert QApplication.focusWidget() is field(screen.window, "need")


def test_time_runs_low_and_out_by_itself_and_whoever_has_gone_is_wiped(
    room: TouchRoom, open_screen: OpenScreen
) -> None:
    screen = open_screen(idle=0.4, warning=0.1)
    screen.room.arriving.first_time()
    write(screen.window, "name", "Amina")
    visit_id = room.at.told.visit_id
    room.wait_for(lambda: room.at.place is Place.WELCOME)
    room.wait_for(lambda: visit_id in room.office.store.tables.visits)
    visits = room.office.store.tables.visits
    assert (visits[visit_id].state, visits[visit_id].said_name) == (VisitState.LEFT, "Amina")
    assert room.at.told.said == SaidOfSelf()


def test_nothing_of_the_last_visitor_is_left(screen: TouchScreen) -> None:
    go(screen, Place.NAME)
    QGuiApplication.clipboard().setText("Amina")
    for name in ("bigger", "contrast", "lower"):
        touch(screen.window, name)
    screen.room.journey.speak("es")
    screen.patience.ran_low.emit()
    touch(screen.window, "finished")
    stage = screen.page.stage
    assert (screen.question, screen.room.at.told.said) == ("Good morning. Come on in.", SaidOfSelf())
    assert (int(stage.measures.text), stage.look, stage.lowered) == (100, TOUCH_LOOK, False)
    assert stage.translate.language == "en"
    assert QGuiApplication.clipboard().text() == ""
    assert not any("Amina" in line for line in said(screen.window))


def test_nobody_is_there_so_it_rests_and_a_touch_wakes_it(screen: TouchScreen) -> None:
    screen.room.journey.speak("es")
    screen.patience.ran_low.emit()
    idle = cover(screen, IdleScreen)
    assert (idle.size(), said(screen.window)) == (screen.window.size(), [])
    QTest.mousePress(idle, Qt.MouseButton.LeftButton)
    assert (covers(screen), screen.question) == ([], "Good morning. Come on in.")


def test_while_it_rests_it_waits_for_nobody_until_it_is_touched(room: TouchRoom, open_screen: OpenScreen) -> None:
    screen = open_screen(idle=0.1, warning=0.1)
    room.wait_for(lambda: bool(covers(screen)))
    idle = cover(screen, IdleScreen)
    with room.qtbot.assertNotEmitted(screen.patience.ran_low, wait=300):
        assert covers(screen) == [idle]
    with room.qtbot.waitSignal(screen.patience.ran_low):
        QTest.mousePress(idle, Qt.MouseButton.LeftButton)


def test_whoever_called_a_person_is_asked_before_the_screen_rests(screen: TouchScreen) -> None:
    touch(screen.window, "help")
    screen.patience.ran_low.emit()
    assert isinstance(cover(screen, StillThere), StillThere)


def test_a_card_on_the_first_page_is_welcomed(screen: TouchScreen) -> None:
    amina = screen.room.office.visitor("Amina Rahimi", preferred_name="Amina")
    token = screen.room.card_of(amina)
    QTest.keyClicks(screen.window, token + "\r")
    screen.room.wait_for(lambda: screen.room.at.place is Place.NEED)
    assert screen.header() == "Good morning, Amina. Good to see you again."
    assert not any(token[:8] in line for line in (*said(screen.window), field(screen.window, "need").toPlainText()))


def test_a_card_wakes_the_screen(screen: TouchScreen) -> None:
    token = screen.room.card_of(screen.room.office.visitor("Amina Rahimi"))
    screen.patience.ran_low.emit()
    QTest.keyClicks(screen.window, token + "\r")
    screen.room.wait_for(lambda: screen.room.at.place is Place.NEED)
    assert (covers(screen), field(screen.window, "need").isVisible()) == ([], True)


def test_a_card_that_does_not_count_is_said_so_and_leads_on_without_it(screen: TouchScreen) -> None:
    QTest.keyClicks(screen.window, "ONW" + "A" * 32 + "\r")
    screen.room.wait_for(lambda: screen.room.at.place is Place.NAME)
    assert screen.header() == "We could not read that card. You can go on without it."
    assert field(screen.window, "name").toPlainText() == ""


def test_it_says_who_is_coming(screen: TouchScreen) -> None:
    room = screen.room
    room.arriving.first_time()
    touch(screen.window, "help")
    assert screen.header() == "Somebody is coming. You can go on meanwhile."
    room.wait_for(lambda: room.at.told.visit_id in room.office.store.tables.visits)
    room.office.save(room.visit.helped_by(room.office.dana.id))
    room.wait_for(lambda: screen.header() == "Dana is coming to you.")


def test_thanks_end_by_themselves(room: TouchRoom, open_screen: OpenScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touch_window, "THANKS_MILLISECONDS", 100)
    screen = open_screen()
    go(screen, Place.FACES)
    touch(screen.window, "face-yes")
    assert screen.question == "Thank you, Amina."
    room.wait_for(lambda: room.at.place is Place.WELCOME)
    assert room.at.told.said == SaidOfSelf()


def test_what_has_ended_is_not_asked_whether_it_is_still_there(screen: TouchScreen) -> None:
    go(screen, Place.THANKS)
    screen.patience.ran_low.emit()
    assert (covers(screen), said(screen.page)[0]) == ([], "Thank you, Amina.")
    screen.patience.ran_out.emit()
    assert screen.room.at.place is Place.WELCOME


def staff_page(screen: TouchScreen, pin: str) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.window, Qt.Key.Key_S, keys)
    screen.room.wait_for(lambda: "Dana" in offered(screen.window))
    dana = offered_names(screen).index("Dana")
    touch(screen.window, "staff-name", dana)
    for digit in pin:
        touch(screen.window, f"pin-{digit}")
    touch(screen.window, "pin-enter")


def offered_names(screen: TouchScreen) -> list[str]:
    return [each.text() for each in seen(screen.window, "staff-name") if hasattr(each, "text")]


def test_only_the_right_pin_leads_out(screen: TouchScreen) -> None:
    staff_page(screen, "111111")
    screen.room.wait_for(lambda: any("PIN" in line for line in said(screen.page)))
    assert (seen(screen.window, "leave"), screen.window.isVisible()) == ([], True)
    assert not screen.window.close()
    touch(screen.window, "back")
    staff_page(screen, DANA_PIN)
    screen.room.wait_for(lambda: bool(seen(screen.window, "leave")))
    touch(screen.window, "leave")
    assert not screen.window.isVisible()


def test_staff_go_back_to_visitors_and_the_door_is_shut_again(screen: TouchScreen) -> None:
    go(screen, Place.CHECK)
    staff_page(screen, DANA_PIN)
    screen.room.wait_for(lambda: bool(seen(screen.window, "staff-back")))
    touch(screen.window, "staff-back")
    assert (screen.room.at.place, screen.room.at.told.said.name) == (Place.CHECK, "Amina")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.window, Qt.Key.Key_S, keys)
    screen.room.wait_for(lambda: "Dana" in offered(screen.window))
    assert seen(screen.window, "leave") == []


def test_staff_who_come_while_languages_are_open_find_the_way_back(screen: TouchScreen) -> None:
    screen.room.stay.go(Place.NEED)
    touch(screen.window, "languages")
    screen.room.journey.show_staff()
    touch(screen.window, "back")
    assert screen.room.at.place is Place.NEED


def test_what_comes_for_a_page_that_was_left_builds_no_other_anew(screen: TouchScreen) -> None:
    journey = screen.room.journey
    go(screen, Place.CHECK)
    before = screen.page
    journey.slip.changed.emit()
    journey.card.changed.emit()
    assert screen.page is before


@pytest.mark.parametrize("place", [Place.SLIP, Place.CARD])
def test_a_slip_and_a_card_show_how_they_are_now(screen: TouchScreen, place: Place) -> None:
    go(screen, place)
    before = screen.page
    changed = screen.room.journey.slip.changed if place is Place.SLIP else screen.room.journey.card.changed
    changed.emit()
    assert screen.page is not before


def test_staff_who_are_gone_already_disturb_nobody(screen: TouchScreen) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.window, Qt.Key.Key_S, keys)
    touch(screen.window, "back")
    before = screen.page
    screen.room.settle()
    assert screen.page is before


def gather(screen: TouchScreen, letters: str) -> None:
    """Type on the Chinese keyboard's keys, and choose no word."""
    screen.window.use_words(PinyinWords([("你好", "ni hao", 50), ("你", "ni", 40)]))
    screen.room.journey.speak("zh")
    screen.room.stay.go(Place.NEED)
    field(screen.window, "need")
    for letter in letters:
        keys = [key for key in screen.window.findChildren(Key) if key.accessibleName() == letter and key.isVisible()]
        QTest.mouseClick(keys[0], Qt.MouseButton.LeftButton)
    assert field(screen.window, "need").toPlainText() == ""


@pytest.mark.parametrize("leaves", ["back", "bigger", "languages"])
def test_letters_that_wait_for_a_word_are_kept_when_the_page_goes(screen: TouchScreen, leaves: str) -> None:
    gather(screen, "nihao")
    touch(screen.window, leaves)
    assert screen.room.at.told.words == "nihao"


@pytest.mark.parametrize("way", list(WAYS))
def test_letters_that_wait_for_a_word_stay_however_the_screen_is_changed(screen: TouchScreen, way: str) -> None:
    gather(screen, "nihao")
    WAYS[way](screen)
    assert field(screen.window, "need").toPlainText() == "nihao"


def test_letters_that_wait_for_a_word_are_on_the_page_when_it_is_built_anew(screen: TouchScreen) -> None:
    gather(screen, "nihao")
    screen.room.stay.go(Place.NEED)
    assert field(screen.window, "need").toPlainText() == "nihao"


def test_letters_of_the_last_visitor_that_waited_for_a_word_are_gone(screen: TouchScreen) -> None:
    gather(screen, "nihao")
    screen.room.stay.leave()
    assert (screen.room.at.place, screen.room.at.told.words) == (Place.WELCOME, "")
    screen.room.settle()
    assert screen.room.at.told.words == ""


def test_the_header_tells_time_and_how_far_it_is(screen: TouchScreen) -> None:
    assert (screen.header(), screen.header("progress")) == ("Riverside Job Center", "Mon 23 Nov, 9:42 am")
    go(screen, Place.CHECK)
    assert screen.header("progress") == "2 of 3"
