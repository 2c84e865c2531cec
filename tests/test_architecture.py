# SPDX-License-Identifier: GPL-3.0-or-later
"""The directions of the arrows between rooms, and who may use which library."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

HOUSE = Path(__file__).resolve().parents[1]
KIOSK = HOUSE / "kiosk"
ROOMS = ("domain", "desk", "store", "directory", "printing", "ui")
TOP = ("app", "cli", "windows")
"""Where everything is wired: the only modules that see every room."""

MAY_IMPORT = {
    "domain": {"domain"},
    "desk": {"desk", "domain"},
    "store": {"store", "desk", "domain"},
    "directory": {"directory", "desk", "domain"},
    "printing": {"printing", "desk", "domain"},
    "ui": {"ui", "desk", "domain"},
}
SHARED = {"messages", "history_words", "follow_up_words", "report_words", "spreadsheet", "resources"}
"""The translation door, what is said through it, and what ships: for every room but the domain and the desk."""

LIBRARIES = {
    "PySide6": {"ui", "printing", "windows"},
    "sqlalchemy": {"store", "app"},
    "alembic": {"store"},
    "sqlcipher3": {"store"},
    "typst": {"printing"},
    "qrcode": {"printing"},
    "PIL": {"printing"},
    "jieba": {"ui"},
    "pypinyin": {"ui"},
    "serial": {"printing"},
    "zeroconf": {"printing"},
    "ifaddr": {"printing"},
    "typer": {"cli"},
    "holidays": {"holiday_days"},
    "pyqtgraph": {"ui"},
}

LONGEST_MODULE = 400
LONGEST_TEST = 850
"""Lines. More for tests, for now: those of the settings page still stand in one file, beside what they all use."""


def modules() -> Iterator[Path]:
    """List every module of the product."""
    return (path for path in KIOSK.rglob("*.py") if "__pycache__" not in path.parts)


def room_of(path: Path) -> str:
    """Name the room a module is in, or the module itself at the top level."""
    return path.relative_to(KIOSK).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """List the full names of what a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where an arrow points"
            yield node.module or ""


def arrows() -> Iterator[tuple[Path, str, str]]:
    """List module, its room, and the room or top-level module of Onward that it imports."""
    for path in modules():
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "kiosk" and len(parts) > 1:
                yield path, room_of(path), parts[1]


def test_rooms_import_only_in_the_allowed_directions() -> None:
    wrong = [
        f"{path.relative_to(HOUSE)} imports kiosk.{target}"
        for path, room, target in arrows()
        if room in ROOMS and target not in MAY_IMPORT[room] | (SHARED if room not in {"domain", "desk"} else set())
    ]
    assert wrong == []


def test_only_the_top_sees_everything() -> None:
    wrong = [
        f"{path.relative_to(HOUSE)} imports kiosk.{target}"
        for path, room, target in arrows()
        if room not in (*ROOMS, *TOP, "__main__") and target in {"store", "directory", "printing", "ui", *TOP}
    ]
    assert wrong == []


def test_the_domain_needs_the_standard_library_and_dateutil_alone() -> None:
    allowed = sys.stdlib_module_names | {"dateutil", "kiosk"}
    foreign = {
        f"{path.name}: {name}"
        for path in modules()
        if room_of(path) == "domain"
        for name in imports(path)
        if name.split(".")[0] not in allowed
    }
    assert foreign == set()


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_in_its_rooms(library: str) -> None:
    users = {room_of(path) for path in modules() for name in imports(path) if name.split(".")[0] == library}
    assert users <= LIBRARIES[library]


def test_no_layer_is_called_services_and_nobody_manages() -> None:
    vague = re.compile(r"(services|manager|helper|controller|utils?|misc|common_info)\.py$")
    assert [str(path) for path in modules() if vague.search(path.name)] == []


def test_every_file_says_its_licence() -> None:
    code = [*modules(), *(HOUSE / "tests").rglob("*.py"), *(HOUSE / "packaging").rglob("*.py")]
    code += [HOUSE / name for name in ("packaging/run", "packaging/test", ".ci/run", "pyproject.toml")]
    silent = [str(path) for path in code if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text()[:200]]
    assert silent == []


def test_no_file_is_too_long() -> None:
    code = [(path, LONGEST_MODULE) for path in modules()]
    code += [(path, LONGEST_TEST) for path in (HOUSE / "tests").rglob("*.py")]
    long = {path.name: lines for path, most in code if (lines := len(path.read_text().splitlines())) > most}
    assert long == {}


def test_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert median(lengths) <= 10
    assert quantiles(lengths, n=20)[-1] <= 35


def test_nothing_is_built_in_a_default_argument() -> None:
    built = [
        f"{path.relative_to(HOUSE)}:{default.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for default in [*node.args.defaults, *node.args.kw_defaults]
        if isinstance(default, ast.Call) and _name(default) not in {"Qt.Alignment", "frozenset", "QModelIndex", "Path"}
    ]
    assert built == []


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)
