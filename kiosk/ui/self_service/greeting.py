# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the day in which one greets alike."""

NOON, EVENING = 12, 18
"""Hours of the office's wall clock at which morning and afternoon end."""
