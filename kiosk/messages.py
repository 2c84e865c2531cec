# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door through which text reaches people, on screen and on paper.

English source text is the message id. A language is one gettext file, `resources/locale/CODE.po`; a new
language needs that file and nothing else. Dates, times and languages' names come from Babel (Unicode CLDR).
"""

import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Translator:
    """Says messages, dates and times in one language. `_` is short for `text`, as translators expect."""

    language: str
    locale: Locale
    catalog: NullTranslations

    def __call__(self, message: str, **facts: object) -> str:
        """Say a message; `{name}` places in it take the facts."""
        said = self.catalog.gettext(message)
        return said.format(**self._kept_apart(facts)) if facts else said

    def several(self, one: str, many: str, count: int, **facts: object) -> str:
        """Say a message about a number of things; `{count}` takes the number."""
        return self.catalog.ngettext(one, many, count).format(count=count, **self._kept_apart(facts))

    def in_context(self, context: str, message: str, **facts: object) -> str:
        """Say a message whose words alone are ambiguous."""
        return self.catalog.pgettext(context, message).format(**self._kept_apart(facts))

    def _kept_apart(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Isolate names, words and numbers that run against the sentence, so that it keeps its order around them."""
        apart = isolated_number if self.right_to_left else isolated
        return {name: apart(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}

    def day(self, day: date, *, year: bool = False) -> str:
        """Say a day in whole words, as on a slip: "Monday 24 November", with the year where it may be doubted."""
        if self.language == SOURCE_LANGUAGE:
            return format_date(day, "EEEE d MMMM y" if year else "EEEE d MMMM", locale=self.locale)
        if year:
            return format_date(day, "full", locale=self.locale)
        patterns = self.locale.datetime_skeletons
        pattern = next(patterns[key].pattern for key in ("MMMMEEEEd", "MMMMEd", "MMMEd") if key in patterns)
        return format_date(day, _spelled_out(pattern), locale=self.locale)

    def plain_date(self, day: date, *, year: bool = True) -> str:
        """Say a date without its weekday: "9 November 2026"."""
        if self.language == SOURCE_LANGUAGE:
            return format_date(day, "d MMMM y" if year else "d MMMM", locale=self.locale)
        return (
            format_date(day, "long", locale=self.locale) if year else format_skeleton("MMMMd", day, locale=self.locale)
        )

    def short_day(self, day: date) -> str:
        """Say a day shortly: "Mon 24 Nov"."""
        if self.language == SOURCE_LANGUAGE:
            return format_date(day, "EEE d MMM", locale=self.locale)
        return format_skeleton("MMMEd", day, locale=self.locale)

    def clock(self, moment: time | datetime) -> str:
        """Say a time of day: "4:30 pm"."""
        if self.language == SOURCE_LANGUAGE:
            return format_time(moment, "h:mm a", locale=self.locale).replace("\u202f", " ").lower()
        return format_time(moment, "short", locale=self.locale).replace("\u202f", "\u00a0")

    def weekday(self, index: int) -> str:
        """Say a weekday's short name, 0 for Monday."""
        return str(self.locale.days["stand-alone"]["abbreviated"][index])

    def language_name(self, code: str) -> str:
        """Say a language's own name for its code ("es" → "Español"); other text comes back as it is."""
        try:
            name = Locale.parse(code, sep="-").get_display_name()
        except (ValueError, UnknownLocaleError):
            return code
        return name[:1].upper() + name[1:] if name else code

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.locale.character_order == "right-to-left"


def isolated(text: str) -> str:
    """Put right-to-left text into a first-strong isolate (Unicode UAX 9); other text comes back as it is."""
    turned = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
    return f"\u2068{text}\u2069" if turned else text


def isolated_number(text: str) -> str:
    """Put text with digits and nothing from right to left into an isolate; other text comes back as it is."""
    directions = {unicodedata.bidirectional(character) for character in text}
    apart = "EN" in directions and not directions & {"R", "AL", "AN"}
    return f"\u2068{text}\u2069" if apart else text


def translator(language: str = SOURCE_LANGUAGE) -> Translator:
    """Open the door for a BCP 47 code.

    A language that is not shipped is English throughout, not English words among another language's dates.
    """
    code = language.replace("_", "-").split("-")[0].lower()
    return _door(code if code in shipped_languages() else SOURCE_LANGUAGE)


@cache
def _door(code: str) -> Translator:
    """Open each language once: reading its file takes as long as a page may take to come."""
    locale = Locale.parse("en_US" if code == SOURCE_LANGUAGE else code)
    return Translator(code, locale, _catalog(code))


@cache
def shipped_languages() -> tuple[str, ...]:
    """List the codes of all languages that can be chosen, English first."""
    folder = files("kiosk.resources") / "locale"
    found = sorted(entry.name.removesuffix(".po") for entry in folder.iterdir() if entry.name.endswith(".po"))
    return (SOURCE_LANGUAGE, *found)


def _spelled_out(pattern: str) -> str:
    """Turn a date pattern's abbreviations into whole words; quoted text in it stays."""
    parts = pattern.split("'")
    for index in range(0, len(parts), 2):
        part = re.sub("[Ec]{1,4}", "EEEE", parts[index])
        parts[index] = re.sub("[LM]{3,4}", "MMMM", part)
    return "'".join(parts)


def _catalog(code: str) -> NullTranslations:
    source = files("kiosk.resources") / "locale" / f"{code}.po"
    if code == SOURCE_LANGUAGE or not source.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source.read_bytes()), locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
