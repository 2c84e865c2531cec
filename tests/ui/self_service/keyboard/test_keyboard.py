# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from kiosk.messages import shipped_languages
from kiosk.ui.self_service.keyboard import KeySound, PinyinWords
from kiosk.ui.self_service.keyboard.key import Key
from kiosk.ui.self_service.page import KeyboardKind
from kiosk.ui.self_service.stage import Stage
from tests.ui.self_service.keyboard.hands import LATIN, Desk, stage_for

WORDS = PinyinWords([("你好", "ni hao", 50), ("你", "ni", 40), ("中国", "zhong guo", 30), ("逆号", "ni hao", 1)])
SIZES = [(1920, 1080), (1080, 1920), (1366, 768), (1024, 600)]


class Make(Protocol):
    def __call__(
        self,
        language: str = "en",
        kind: KeyboardKind = KeyboardKind.WORDS,
        *,
        stage: Stage | None = None,
        sound: KeySound | None = None,
        text: str = "",
    ) -> Desk: ...


@pytest.fixture
def desk(qtbot: QtBot) -> Make:
    def make(
        language: str = "en",
        kind: KeyboardKind = KeyboardKind.WORDS,
        *,
        stage: Stage | None = None,
        sound: KeySound | None = None,
        text: str = "",
    ) -> Desk:
        made = Desk(language, kind, stage=stage, sound=sound, text=text)
        qtbot.addWidget(made)
        return made

    return make


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I need help, please."),
        ("es", "Busco la piña, vecino."),
        ("fr", "J’ai payé là, ça va."),
        ("uk", "Їжа, ґанок, є їдальня."),
        ("ar", "أحتاج عملا."),
    ],
)
def test_what_is_tapped_stands_in_the_field(desk: Make, language: str, text: str) -> None:
    here = desk(language)
    for character in text:
        if character == " ":
            here.tap_named("key-space")
        elif here.has(character):
            here.tap(character)
        else:
            reach(here, character)
    assert here.text == text


def reach(here: Desk, character: str) -> None:
    """Find a letter behind shift or among the signs, and come back."""
    here.tap_named("key-shift")
    if here.has(character):
        here.tap(character)
        return
    here.tap_named("key-shift")
    here.tap_named("key-shift")
    here.tap_named("key-signs")
    here.tap(character)
    here.tap_named("key-letters")


def test_vietnamese_tones_are_tapped_after_their_vowel(desk: Make) -> None:
    here = desk("vi")
    here.tap("T", "i", "e", "\u0301", "n", "g")
    here.tap_named("key-space")
    here.tap("v", "i", "ê", "t", "\u0323")
    assert here.text == "Tiéng việt"


def test_a_spanish_accent_goes_on_the_vowel_before(desk: Make) -> None:
    here = desk("es", KeyboardKind.NAME)
    here.tap("J", "o", "s", "e", "\u0301")
    assert here.text == "José"


def test_a_sentence_begins_with_a_capital_by_itself(desk: Make) -> None:
    here = desk()
    assert here.has("H")
    here.tap("H", "i", ".")
    here.tap_named("key-space")
    assert here.has("Y")
    assert not here.has("y")


def test_every_part_of_a_name_begins_with_a_capital(desk: Make) -> None:
    here = desk(kind=KeyboardKind.NAME)
    here.tap("A", "n", "a", "-", "M", "a")
    here.tap_named("key-space")
    here.tap("L")
    assert here.text == "Ana-Ma L"


def test_shift_gives_one_capital(desk: Make) -> None:
    here = desk(text="so ")
    here.tap_named("key-shift")
    here.tap("X", "y")
    assert here.text == "so Xy"


