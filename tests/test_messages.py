# SPDX-License-Identifier: GPL-3.0-or-later
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

import kiosk
from kiosk.domain.resource_reason import ResourceReason
from kiosk.messages import shipped_languages, translator
from kiosk.resources import load_categories

PACKAGE = Path(kiosk.__file__).parent
LANGUAGES = ("es", "fr", "ar", "vi", "zh", "uk")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "said_by": None,
    "say": None,
    "translate": None,
    "several": (1, 2),
}
FOR_VISITORS = ("printing", "ui/self_service", "ui/words")
"""What visitors read: slips, sheets and cards, and the touch screen."""
PLACE = re.compile(r"\{(\w+)\}")


def catalog_of(language: str) -> Catalog:
    with (PACKAGE / "resources" / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages_on_slips() -> set[str]:
    found = extract_from_dir(PACKAGE / "printing", [("**.py", "python")], keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


def messages_for_visitors() -> set[str]:
    """Everything that a visitor may read or hear, on paper or on the touch screen."""
    said = {category.name for category in load_categories()} | {reason.value for reason in ResourceReason}
    for folder in FOR_VISITORS:
        found = extract_from_dir(PACKAGE / folder, [("**.py", "python")], keywords=KEYWORDS)
        said |= {m if isinstance(m, str) else m[0] for _file, _line, m, _comments, _context in found}
    return said


def messages_of_the_keyboard() -> set[str]:
    """Layouts and names of keys. A layout is left out where the English one serves; a name never is."""
    folder = PACKAGE / "ui" / "self_service" / "keyboard"
    found = extract_from_dir(folder, [("**.py", "python")], keywords={"in_context": ((1, "c"), 2)})
    return {message[-1] if isinstance(message, tuple) else message for _file, _line, message, _comments, _ in found}


def texts(message: Message) -> list[str]:
    said = message.string
    return [said] if isinstance(said, str) else list(said or ())


def test_slips_have_messages_to_translate() -> None:
    assert {"For {name}", "Languages:", "Call first", "{page} of {pages}"} <= messages_on_slips()


def test_every_language_is_shipped() -> None:
    assert set(shipped_languages()) >= {"en", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_for_visitors_is_translated(language: str) -> None:
    catalog = catalog_of(language)
    missing = [message for message in sorted(messages_for_visitors()) if message not in catalog]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_translated_that_is_said_no_more(language: str) -> None:
    said = messages_for_visitors()
    said_there = messages_of_the_keyboard()
    left_over = [
        message.id
        for message in catalog_of(language)
        if message.id
        and (message.id if isinstance(message.id, str) else message.id[0])
        not in (said_there if message.context == "keyboard" else said)
    ]
    assert left_over == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_key_is_translated(language: str) -> None:
    catalog = catalog_of(language)
    names = {message for message in messages_of_the_keyboard() if message[0].isupper() and "\n" not in message}
    assert {"Done", "Space", "Shift, locked"} <= names
    assert [name for name in sorted(names) if catalog.get(name, context="keyboard") is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_fuzzy(language: str) -> None:
    unready = [m.id for m in catalog_of(language) if m.id and (m.fuzzy or not all(texts(m)))]
    assert unready == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_places_for_facts(language: str) -> None:
    for message in catalog_of(language):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        for said in texts(message) if source else []:
            assert set(PLACE.findall(said)) == set(PLACE.findall(source)), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_the_languages_own(language: str) -> None:
    catalog = catalog_of(language)
    assert (catalog.num_plurals, catalog.plural_expr) == get_plural(language)[:2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_says_the_translation(language: str) -> None:
    _ = translator(language)
    said = _("If this doesn’t work out, come back to us.")
    assert said != "If this doesn’t work out, come back to us."
    assert said == catalog_of(language)["If this doesn’t work out, come back to us."].string


def test_a_right_to_left_name_does_not_turn_the_sentence_around_it() -> None:
    assert translator("en")("{name}’s next step", name="محمد") == "\u2068محمد\u2069’s next step"
    assert translator("en")("{name}’s next step", name="Олена") == "Олена’s next step"
    assert "\u2068" not in translator("ar")("{day}, {time}", day="الاثنين", time="4:30 م")
    assert translator("ar")("{number}", number="(951) 555-0100") == "\u2068(951) 555-0100\u2069"
