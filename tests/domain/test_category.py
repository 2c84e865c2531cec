# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.category import Category, CategorySuggester
from kiosk.resources import load_categories, load_related_words


def category(name: str, *words: str) -> Category:
    return Category(id=name, name=name.replace("-", " ").title(), words=words)


CATEGORIES = (
    category(
        "benefits", "benefit", "my benefits", "benefits stop", "food stamps", "social security", "пільги", "إعانة"
    ),
    category("food", "food", "food pantry", "food stamps", "食物", "comida"),
    category("work", "job", "work", "find work", "trabajo", "робота", "шукаю роботу", "工作", "وظيفة"),
    category("documents", "social security card", "birth certificate", "no id"),
    category("rent-bills", "rent", "can't pay the rent", "shut off", "light bill", "房租", "عمارة"),
    category("housing", "sleeping in my car", "kicked out", "shelter"),
    category("resume", "résumé", "curriculum"),
    category("safety", "he hits me", "violencia doméstica"),
)


@pytest.fixture(scope="module")
def suggester() -> CategorySuggester:
    return CategorySuggester(CATEGORIES)


def ids(found: Sequence[Category]) -> list[str]:
    return [each.id for each in found]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("They sent me this letter, my benefits stop on Friday", "benefits"),
        ("my BENEFITS will be stopped", "benefits"),
        ("I cannot pay my rent", "rent-bills"),
        ("I can’t pay this month's rent!", "rent-bills"),
        ("they want to shut my gas off", "rent-bills"),
        ("where are food pantries", "food"),
        ("I sleep in my car", "housing"),
        ("they kicked my brother out", "housing"),
        ("Somewhere to print a resume", "resume"),
        ("re\u0301sume\u0301", "resume"),
        ("my husband hits me", "safety"),
        ("VIOLENCIA DOMESTICA", "safety"),
        ("шукаю роботи", "work"),
        ("я без роботи", "work"),
        ("пільг", "benefits"),
        ("我要找工作", "work"),
        ("没钱付房租", "rent-bills"),
        ("أبحث عن الوظيفة", "work"),
        ("need help with my curriculm", "resume"),
        ("two jobs", "work"),
        ("I lost my social security card", "documents"),
    ],
)
def test_words_lead_to_their_category(suggester: CategorySuggester, words: str, first: str) -> None:
    assert ids(suggester.suggest(words))[:1] == [first]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "hello",
        "what time is it",
        "I parent",
        "12345",
        "\x00\u202e\ud800",
        "🙂",
        "networking",
        "12 3 4",
        "...",
        "workshopping",
    ],
)
def test_nothing_is_suggested_when_nothing_fits(suggester: CategorySuggester, words: str) -> None:
    assert suggester.suggest(words) == ()


def test_a_phrase_hides_the_shorter_words_in_it(suggester: CategorySuggester) -> None:
    assert ids(suggester.suggest("my social security card is gone")) == ["documents"]


def test_a_phrase_of_two_categories_suggests_both(suggester: CategorySuggester) -> None:
    assert set(ids(suggester.suggest("food stamps"))) == {"benefits", "food"}


def test_most_is_obeyed(suggester: CategorySuggester) -> None:
    words = "work and rent and food and a shelter and a résumé"
    assert len(suggester.suggest(words, most=2)) == 2
    assert len(suggester.suggest(words, most=5)) == 5
    assert suggester.suggest(words, most=0) == ()


def test_a_far_weaker_category_is_not_named(suggester: CategorySuggester) -> None:
    assert ids(suggester.suggest("they sleep in my car, in my car, sleeping in my car", most=3)) == ["housing"]


@given(st.text(max_size=300))
def test_any_text_is_welcome(words: str) -> None:
    suggester = CategorySuggester(CATEGORIES)
    assert suggester.suggest(words) == suggester.suggest(words)


def test_ten_thousand_characters_of_known_words_are_taken(suggester: CategorySuggester) -> None:
    assert ids(suggester.suggest("can't pay the rent " * 1_000)) == ["rent-bills"]


def test_shipped_categories_have_distinct_ids_and_words() -> None:
    categories = load_categories()
    assert len({each.id for each in categories}) == len(categories) >= 25
    assert all(each.name and each.words for each in categories)
    assert all(len(group) >= 2 for group in load_related_words())


SHIPPED = [
    ("They sent me this letter, my benefits stop on Friday and nobody picks up the phone.", {"benefits", "legal-help"}),
    ("Somewhere to print a résumé", {"resume", "computers-printing"}),
    ("Clases de inglés por la tarde, por favor.", {"english"}),
    ("Мені потрібен дозвіл на роботу", {"immigration"}),
    ("El patrón no me pagó las últimas dos semanas.", {"problems-at-work"}),
    ("أحتاج إلى بطاقة هوية", {"documents"}),
    ("Tôi cần người giúp điền đơn", {"forms-letters"}),
    ("我在找工作", {"work"}),
    ("I lost my wallet and need a new id", {"documents"}),
    ("toothache", {"health"}),
]


@pytest.mark.parametrize(("words", "expected"), SHIPPED)
def test_shipped_categories_are_heard_in_everyday_needs(words: str, expected: set[str]) -> None:
    assert expected <= set(ids(CategorySuggester(load_categories()).suggest(words)))