def test_two_quick_taps_on_shift_give_capitals_until_the_next(desk: Make) -> None:
    here = desk(text="so ")
    here.tap_named("key-shift")
    QTest.mouseDClick(here.named("key-shift"), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(here.named("key-shift"), Qt.MouseButton.LeftButton)
    assert here.has("Shift, locked")
    here.tap("U", "S", "A")
    here.tap_named("key-shift")
    here.tap("x")
    assert here.text == "so USAx"


def test_moving_the_cursor_to_the_beginning_brings_the_capital_back(desk: Make) -> None:
    here = desk(text="help")
    assert here.has("h")
    here.field.moveCursor(here.field.textCursor().MoveOperation.Start)
    assert here.has("H")


def test_the_keys_never_take_the_focus(desk: Make) -> None:
    here = desk()
    here.tap("H", "e")
    assert here.focusWidget() is here.field
    assert {key.focusPolicy() for key in here.shown()} == {Qt.FocusPolicy.NoFocus}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("abc", "ab"),
        ("e\u0323\u0302", ""),
        ("việt", "việ"),
        ("ab\u0628\u064e", "ab"),
        ("a👍🏽", "a"),
        ("a👩‍👩‍👧", "a"),
        ("a🇺🇦", "a"),
        ("a\n", "a"),
        ("a\nb", "a\n"),
        ("", ""),
    ],
)
def test_delete_takes_what_a_person_sees_as_one(desk: Make, text: str, left: str) -> None:
    here = desk(text=text)
    here.tap("Delete")
    assert here.text == left


def test_delete_takes_the_selected_words(desk: Make) -> None:
    here = desk(text="all of it")
    here.field.selectAll()
    here.tap("Delete")
    assert here.text == ""


def test_a_letter_takes_the_place_of_the_selected_words(desk: Make) -> None:
    here = desk(text="all of it")
    here.field.selectAll()
    here.tap_named("key-space")
    assert here.text == " "


def test_delete_goes_on_while_it_is_held_and_ends_with_the_touch(desk: Make, qtbot: QtBot) -> None:
    here = desk(text="abcdefgh")
    held = here.press("Delete")
    qtbot.waitUntil(lambda: len(here.text) <= 5)
    here.let_go(held)
    left = here.text
    assert "abcdefgh".startswith(left)
    here.tap("Delete")
    assert here.text == left[:-1]


def test_a_held_letter_is_not_repeated(desk: Make, qtbot: QtBot) -> None:
    here = desk(text="x")
    held = here.press("q")
    with qtbot.waitSignal(held.held):
        pass
    here.let_go(held)
    assert here.text == "x"


def offer(here: Desk, name: str, qtbot: QtBot) -> Callable[[str | None], None]:
    """Hold a key until its other letters are there; what comes back lets go, over one of them or where it is."""
    held = here.press(name)
    with qtbot.waitSignal(held.held):
        pass

    def let_go(over: str | None) -> None:
        here.let_go(held, here.key(over) if over else None)

    return let_go


def test_a_long_press_offers_accents_to_tap(desk: Make, qtbot: QtBot) -> None:
    here = desk(text="caf")
    offer(here, "e", qtbot)(None)
    here.tap("é")
    assert here.text == "café"
    assert not here.has("é")


def test_a_long_press_chooses_by_sliding(desk: Make, qtbot: QtBot) -> None:
    here = desk(text="se")
    offer(here, "n", qtbot)("ñ")
    assert here.text == "señ"
    assert not here.has("ñ")


def test_a_long_press_on_a_capital_offers_capitals(desk: Make, qtbot: QtBot) -> None:
    here = desk()
    offer(here, "E", qtbot)("É")
    assert here.text == "É"


def test_a_tap_elsewhere_closes_the_accents(desk: Make, qtbot: QtBot) -> None:
    here = desk(text="caf")
    offer(here, "e", qtbot)(None)
    strip = here.key("é").parentWidget()
    assert strip is not None
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    assert not here.has("é")
    assert here.text == "caf"


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("letter", ["a", "o", "."])
def test_the_accents_stay_inside_the_window(desk: Make, qtbot: QtBot, width: int, height: int, letter: str) -> None:
    here = desk(stage=stage_for("en", width, height), text="x")
    offer(here, letter, qtbot)(None)
    offered = [key for key in here.shown() if key.objectName().startswith("more-letters")]
    assert offered
    assert all(here.rect().contains(key.geometry()) for key in offered)


def test_a_telephone_number_is_typed_on_large_keys(desk: Make) -> None:
    here = desk(kind=KeyboardKind.PHONE)
    here.tap("+", "4", "4", "Space", "(", "0", ")", "-", "9", "Delete", "1")
    assert here.text == "+44 (0)-1"
    assert min(here.key(digit).width() for digit in "0123456789") >= here.stage.measures.target


def test_an_e_mail_address_is_typed_without_spaces_and_without_guesses(desk: Make) -> None:
    here = desk("uk", KeyboardKind.EMAIL)
    here.tap("o", ".", "k", "_", "1" if here.has("1") else "x", "-", "@", "u")
    assert here.text == "o.k_x-@u"
    assert not any(key.objectName() in {"key-space", "key-latin"} or ".com" in key.text() for key in here.shown())


