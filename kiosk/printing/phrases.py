# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences with facts in them: the facts stay literal, stand out, and keep their own direction."""

import re
from collections.abc import Collection

from kiosk.messages import Translator
from kiosk.printing.plain_text import Direction, direction_of, literal
from kiosk.printing.worded_slip import Line, Run

_PLACE = re.compile(r"\{(\w+)\}")
_FIXED = frozenset({"phone", "reference"})
"""Places whose facts are numbers: left to right in every language, on one line where they fit."""


class Phrases:
    """Makes lines of a page in one language."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator

    def sentence(self, said: str, *, strong: bool = True, plain: Collection[str] = (), **facts: str) -> Line:
        """Put facts into a translated sentence; they stand out when `strong`, except those in `plain`."""
        pieces = _PLACE.split(said)
        runs: list[Run] = []
        for index, piece in enumerate(pieces):
            if index % 2 == 0:
                runs.append(Run(piece))
            elif piece in _FIXED:
                runs.append(self.number(facts[piece], strong=strong and piece not in plain))
            else:
                runs.extend(self.fact(facts[piece], strong=strong and piece not in plain))
        return tuple(run for run in runs if run.text)

    def labelled(self, said: str, **facts: str) -> Line:
        """Put facts into a translated label, "Cost: {cost}": the label stands out, the facts do not."""
        return tuple(
            Run(run.text, strong=not index % 2 and bool(run.text.strip()), direction=run.direction)
            for index, run in enumerate(self.sentence(said, strong=False, **facts))
        )

    def fact(self, text: str, *, strong: bool = False) -> Line:
        """Set other people's text: literal, and within its own direction when it differs from the line's."""
        plain = literal(text)
        own = direction_of(plain)
        line = Direction.RIGHT_TO_LEFT if self.translator.right_to_left else Direction.LEFT_TO_RIGHT
        return (Run(plain, strong=strong, direction=None if own in {None, line} else own),) if plain else ()

    def number(self, text: str, *, strong: bool = False) -> Run:
        """Set a phone number, a web address or a reference: left to right in every language."""
        return Run(literal(text), strong=strong, direction=Direction.LEFT_TO_RIGHT, whole=True)
