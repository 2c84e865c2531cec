# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest

from kiosk.messages import shipped_languages, translator
from kiosk.ui.self_service.keyboard.letters import Letters, latin_letters, letters_of, punctuation_of, signs_of

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "aábcdeéfghiíjklmnñoópqrstuúüvwxyz¿¡",
    "fr": "aàâæbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz’",
    "ar": "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670ءأؤإئاآبةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟",
    "vi": "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "zh": "abcdefghijklmnopqrstuvwxyz",
}
"""The letters that each language is written with, from its exemplar characters in Unicode CLDR."""


def letters(language: str) -> Letters:
    return letters_of(translator(language))


@pytest.mark.parametrize("language", shipped_languages())
def test_every_letter_of_the_alphabet_has_a_key_or_a_long_press(language: str) -> None:
    found = letters(language)
    signs = {sign for row in signs_of(translator(language)) for sign in row} | set(punctuation_of(translator(language)))
    offered = {other for sign in signs | found.alphabet for other in found.offered_at(sign)}
    missing = [letter for letter in ALPHABETS[language] if letter not in found.alphabet | signs | offered]
    assert missing == []


@pytest.mark.parametrize("language", shipped_languages())
def test_shift_has_a_letter_for_every_key(language: str) -> None:
    found = letters(language)
    assert [len(row) for row in found.shifted] == [len(row) for row in found.rows]


@pytest.mark.parametrize("language", shipped_languages())
def test_no_key_is_there_twice(language: str) -> None:
    keys = [key for row in letters(language).rows for key in row]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", shipped_languages())
def test_long_presses_belong_to_keys_that_exist(language: str) -> None:
    found = letters(language)
    signs = {sign for row in signs_of(translator(language)) for sign in row} | set(punctuation_of(translator(language)))
    keys = {key for row in found.rows + found.shifted for key in row} | signs | set("-’_.@")
    assert [key for key in found.others if key not in keys] == []


@pytest.mark.parametrize("language", shipped_languages())
def test_letters_are_written_as_the_rest_of_the_text_is(language: str) -> None:
    assert [letter for letter in letters(language).alphabet if unicodedata.normalize("NFC", letter) != letter] == []


def test_a_language_that_says_nothing_has_the_english_keyboard() -> None:
    assert letters("cy") == latin_letters()
    assert letters("en").rows[0] == tuple("qwertyuiop")


def test_the_arabic_keyboard_begins_on_the_left_like_the_one_on_a_desk() -> None:
    assert letters("ar").rows[0][:6] == ("ض", "ص", "ث", "ق", "ف", "غ")


def test_only_another_script_than_latin_is_given_latin_keys() -> None:
    assert [language for language in shipped_languages() if not letters(language).has_latin] == ["ar", "uk", "zh"]


def test_an_e_mail_address_has_the_languages_order_without_accents() -> None:
    assert letters("fr").in_ascii().rows == (tuple("azertyuiop"), tuple("qsdfghjklm"), tuple("wxcvbn"))
    assert letters("vi").in_ascii().rows[0] == tuple("qwertyuiop")


def test_capitals_are_offered_on_a_capital() -> None:
    assert letters("fr").offered_at("E") == ("É", "È", "Ê", "Ë")


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("viê", "\u0323", "việ"),
        ("viêt", "\u0323", "việt"),
        ("nguyên", "\u0303", "nguyễn"),
        ("má", "\u0300", "mà"),
        ("xin chao", "\u0300", "xin chaò"),
        ("A", "\u0301", "Á"),
    ],
)
def test_a_tone_goes_on_the_nearest_vowel_and_takes_the_place_of_another(before: str, mark: str, after: str) -> None:
    change = letters("vi").marked(before, mark)
    assert change is not None
    end, becomes = change
    assert before.removesuffix(end) + becomes == after


@pytest.mark.parametrize("before", ["", "b", "xin "])
def test_a_tone_without_a_vowel_changes_nothing(before: str) -> None:
    assert letters("vi").marked(before, "\u0301") == ("", "")


def test_an_arabic_vowel_sign_is_written_after_its_letter() -> None:
    assert letters("ar").marked("ب", "\u064e") is None


def test_a_spanish_accent_is_not_put_on_a_letter_that_spanish_has_not() -> None:
    assert letters("es").marked("cancion", "\u0301") == ("on", "ón")