@pytest.mark.parametrize("language", sorted(LATIN))
def test_names_can_be_written_in_latin_letters(desk: Make, language: str) -> None:
    here = desk(language, KeyboardKind.NAME)
    here.use_words(WORDS)
    here.tap(LATIN[language], "A", "n", "n")
    here.tap_named("key-letters")
    assert here.text == "Ann"
    assert not here.has("A")


@pytest.mark.parametrize("language", ["en", "es", "fr", "vi"])
def test_latin_scripts_need_no_other_letters(desk: Make, language: str) -> None:
    here = desk(language)
    assert "key-latin" not in {key.objectName() for key in here.shown()}


def test_signs_are_one_tap_away_and_back(desk: Make) -> None:
    here = desk(text="at ")
    here.tap("Numbers and signs", "7", ":", "3", "0", "Letters", "x")
    assert here.text == "at 7:30x"


def test_the_last_key_says_that_it_is_done(desk: Make, qtbot: QtBot) -> None:
    here = desk()
    with qtbot.waitSignal(here.keyboard.done):
        here.tap("Done")


def test_enter_is_done_in_one_line_and_a_new_line_in_words(desk: Make, qtbot: QtBot) -> None:
    line = desk(kind=KeyboardKind.NAME, text="Ana")
    with qtbot.waitSignal(line.keyboard.done):
        QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert line.text == "Ana"
    words = desk(text="One")
    with qtbot.assertNotEmitted(words.keyboard.done):
        QTest.keyClick(words.field, Qt.Key.Key_Return)
    assert words.text == "One\n"


def test_it_writes_into_a_line_edit_and_then_into_none(desk: Make, qtbot: QtBot) -> None:
    here = desk()
    line = QLineEdit()
    qtbot.addWidget(line)
    here.keyboard.type_into(line)
    here.tap("H", "i", "Delete")
    here.keyboard.type_into(None)
    here.tap("x", "Delete")
    assert (line.text(), here.text) == ("H", "")


def test_a_field_that_goes_is_forgotten(desk: Make) -> None:
    here = desk()
    field = QTextEdit()
    here.keyboard.type_into(field)
    here.tap("H")
    del field
    here.tap("i", "Delete")
    here.keyboard.type_into(here.field)
    here.tap("O", "k")
    assert here.text == "Ok"


def test_keys_sound_only_where_it_is_wished(desk: Make) -> None:
    heard: list[str] = []
    here = desk(sound=lambda: heard.append("tick"))
    here.tap("H", "i", "Delete")
    assert heard == ["tick"] * 3


def test_right_to_left_turns_the_last_row_and_leaves_the_letters(desk: Make) -> None:
    here = desk("ar")
    assert here.key("ض").x() < here.key("د").x()
    assert here.named("key-done").x() < here.named("key-space").x() < here.named("key-signs").x()
    here.tap("س", "ل", "ا", "م")
    assert here.text == "سلام"
    english = desk("en")
    assert english.named("key-done").x() > english.named("key-space").x() > english.named("key-signs").x()


def test_an_arabic_vowel_sign_stands_on_its_letter(desk: Make) -> None:
    here = desk("ar")
    here.tap("ب")
    here.tap_named("key-shift")
    here.tap("\u064e")
    assert here.text == "ب\u064e"


def test_chinese_is_chosen_from_the_words_offered(desk: Make) -> None:
    here = desk("zh")
    here.use_words(WORDS)
    here.tap(*"nihao")
    assert (here.text, here.preedit) == ("", "nihao")
    here.tap("逆号")
    assert (here.text, here.preedit) == ("逆号", "")


def test_the_space_key_takes_the_first_word_and_what_is_left_stays(desk: Make) -> None:
    here = desk("zh")
    here.use_words(WORDS)
    here.tap(*"nihaozhongguo")
    here.tap("你好")
    assert (here.text, here.preedit) == ("你好", "zhongguo")
    here.tap_named("key-space")
    assert (here.text, here.preedit) == ("你好中国", "")
    here.tap_named("key-space")
    assert here.text == "你好中国 "


