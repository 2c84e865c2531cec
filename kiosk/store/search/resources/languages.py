# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells that "Spanish", "Español" and "es-MX" are one language."""

from kiosk.domain.spoken_words import folded

_NAMES = {
    "am": "amharic አማርኛ", "ar": "arabic العربية", "bn": "bengali bangla বাংলা", "de": "german deutsch",
    "en": "english", "es": "spanish espanol castellano", "fa": "persian farsi dari فارسی", "fr": "french francais",
    "hi": "hindi हिन्दी", "ht": "haitian creole kreyol", "hmn": "hmong", "hy": "armenian հայերեն",
    "it": "italian italiano",
    "ja": "japanese 日本語", "km": "khmer cambodian ខ្មែរ", "ko": "korean 한국어", "ku": "kurdish kurdi",
    "lo": "lao ລາວ",
    "my": "burmese", "ne": "nepali नेपाली", "pa": "punjabi ਪੰਜਾਬੀ", "pl": "polish polski", "ps": "pashto",
    "pt": "portuguese portugues", "ro": "romanian romana", "ru": "russian русский", "so": "somali soomaali",
    "sw": "swahili kiswahili", "ti": "tigrinya ትግርኛ", "tl": "tagalog filipino pilipino", "tr": "turkish turkce",
    "uk": "ukrainian українська", "ur": "urdu اردو", "vi": "vietnamese",
    "zh": "chinese mandarin cantonese 中文 普通话 粤语",
}  # fmt: skip
_SAME = {"fil": "tl", "yue": "zh", "cmn": "zh", "spa": "es", "eng": "en", "ase": "asl"}


class Languages:
    """Brings codes and names of languages to one key."""

    def __init__(self) -> None:
        self._keys = {folded(name): code for code, names in _NAMES.items() for name in names.split()}
        self._keys["tiengviet"] = "vi"

    def key(self, language: str) -> str:
        """One key for a language, given as a BCP 47 code or by an English or its own name; "" for none."""
        text = folded(language.strip())
        first = text.replace("_", "-").split("-")[0].split("(")[0].strip()
        for name in (first, first.replace(" ", ""), first.partition(" ")[0]):
            if name in self._keys:
                return self._keys[name]
        return _SAME.get(first, first)
