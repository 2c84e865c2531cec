# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as they stand on paper, whole words in every language."""

from datetime import date

from babel.dates import format_date

from kiosk.messages import SOURCE_LANGUAGE, Translator


def day_in_words(day: date, _: Translator) -> str:
    """Say a day with its weekday and month in full: "Monday 30 November", "lundi 30 novembre"."""
    if _.language == SOURCE_LANGUAGE:
        return _.day(day)
    patterns = _.locale.datetime_skeletons
    shorter = next((patterns[key] for key in ("MMMMEEEEd", "MMMMEd", "MMMEd") if key in patterns), None)
    if shorter is None:
        return _.day(day)
    return format_date(day, _spelled_out(str(shorter.pattern)), locale=_.locale)


def date_in_words(day: date, _: Translator) -> str:
    """Say a date without its weekday: "9 November 2026"."""
    return format_date(day, "d MMMM y" if _.language == SOURCE_LANGUAGE else "long", locale=_.locale)


def _spelled_out(pattern: str) -> str:
    """Turn a date pattern's abbreviations into whole words; quoted text in it stays."""
    parts = pattern.split("'")
    for index in range(0, len(parts), 2):
        part = parts[index].replace("cccc", "E").replace("ccc", "E").replace("EEEE", "E").replace("EEE", "E")
        part = part.replace("LLLL", "MMM").replace("LLL", "MMM").replace("MMMM", "MMM")
        parts[index] = part.replace("E", "EEEE").replace("MMM", "MMMM")
    return "'".join(parts)
