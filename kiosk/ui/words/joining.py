# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands between two facts on one line."""

BETWEEN = " · "
