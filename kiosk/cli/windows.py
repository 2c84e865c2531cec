# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the windows."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import DataOption, NotUnderstood, open_onward

ScreenshotOption = Annotated[
    Path | None, typer.Option("--screenshot", help="Show the window, save a picture of it, and quit.")
]


def reception(data: DataOption = None, screenshot: ScreenshotOption = None) -> None:
    """Open the reception desk."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise NotUnderstood(reason="There is no screen here. packaging/run opens the window on a virtual one.")
    onward = open_onward(data)
    from kiosk.windows import build_reception  # noqa: PLC0415 - commands without a window never load Qt

    app = build_reception(onward)
    raise typer.Exit(app.run(screenshot))
