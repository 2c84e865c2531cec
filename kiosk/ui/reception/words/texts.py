# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's text, made fit for a label without changing what it says."""

import re

_LONGEST_UNBROKEN = 18
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_UNBROKEN + 1},}}")
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """Let very long words break at the line's end, by invisible marks: a label would not fit its window otherwise."""
    return _LONG_WORD.sub(_broken, text)


def plain_tooltip(text: str) -> str:
    """Make a tooltip that shows text as it was written; Qt would take some of it for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if text else ""


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join(word[at : at + _LONGEST_UNBROKEN] for at in range(0, len(word), _LONGEST_UNBROKEN))
