# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraphs broken into lines of letters that are all of one width."""

import re
from collections.abc import Iterator, Sequence

from kiosk.printing.code_pages import NO_BREAK, CodePage, composed
from kiosk.printing.worded_slip import Line, Run

Letter = tuple[str, bool]
"""One letter, and whether it is bold."""

_PUNCTUATION = frozenset("./@_-")
_SHORT_END = re.compile(r" (?=[^ ]{1,2}[.,]?$)")


def letters_of(line: Line, page: CodePage, columns: int, *, strong: bool) -> list[Letter]:
    """Write a line in a code page's characters, which has to have them all.

    What has to stay together, and fits into so many columns, has no common spaces in it: whole runs, and a last
    short word with the one before it, "5:00 pm".
    """
    letters = [(letter, strong or run.strong) for run in line for letter in _shown(run, page, columns)]
    text = "".join(letter for letter, _bold in letters)
    if found := _SHORT_END.search(text):
        letters[found.start()] = (NO_BREAK, letters[found.start()][1])
    return letters


def broken(letters: Sequence[Letter], columns: int, *, indent: int, hanging: int) -> list[list[Letter]]:
    """Break letters between words, the first line to `columns - indent` letters, the others to `columns - hanging`.

    A word too long for a line is cut behind its punctuation if that is enough, else between letters.
    """
    lines: list[list[Letter]] = [[]]
    for word in _words(letters):
        room = columns - (indent if len(lines) == 1 else hanging)
        begin, *rest = _pieces(word, columns - max(indent, hanging))
        if lines[-1] and len(lines[-1]) + 1 + len(begin) <= room:
            lines[-1] += [(" ", lines[-1][-1][1] and begin[0][1]), *begin]
        elif lines[-1]:
            lines.append(begin)
        else:
            lines[-1] = begin
        lines += rest
    return lines


def _shown(run: Run, page: CodePage, columns: int) -> str:
    shown = page.shown(composed(run.text))
    if shown is None:
        raise ValueError("a character that the code page has not")
    return shown.replace(" ", NO_BREAK) if run.whole and len(shown.strip()) <= columns and shown.strip() else shown


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    word: list[Letter] = []
    for letter in letters:
        if letter[0] != " ":
            word.append(letter)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _pieces(word: list[Letter], most: int) -> list[list[Letter]]:
    pieces = []
    while len(word) > most:
        ends = (place + 1 for place in range(most) if word[place][0] in _PUNCTUATION)
        cut = max(ends, default=most)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]
