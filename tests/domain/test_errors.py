# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error is one calm sentence with a next step, and somebody raises it."""

import ast
import inspect
import string
from pathlib import Path

import pytest

import kiosk
from kiosk.domain import errors
from kiosk.domain.errors import NeedWithoutNextStep, OnwardError

ERRORS = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, OnwardError)]
KINDS = [each for each in ERRORS if each is not OnwardError]


@pytest.fixture(scope="module")
def raised() -> set[str]:
    """The names of everything that is raised or made to be shown anywhere in Onward."""
    names: set[str] = set()
    for path in Path(kiosk.__file__).parent.rglob("*.py"):
        if path.name == "errors.py" and path.parent.name == "domain":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name):
                names.add(node.exc.id)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names.add(node.func.id)
    return names


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_is_raised_somewhere(kind: type[OnwardError], raised: set[str]) -> None:
    assert kind.__name__ in raised


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_message_is_calm_and_ends_as_a_sentence(kind: type[OnwardError]) -> None:
    said = kind.message
    assert not any(word in said.lower() for word in ("error", "fail", "invalid", "exception", "!", "illegal", "abort"))
    assert said.endswith((".", "?", "}"))
    assert said[0].isupper() or said[0] in "“{"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_message_names_its_facts(kind: type[OnwardError]) -> None:
    places = {name for _, name, _, _ in string.Formatter().parse(kind.message) if name}
    error = kind(**dict.fromkeys(places, "<b>12</b>"))
    assert str(error).count("<b>12</b>") == len(places)
    assert error.facts == dict.fromkeys(places, "<b>12</b>")


def test_no_two_errors_say_the_same() -> None:
    said = [kind.message for kind in ERRORS]
    assert len(set(said)) == len(said)


def test_words_with_braces_are_shown_as_they_are() -> None:
    assert str(NeedWithoutNextStep(words="{x} {0} %s")).startswith("“{x} {0} %s” has no next step")
