# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told about a window, asked over the accessibility bus as any other program would."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

_ROOT = "/org/a11y/atspi/accessible/root"
_ATSPI = "org.a11y.atspi."
_TEXTS = frozenset({61, 79})
"""The roles of fields: text and entry."""
_ON_SCREEN = "0"
_AT_ONCE = 8

Address = tuple[str, str]
"""A bus name, and an object's path on it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a window: its name, what stands in it, and its middle on the screen (None for no extent)."""

    name: str
    text: str
    middle: tuple[int, int] | None


class ScreenReader:
    """Reads the windows of every program on the bus of a session. Needs busctl."""

    def __init__(self, session_bus: str) -> None:
        self._bus = session_bus
        [self._bus] = self._call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")

    def parts(self) -> Sequence[Part]:
        """List all parts from the outside in; what goes away meanwhile is left out."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            level: list[Address] = [("org.a11y.atspi.Registry", _ROOT)]
            found: list[Address] = []
            while level:
                level = [child for children in pool.map(self._children, level) for child in children]
                found += level
            return [part for part in pool.map(self._part, found) if part is not None]

    def _children(self, address: Address) -> Sequence[Address]:
        try:
            [children] = self._call(*address, _ATSPI + "Accessible", "GetChildren")
        except subprocess.CalledProcessError:
            return ()
        return [(bus, path) for bus, path in children]

    def _part(self, address: Address) -> Part | None:
        try:
            name = self._name(address)
            [role] = self._call(*address, _ATSPI + "Accessible", "GetRole")
            text = self._text(address) if role in _TEXTS else ""
            return Part(name, text, self._middle(address))
        except subprocess.CalledProcessError:
            return None

    def _name(self, address: Address) -> str:
        return str(self._ask("get-property", *address, _ATSPI + "Accessible", "Name"))

    def _text(self, address: Address) -> str:
        [text] = self._call(*address, _ATSPI + "Text", "GetText", "ii", "0", "-1")
        return str(text)

    def _middle(self, address: Address) -> tuple[int, int] | None:
        try:
            [(left, top, width, height)] = self._call(*address, _ATSPI + "Component", "GetExtents", "u", _ON_SCREEN)
        except subprocess.CalledProcessError:
            return None
        return (left + width // 2, top + height // 2) if width > 0 and height > 0 else None

    def _call(self, *words: str) -> list[Any]:
        return list(self._ask("call", *words))

    def _ask(self, *words: str) -> Any:
        command = ["busctl", f"--address={self._bus}", "--json=short", "--timeout=5", "--", *words]
        said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=10)
        return json.loads(said.stdout)["data"]


def all_texts(parts: Sequence[Part]) -> Iterator[str]:
    """Tell everything that can be read."""
    for part in parts:
        yield part.name
        yield part.text
