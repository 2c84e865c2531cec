# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line imports a source with; the work is done in `reader`."""

from kiosk.directory.reader import DirectoryRead, DirectoryStream, open_directory, read_directory

__all__ = ["DirectoryRead", "DirectoryStream", "open_directory", "read_directory"]
