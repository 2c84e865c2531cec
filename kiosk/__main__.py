# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the onward command: `python -m kiosk`."""

import sys

from kiosk.cli.main import run


def main() -> None:
    """Run one command and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
