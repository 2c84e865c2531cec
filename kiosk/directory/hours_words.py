# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours in German, Spanish and French, put into English words; what is left over stays as it is."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_GERMAN = {
    r"rund um die uhr": "24 hours", r"(?<=\d)\s*uhr|\buhr": "", r"mo(?:ntags?)?": "mon", r"di(?:enstags?)?": "tue",
    r"mi(?:ttwochs?)?": "wed", r"do(?:nnerstags?)?": "thu", r"fr(?:eitags?)?": "fri",
    r"sa(?:mstags?)?|sonnabends?": "sat",
    r"so(?:nntags?)?": "sun", r"bis": "to", r"und|sowie": "and", r"von|jeweils": "", r"geschlossen|zu": "closed",
    r"täglich": "daily", r"wochenende": "weekend",
}  # fmt: skip
_SPANISH = {
    r"24 horas": "24 hours", r"todos los días|diario|diariamente": "daily", r"fin(?:es)? de semana": "weekend",
    r"l\s*(?:-|–|a)\s*v": "mon-fri", r"lun(?:es)?": "mon",
    r"mar(?:tes)?": "tue", r"mi[ée](?:rcoles)?": "wed", r"jue(?:ves)?": "thu",
    r"vie(?:rnes)?": "fri", r"s[áa]b(?:ados?)?": "sat", r"dom(?:ingos?)?": "sun", r"hasta|a(?!\.?\s?m\b)": "to",
    r"y": "and", r"de|desde|las|los": "", r"cerrado": "closed", r"mediodía": "noon", r"medianoche": "midnight",
    r"(?<=\d)\s*(?:h|hs|hrs|horas)\b\.?|\bhoras": "",
}  # fmt: skip
_FRENCH = {
    r"24\s*h?\s*/\s*24(?:,?\s*7\s*j\s*/\s*7)?": "24 hours", r"tous les jours": "daily", r"week-?end": "weekend",
    r"(?<=\d)\s*h\s*(?=\d\d)": ":", r"(?<=\d)\s*(?:h|heures)\b": "", r"lun(?:dis?)?": "mon", r"mar(?:dis?)?": "tue",
    r"mer(?:credis?)?": "wed", r"jeu(?:dis?)?": "thu", r"ven(?:dredis?)?": "fri", r"sam(?:edis?)?": "sat",
    r"dim(?:anches?)?": "sun", r"au|à|a(?!\.?\s?m\b)|jusqu['’]à": "to", r"et": "and", r"du|de|le|les": "",
    r"fermée?": "closed", r"midi": "noon", r"minuit": "midnight",
}  # fmt: skip


def _pattern(meant: str) -> str:
    return meant if meant.startswith("(?<=") else rf"\b(?:{meant})\b\.?"


_LANGUAGES: tuple[Mapping[str, str], ...] = tuple(
    MappingProxyType({_pattern(said): word for said, word in words.items()}) for words in (_GERMAN, _SPANISH, _FRENCH)
)


def in_english(text: str) -> Iterator[str]:
    """Yield the text with the words of each language in turn put into English, where it has any of them."""
    for words in _LANGUAGES:
        said = text
        for pattern, word in words.items():
            said = re.sub(pattern, word, said, flags=re.IGNORECASE)
        if said != text:
            yield " ".join(said.split())
