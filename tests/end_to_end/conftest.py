# SPDX-License-Identifier: GPL-3.0-or-later
"""The real command on a real data folder."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Command:
    """Runs `onward` in a process of its own on one data folder."""

    data: Path

    def __call__(self, *arguments: object, environment: Mapping[str, str] | None = None) -> Answer:
        words = [sys.executable, "-m", "kiosk", *map(str, arguments), "--data", str(self.data)]
        env = {**os.environ, "PYTHONWARNINGS": "default", **(environment or {})}
        done = subprocess.run(
            words, capture_output=True, text=True, encoding="utf-8", env=env, timeout=120, check=False
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def json(self, *arguments: object) -> Any:
        """Run a command that must succeed, and read its JSON."""
        answer = self(*arguments, "--json")
        assert answer.code == 0, answer.err
        return answer.document


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample office, set up once; don't write to it."""
    data = tmp_path_factory.mktemp("sample")
    answer = Command(data)("setup", "--sample")
    assert answer.code == 0, answer.err
    return data


@pytest.fixture
def onward(sample_folder: Path, tmp_path: Path) -> Command:
    """The command on a sample office of the test's own."""
    data = tmp_path / "data"
    shutil.copytree(sample_folder, data)
    return Command(data)
