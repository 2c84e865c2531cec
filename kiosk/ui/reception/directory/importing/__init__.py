# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing somebody's directory in: choose it, see what it would change, take it in."""
