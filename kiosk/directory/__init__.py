# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers of other people's resource data, and the report on what was found in it."""
