# SPDX-License-Identifier: GPL-3.0-or-later
"""One need that we owe: what happened, and everything that can be done about it."""
