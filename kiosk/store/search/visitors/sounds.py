# SPDX-License-Identifier: GPL-3.0-or-later
"""How a folded name may sound: keys under which names that sound alike meet.

`sound_keys` reads a name the way clerks of many countries may write down what they hear: spellings are
taken longest first, each gives one sound, and some give two (ch is heard as in Charles and as in Christine),
so that a name has several readings, as in double metaphone. `skeletons` is coarser, for scripts that leave vowels out.
"""

import re

_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")

# Spelling: sound, or two readings with a bar between. Small print: ^ only at the start, $ only at the end.
_SPELLINGS = {
    "^ae": "A", "^ye": "A", "^yi": "A", "^ie": "A", "^wr": "R", "^kn": "N|KN", "^gn": "N", "^pn": "N",
    "^ps": "S", "^pf": "F", "^x": "S|X", "^j": "J|A", "^y": "A", "^h": "H|A", "^g": "K|J", "^wh": "F",
    "^kh": "K|H", "^hr": "KR|R", "^ts": "S|TS", "^cz": "X", "^tch": "X", "^mc": "MK", "^sch": "X|SK",
    "^dj": "J", "a": "", "e": "", "i": "", "o": "", "u": "", "y": "", "b": "P", "p": "P", "ph": "F",
    "pf": "F", "f": "F", "v": "F", "w": "F", "w$": "F|", "ow": "", "ow$": "|F", "aw": "", "ew": "", "h": "",
    "k": "K", "q": "K", "qu": "K", "ck": "K", "cq": "K", "c": "K", "ce": "S|X", "ci": "S|X", "cy": "S",
    "cia": "X", "cio": "X", "ch": "X|K", "chr": "KR", "chl": "KL", "cs": "X|KS", "ctz": "TS", "tch": "X",
    "tsch": "X", "tsh": "X", "sh": "X", "sch": "X|SK", "shch": "X", "sc": "SK", "sce": "S|X", "sci": "S|X",
    "sz": "X|S", "szcz": "X", "rz": "X|RS", "zs": "X", "zh": "X|J", "cz": "X|S", "s": "S", "z": "S",
    "ts": "TS|S", "tz": "TS|S", "dz": "TS|S", "x": "KS", "xh": "J", "d": "T", "t": "T", "th": "T", "dh": "T",
    "dt": "T", "g": "K", "ge": "J|K", "gi": "J|K", "gy": "J|T", "gh": "|K", "gli": "L", "gn": "N|KN",
    "gue": "K", "gui": "K", "dg": "J", "dge": "J", "dj": "J|T", "j": "J|", "dzh": "J", "kh": "K|", "l": "L",
    "m": "M", "mb$": "M", "mn$": "M", "n": "N", "ng$": "N|NK", "r": "R", "rh": "R", "eaux$": "", "aux$": "",
    "eau": "", "ois$": "|S", "tio": "X", "sio": "X|S", "ks": "KS", "cks": "KS", "cc": "K", "cce": "KS|X",
    "cci": "KS|X", "nh": "N", "lh": "L", "ough": "|F", "augh": "|F", "ugh": "|F", "off$": "F", "ov$": "F",
}  # fmt: skip

# Consonants that no spelling in vowel-poor scripts keeps apart; vowels, h and y are left out.
_CLASSES = str.maketrans("bpfvwkqcgjxsztdlmnr", "BBBBBKKKKKSSSTTLMNR", "aeiouyh")
_MOST_READINGS = 8
_SOFT_START = re.compile(r"ch|kh|j")
_SOFT_C = re.compile(r"c(?=[eiy])|sh|ch(?=[aeiouyr])|ts|tz|zh")


def _pattern() -> re.Pattern[str]:
    ordered = sorted(_SPELLINGS, key=lambda spelling: (-len(spelling.strip("^$")), spelling.strip("^$") == spelling))
    return re.compile("|".join(ordered))


_READER = _pattern()


def _sound(match: re.Match[str], length: int) -> str:
    spelling = match.group()
    if match.start() == 0 and (anchored := _SPELLINGS.get("^" + spelling)) is not None:
        return anchored
    if match.end() == length and (anchored := _SPELLINGS.get(spelling + "$")) is not None:
        return anchored
    return _SPELLINGS[spelling]


def sound_keys(folded: str) -> tuple[str, ...]:
    """Up to eight keys of sounds for a word in a to z, mostly one or two; names that sound alike share a key."""
    single = _DOUBLED.sub(r"\1", folded)
    readings = [""]
    for match in _READER.finditer(single):
        sounds = _sound(match, len(single)).split("|")
        heard = sounds if len(readings) < _MOST_READINGS else sounds[:1]
        readings = [reading + sound for reading in readings for sound in heard]
    start = "A" if single[:1] in ("a", "e", "i", "o", "u") else ""
    return tuple(dict.fromkeys(start + reading.removeprefix(start) for reading in readings))


def consonants(folded: str) -> str:
    """The word without vowels and y, and without the h that no abjad writes."""
    return _VOWELS.sub("", folded).replace("h", "")


def skeletons(folded: str, *, vowel_poor: bool) -> frozenset[str]:
    """Coarse keys of consonants; `vowel_poor` words may use v and w for vowels, others may have mute ch, kh and j."""
    readings: tuple[str, ...]
    if vowel_poor:
        folded = folded.replace("ts", "s")
        readings = (folded, folded.replace("v", "").replace("w", ""))
    else:
        readings = (_SOFT_C.sub("s", folded), folded, _SOFT_START.sub("", folded))
    return frozenset(_DOUBLED.sub(r"\1", reading.translate(_CLASSES)) for reading in readings) - {""}
