# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the windows."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import DataOption, NotUnderstood, data_folder, open_onward
from kiosk.cli.watch import Patience, Watch
from kiosk.log import start_log
from kiosk.messages import shipped_languages
from kiosk.settings import load_settings
from kiosk.ui.self_service.options import TouchOptions

ScreenshotOption = Annotated[
    Path | None, typer.Option("--screenshot", help="Show the window, save a picture of it, and quit.")
]

SHORTEST_SIDE, LONGEST_SIDE = 600, 7680


def reception(data: DataOption = None, screenshot: ScreenshotOption = None) -> None:
    """Open the reception desk."""
    _need_screen()
    onward = open_onward(data)
    from kiosk.windows.reception import build_reception  # noqa: PLC0415 - commands without a window never load Qt

    app = build_reception(onward)
    raise typer.Exit(app.run(screenshot))


def self_service(
    windowed: Annotated[bool, typer.Option("--windowed", help="In a window, to try it out.")] = False,
    size: Annotated[str, typer.Option(metavar="WxH", help="Width and height in pixels.")] = "",
    language: Annotated[str, typer.Option(metavar="CODE", help="The language it begins with.")] = "",
    screenshot: ScreenshotOption = None,
    data: DataOption = None,
    unwatched: Annotated[bool, typer.Option("--unwatched", hidden=True)] = False,
) -> None:
    """Open the touch screen, where visitors help themselves; one that hangs is started again."""
    options = TouchOptions(windowed=windowed, size=_read_size(size), language=_read_language(language))
    _need_screen()
    if windowed or unwatched or screenshot is not None:
        raise typer.Exit(_open_touch_screen(data, options, screenshot))
    raise typer.Exit(_watch_touch_screen(data_folder(data), options))


def _open_touch_screen(data: Path | None, options: TouchOptions, screenshot: Path | None) -> int:
    onward = open_onward(data)
    from kiosk.windows.touch_screen import build_self_service  # noqa: PLC0415 - the watch never loads Qt

    return build_self_service(onward, options).run(screenshot)


def _watch_touch_screen(data: Path, options: TouchOptions) -> int:
    """Have another process open the touch screen, and watch over it."""
    load_settings(data)  # a mistake in them is said once, not by one screen after the other
    if data.is_dir():
        start_log(data)
    return Watch([sys.executable, "-m", "kiosk", *_arguments(data, options)], Patience()).run()


def _arguments(data: Path, options: TouchOptions) -> Iterator[str]:
    yield from ("self-service", "--unwatched", "--data", str(data))
    if options.size is not None:
        yield from ("--size", "{}x{}".format(*options.size))
    if options.language:
        yield from ("--language", options.language)


def _need_screen() -> None:
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise NotUnderstood(reason="There is no screen here. packaging/run opens the window on a virtual one.")


def _read_size(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", text, re.IGNORECASE)
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SHORTEST_SIDE <= side <= LONGEST_SIDE for side in sides):
        raise typer.BadParameter(
            f"--size: write width and height in pixels, such as 1080x1920, each {SHORTEST_SIDE} to {LONGEST_SIDE}."
        )
    return sides


def _read_language(code: str) -> str:
    if code and code not in shipped_languages():
        raise typer.BadParameter(f"--language: the touch screen speaks {', '.join(shipped_languages())}.")
    return code
