# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from kiosk.ui.self_service.keyboard.pinyin import PinyinWords, load_pinyin_words

FEW = [("我", "wo", 300), ("先", "xian", 90), ("要", "yao", 80), ("一", "yi", 70), ("你好", "ni hao", 50)]
MORE = [("你", "ni", 40), ("西安", "xi an", 30), ("好", "hao", 20), ("女儿", "nv er", 10), ("逆号", "ni hao", 1)]


@pytest.fixture(scope="module")
def known() -> PinyinWords:
    return load_pinyin_words()


def said(words: PinyinWords, letters: str) -> list[str]:
    return [candidate.text for candidate in words.candidates(letters)]


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("nihao", "你好"),
        ("zhongguo", "中国"),
        ("fangzu", "房租"),
        ("dayin", "打印"),
        ("qianzheng", "签证"),
        ("lvshi", "律师"),
        ("yinhang", "银行"),
        ("wobuhuishuoyingyu", "我不会说英语"),
        ("zhongg", "中国"),
    ],
)
def test_what_people_ask_for_comes_first(known: PinyinWords, letters: str, word: str) -> None:
    assert said(known, letters)[0] == word


@pytest.mark.parametrize(("letters", "word"), [("yisheng", "医生"), ("jianli", "简历"), ("shiwu", "食物")])
def test_a_word_that_sounds_like_a_commoner_one_is_near_the_front(known: PinyinWords, letters: str, word: str) -> None:
    assert word in said(known, letters)[:4]


def test_a_name_is_written_character_by_character(known: PinyinWords) -> None:
    assert {"王", "晓"} <= {*said(known, "wang"), *said(known, "xiao")}


def test_the_most_used_comes_first_and_says_how_far_it_reaches() -> None:
    found = PinyinWords([*FEW, *MORE]).candidates("nihao")
    assert [(candidate.text, candidate.letters) for candidate in found] == [("你好", 5), ("逆号", 5), ("你", 2)]


def test_an_apostrophe_parts_syllables() -> None:
    words = PinyinWords([*FEW, *MORE])
    assert said(words, "xian")[0] == "先"
    assert said(words, "xi'an") == ["西安"]


def test_several_words_are_put_together() -> None:
    assert said(PinyinWords([*FEW, *MORE]), "woyao") == ["我要", "我"]


def test_a_last_syllable_may_be_unfinished() -> None:
    assert "你好" in said(PinyinWords([*FEW, *MORE]), "niha")


def test_an_umlaut_is_typed_as_v() -> None:
    assert said(PinyinWords([*FEW, *MORE]), "nver") == ["女儿"]


@pytest.mark.parametrize("letters", ["", "'", "bcd", "'''"])
def test_letters_that_mean_nothing_offer_nothing(letters: str) -> None:
    assert said(PinyinWords([*FEW, *MORE]), letters) == []


def test_without_any_words_nothing_is_offered() -> None:
    assert said(PinyinWords([]), "ni") == []
