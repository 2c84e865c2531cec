# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese words that people use and how they are read: run as a program, it writes them, a line each.

A line has the word, its syllables and how often it is used, with tabs between; the most used come first.
"""

import sys
from collections.abc import Iterator

LONGEST_WORD = 5
_LEAST_USED = 10
_VOWELS = frozenset("aeiouv")


def read_words() -> Iterator[tuple[str, str, int]]:
    """List the words of jieba's dictionary that are used at all, and every single character, with their readings."""
    # Only the program reads these, whose tables are large.
    from jieba import Tokenizer  # type: ignore[import-untyped]  # noqa: PLC0415
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    with Tokenizer().get_dict_file() as dictionary:
        lines = (line.decode("utf-8").split(" ") for line in dictionary)
        known = [(text, int(used)) for text, used, _kind in lines if _is_wanted(text, int(used))]
    for text, used in sorted(known, key=lambda word: -word[1]):
        syllables = lazy_pinyin(text)
        if all(_VOWELS & set(syllable) for syllable in syllables):
            yield text, " ".join(syllables), used


def _is_wanted(text: str, used: int) -> bool:
    chinese = all("\u4e00" <= character <= "\u9fff" for character in text)
    return chinese and len(text) <= LONGEST_WORD and (used >= _LEAST_USED or len(text) == 1)


if __name__ == "__main__":
    sys.stdout.buffer.writelines(f"{text}\t{reading}\t{used}\n".encode() for text, reading, used in read_words())