def test_delete_takes_a_typed_letter_before_a_written_word(desk: Make) -> None:
    here = desk("zh", text="好")
    here.use_words(WORDS)
    here.tap("n", "i", "删除")
    assert (here.text, here.preedit) == ("好", "n")
    here.tap("删除", "删除")
    assert (here.text, here.preedit) == ("", "")


def test_a_full_stop_takes_the_first_word_with_it(desk: Make) -> None:
    here = desk("zh")
    here.use_words(WORDS)
    here.tap(*"nihao", "。")
    assert here.text == "你好。"


def test_done_keeps_the_letters_that_were_seen(desk: Make) -> None:
    here = desk("zh")
    here.use_words(WORDS)
    here.tap("n", "i", "完成")
    assert (here.text, here.preedit) == ("ni", "")


def test_more_words_come_with_the_key_at_the_end(desk: Make) -> None:
    many = PinyinWords([(chr(0x4E00 + number), "yi", 500 - number) for number in range(40)])
    here = desk("zh", stage=stage_for("zh", 1024, 600))
    here.use_words(many)
    here.tap("y", "i")
    first = [key.accessibleName() for key in here.shown() if key.objectName().startswith("candidate-")]
    here.tap("更多词")
    following = [key.accessibleName() for key in here.shown() if key.objectName().startswith("candidate-")]
    assert first[0] == chr(0x4E00)
    assert following[0] == chr(0x4E00 + len(first))


def test_without_the_words_a_chinese_keyboard_writes_latin_letters(desk: Make) -> None:
    here = desk("zh")
    here.tap("N", "i")
    assert (here.text, here.preedit) == ("Ni", "")


def test_other_languages_have_no_use_for_the_words(desk: Make) -> None:
    here = desk("en")
    here.use_words(WORDS)
    here.tap("N", "i")
    assert here.text == "Ni"


@pytest.mark.parametrize("language", shipped_languages())
@pytest.mark.parametrize("kind", KeyboardKind)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_key_lies_inside_and_apart_at_every_size(
    desk: Make, language: str, kind: KeyboardKind, width: int, height: int
) -> None:
    here = desk(kind=kind, stage=stage_for(language, width, height, lowered=True))
    here.use_words(WORDS)
    spots = [key.geometry() for key in here.keyboard.findChildren(Key) if key.isVisible()]
    assert all(here.keyboard.rect().contains(spot) for spot in spots)
    assert not any(a.intersects(b) for number, a in enumerate(spots) for b in spots[number + 1 :])
    assert min(spot.height() for spot in spots) >= 32


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_takes_no_more_than_two_fifths(desk: Make, width: int, height: int) -> None:
    here = desk(stage=stage_for("en", width, height))
    assert here.keyboard.height() <= 0.4 * height
    low = desk(stage=stage_for("en", width, height, lowered=True))
    assert low.keyboard.height() + low.stage.measures.target <= 0.4 * height


@pytest.mark.parametrize("language", shipped_languages())
def test_screen_readers_find_buttons_with_names_that_can_be_pressed(desk: Make, language: str) -> None:
    here = desk(language)
    for key in here.shown():
        found = QAccessible.queryAccessibleInterface(key)
        assert found.role() is QAccessible.Role.Button
        assert found.text(QAccessible.Text.Name)
        assert "press" in [name.lower() for name in found.actionInterface().actionNames()]


def test_a_key_can_be_pressed_without_a_finger(desk: Make, qtbot: QtBot) -> None:
    here = desk()
    QAccessible.queryAccessibleInterface(here.key("Q")).actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: here.text == "Q")


def test_shift_says_how_it_stands(desk: Make) -> None:
    here = desk(text="x")
    assert here.named("key-shift").accessibleName() == "Shift"
    here.tap("Shift")
    assert here.named("key-shift").accessibleName() == "Shift, on"
    here.tap("Shift, on")
    assert here.named("key-shift").accessibleName() == "Shift, locked"


def test_every_label_of_the_keyboard_is_in_the_language(desk: Make) -> None:
    here = desk("en")
    english = {key.accessibleName() for key in here.shown() if len(key.accessibleName()) > 1}
    for language in set(shipped_languages()) - {"en"}:
        there = desk(language)
        assert not english & {key.accessibleName() for key in there.shown()}


def test_an_event_of_another_kind_goes_its_way(desk: Make) -> None:
    here = desk(kind=KeyboardKind.NAME)
    assert not here.keyboard.eventFilter(here.field, QEvent(QEvent.Type.User))
